using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Refunds;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Resale;

/// <summary>
/// Keeps tickets for the booking that is paying them: SELLING, with the giver's refund opened and not due. A claim ends with
/// its booking: sold when that is PAID, undone when it is CANCELLED.
/// </summary>
internal sealed class ResaleClaims(Database database, IEventDirectory directory, OrderChanges changes, TimeProvider clock)
{
    // The refund is due when the tickets are sold, and never before.
    private static readonly DateTimeOffset NotDue = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Taken = $"SELECT {ResaleTicketRow.Columns} FROM resale_tickets t WHERE t.taken_by = @id";

    private const string Claim =
        "UPDATE resale_tickets SET state = 'SELLING', refund_id = @refundId WHERE taken_by = @id AND state = 'OFFERED'";

    private const string MarkOpen = $"""
        UPDATE bookings b SET refund_state = 'PENDING', updated_at = @now, version = b.version + 1 WHERE b.id = @giver
        RETURNING {BookingRow.Columns}
        """;

    private const string Unclaim = """
        UPDATE resale_tickets t
        SET state = CASE WHEN u.seat IS NULL THEN 'OFFERED' ELSE 'ENDED' END, taken_by = NULL, refund_id = NULL,
            ended_at = CASE WHEN u.seat IS NULL THEN NULL ELSE @now END,
            reason = CASE WHEN u.seat IS NULL THEN NULL ELSE 'not-giveable' END
        FROM resale_tickets o LEFT JOIN unnest(@gone) AS u (seat)
            ON u.seat = o.subsection || '-' || o.row_number || '-' || o.seat_number
        WHERE t.id = o.id AND t.taken_by = @id AND t.state = 'SELLING'
        """;

    // Nobody was ever asked for it.
    private const string Forget = "DELETE FROM transactions WHERE id = @refundId AND type = 'REFUND' AND status = 'PENDING'";

    private const string Unmark = $"""
        UPDATE bookings b
        SET refund_state = CASE WHEN EXISTS (SELECT FROM transactions o WHERE o.booking_id = b.id AND o.type = 'REFUND'
                                AND o.status = 'PENDING') THEN 'PENDING' END,
            updated_at = @now, version = b.version + 1
        WHERE b.id = @giver
        RETURNING {BookingRow.Columns}
        """;

    /// <summary>
    /// Claims the tickets of a booking, or finds that they are.
    /// </summary>
    /// <returns>What the doors must keep out; null if the giver does not have all of them to give any more.</returns>
    public async Task<OpenRefund?> OpenAsync(BookingRow row, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        var giver = (await ResaleTaking.LockGiverAsync(transaction, row.TakenFrom!.Value, ct))!;
        var tickets = await transaction.QueryAsync<ResaleTicketRow>(Taken, new { id = row.Id }, ct);
        if (tickets.Count != row.PricedSeats.Count)
        {
            return null;
        }
        if (tickets.All(t => t.State == ResaleState.Selling))
        {
            return RefundOf(giver, row, tickets[0].RefundId!.Value);
        }
        if (tickets.Any(t => t.State != ResaleState.Offered) || !await HasToGiveAsync(transaction, giver, row, ct))
        {
            return null;
        }
        var refund = RefundOf(giver, row, Guid.CreateVersion7(now));
        if (await transaction.FindAsync<string>(RefundOpener.Insert, ValuesOf(refund, giver, row, now), ct) is null)
        {
            return null;
        }
        await transaction.ExecuteAsync(Claim, new { id = row.Id, refundId = refund.Id }, ct);
        var marked = await transaction.QueryAsync<BookingRow>(MarkOpen, new { giver = giver.Id, now }, ct);
        await transaction.CommitAsync(ct);
        changes.Publish(marked);
        return refund;
    }

    /// <summary>Undoes a claim whose booking is not paid. <paramref name="gone"/> are not offered again.</summary>
    public async Task EndAsync(BookingRow row, IReadOnlyList<SeatPosition> gone, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        var giver = (await ResaleTaking.LockGiverAsync(transaction, row.TakenFrom!.Value, ct))!;
        var claimed = (await transaction.QueryAsync<ResaleTicketRow>(Taken, new { id = row.Id }, ct))
            .FirstOrDefault(t => t.State == ResaleState.Selling);
        if (claimed is null)
        {
            return;
        }
        await transaction.ExecuteAsync(
            Unclaim, new { id = row.Id, gone = gone.Select(s => s.ToString()).ToArray(), now }, ct);
        await transaction.ExecuteAsync(Forget, new { refundId = claimed.RefundId }, ct);
        var marked = await transaction.QueryAsync<BookingRow>(Unmark, new { giver = giver.Id, now }, ct);
        await transaction.CommitAsync(ct);
        changes.Publish(marked);
    }

    /// <summary>True while the giver has all of these tickets, none in another refund, and the event takes place.</summary>
    private async Task<bool> HasToGiveAsync(
        DatabaseTransaction transaction, BookingRow giver, BookingRow row, CancellationToken ct)
    {
        if (giver.State != BookingStatus.Paid || giver.PaidTransaction is null
            || directory.Find(new EventId(giver.EventId))?.Status is not (SaleStatus.OnSale or SaleStatus.Closed))
        {
            return false;
        }
        var open = (await transaction.QueryAsync<string>(RefundOpener.OpenSeats, new { bookingId = giver.Id }, ct))
            .SelectMany(json => SeatsJson.ReadPositions(json));
        return !row.SeatPositions.Except(giver.LiveSeats.Select(s => s.Position).Except(open)).Any();
    }

    private static object ValuesOf(OpenRefund refund, BookingRow giver, BookingRow row, DateTimeOffset now)
    {
        var share = ResaleShare.Of(row.PricedSeats, row.ResaleFeePercent ?? 0);
        return new
        {
            refundId = refund.Id,
            bookingId = giver.Id,
            buyerId = giver.BuyerId,
            paymentId = giver.PaidTransaction,
            amountMinor = share.RefundedMinor,
            feeMinor = share.FeeMinor,
            kind = CancellationReasons.Resold,
            seats = SeatsJson.Write(refund.Seats),
            now,
            checkAt = NotDue,
            memberId = (Guid?)null,
        };
    }

    private static OpenRefund RefundOf(BookingRow giver, BookingRow row, Guid id) => new(
        id, giver.Id, giver.PaidTransaction ?? Guid.Empty, null,
        ResaleShare.Of(row.PricedSeats, row.ResaleFeePercent ?? 0).RefundedMinor, giver.Currency, CancellationReasons.Resold,
        giver.EventId, giver.Section, row.SeatPositions);
}
