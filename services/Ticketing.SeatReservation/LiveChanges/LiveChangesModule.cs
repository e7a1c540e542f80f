using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.LiveChanges;

/// <summary>Seat changes as server-sent events.</summary>
internal static class LiveChangesModule
{
    public static void MapLiveChanges(this IEndpointRouteBuilder app) => app.MapPublicReads().MapStreamSeatChanges();
}
