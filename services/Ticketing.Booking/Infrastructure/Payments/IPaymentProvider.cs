namespace Ticketing.Booking.Infrastructure.Payments;

/// <summary>Money asked for.</summary>
/// <param name="TransactionId">The provider's idempotency key: asking again is the same payment.</param>
/// <param name="AmountMinor">In minor units of the currency.</param>
/// <param name="Currency">ISO 4217, upper case.</param>
/// <param name="PaymentToken">Stands for a payment method; made by the provider's tokeniser.</param>
internal sealed record CaptureRequest(
    Guid TransactionId, long AmountMinor, string Currency, string PaymentToken);

/// <summary>Money given back.</summary>
/// <param name="TransactionId">The refund's own idempotency key.</param>
/// <param name="PaymentId">The payment it belongs to.</param>
/// <param name="AmountMinor">At most what was captured.</param>
/// <param name="Currency">ISO 4217, upper case.</param>
internal sealed record RefundRequest(Guid TransactionId, Guid PaymentId, long AmountMinor, string Currency);

/// <summary>What became of a payment; never unknown.</summary>
/// <param name="Captured">True when the money is taken.</param>
/// <param name="Reference">The provider's own id.</param>
/// <param name="FailureCode">Why not, for example <c>card-declined</c>; null when captured.</param>
internal sealed record PaymentOutcome(bool Captured, string Reference, string? FailureCode);

/// <summary>
/// A payment provider. Every call is idempotent by transaction id. An exception means that the outcome is
/// unknown; the caller then asks <see cref="SettleAsync"/> later, never captures anew under another id.
/// </summary>
internal interface IPaymentProvider
{
    /// <summary>Name in the transactions table.</summary>
    string Name { get; }

    /// <summary>Takes the money, or says that it was declined.</summary>
    Task<PaymentOutcome> CaptureAsync(CaptureRequest request, CancellationToken ct);

    /// <summary>
    /// What became of a payment. If the provider has not captured it yet it never will: a capture that is
    /// still on its way finds it voided. (With payment intents: read the intent, cancel it unless it
    /// succeeded.)
    /// </summary>
    Task<PaymentOutcome> SettleAsync(Guid transactionId, CancellationToken ct);

    /// <summary>Gives money back; returns the provider's reference.</summary>
    Task<string> RefundAsync(RefundRequest request, CancellationToken ct);
}
