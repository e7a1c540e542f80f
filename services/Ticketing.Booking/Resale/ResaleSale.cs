using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Refunds;
using Ticketing.Contracts;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Resale;

/// <summary>
/// Sells tickets that somebody has in hand. The giver's refund is opened before the money is captured, because an open refund
/// keeps its tickets from every other refund, from a move to other seats and from a second sale; it is made only after the
/// sale. The tickets change their booking in the transaction that makes the buyer's PAID (docs/adr/0054).
/// </summary>
internal sealed class ResaleSale(
    Database database, BookingStore store, ResaleClaims claims, ITicketsAtDoor door, IEventDirectory directory,
    OrderChanges changes, HoldMirror holds, BookingOptions options, TimeProvider clock) : IResoldTickets
{
    private const string End = $"""
        UPDATE bookings b
        SET status = 'CANCELLED', reason = '{CancellationReasons.ResaleEnded}', cancelled_at = @now, updated_at = @now,
            payment_claim = NULL, payment_claimed_at = NULL, payment_action = NULL, version = b.version + 1
        WHERE b.id = @id AND b.status = 'PENDING_PAYMENT'
        RETURNING {BookingRow.Columns}
        """;

    private const string Sell = $"""
        UPDATE resale_tickets t SET state = 'SOLD', ended_at = @now WHERE t.taken_by = @id AND t.state = 'SELLING'
        RETURNING {ResaleTicketRow.Columns}
        """;

    private const string IsLast =
        "jsonb_array_length(coalesce(b.refunded_seats, '[]') || @seats::jsonb) >= jsonb_array_length(b.seats)";

    // The refund was open already, and is due from now on.
    private const string GiveUp = $"""
        WITH due AS (
            UPDATE transactions SET check_at = @now WHERE id = @refundId AND type = 'REFUND' AND status = 'PENDING'
            RETURNING id
        ), given AS (
            UPDATE bookings b
            SET refunded_seats = coalesce(b.refunded_seats, '[]') || @seats::jsonb, updated_at = @now,
                version = b.version + 1,
                status = CASE WHEN {IsLast} THEN 'CANCELLED' ELSE b.status END,
                reason = CASE WHEN {IsLast} THEN '{CancellationReasons.Resold}' ELSE b.reason END,
                cancelled_at = CASE WHEN {IsLast} THEN @now ELSE b.cancelled_at END
            WHERE b.id = @giver AND b.status = 'PAID' AND EXISTS (SELECT FROM due)
            RETURNING b.*
        )
        SELECT {BookingRow.Columns} FROM given b
        """;

    public async Task<bool> ClaimAsync(Guid bookingId, CancellationToken ct)
    {
        var row = await store.FindAsync(bookingId, ct)
            ?? throw new InvalidOperationException($"Booking {bookingId} is paid and is not there.");
        if (await claims.OpenAsync(row, ct) is { } refund)
        {
            using var timeout = new CancellationTokenSource(options.CaptureTimeout, clock);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
            var kept = await door.WithholdAsync(refund, linked.Token);
            if (kept.AreWithheld)
            {
                return true;
            }
            // Before its buyer's booking ends, so that whoever dies in between leaves a claim that ends with the booking.
            await claims.EndAsync(row, [.. kept.Used, .. kept.Transferred ?? []], ct);
        }
        await CancelAsync(bookingId, ct);
        return false;
    }

    public async Task<IReadOnlyList<BookingRow>> MoveAsync(
        DatabaseTransaction transaction, IEnumerable<BookingRow> paid, CancellationToken ct)
    {
        var givers = new List<BookingRow>();
        foreach (var row in paid)
        {
            givers.Add(await MoveAsync(transaction, row, clock.GetUtcNow(), ct));
        }
        return givers;
    }

    private async Task<BookingRow> MoveAsync(
        DatabaseTransaction transaction, BookingRow row, DateTimeOffset now, CancellationToken ct)
    {
        await ResaleTaking.LockGiverAsync(transaction, row.TakenFrom!.Value, ct);
        var sold = await transaction.QueryAsync<ResaleTicketRow>(Sell, new { id = row.Id, now }, ct);
        if (sold.Count != row.PricedSeats.Count || sold.DistinctBy(t => t.RefundId).Count() != 1)
        {
            throw new InvalidOperationException($"Booking {row.Id} was paid and {sold.Count} of its tickets were kept for it.");
        }
        var refundId = sold[0].RefundId!.Value;
        var seats = SeatsJson.Write(row.SeatPositions);
        var giver = await transaction.FindAsync<BookingRow>(
            GiveUp, new { giver = row.TakenFrom, refundId, seats, now }, ct)
            ?? throw new InvalidOperationException($"The giver of booking {row.Id} does not have its tickets any more.");
        var share = ResaleShare.Of(row.PricedSeats, row.ResaleFeePercent ?? 0);
        await NotificationOutbox.AppendAsync(
            transaction,
            [BookingNotifications.TicketsResold(giver, refundId, share.RefundedMinor, share.FeeMinor, row.SeatPositions)],
            ct);
        await transaction.AppendAsync(
            new AuditEntry("tickets-resold", AuditActor.User(row.BuyerId))
            {
                SellerId = directory.Find(new EventId(row.EventId))?.SellerId.Value, EventId = row.EventId, OrderId = giver.Id,
                Details = new Dictionary<string, string> { ["new_order"] = row.Id.ToString() },
            },
            now, ct);
        return giver;
    }

    private async Task CancelAsync(Guid bookingId, CancellationToken ct)
    {
        var cancelled = await database.QueryAsync<BookingRow>(End, new { id = bookingId, now = clock.GetUtcNow() }, ct);
        holds.Remove(cancelled);
        changes.Publish(cancelled);
    }
}
