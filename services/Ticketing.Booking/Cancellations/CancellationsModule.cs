using Ticketing.Booking.Cancellations.CancelEvents;
using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Cancellations;

/// <summary>Orders that their buyers cancel, and events that are called off with all their orders.</summary>
internal static class CancellationsModule
{
    public static void AddCancellations(this IServiceCollection services)
    {
        services.AddJson(CancellationsJson.Default);
        services.AddSingleton<CancelOrderUseCase>();
        services.AddSingleton<CancellationBatches>();
        services.AddHostedService<EventCancellation>();
    }

    public static void MapCancellations(this IEndpointRouteBuilder routes)
    {
        routes.MapCancelOrder();
        routes.MapCancellation();
    }
}
