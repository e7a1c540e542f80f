using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Payments.Steps;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Payments;

/// <summary>
/// What is recorded of payments beside the steps that payments of one moment share: the way to the bank, a decline,
/// and claims that are given up. Each statement's conditions on the row are the guard against every race.
/// </summary>
internal sealed class PaymentLedger(
    Database database, OrderChanges changes, PaymentDeclines declines, BookingOptions options, TimeProvider clock)
{
    private const string IsForToken =
        "SELECT EXISTS (SELECT FROM transactions WHERE id = @transactionId AND token_hash = @hash)";

    // No row: noted already, or the booking is not this payment's any more.
    private const string RecordAction = $"""
        WITH waiting AS (
            UPDATE bookings b SET payment_action = @actionUrl, updated_at = @now, version = b.version + 1
            WHERE b.id = @bookingId AND b.payment_claim = @transactionId AND b.status = 'PENDING_PAYMENT'
              AND b.payment_action IS DISTINCT FROM @actionUrl
              AND EXISTS (SELECT FROM transactions WHERE id = @transactionId AND authorised_at IS NULL)
            RETURNING b.*
        )
        SELECT {BookingRow.Columns} FROM waiting b
        """;

    private const string AbandonAction = """
        WITH freed AS (
            UPDATE bookings SET payment_claim = NULL, payment_claimed_at = NULL, payment_action = NULL
            WHERE id = @bookingId AND payment_claim = @transactionId AND payment_action IS NOT NULL
            RETURNING id
        )
        UPDATE transactions SET check_at = @now WHERE id = @transactionId AND EXISTS (SELECT FROM freed)
        """;

    // No row: the booking does not wait for this payment.
    private const string Decline = $"""
        WITH declined AS (
            UPDATE transactions SET status = 'FAILED', failure_code = @code, updated_at = @now
            WHERE id = @transactionId AND status = 'PENDING'
        ), freed AS (
            UPDATE bookings b
            SET payment_claim = NULL, payment_claimed_at = NULL, payment_action = NULL, payment_failure = @code,
                updated_at = @now, version = b.version + 1
            WHERE b.id = @bookingId AND b.payment_claim = @transactionId
            RETURNING b.*
        )
        SELECT {BookingRow.Columns} FROM freed b
        """;

    private const string GiveUpClaim = """
        UPDATE bookings SET payment_claim = NULL, payment_claimed_at = NULL, payment_action = NULL
        WHERE id = @bookingId AND payment_claim = @transactionId AND hold_expires_at <= @now
          AND payment_claimed_at <= @claimedBefore
        """;

    /// <summary>True if the transaction was opened with this token: a second click, not another card.</summary>
    public Task<bool> IsForTokenAsync(Guid transactionId, string paymentToken, CancellationToken ct) =>
        database.FindAsync<bool>(IsForToken, new { transactionId, hash = ClaimBooking.HashOf(paymentToken) }, ct);

    /// <summary>
    /// Notes where the buyer has to go. Until they were there, the claim does not outlive the hold.
    /// </summary>
    /// <returns>The booking; null when it is not this payment's any more.</returns>
    public async Task<BookingRow?> RecordActionAsync(
        Guid transactionId, Guid bookingId, string actionUrl, CancellationToken ct)
    {
        var rows = await database.QueryAsync<BookingRow>(
            RecordAction, new { bookingId, transactionId, actionUrl, now = clock.GetUtcNow() }, ct);
        changes.Publish(rows);
        if (rows.Count > 0)
        {
            return rows[0];
        }
        var row = (await database.FindAsync<BookingRow>(LatePaymentDecisions.LockBooking, new { id = bookingId }, ct))!;
        return row.PaymentClaim == transactionId ? row : null;
    }

    /// <summary>
    /// Frees a booking from a payment that waits for its buyer at the bank, so that another card can pay.
    /// </summary>
    public Task AbandonActionAsync(Guid transactionId, Guid bookingId, CancellationToken ct) =>
        database.ExecuteAsync(AbandonAction, new { bookingId, transactionId, now = clock.GetUtcNow() }, ct);

    /// <summary>Records that no money was taken; the booking can be paid again while its hold runs.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="code">Why.</param>
    /// <param name="counts">True if the card was declined; false if the payment was given up for another reason.</param>
    /// <param name="ct">Cancels what is not committed.</param>
    public async Task RecordDeclineAsync(ProviderPayment payment, string code, bool counts, CancellationToken ct)
    {
        var transactionId = payment.TransactionId;
        await using var transaction = await database.BeginAsync(ct);
        var rows = await transaction.QueryAsync<BookingRow>(
            Decline, new { bookingId = payment.BookingId, transactionId, code, now = clock.GetUtcNow() }, ct);
        await NotificationOutbox.AppendAsync(
            transaction,
            [.. rows.Select(row => BookingNotifications.PaymentFailed(row, transactionId, code))],
            ct);
        if (counts && rows.Count > 0)
        {
            await declines.CountAsync(transaction, new Payer(rows[0].BuyerId, payment.Address), rows[0].Id, ct);
        }
        await transaction.CommitAsync(ct);
        changes.Publish(rows);
        BookingMetrics.Payments.Add(1, new KeyValuePair<string, object?>("outcome", code));
    }

    /// <summary>
    /// Stops protecting a booking whose hold is over and whose payment has had no outcome for longer than seats may
    /// wait. If the money turns out to be taken, the seats are asked for again or it is refunded.
    /// </summary>
    /// <returns>True if the booking is not protected any more.</returns>
    public async Task<bool> GiveUpClaimAsync(Guid transactionId, Guid bookingId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var parameters = new { bookingId, transactionId, now, claimedBefore = now - options.CaptureProtectsFor };
        return await database.ExecuteAsync(GiveUpClaim, parameters, ct) > 0;
    }
}
