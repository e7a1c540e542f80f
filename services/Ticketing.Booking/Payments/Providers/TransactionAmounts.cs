using Npgsql;

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
internal sealed class TransactionAmounts(NpgsqlDataSource database) : ITransactionAmounts
{
    public async Task<TransactionAmount?> FindAsync(Guid transactionId, CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            SELECT coalesce(authorised_minor, amount_minor), currency, provider_reference
            FROM transactions WHERE id = $1
            """);
        command.Parameters.Add(new() { Value = transactionId });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new TransactionAmount(
                reader.GetInt64(0), reader.GetString(1), await reader.IsDBNullAsync(2, ct) ? null : reader.GetString(2))
            : null;
    }
}
