using Ticketing.Booking.Bookings;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Webhooks;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.BoxOffice;

/// <summary>
/// Makes sales at the desk PAID in the transaction that records their seats, with their transaction row and the message
/// that sells the tickets. There is no moment with money and without seats, or the other way round: a process that
/// dies before the commit has done nothing, and the answer comes again.
/// </summary>
internal sealed class PayDeskSales(TimeProvider clock) : IAnsweredBookings
{
    private const string Pay = $"""
        WITH sold AS (
            SELECT b.id, s.payment_id, s.payment, s.reference, s.sold_by
            FROM bookings b JOIN desk_sales s ON s.booking_id = b.id
            WHERE b.id = ANY(@ids) AND b.status = 'PENDING_PAYMENT'
            FOR NO KEY UPDATE OF b
        ), taken AS (
            INSERT INTO transactions
                (id, booking_id, buyer_id, amount_minor, currency, type, status, provider, provider_reference, kind,
                 created_at, updated_at, check_at, member_id)
            SELECT s.payment_id, b.id, b.buyer_id, b.total_minor, b.currency, 'PAYMENT', 'SUCCESS', '{DeskTill.Provider}',
                   s.reference, s.payment, @now, @now, @now, s.sold_by
            FROM sold s JOIN bookings b ON b.id = s.id
        ), paid AS (
            UPDATE bookings b
            SET status = 'PAID', paid_at = @now, updated_at = @now, version = b.version + 1,
                paid_transaction = s.payment_id
            FROM sold s WHERE b.id = s.id
            RETURNING b.*
        )
        SELECT {BookingRow.Columns} FROM paid b
        """;

    // Only a guest who left an address is written to.
    private const string WithAddress =
        "SELECT booking_id FROM desk_sales WHERE booking_id = ANY(@ids) AND buyer_email IS NOT NULL";

    public bool IsFor(BookingRow row) => row.Purpose == BookingPurposes.BoxOffice;

    public async Task<IReadOnlyList<BookingRow>> OnReservedAsync(
        DatabaseTransaction transaction, IReadOnlyList<BookingRow> reserved, CancellationToken ct)
    {
        var ids = reserved.Select(r => r.Id).ToArray();
        var paid = await transaction.QueryAsync<BookingRow>(Pay, new { ids, now = clock.GetUtcNow() }, ct);
        await transaction.PublishAsync([.. paid.Select(row => BookingEvents.Paid(row))], ct);
        var written = (await transaction.QueryAsync<Guid>(WithAddress, new { ids }, ct)).ToHashSet();
        await NotificationOutbox.AppendAsync(
            transaction, [.. paid.Where(r => written.Contains(r.Id)).Select(BookingNotifications.Confirmed)], ct);
        await SellerEvents.AppendAsync(
            transaction,
            [.. paid.Where(r => !written.Contains(r.Id)).Select(r => SellerEvent.OrderPaid(r.EventId, r.Id))], ct);
        return paid;
    }

    /// <summary>No seats, no money: the desk reads why on the sale.</summary>
    public Task OnFailedAsync(
        DatabaseTransaction transaction, IReadOnlyList<BookingRow> failed, CancellationToken ct) => Task.CompletedTask;
}
