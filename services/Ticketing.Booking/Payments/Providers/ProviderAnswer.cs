namespace Ticketing.Booking.Payments.Providers;

/// <summary>Where a payment is at the provider.</summary>
internal enum ProviderPaymentState
{
    /// <summary>The money is reserved and can be captured or let go.</summary>
    Authorised = 0,

    /// <summary>The money is taken.</summary>
    Captured = 1,

    /// <summary>The provider or the buyer's bank said no. Final.</summary>
    Declined = 2,

    /// <summary>Let go before it was captured. Final.</summary>
    Voided = 3,

    /// <summary>The buyer has to do something first, see <see cref="ProviderAnswer.ActionUrl"/>.</summary>
    RequiresAction = 4,
}

/// <summary>Money asked for.</summary>
/// <param name="TransactionId">The provider's idempotency key: asking again is the same payment.</param>
/// <param name="AmountMinor">In minor units of the currency.</param>
/// <param name="Currency">ISO 4217, upper case.</param>
/// <param name="PaymentToken">Stands for a payment method; made by the provider's tokeniser.</param>
internal sealed record AuthoriseRequest(
    Guid TransactionId, long AmountMinor, string Currency, string PaymentToken)
{
    /// <summary>Not the token: what is printed may be logged.</summary>
    public override string ToString() => $"{nameof(AuthoriseRequest)} {TransactionId}";
}

/// <summary>What the provider says of a payment; never unknown.</summary>
/// <param name="State">Where it is.</param>
/// <param name="Reference">The provider's own id.</param>
/// <param name="AmountMinor">Authorised, or captured once it is.</param>
/// <param name="FailureCode">
/// Why it was declined or voided, for example <c>card-declined</c>; else null.
/// </param>
/// <param name="ActionUrl">Where the buyer has to go; only when an action is required.</param>
internal sealed record ProviderAnswer(
    ProviderPaymentState State, string Reference, long AmountMinor, string? FailureCode, string? ActionUrl);

/// <summary>Money given back.</summary>
/// <param name="TransactionId">The refund's own idempotency key.</param>
/// <param name="PaymentId">The payment it belongs to.</param>
/// <param name="PaymentReference">The provider's id of that payment.</param>
/// <param name="AmountMinor">At most what was captured and not given back yet.</param>
/// <param name="Currency">ISO 4217, upper case.</param>
internal sealed record RefundRequest(
    Guid TransactionId, Guid PaymentId, string PaymentReference, long AmountMinor, string Currency);

/// <summary>What became of a refund; never unknown.</summary>
/// <param name="Refunded">True when the money goes back.</param>
/// <param name="Reference">The provider's own id.</param>
/// <param name="FailureCode">Why not; null when refunded.</param>
internal sealed record ProviderRefundAnswer(bool Refunded, string Reference, string? FailureCode);
