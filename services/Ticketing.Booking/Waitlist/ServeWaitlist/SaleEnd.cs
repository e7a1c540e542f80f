using Ticketing.Booking.Bookings;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Waitlist.ServeWaitlist;

/// <summary>
/// Waiting ends with the sale: entries of an event that is not on sale any more are EXPIRED, and their authorisations
/// are let go. An offer that is being charged is carried to its end; one that is not yet charged ends with the sale.
/// </summary>
internal sealed class SaleEnd(Database database, IEventDirectory directory, TimeProvider clock)
{
    // Sections too: the last one in the line may be served, or leave, just before the sale ends.
    private const string Waiting = """
        SELECT event_id FROM waitlist_entries WHERE state = 'WAITING' UNION SELECT event_id FROM waitlist_sections
        """;

    private const string Expire = $"""
        UPDATE waitlist_entries w
        SET state = 'EXPIRED', reason = @reason, void_due = true, updated_at = @now, worked_until = '-infinity'
        FROM (
            SELECT id FROM waitlist_entries WHERE event_id = @eventId AND state = 'WAITING'
            ORDER BY number LIMIT @limit
        ) ended
        WHERE w.id = ended.id
        RETURNING {WaitlistEntryRow.Columns}
        """;

    private const string OpenSections = "DELETE FROM waitlist_sections WHERE event_id = @eventId";

    // Of one transaction; the next round takes the rest.
    private const int MaxBatch = 1_000;

    public async Task ExpireAsync(CancellationToken ct)
    {
        foreach (var id in await database.QueryAsync<long>(Waiting, null, ct))
        {
            if (directory.Find(new EventId(id)) is { } plan && ReasonOf(plan, clock.GetUtcNow()) is { } reason)
            {
                await ExpireAsync(id, reason, ct);
            }
        }
    }

    private async Task ExpireAsync(long eventId, string reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        await WaitlistLine.LockAsync(transaction, eventId, ct);
        var expired = await transaction.QueryAsync<WaitlistEntryRow>(
            Expire, new { eventId, reason, now, limit = MaxBatch }, ct);
        await WaitlistLine.AuditAsync(
            transaction,
            eventId,
            now,
            [.. expired.OrderBy(e => e.Number)
                .Select(e => new WaitlistNote(WaitlistEvents.Expired, e.Id, e.Number, Reason: reason))],
            ct);
        await NotificationOutbox.AppendAsync(
            transaction,
            [.. expired.Select(e => BookingNotifications.WaitlistExpired(e.Id, e.BuyerId, eventId))],
            ct);
        await transaction.ExecuteAsync(OpenSections, new { eventId }, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Why waiting is over; null while the sale goes on.</summary>
    private static string? ReasonOf(EventDirectoryEntry plan, DateTimeOffset now) => plan.Status switch
    {
        SaleStatus.Closed => "sale-closed",
        SaleStatus.Cancelled => "event-cancelled",
        SaleStatus.Ended => "event-ended",
        _ => plan.HasSaleEnded(now) ? WaitlistReasons.SaleEnded : null,
    };
}
