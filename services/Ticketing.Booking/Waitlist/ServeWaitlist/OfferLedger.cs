using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Booking.Waitlist.ServeWaitlist;

/// <summary>
/// The ends of an offer, each one transaction under the event's lock: entry, audit, notification, and where the offer's
/// booking has to end, that and the release of its seats. Taking one twice changes nothing.
/// </summary>
internal sealed class OfferLedger(
    NpgsqlDataSource database, OutboxSignal outboxSignal, OrderChanges changes, HoldMirror holds, TimeProvider clock)
{
    // Only the offer that the step was decided for: by now the entry may have ended, or have the next one.
    private const string Move = """
        UPDATE waitlist_entries
        SET state = $3, reason = $4, void_due = $5, updated_at = $6, worked_until = '-infinity'
        WHERE id = $1 AND state = 'OFFERED' AND booking_id = $2
        """;

    private const string CancelBooking = $"""
        UPDATE bookings b
        SET status = 'CANCELLED', reason = $2, cancelled_at = $3, updated_at = $3, version = b.version + 1
        WHERE b.id = $1 AND b.status = 'PENDING_PAYMENT' AND b.payment_claim IS NULL
        RETURNING {BookingRow.Columns}
        """;

    private const string Follow = """
        UPDATE waitlist_entries SET booking_id = $3, updated_at = $4, worked_until = '-infinity'
        WHERE id = $1 AND state = 'OFFERED' AND booking_id = $2
        """;

    private const string Failure = "SELECT failure_code FROM transactions WHERE id = $1 AND status = 'FAILED'";

    private const string IsUnused =
        "SELECT EXISTS (SELECT FROM transactions WHERE id = $1 AND status = 'PENDING' AND booking_id IS NULL)";

    /// <summary>The seats are paid. If something else paid them, the authorisation is let go.</summary>
    public Task ServeAsync(WaitlistEntryRow entry, BookingRow booking, CancellationToken ct) => MoveAsync(
        entry,
        WaitlistState.Served,
        null,
        voidDue: booking.PaidTransaction != entry.TransactionId,
        new WaitlistNote(
            WaitlistEvents.Served,
            entry.Id,
            entry.Number,
            booking.Id,
            Detail: new WaitlistAuditDetail(
                TransactionId: booking.PaidTransaction, AmountMinor: booking.TotalMinor)),
        BookingNotifications.WaitlistServed(booking),
        ct);

    /// <summary>The offer came to nothing; the entry waits on in its old place.</summary>
    public Task RefuseAsync(WaitlistEntryRow entry, string reason, CancellationToken ct) => MoveAsync(
        entry,
        WaitlistState.Waiting,
        reason,
        voidDue: false,
        new WaitlistNote(WaitlistEvents.Refused, entry.Id, entry.Number, entry.BookingId, reason),
        null,
        ct);

    /// <summary>The entry ends with its offer.</summary>
    public Task EndAsync(WaitlistEntryRow entry, string state, string what, string reason, CancellationToken ct) =>
        MoveAsync(
            entry,
            state,
            reason,
            voidDue: true,
            new WaitlistNote(what, entry.Id, entry.Number, entry.BookingId, reason),
            null,
            ct);

    /// <summary>
    /// Cancels the offer's booking and gives its seats back. With a failure code, the charge failed and the entry ends
    /// with it, told so; without, only the booking ends.
    /// </summary>
    public async Task CancelAsync(
        WaitlistEntryRow entry, BookingRow booking, string reason, CancellationToken ct, string? failure = null)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await WaitlistLine.LockAsync(connection, transaction, entry.EventId, ct);
        await using var cancel = new NpgsqlCommand(CancelBooking, connection, transaction)
            .With(booking.Id, reason, now);
        var cancelled = await cancel.ReadRowsAsync(ct);
        if (cancelled.Count == 0 && booking.State != BookingStatus.Cancelled)
        {
            // Somebody else moved it meanwhile, for example its buyer: the next step sees what it is now.
            return;
        }
        await Outbox.AppendAsync(
            connection,
            transaction,
            [.. cancelled.Select(row => BookingEvents.Released(row, row.SeatPositions, now))],
            ct);
        if (failure is not null)
        {
            await MoveAsync(
                connection, transaction, entry, WaitlistState.ChargeFailed, failure, true,
                new WaitlistNote(WaitlistEvents.ChargeFailed, entry.Id, entry.Number, booking.Id, failure),
                BookingNotifications.WaitlistChargeFailed(booking, failure), ct);
        }
        await transaction.CommitAsync(ct);
        outboxSignal.Wake();
        holds.Forget(cancelled);
        changes.Publish(cancelled);
    }

    /// <summary>The seats were taken again by a booking that replaces the offer's.</summary>
    public async Task FollowAsync(WaitlistEntryRow entry, Guid successor, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Follow)
            .With(entry.Id, entry.BookingId, successor, clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Why the transaction failed; null when it did not.</summary>
    public async Task<string?> FailureOfAsync(Guid transactionId, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Failure).With(transactionId);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    /// <summary>True while the authorisation can still pay another booking.</summary>
    public async Task<bool> IsUnusedAsync(Guid transactionId, CancellationToken ct)
    {
        await using var command = database.CreateCommand(IsUnused).With(transactionId);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task MoveAsync(
        WaitlistEntryRow entry, string state, string? reason, bool voidDue, WaitlistNote note,
        Notification? notification, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await WaitlistLine.LockAsync(connection, transaction, entry.EventId, ct);
        await MoveAsync(connection, transaction, entry, state, reason, voidDue, note, notification, ct);
        await transaction.CommitAsync(ct);
    }

    private async Task MoveAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, WaitlistEntryRow entry, string state,
        string? reason, bool voidDue, WaitlistNote note, Notification? notification, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var move = new NpgsqlCommand(Move, connection, transaction)
            .With(entry.Id, entry.BookingId, state);
        move.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = reason });
        move.With(voidDue, now);
        if (await move.ExecuteNonQueryAsync(ct) == 0)
        {
            return;
        }
        await WaitlistLine.AuditAsync(connection, transaction, entry.EventId, now, null, [note], ct);
        await NotificationOutbox.AppendAsync(
            connection, transaction, notification is null ? [] : [notification], ct);
    }
}
