using Ticketing.Booking.Bookings;
using Ticketing.Booking.Notifications;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Payments;

/// <summary>
/// Settles late payments when the seat engine has answered their successor bookings
/// (<see cref="LatePaymentDecisions"/>), in the transaction that records the answers.
/// </summary>
internal sealed class LatePayments(TimeProvider clock)
{
    // The buyer pays what the seats cost when they were first held, whatever they cost now.
    private const string KeepPrices = $"""
        WITH kept AS (
            UPDATE bookings b SET seats = o.seats, total_minor = o.total_minor
            FROM bookings o WHERE b.id = ANY(@successors) AND o.id = b.replaces
            RETURNING b.*
        )
        SELECT {BookingRow.Columns} FROM kept b
        """;

    // Those whose money is captured. Recovery captures the others first, see LookAtOpen.
    private const string PaySuccessors = $"""
        UPDATE bookings b
        SET status = 'PAID', paid_at = @now, updated_at = @now, version = b.version + 1,
            paid_transaction = b.payment_claim, payment_claim = NULL, payment_claimed_at = NULL
        FROM transactions t
        WHERE b.id = ANY(@successors) AND t.id = b.payment_claim AND t.status = 'SUCCESS'
          AND b.status = 'PENDING_PAYMENT'
        RETURNING {BookingRow.Columns}
        """;

    // Recovery looks now: it captures what is only authorised, or voids it.
    private const string LookAtOpen =
        "UPDATE transactions SET check_at = @now WHERE booking_id = ANY(@successors) AND status = 'PENDING'";

    // Returns the payments that are captured already.
    private const string Unclaim = """
        WITH freed AS (
            SELECT id, payment_claim FROM bookings WHERE id = ANY(@successors) AND payment_claim IS NOT NULL FOR UPDATE
        ), done AS (
            UPDATE bookings b SET payment_claim = NULL, payment_claimed_at = NULL FROM freed f WHERE b.id = f.id
        )
        SELECT t.id FROM freed f JOIN transactions t ON t.id = f.payment_claim WHERE t.status = 'SUCCESS'
        """;

    /// <summary>
    /// Call for bookings that just got their seats: a successor whose money is captured is paid at once, one whose
    /// money is authorised is captured by recovery, which looks now.
    /// </summary>
    /// <returns>The same bookings, as they are now.</returns>
    public async Task<IReadOnlyList<BookingRow>> OnReservedAsync(
        DatabaseTransaction transaction, IReadOnlyList<BookingRow> reserved, CancellationToken ct)
    {
        var successors = Successors(reserved);
        if (successors.Length == 0)
        {
            return reserved;
        }
        var now = clock.GetUtcNow();
        var kept = await transaction.QueryAsync<BookingRow>(KeepPrices, new { successors }, ct);
        var paid = await transaction.QueryAsync<BookingRow>(PaySuccessors, new { successors, now }, ct);
        await transaction.ExecuteAsync(LookAtOpen, new { successors, now }, ct);
        await transaction.PublishAsync([.. paid.Select(row => BookingEvents.Paid(row))], ct);
        await NotificationOutbox.AppendAsync(
            transaction, [.. paid.SelectMany(BookingNotifications.OfPaid)], ct);
        var changed = kept.Concat(paid).GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.Last());
        return [.. reserved.Select(r => changed.GetValueOrDefault(r.Id, r))];
    }

    /// <summary>Call for bookings that just failed: a successor's money goes back.</summary>
    public async Task OnFailedAsync(
        DatabaseTransaction transaction, IReadOnlyList<BookingRow> failed, CancellationToken ct)
    {
        var successors = Successors(failed);
        if (successors.Length == 0)
        {
            return;
        }
        var now = clock.GetUtcNow();
        var captured = await transaction.QueryAsync<Guid>(Unclaim, new { successors }, ct);
        // Recovery voids what is only authorised; its buyer never heard that it arrived.
        var late = failed.Where(r => r.PaymentClaim is { } claim && captured.Contains(claim));
        await NotificationOutbox.AppendAsync(
            transaction, [.. late.Select(r => BookingNotifications.PaymentLate(r, null))], ct);
        foreach (var paymentId in captured)
        {
            await LateRefund.OpenAsync(transaction, paymentId, now, checkAt: now, ct);
        }
        await transaction.ExecuteAsync(LookAtOpen, new { successors, now }, ct);
    }

    private static Guid[] Successors(IEnumerable<BookingRow> rows) =>
        [.. rows.Where(r => r is { Replaces: not null, PaymentClaim: not null }).Select(r => r.Id)];
}
