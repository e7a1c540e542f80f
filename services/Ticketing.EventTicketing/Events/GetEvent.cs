using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events;

/// <summary><c>GET /events/{event_id}</c>: the event and its seating plan.</summary>
internal static class GetEvent
{
    public static void MapGetEvent(this IEndpointRouteBuilder app) => app
        .MapGet("/events/{eventId}", HandleAsync)
        .AllowAnonymous()
        .WithName("GetEvent")
        .WithSummary("Get an event with its seating plan")
        .Refuses(EventErrors.NotFound)
        .WithTags("events");

    // A string, not an EventId: a text that is no number names no event, which is 404 and not 400.
    private static async Task<Results<Ok<EventResponse>, ProblemHttpResult>> HandleAsync(
        string eventId, HttpContext context, EventTicketingDbContext db, CancellationToken ct) =>
        EventId.TryParse(eventId, null, out var id) && await db.FindEventAsync(id, ct) is { } found
            ? TypedResults.Ok(found)
            : EventErrors.NotFound.ToProblem(context);
}
