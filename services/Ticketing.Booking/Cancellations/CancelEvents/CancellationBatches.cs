using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Webhooks;
using Ticketing.Contracts;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Booking.Cancellations.CancelEvents;

/// <summary>One bounded step of cancelling an event's bookings, and how far it has come.</summary>
internal sealed class CancellationBatches(
    NpgsqlDataSource database, RefundOpener refunds, HoldMirror holds, OrderChanges changes,
    OutboxSignal outboxSignal, TimeProvider clock)
{
    private const int MaxReleases = 500;

    // Each is a transaction of its own: a hundred are a fraction of a second.
    private const int MaxRefunds = 100;

    /// <summary>$1 event, $2 now.</summary>
    private const string Start =
        "INSERT INTO event_cancellations (event_id, started_at) VALUES ($1, $2) ON CONFLICT (event_id) DO NOTHING";

    /// <summary>Told once, by whoever began. A booking being paid is left until its payment has an outcome.</summary>
    private const string Release = $"""
        UPDATE bookings b
        SET status = 'CANCELLED', reason = 'event-cancelled', cancelled_at = $2, updated_at = $2,
            version = b.version + 1
        FROM (
            SELECT id FROM bookings
            WHERE event_id = $1 AND status IN ('PROCESSING', 'PENDING_PAYMENT') AND payment_claim IS NULL
            LIMIT $3 FOR UPDATE SKIP LOCKED
        ) unpaid
        WHERE b.id = unpaid.id
        RETURNING {BookingRow.Columns}
        """;

    /// <summary>
    /// A refused refund is for the seller to try again: trying it without end would change nothing. One that was
    /// refused before the event was called off does not count.
    /// </summary>
    private const string Paid = """
        SELECT id FROM bookings b
        WHERE event_id = $1 AND status = 'PAID' AND (refund_state IS NULL OR refund_state = 'FAILED' AND NOT EXISTS (
            SELECT FROM transactions r WHERE r.booking_id = b.id AND r.type = 'REFUND' AND r.status = 'FAILED'
              AND r.kind = 'event-cancelled'))
        LIMIT $2
        """;

    /// <summary>$1 event, $2 now.</summary>
    private const string Finish = """
        UPDATE event_cancellations SET finished_at = $2
        WHERE event_id = $1 AND finished_at IS NULL AND NOT EXISTS (
            SELECT FROM bookings WHERE event_id = $1 AND status IN ('PROCESSING', 'PENDING_PAYMENT', 'PAID'))
        """;

    public async Task StartAsync(EventId id, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(Start, connection, transaction)
        {
            Parameters = { new() { Value = id.Value }, new() { Value = clock.GetUtcNow() } },
        };
        if (await command.ExecuteNonQueryAsync(ct) > 0)
        {
            await SellerEvents.AppendAsync(connection, transaction, [SellerEvent.EventCancelled(id.Value)], ct);
        }
        await transaction.CommitAsync(ct);
    }

    /// <summary>Ends unpaid bookings and gives their seats back; returns how many.</summary>
    public async Task<int> ReleaseUnpaidAsync(EventId id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(Release, connection, transaction)
        {
            Parameters = { new() { Value = id.Value }, new() { Value = now }, new() { Value = MaxReleases } },
        };
        var ended = await command.ReadRowsAsync(ct);
        if (ended.Count == 0)
        {
            return 0;
        }
        await Outbox.AppendAsync(
            connection,
            transaction,
            [.. ended.Where(b => b.Seats is not null).Select(b => BookingEvents.Released(b, b.SeatPositions, now))],
            ct);
        await NotificationOutbox.AppendAsync(
            connection, transaction, [.. ended.Select(BookingNotifications.EventCancelled)], ct);
        await SellerEvents.AppendAsync(
            connection, transaction, [.. ended.Select(SellerEvent.OrderCancelled)], ct);
        await transaction.CommitAsync(ct);
        outboxSignal.Wake();
        holds.Forget(ended);
        changes.Publish(ended);
        return ended.Count;
    }

    /// <summary>Writes refunds of paid bookings down; recovery makes them. Returns how many.</summary>
    public async Task<int> RefundPaidAsync(EventId id, CancellationToken ct)
    {
        var paid = new List<Guid>();
        await using (var command = database.CreateCommand(Paid))
        {
            command.Parameters.Add(new() { Value = id.Value });
            command.Parameters.Add(new() { Value = MaxRefunds });
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                paid.Add(reader.GetGuid(0));
            }
        }
        var opened = 0;
        foreach (var booking in paid)
        {
            var opening = await refunds.OpenAsync(
                new RefundWish(booking, null, CancellationReasons.EventCancelled, ForRecovery: true), ct);
            opened += opening.Refund is null ? 0 : 1;
        }
        return opened;
    }

    /// <summary>Writes down that nothing is left, if so.</summary>
    public async Task FinishAsync(EventId id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Finish);
        command.Parameters.Add(new() { Value = id.Value });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(ct);
    }
}
