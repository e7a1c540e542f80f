using Ticketing.Contracts;
using Ticketing.Messaging;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Payments;

/// <summary>The refund of a payment that came late and got no seats. <see cref="PaymentRecovery"/> makes it.</summary>
internal static class LateRefund
{
    public const string Kind = "late-payment";

    private const string Open = """
        INSERT INTO transactions
            (id, booking_id, buyer_id, amount_minor, currency, type, status, associated_transaction_id,
             provider, created_at, updated_at, check_at, kind)
        SELECT @refundId, booking_id, buyer_id, amount_minor, currency, 'REFUND', 'PENDING', id,
               provider, @now, @now, @checkAt, @kind
        FROM transactions WHERE id = @paymentId
        ON CONFLICT (id) DO NOTHING
        """;

    /// <summary>Records that the money is owed. Doing it again is the same refund.</summary>
    /// <param name="transaction">The caller's.</param>
    /// <param name="paymentId">The payment.</param>
    /// <param name="now">UTC.</param>
    /// <param name="checkAt">When recovery makes it, if it is still open then.</param>
    /// <param name="ct">Cancels the statement.</param>
    /// <returns>The refund's transaction.</returns>
    public static async Task<Guid> OpenAsync(
        DatabaseTransaction transaction, Guid paymentId, DateTimeOffset now, DateTimeOffset checkAt,
        CancellationToken ct)
    {
        // Derived from the payment, so that whoever finds the loss again means the same refund.
        var refundId = MessageIds.Derive(new BookingId(paymentId), "refund-of-lost-booking");
        await transaction.ExecuteAsync(Open, new { refundId, paymentId, now, checkAt, kind = Kind }, ct);
        return refundId;
    }
}
