using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Infrastructure.Http;

namespace Ticketing.EventTicketing.Features.GetEvent;

/// <summary><c>GET /events/{event_id}</c>: the event and its seating plan.</summary>
public static class GetEventEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/events/{eventId}", HandleAsync)
        .AllowAnonymous()
        .WithName("GetEvent")
        .WithSummary("Get an event with its seating plan")
        .Refuses(RefusalCodes.EventNotFound)
        .WithTags("events");

    // A string, not an EventId: what is no number is an event nobody has, 404 and not 400.
    private static async Task<Results<Ok<EventAnswer>, ProblemHttpResult>> HandleAsync(
        string eventId, HttpContext context, EventTicketingDbContext db, CancellationToken ct) =>
        EventId.TryParse(eventId, null, out var id) && await db.FindAnswerAsync(id, ct) is { } answer
            ? TypedResults.Ok(answer)
            : Answers.Of(Answers.NoSuchEvent(eventId), context);
}
