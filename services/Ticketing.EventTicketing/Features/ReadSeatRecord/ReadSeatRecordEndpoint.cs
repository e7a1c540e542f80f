using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure.Http;

namespace Ticketing.EventTicketing.Features.ReadSeatRecord;

/// <summary>
/// <c>GET /internal/seat-record/{event_id}/{section}</c>: what seat-reservation compares its live state with and
/// rebuilds it from. Not routed by the gateway and open inside the network, like the event directory: it must
/// work when no operator is awake, and it says nothing of a person (docs/adr/0009).
/// </summary>
public static class ReadSeatRecordEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/internal/seat-record/{event_id}/{section}", HandleAsync)
        .AllowAnonymous()
        .ExcludeFromDescription();

    private static async Task<Results<JsonHttpResult<SeatRecord>, ProblemHttpResult>> HandleAsync(
        [FromRoute(Name = "event_id")] string eventId, string section, HttpContext context, SeatRecordQuery query,
        CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id))
        {
            return Answers.Of(Answers.NoSuchEvent(eventId), context);
        }

        // Camel case, by the services' common context: messages, directory and record are one contract.
        return await query.ReadAsync(id, section, ct) is { } record
            ? TypedResults.Json(record, ContractsJson.Default.SeatRecord)
            : Answers.Of(new Refusal(RefusalCodes.SectionNotFound, "The event has no such section."), context);
    }
}
