using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Webhooks;
using Ticketing.Contracts;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Cancellations.CancelEvents;

/// <summary>One bounded step of cancelling an event's bookings, and how far it has come.</summary>
internal sealed class CancellationBatches(
    Database database, RefundOpener refunds, HoldMirror holds, CodeUses codes, OrderChanges changes, TimeProvider clock)
{
    private const int MaxReleases = 500;

    // Each is a transaction of its own: a hundred are a fraction of a second.
    private const int MaxRefunds = 100;

    private const string Start = """
        INSERT INTO event_cancellations (event_id, started_at) VALUES (@eventId, @now)
        ON CONFLICT (event_id) DO NOTHING
        """;

    // A booking that is being paid is left until its payment has an outcome. Allotments release themselves.
    private const string Release = $"""
        UPDATE bookings b
        SET status = 'CANCELLED', reason = 'event-cancelled', cancelled_at = @now, updated_at = @now,
            version = b.version + 1
        FROM (
            SELECT id FROM bookings
            WHERE event_id = @eventId AND status IN ('PROCESSING', 'PENDING_PAYMENT') AND payment_claim IS NULL
              AND purpose IS DISTINCT FROM 'allotment'
            LIMIT @limit FOR UPDATE SKIP LOCKED
        ) unpaid
        WHERE b.id = unpaid.id
        RETURNING {BookingRow.Columns}
        """;

    // A refund that was refused since the event was called off is not tried again: its seller may do so.
    private const string Paid = """
        SELECT id FROM bookings b
        WHERE event_id = @eventId AND status = 'PAID'
          AND (refund_state IS NULL OR refund_state = 'FAILED' AND NOT EXISTS (
            SELECT FROM transactions r WHERE r.booking_id = b.id AND r.type = 'REFUND' AND r.status = 'FAILED'
              AND r.kind = 'event-cancelled'))
        LIMIT @limit
        """;

    private const string Finish = """
        UPDATE event_cancellations SET finished_at = @now
        WHERE event_id = @eventId AND finished_at IS NULL AND NOT EXISTS (
            SELECT FROM bookings WHERE event_id = @eventId AND status IN ('PROCESSING', 'PENDING_PAYMENT', 'PAID'))
        """;

    /// <summary>Tells the seller's webhooks, at its first call for the event.</summary>
    public async Task StartAsync(EventId id, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        if (await transaction.ExecuteAsync(Start, new { eventId = id.Value, now = clock.GetUtcNow() }, ct) > 0)
        {
            await SellerEvents.AppendAsync(transaction, [SellerEvent.EventCancelled(id.Value)], ct);
        }
        await transaction.CommitAsync(ct);
    }

    /// <summary>Ends unpaid bookings and gives their seats back; returns how many.</summary>
    public async Task<int> ReleaseUnpaidAsync(EventId id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        var ended = await transaction.QueryAsync<BookingRow>(
            Release, new { eventId = id.Value, now, limit = MaxReleases }, ct);
        if (ended.Count == 0)
        {
            return 0;
        }
        await transaction.PublishAsync([.. BookingEvents.ReleasedAll(ended, now)], ct);
        await NotificationOutbox.AppendAsync(transaction, [.. ended.Select(BookingNotifications.EventCancelled)], ct);
        await codes.GiveBackAsync(transaction, ended, ct);
        await transaction.CommitAsync(ct);
        holds.Remove(ended);
        changes.Publish(ended);
        return ended.Count;
    }

    /// <summary>Records refunds of paid bookings, which recovery makes; returns how many.</summary>
    public async Task<int> RefundPaidAsync(EventId id, CancellationToken ct)
    {
        var paid = await database.QueryAsync<Guid>(Paid, new { eventId = id.Value, limit = MaxRefunds }, ct);
        var opened = 0;
        foreach (var booking in paid)
        {
            var opening = await refunds.OpenAsync(
                new RefundWish(booking, null, CancellationReasons.EventCancelled, ForRecovery: true), ct);
            opened += opening.Refund is null ? 0 : 1;
        }
        return opened;
    }

    /// <summary>Records when nothing is left to cancel.</summary>
    public Task FinishAsync(EventId id, CancellationToken ct) =>
        database.ExecuteAsync(Finish, new { eventId = id.Value, now = clock.GetUtcNow() }, ct);
}
