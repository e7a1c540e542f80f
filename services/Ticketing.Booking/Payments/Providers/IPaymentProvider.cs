namespace Ticketing.Booking.Payments.Providers;

/// <summary>
/// A payment provider. Every call is idempotent by transaction id, which is the provider's idempotency key. An
/// exception means that the outcome is unknown: ask <see cref="ReadAsync"/> or <see cref="SettleAsync"/> later,
/// never pay anew under another id.
/// </summary>
internal interface IPaymentProvider
{
    /// <summary>Name in the transactions table and in the path of its webhooks.</summary>
    string Name { get; }

    /// <summary>Reserves the money, or says that it was declined or what the buyer has to do first.</summary>
    Task<ProviderAnswer> AuthoriseAsync(AuthoriseRequest request, CancellationToken ct);

    /// <summary>Takes authorised money.</summary>
    /// <param name="transactionId">The authorisation.</param>
    /// <param name="amountMinor">At most what was authorised; the rest is let go.</param>
    /// <param name="ct">Cancelling leaves the outcome unknown.</param>
    Task<ProviderAnswer> CaptureAsync(Guid transactionId, long amountMinor, CancellationToken ct);

    /// <summary>
    /// Lets go of money that was not captured, also before the authorisation arrives. What is captured stays
    /// captured, and the outcome says so.
    /// </summary>
    Task<ProviderAnswer> VoidAsync(Guid transactionId, CancellationToken ct);

    /// <summary>What the provider knows now; null when it never heard of the transaction.</summary>
    Task<ProviderAnswer?> ReadAsync(Guid transactionId, CancellationToken ct);

    /// <summary>
    /// What became of a payment: captured, or it never will be, because an authorisation that is still open or
    /// on its way is voided.
    /// </summary>
    Task<ProviderAnswer> SettleAsync(Guid transactionId, CancellationToken ct);

    /// <summary>Gives captured money back, or says that the provider refuses to.</summary>
    Task<ProviderRefundAnswer> RefundAsync(RefundRequest request, CancellationToken ct);
}
