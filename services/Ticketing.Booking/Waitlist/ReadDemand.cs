using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking.Waitlist;

/// <summary>
/// <c>GET /internal/events/{event_id}/demand</c>: who waits for an event and how many orders got nothing, for event-ticketing's
/// figures. For services only;
/// the gateway does not route it.
/// </summary>
internal static class ReadDemandEndpoint
{
    /// <summary>A bound for what is read; a longer line says the same.</summary>
    private const int MaxEntries = 10_000;

    private const string Count = """
        SELECT count(*) AS waiting_entries, coalesce(sum(w.party_size), 0) AS waiting_seats,
            (SELECT coalesce(sum(failed), 0) FROM order_failures WHERE event_id = @eventId) AS orders_failed
        FROM (SELECT party_size FROM waitlist_entries
              WHERE event_id = @eventId AND state IN ('WAITING', 'OFFERED') LIMIT @MaxEntries) w
        """;

    public static void MapReadDemand(this IEndpointRouteBuilder routes) => routes
        .MapGet("/internal/events/{eventId}/demand", HandleAsync)
        .RequireServiceKey()
        .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(string eventId, Database database, HttpContext context)
    {
        // An id that no event has is waited for by nobody.
        var id = EventId.TryParse(eventId, null, out var parsed) ? parsed.Value : 0;
        var row = await database.FindAsync<DemandRow>(
            Count, new { eventId = id, MaxEntries }, context.RequestAborted);
        return TypedResults.Json(
            new EventDemand(row!.WaitingEntries, row.WaitingSeats, row.OrdersFailed), ContractsJson.Default.EventDemand);
    }

    private sealed class DemandRow
    {
        public long WaitingEntries { get; init; }
        public long WaitingSeats { get; init; }
        public long OrdersFailed { get; init; }
    }
}
