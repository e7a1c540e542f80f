using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Payments.Providers;

namespace Ticketing.Booking.Payments;

/// <summary>A transaction whose outcome this service does not know.</summary>
internal sealed record OpenTransaction(
    Guid Id, Guid BookingId, bool IsRefund, Guid? PaymentId, long AmountMinor, string Currency,
    string? PaymentReference = null);

/// <summary>The transactions that wait for an outcome.</summary>
internal sealed class OpenTransactions(NpgsqlDataSource database, BookingOptions options, TimeProvider clock)
{
    // The event is noted and the look at its transaction is due in one statement: neither is lost without the other.
    private const string TakeEvent = """
        WITH told AS (
            INSERT INTO payment_events (provider, event_id, event_type, transaction_id, received_at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (provider, event_id) DO NOTHING
            RETURNING event_id
        )
        UPDATE transactions t SET check_at = CASE WHEN type = 'REFUND' THEN $5 ELSE $6 END
        WHERE t.id = $4 AND t.status = 'PENDING' AND t.booking_id IS NOT NULL AND EXISTS (SELECT FROM told)
        RETURNING t.id, t.booking_id, t.type, t.associated_transaction_id, t.amount_minor, t.currency, NULL::text
        """;

    private const string Find = """
        SELECT t.id, t.booking_id, t.type, t.associated_transaction_id, t.amount_minor, t.currency, NULL::text
        FROM transactions t WHERE t.id = $1 AND t.booking_id IS NOT NULL AND t.type = 'PAYMENT'
        """;

    // What the taker of an event does at once; if that fails, recovery does it after this.
    private static readonly TimeSpan EventTakes = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Transactions that should long have an outcome, each given to one caller at a time: another replica
    /// gets it again only after the recovery time.
    /// </summary>
    public async Task<List<OpenTransaction>> TakeOverdueAsync(int limit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await QueryAsync(PaymentSql.TakeOverdue, ct, now, now + options.PaymentRecoveryAfter, limit);
    }

    /// <summary>Notes what a provider told, once.</summary>
    /// <returns>The payment to look at now; null when there is nothing to do.</returns>
    public async Task<OpenTransaction?> TakeEventAsync(string provider, ProviderEvent told, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var open = await QueryAsync(
            TakeEvent, ct, provider, told.Id, told.Type, told.TransactionId is { } id ? id : DBNull.Value, now,
            now + EventTakes);
        return open.Count > 0 && !open[0].IsRefund ? open[0] : null;
    }

    /// <summary>A payment by its id, whatever its state; null when there is none.</summary>
    public async Task<OpenTransaction?> FindPaymentAsync(Guid id, CancellationToken ct)
    {
        var found = await QueryAsync(Find, ct, id);
        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>Writes down that a refund was made.</summary>
    public async Task RecordRefundAsync(Guid refundId, string reference, CancellationToken ct)
    {
        await using var command = database.CreateCommand(PaymentSql.Refunded);
        command.Parameters.Add(new() { Value = refundId });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        command.Parameters.Add(new() { Value = reference });
        await command.ExecuteNonQueryAsync(ct);
        BookingMetrics.Payments.Add(1, new KeyValuePair<string, object?>("outcome", "refunded"));
    }

    /// <summary>Writes down that the provider does not give the money back, and tells its buyer.</summary>
    public async Task RecordRefusedRefundAsync(Guid refundId, string code, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(PaymentSql.RefundRefused, connection, transaction);
        command.Parameters.Add(new() { Value = refundId });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        command.Parameters.Add(new() { Value = code });
        var bookings = await command.ReadRowsAsync(ct);
        await NotificationOutbox.AppendAsync(
            connection,
            transaction,
            [.. bookings.Select(b => BookingNotifications.RefundRefused(b, refundId, b.TotalMinor, null, code))],
            ct);
        await transaction.CommitAsync(ct);
        BookingMetrics.Payments.Add(1, new KeyValuePair<string, object?>("outcome", "refund-refused"));
    }

    private async Task<List<OpenTransaction>> QueryAsync(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value is DBNull
                ? new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid }
                : new NpgsqlParameter { Value = value });
        }
        var taken = new List<OpenTransaction>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            taken.Add(new OpenTransaction(
                reader.GetGuid(0),
                reader.GetGuid(1),
                reader.GetString(2) == "REFUND",
                await reader.IsDBNullAsync(3, ct) ? null : reader.GetGuid(3),
                reader.GetInt64(4),
                reader.GetString(5),
                await reader.IsDBNullAsync(6, ct) ? null : reader.GetString(6)));
        }
        return taken;
    }
}
