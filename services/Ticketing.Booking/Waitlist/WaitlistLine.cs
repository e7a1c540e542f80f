using System.Text.Json;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Waitlist;

/// <summary>
/// The order of one event's waitlist. Every transaction that changes it, or writes about it to the audit, holds the
/// event's lock until its commit: so numbers, decisions and audit lines are in the same order.
/// </summary>
internal static class WaitlistLine
{
    // A key space of its own: other advisory locks of this database use other first numbers.
    private const string Lock = "SELECT pg_advisory_xact_lock(7201, (@eventId % 2147483647)::int)";

    private const string Insert = """
        INSERT INTO waitlist_audit
            (event_id, at, pass, what, entry_id, number, booking_id, reason, detail)
        SELECT @eventId, @at, @pass, n.what, n.entry_id, n.number, n.booking_id, n.reason, n.detail
        FROM unnest(@whats, @entries, @numbers, @bookings, @reasons, @details::jsonb[])
            WITH ORDINALITY AS n (what, entry_id, number, booking_id, reason, detail, position)
        ORDER BY n.position
        """;

    /// <summary>Takes the event's lock for the rest of the transaction.</summary>
    public static Task LockAsync(DatabaseTransaction transaction, long eventId, CancellationToken ct) =>
        transaction.ExecuteAsync(Lock, new { eventId }, ct);

    /// <summary>Appends notes to the audit, in their order. The caller holds the event's lock.</summary>
    /// <param name="transaction">The change that they tell of.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="at">UTC.</param>
    /// <param name="notes">What happened.</param>
    /// <param name="ct">Cancels the statement.</param>
    /// <param name="pass">The pass that decided it; null for what happens to one entry alone.</param>
    public static Task AuditAsync(
        DatabaseTransaction transaction, long eventId, DateTimeOffset at, IReadOnlyList<WaitlistNote> notes,
        CancellationToken ct, long? pass = null) =>
        transaction.ExecuteAsync(
            Insert,
            new
            {
                eventId,
                at,
                pass,
                whats = notes.Select(n => n.What).ToArray(),
                entries = notes.Select(n => n.EntryId).ToArray(),
                numbers = notes.Select(n => n.Number).ToArray(),
                bookings = notes.Select(n => n.BookingId).ToArray(),
                reasons = notes.Select(n => n.Reason).ToArray(),
                details = notes.Select(n => n.DetailJson).ToArray(),
            },
            ct);
}

/// <summary>A line for the audit.</summary>
internal sealed record WaitlistNote(
    string What, Guid? EntryId = null, long? Number = null, Guid? BookingId = null, string? Reason = null,
    WaitlistAuditDetail? Detail = null)
{
    public string? DetailJson => Detail is null
        ? null
        : JsonSerializer.Serialize(Detail, WaitlistAuditJson.Default.WaitlistAuditDetail);
}
