using Npgsql;
using NpgsqlTypes;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Notifications;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Booking.Refunds;

/// <summary>
/// Refunds in the transactions table. The money goes first: a refund is written down, the provider is asked, and
/// only when it gave the money back are the seats taken from the booking, in one transaction with the message that
/// frees them. Refused, the tickets stay good.
/// </summary>
internal sealed class RefundLedger(
    NpgsqlDataSource database,
    IEventDirectory directory,
    OutboxSignal outboxSignal,
    OrderChanges changes,
    BookingOptions options,
    TimeProvider clock)
{
    /// <summary>
    /// Writes down that the money went back: the seats are the booking's no more and go on sale again. Does nothing
    /// when another caller wrote the outcome down before.
    /// </summary>
    public async Task<BookingRow?> RecordRefundedAsync(Guid refundId, string reference, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await EndAsync(connection, transaction, refundId, reference, null, now, ct) is not { } ended)
        {
            return null;
        }
        List<BookingRow> rows = [];
        if (ended.Seats is not null)
        {
            rows = await connection.ReadRowsAsync(
                transaction, RefundSql.GiveBack, ct,
                ended.BookingId, ended.Seats, ended.AmountMinor, ended.FeeMinor, now, ended.Kind);
            await AppendRefundedAsync(connection, transaction, rows[0], refundId, ended, now, ct);
        }
        await transaction.CommitAsync(ct);
        outboxSignal.Wake();
        changes.Publish(rows);
        BookingMetrics.Payments.Add(1, new KeyValuePair<string, object?>("outcome", "refunded"));
        return rows.FirstOrDefault();
    }

    /// <summary>
    /// Writes down that the money does not go back, because the provider refused or (<see
    /// cref="RefundErrors.TicketUsed"/>) because a ticket was used: the tickets stay good, and the buyer is told.
    /// </summary>
    public async Task<BookingRow?> RecordRefusedAsync(Guid refundId, string code, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await EndAsync(connection, transaction, refundId, null, code, now, ct) is not { } ended)
        {
            return null;
        }
        await using var refuse = new NpgsqlCommand(RefundSql.Refuse, connection, transaction);
        refuse.AddValues(ended.BookingId, now);
        refuse.Parameters.Add(Text(code == RefundErrors.TicketUsed.Code ? null : "FAILED"));
        var rows = await refuse.ReadRowsAsync(ct);
        await NotificationOutbox.AppendAsync(
            connection,
            transaction,
            [BookingNotifications.RefundRefused(
                rows[0], refundId, ended.AmountMinor, SeatsJson.ReadPositions(ended.Seats), code)],
            ct);
        await transaction.CommitAsync(ct);
        changes.Publish(rows);
        BookingMetrics.Payments.Add(1, new KeyValuePair<string, object?>("outcome", "refund-refused"));
        return rows.FirstOrDefault();
    }

    /// <summary>
    /// Open refunds that should long have an outcome, each given to one caller at a time: another replica gets it
    /// again only after the recovery time.
    /// </summary>
    public async Task<List<OpenRefund>> TakeOverdueAsync(int limit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(RefundSql.TakeOverdue);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = now + options.PaymentRecoveryAfter });
        command.Parameters.Add(new() { Value = limit });
        var taken = new List<OpenRefund>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            taken.Add(new OpenRefund(
                reader.GetGuid(0),
                reader.GetGuid(1),
                reader.GetGuid(2),
                await reader.IsDBNullAsync(5, ct) ? null : reader.GetString(5),
                reader.GetInt64(3),
                reader.GetString(4),
                reader.GetString(6),
                reader.GetInt64(7),
                reader.GetString(8),
                SeatsJson.ReadPositions(reader.GetString(9))));
        }
        return taken;
    }

    /// <summary>
    /// The seats go on sale again and the buyer is told. The seats of an event that is over are nobody's to sell, and
    /// nobody listens for them any more.
    /// </summary>
    private async Task AppendRefundedAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, BookingRow booking, Guid refundId,
        EndedRefund ended, DateTimeOffset now, CancellationToken ct)
    {
        var seats = SeatsJson.ReadPositions(ended.Seats);
        if (directory.Find(new EventId(booking.EventId))?.Status != SaleStatus.Ended)
        {
            await Outbox.AppendAsync(
                connection, transaction, [BookingEvents.Refunded(booking, refundId, seats, ended.Kind, now)], ct);
        }
        var refunded = BookingNotifications.Refunded(
            booking, refundId, ended.AmountMinor, ended.FeeMinor, seats, ended.Kind);
        await NotificationOutbox.AppendAsync(connection, transaction, [refunded], ct);
    }

    private static async Task<EndedRefund?> EndAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid refundId, string? reference,
        string? failureCode, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(RefundSql.End, connection, transaction);
        command.Parameters.Add(new() { Value = refundId });
        command.Parameters.Add(new() { Value = failureCode is null ? "SUCCESS" : "FAILED" });
        command.Parameters.Add(Text(reference));
        command.Parameters.Add(Text(failureCode));
        command.Parameters.Add(new() { Value = now });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new EndedRefund(
                reader.GetGuid(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3),
                await reader.IsDBNullAsync(4, ct) ? null : reader.GetString(4))
            : null;
    }

    private static NpgsqlParameter Text(string? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private sealed record EndedRefund(
        Guid BookingId, long AmountMinor, long FeeMinor, string Kind, string? Seats);
}
