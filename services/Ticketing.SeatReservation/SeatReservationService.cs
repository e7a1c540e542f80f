using Ticketing.Messaging.Directory;
using Ticketing.SeatReservation.Following;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.LiveChanges;
using Ticketing.SeatReservation.Reconciling;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.SeatMap;
using Ticketing.SeatReservation.SeatRequests;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation;

/// <summary>The service's capabilities.</summary>
internal static class SeatReservationService
{
    /// <summary>Everything but messaging and Kvrocks' connection.</summary>
    public static void AddSeatReservation(this IHostApplicationBuilder builder)
    {
        builder.Services.DescribeSeatReservation();
        builder.Services.AddSingleton<IEventDirectoryStore, KvrocksEventDirectory>();
        builder.AddSeatState();
        builder.AddReserving();
        builder.AddSeatRequests();
        builder.AddFollowing();
        builder.AddSeatMap();
        builder.AddReconciling();
    }

    /// <summary>The public reads.</summary>
    public static void MapSeatReservation(this IEndpointRouteBuilder app)
    {
        app.MapSeatMap();
        app.MapLiveChanges();
    }
}
