namespace Ticketing.Booking.Payments.Providers;

/// <summary>
/// A payment provider. The transaction id is the provider's idempotency key, so repeating a call has no second effect.
/// When a call throws, its outcome is unknown: call <see cref="ReadAsync"/> or <see cref="SettleAsync"/> later, and
/// never pay again under another id.
/// </summary>
internal interface IPaymentProvider
{
    /// <summary>Name in the transactions table and in the path of its webhooks.</summary>
    string Name { get; }

    /// <summary>
    /// Reserves the money. The answer may also be that the card was declined, or that the buyer must confirm at the bank.
    /// </summary>
    Task<ProviderAnswer> AuthoriseAsync(AuthoriseRequest request, CancellationToken ct);

    /// <summary>Takes authorised money.</summary>
    /// <param name="transactionId">The transaction that authorised it.</param>
    /// <param name="amountMinor">At most what was authorised. The rest is no longer reserved.</param>
    /// <param name="ct">A cancelled call may or may not have taken the money.</param>
    Task<ProviderAnswer> CaptureAsync(Guid transactionId, long amountMinor, CancellationToken ct);

    /// <summary>
    /// Ends the reservation of money that was not captured. It may be called before the authorisation reaches the
    /// provider. Captured money stays captured, and the answer says so.
    /// </summary>
    Task<ProviderAnswer> VoidAsync(Guid transactionId, CancellationToken ct);

    /// <summary>The transaction's state at the provider; null when the provider does not have it.</summary>
    Task<ProviderAnswer?> ReadAsync(Guid transactionId, CancellationToken ct);

    /// <summary>
    /// Gives a payment a final state: it is captured already, or it is voided so that it never can be, even if its
    /// authorisation is still on the way to the provider.
    /// </summary>
    Task<ProviderAnswer> SettleAsync(Guid transactionId, CancellationToken ct);

    /// <summary>Gives captured money back. The answer may be that the provider refuses.</summary>
    Task<ProviderRefundAnswer> RefundAsync(RefundRequest request, CancellationToken ct);
}
