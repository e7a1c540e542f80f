using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Waitlist.ServeWaitlist;

/// <summary>
/// The ends of an offer, each in one transaction under the event's lock: the entry, the audit, the notification, and
/// where the offer's booking has to end, that and the release of its seats. Repeating one changes nothing.
/// </summary>
internal sealed class OfferLedger(Database database, OrderChanges changes, HoldMirror holds, TimeProvider clock)
{
    // Only the offer that the step was decided for: by now the entry may have ended, or have the next one.
    private const string EndOffer = """
        UPDATE waitlist_entries
        SET state = @state, reason = @reason, void_due = @voidDue, updated_at = @now, worked_until = '-infinity'
        WHERE id = @id AND state = 'OFFERED' AND booking_id = @bookingId
        """;

    private const string CancelBooking = $"""
        UPDATE bookings b
        SET status = 'CANCELLED', reason = @reason, cancelled_at = @now, updated_at = @now, version = b.version + 1
        WHERE b.id = @id AND b.status = 'PENDING_PAYMENT' AND b.payment_claim IS NULL
        RETURNING {BookingRow.Columns}
        """;

    private const string ReplaceBooking = """
        UPDATE waitlist_entries SET booking_id = @successor, updated_at = @now, worked_until = '-infinity'
        WHERE id = @id AND state = 'OFFERED' AND booking_id = @bookingId
        """;

    private const string Failure = "SELECT failure_code FROM transactions WHERE id = @id AND status = 'FAILED'";

    private const string IsUnused =
        "SELECT EXISTS (SELECT FROM transactions WHERE id = @id AND status = 'PENDING' AND booking_id IS NULL)";

    /// <summary>The seats are paid. If something else paid them, the authorisation is let go.</summary>
    public Task ServeAsync(WaitlistEntryRow entry, BookingRow booking, CancellationToken ct) => EndOfferAsync(
        entry,
        new OfferEnd(
            WaitlistState.Served,
            null,
            VoidDue: booking.PaidTransaction != entry.TransactionId,
            new WaitlistNote(
                WaitlistEvents.Served,
                entry.Id,
                entry.Number,
                booking.Id,
                Detail: new WaitlistAuditDetail(
                    TransactionId: booking.PaidTransaction, AmountMinor: booking.TotalMinor)),
            BookingNotifications.WaitlistServed(booking)),
        ct);

    /// <summary>The offer came to nothing; the entry waits on in its old place.</summary>
    public Task RefuseAsync(WaitlistEntryRow entry, string reason, CancellationToken ct) => EndOfferAsync(
        entry,
        new OfferEnd(
            WaitlistState.Waiting,
            reason,
            VoidDue: false,
            new WaitlistNote(WaitlistEvents.Refused, entry.Id, entry.Number, entry.BookingId, reason)),
        ct);

    /// <summary>The entry ends with its offer.</summary>
    public Task EndAsync(WaitlistEntryRow entry, string state, string what, string reason, CancellationToken ct) =>
        EndOfferAsync(
            entry,
            new OfferEnd(
                state,
                reason,
                VoidDue: true,
                new WaitlistNote(what, entry.Id, entry.Number, entry.BookingId, reason)),
            ct);

    /// <summary>The sale ended before the offer was charged; the buyer is told.</summary>
    public Task ExpireAsync(WaitlistEntryRow entry, string reason, CancellationToken ct) => EndOfferAsync(
        entry,
        new OfferEnd(
            WaitlistState.Expired,
            reason,
            VoidDue: true,
            new WaitlistNote(WaitlistEvents.Expired, entry.Id, entry.Number, entry.BookingId, reason),
            BookingNotifications.WaitlistExpired(entry.Id, entry.BuyerId, entry.EventId)),
        ct);

    /// <summary>Cancels the offer's booking and gives its seats back. With a failure code the entry ends too.</summary>
    /// <param name="entry">The entry that has the offer.</param>
    /// <param name="booking">The offer's booking.</param>
    /// <param name="reason">Why the booking ends.</param>
    /// <param name="ct">Cancels what is not committed.</param>
    /// <param name="failure">Why the charge failed; null when only the booking ends.</param>
    public async Task CancelAsync(
        WaitlistEntryRow entry, BookingRow booking, string reason, CancellationToken ct, string? failure = null)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        await WaitlistLine.LockAsync(transaction, entry.EventId, ct);
        var cancelled = await transaction.QueryAsync<BookingRow>(
            CancelBooking, new { id = booking.Id, reason, now }, ct);
        if (cancelled.Count == 0 && booking.State != BookingStatus.Cancelled)
        {
            // Somebody else changed it meanwhile, for example its buyer: the next step reads it again.
            return;
        }
        await transaction.PublishAsync(
            [.. BookingEvents.ReleasedAll(cancelled, now)], ct);
        if (failure is not null)
        {
            await EndOfferAsync(
                transaction,
                entry,
                new OfferEnd(
                    WaitlistState.ChargeFailed,
                    failure,
                    VoidDue: true,
                    new WaitlistNote(WaitlistEvents.ChargeFailed, entry.Id, entry.Number, booking.Id, failure),
                    BookingNotifications.WaitlistChargeFailed(booking, failure)),
                ct);
        }
        await transaction.CommitAsync(ct);
        holds.Remove(cancelled);
        changes.Publish(cancelled);
    }

    /// <summary>A late payment got the same seats for another booking, which is the offer's from now on.</summary>
    public Task ReplaceBookingAsync(WaitlistEntryRow entry, Guid successor, CancellationToken ct) =>
        database.ExecuteAsync(
            ReplaceBooking,
            new { id = entry.Id, bookingId = entry.BookingId, successor, now = clock.GetUtcNow() },
            ct);

    /// <summary>Why the transaction failed; null when it did not.</summary>
    public Task<string?> FailureOfAsync(Guid transactionId, CancellationToken ct) =>
        database.FindAsync<string>(Failure, new { id = transactionId }, ct);

    /// <summary>True while the authorisation can still pay another booking.</summary>
    public Task<bool> IsUnusedAsync(Guid transactionId, CancellationToken ct) =>
        database.FindAsync<bool>(IsUnused, new { id = transactionId }, ct);

    private async Task EndOfferAsync(WaitlistEntryRow entry, OfferEnd end, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        await WaitlistLine.LockAsync(transaction, entry.EventId, ct);
        await EndOfferAsync(transaction, entry, end, ct);
        await transaction.CommitAsync(ct);
    }

    private async Task EndOfferAsync(
        DatabaseTransaction transaction, WaitlistEntryRow entry, OfferEnd end, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var written = await transaction.ExecuteAsync(
            EndOffer,
            new
            {
                id = entry.Id,
                bookingId = entry.BookingId,
                state = end.State,
                reason = end.Reason,
                voidDue = end.VoidDue,
                now,
            },
            ct);
        if (written > 0)
        {
            await WaitlistLine.AuditAsync(transaction, entry.EventId, now, [end.Note], ct);
            await NotificationOutbox.AppendAsync(
                transaction, end.Notification is null ? [] : [end.Notification], ct);
        }
    }

    /// <summary>What an entry becomes when its offer ends.</summary>
    /// <param name="State">Of the entry.</param>
    /// <param name="Reason">Why, as a stable code.</param>
    /// <param name="VoidDue">True when the authorisation has to be let go.</param>
    /// <param name="Note">For the audit.</param>
    /// <param name="Notification">For the buyer.</param>
    private sealed record OfferEnd(
        string State, string? Reason, bool VoidDue, WaitlistNote Note, Notification? Notification = null);
}
