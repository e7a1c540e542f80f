using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts;
using Ticketing.Contracts.Waiting;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.WaitingRoom;

/// <summary>
/// <c>GET /queue/{event_id}</c> and <c>GET /queue/{event_id}/entries/me</c>. Gateways answer both from their copies while
/// a room is open; here is what they forward when they have none.
/// </summary>
internal static class GetQueue
{
    public static void MapGetQueue(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/queue/{eventId}", StateAsync)
            .AllowAnonymous()
            .WithName("GetQueue")
            .WithTags("waiting-room")
            .WithSummary("Get the state of a waiting room")
            .WithDescription(
                "The same for everybody, with an ETag. Ask again after `poll_seconds`, and up to as long again at random; with a "
                + "place, after a quarter of the estimate if that is less, but not sooner than 5 s.")
            .Refuses(WaitingRoomErrors.NoWaitingRoom);
        routes.MapGet("/queue/{eventId}/entries/me", PlaceAsync)
            .RequireAuthorization(Policies.Buyer)
            .WithName("GetMyPlace")
            .WithTags("waiting-room")
            .WithSummary("Get one's own place in a waiting room")
            .WithDescription(
                "Ask once after the draw: the number never changes. Compare it with `now_serving` of the room from then on.")
            .Refuses(WaitingRoomErrors.NoWaitingRoom, WaitingRoomErrors.NotInQueue);
    }

    private static async Task<Results<Ok<QueueResponse>, ProblemHttpResult>> StateAsync(
        string eventId, WaitingRoomStore store, TimeProvider clock, HttpContext context, CancellationToken ct) =>
        EventId.TryParse(eventId, null, out var id) && await store.FindAsync(id, ct) is { } room
            ? TypedResults.Ok(QueueResponse.Of(room.Snapshot(clock.GetUtcNow())))
            : WaitingRoomErrors.NoWaitingRoom.ToProblem(context);

    private static async Task<Results<Ok<QueuePlaceResponse>, ProblemHttpResult>> PlaceAsync(
        string eventId, ClaimsPrincipal user, WaitingRoomStore store, TimeProvider clock, HttpContext context,
        CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id) || await store.FindAsync(id, ct) is not { } room)
        {
            return WaitingRoomErrors.NoWaitingRoom.ToProblem(context);
        }

        var now = clock.GetUtcNow();
        return await store.FindAsync(id, user.UserId(), ct) is { } entry
            ? TypedResults.Ok(QueuePlaceResponse.Of(room.Snapshot(now), entry.Person(), now))
            : WaitingRoomErrors.NotInQueue.ToProblem(context);
    }
}
