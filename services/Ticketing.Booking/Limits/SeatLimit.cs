using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Limits;

/// <summary>A buyer at an event.</summary>
internal readonly record struct EventBuyer(long EventId, Guid BuyerId);

/// <summary>
/// How many seats one person may have of an event, whatever the way: parallel orders, several sections, the waitlist, a
/// payment that came late. Whoever adds seats locks the person's row of the event first and counts then, in the
/// transaction that adds them; giving seats back needs no lock. The count is read from the bookings and never stored, so
/// no crash makes it wrong (ADR 0037).
/// </summary>
internal class SeatLimit
{
    private const string CreateLocks = """
        INSERT INTO seat_limit_locks (event_id, buyer_id)
        SELECT event_id, buyer_id FROM unnest(@events, @buyers) WITH ORDINALITY AS n (event_id, buyer_id, position)
        ORDER BY n.position
        ON CONFLICT DO NOTHING
        """;

    private const string LockRows = """
        SELECT l.event_id FROM unnest(@events, @buyers) WITH ORDINALITY AS n (event_id, buyer_id, position)
        JOIN seat_limit_locks l ON l.event_id = n.event_id AND l.buyer_id = n.buyer_id
        ORDER BY n.position FOR NO KEY UPDATE OF l
        """;

    // An offer of the waitlist counts once: as its entry, until that is served or waits again.
    private const string Count = """
        SELECT n.event_id, n.buyer_id, held.seats + waiting.seats AS seats
        FROM unnest(@events, @buyers) AS n (event_id, buyer_id), LATERAL (
            SELECT coalesce(sum(b.quantity - coalesce(jsonb_array_length(b.refunded_seats), 0)), 0) AS seats
            FROM bookings b
            WHERE b.buyer_id = n.buyer_id AND b.event_id = n.event_id
              AND b.status IN ('PROCESSING', 'PENDING_PAYMENT', 'PAID')
              AND NOT EXISTS (
                SELECT FROM waitlist_entries o WHERE o.event_id = n.event_id AND o.buyer_id = n.buyer_id
                  AND o.state = 'OFFERED' AND o.booking_id = b.id)
        ) held, LATERAL (
            SELECT coalesce(sum(w.party_size), 0) AS seats FROM waitlist_entries w
            WHERE w.event_id = n.event_id AND w.buyer_id = n.buyer_id
              AND w.state IN ('AUTHORISING', 'WAITING', 'OFFERED')
        ) waiting
        """;

    /// <summary>
    /// The seats that each of these buyers holds, owns or waits for. Nobody adds to them before the transaction ends.
    /// </summary>
    public virtual async Task<Dictionary<EventBuyer, long>> LockAndCountAsync(
        DatabaseTransaction transaction, IEnumerable<EventBuyer> buyers, CancellationToken ct)
    {
        // Always in the same order, so that two transactions that share buyers never deadlock.
        List<EventBuyer> sorted = [.. buyers.Distinct().OrderBy(b => b.EventId).ThenBy(b => b.BuyerId)];
        var parameters = new
        {
            events = sorted.Select(b => b.EventId).ToArray(),
            buyers = sorted.Select(b => b.BuyerId).ToArray(),
        };
        await LockAsync(transaction, parameters, ct);
        // A statement of its own: it sees what those committed who had the locks before.
        var rows = await transaction.QueryByIndexAsync<Row>(Count, parameters, ct);
        return rows.ToDictionary(r => new EventBuyer(r.EventId, r.BuyerId), r => r.Seats);
    }

    /// <summary>Null when the buyer may have these seats too; nobody adds more before the transaction ends.</summary>
    public async Task<Refusal?> CheckAsync(
        DatabaseTransaction transaction, EventBuyer buyer, int seats, int max, CancellationToken ct)
    {
        var held = (await LockAndCountAsync(transaction, [buyer], ct))[buyer];
        return held + seats > max ? LimitErrors.SeatLimit(max, held) : null;
    }

    /// <summary>Locks the rows of these buyers, and makes those that are not there.</summary>
    protected virtual async Task LockAsync(DatabaseTransaction transaction, object buyers, CancellationToken ct)
    {
        await transaction.ExecuteAsync(CreateLocks, buyers, ct);
        await transaction.QueryAsync<long>(LockRows, buyers, ct);
    }

    private sealed class Row
    {
        public required long EventId { get; init; }
        public required Guid BuyerId { get; init; }
        public required long Seats { get; init; }
    }
}
