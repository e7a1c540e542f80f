using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Tickets;

/// <summary>
/// <c>GET /internal/seat-record/{event_id}/{section}</c>: what seat-reservation compares its live state with and
/// rebuilds it from. The gateway does not route it. Inside the network it is open, like the event directory: a
/// rebuild needs no operator, and the record names no person (docs/adr/0009).
/// </summary>
internal static class ReadSeatRecord
{
    public static void MapReadSeatRecord(this IEndpointRouteBuilder app) => app
        .MapGet("/internal/seat-record/{event_id}/{section}", HandleAsync)
        .AllowAnonymous()
        .ExcludeFromDescription();

    private static async Task<Results<JsonHttpResult<SeatRecord>, ProblemHttpResult>> HandleAsync(
        [FromRoute(Name = "event_id")] string eventId, string section, HttpContext context, SeatRecordQuery query,
        CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id))
        {
            return EventErrors.NotFound.ToProblem(context);
        }

        // Camel case, by the services' common context: messages, directory and record are one contract.
        return await query.ReadAsync(id, section, ct) is { } record
            ? TypedResults.Json(record, ContractsJson.Default.SeatRecord)
            : EventErrors.SectionNotFound.ToProblem(context);
    }
}
