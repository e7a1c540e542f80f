using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Holds;

/// <summary>The time a buyer has to pay: its end, its extension, its warning, its copy in Redis.</summary>
internal static class HoldsModule
{
    public static void AddHolds(this IServiceCollection services)
    {
        services.AddSingleton<HoldExpiry>();
        services.AddSingleton<ExtendHoldUseCase>();
        services.AddHosted<HoldMirror>();
        services.AddHostedService<HoldSweep>();
        services.AddHostedService<HoldWarnings>();
    }

    public static void MapHolds(this IEndpointRouteBuilder routes) => routes.MapExtendHold();
}
