using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Payments.Providers;

/// <summary>What a transaction asked the provider for.</summary>
/// <param name="AmountMinor">In minor units.</param>
/// <param name="Currency">ISO 4217, upper case.</param>
/// <param name="Reference">The provider's id, once it is noted.</param>
internal sealed record TransactionAmount(long AmountMinor, string Currency, string? Reference);

/// <summary>Looks transactions up, for a provider that knows its payments by another id than ours.</summary>
internal interface ITransactionAmounts
{
    /// <summary>Null when there is no such transaction.</summary>
    Task<TransactionAmount?> FindAsync(Guid transactionId, CancellationToken ct);
}

/// <summary>From the transactions table.</summary>
internal sealed class TransactionAmounts(Database database) : ITransactionAmounts
{
    private const string Find = """
        SELECT coalesce(authorised_minor, amount_minor) AS amount_minor, currency, provider_reference
        FROM transactions WHERE id = @transactionId
        """;

    public async Task<TransactionAmount?> FindAsync(Guid transactionId, CancellationToken ct) =>
        await database.FindAsync<Row>(Find, new { transactionId }, ct) is { } row
            ? new TransactionAmount(row.AmountMinor, row.Currency, row.ProviderReference)
            : null;

    private sealed class Row
    {
        public long AmountMinor { get; init; }
        public required string Currency { get; init; }
        public string? ProviderReference { get; init; }
    }
}
