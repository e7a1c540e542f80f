using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Booking.Waitlist.JoinWaitlist;
using Ticketing.Booking.Waitlist.ServeWaitlist;
using Ticketing.Contracts.Channels;

namespace Ticketing.Booking.Waitlist;

/// <summary>Waiting for seats of an event that is sold out.</summary>
internal static class WaitlistModule
{
    public static void AddWaitlist(this IServiceCollection services)
    {
        services.AddJson(WaitlistJson.Default);
        services.AddSingleton<ISeatMap, HttpSeatMap>();
        services.AddHttpClient(HttpSeatMap.ClientName, client =>
            client.BaseAddress = new Uri($"http://{ServiceNames.SeatReservation}"));
        services.AddSingleton<WaitlistStore>();
        services.AddSingleton<WaitlistPlaces>();
        services.AddSingleton<WaitlistPayments>();
        services.AddSingleton<NewEntries>();
        services.AddSingleton<JoinWaitlistUseCase>();
        services.AddSingleton<LeaveWaitlistUseCase>();
        services.AddSingleton<WaitlistAudit>();
        services.AddSingleton<OfferPass>();
        services.AddSingleton<ResalePass>();
        services.AddSingleton<OfferLedger>();
        services.AddSingleton<OfferSettlement>();
        services.AddSingleton<SaleEnd>();
        services.AddHosted<WaitlistGate>();
        services.AddHostedService<WaitlistServing>();
        services.AddHostedService<ResaleServing>();
        services.AddHostedService<WaitlistSettling>();
        services.AddHostedService<WaitlistRetention>();
    }

    public static void MapWaitlist(this IEndpointRouteBuilder routes)
    {
        routes.MapJoinWaitlist();
        routes.MapLeaveWaitlist();
        routes.MapListWaitlist();
        routes.MapAuditWaitlist();
        routes.MapReadDemand();
    }
}
