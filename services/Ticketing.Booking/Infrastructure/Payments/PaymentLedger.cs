using Npgsql;
using Ticketing.Booking.Infrastructure.Updates;
using Ticketing.Contracts;
using Ticketing.Messaging;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Booking.Infrastructure.Payments;

/// <summary>A booking claimed for payment, with the transaction that will pay it.</summary>
internal sealed record PaymentClaim(Guid TransactionId, BookingRow Booking);

/// <summary>A transaction whose outcome this service does not know.</summary>
internal sealed record OpenTransaction(
    Guid Id, Guid BookingId, bool IsRefund, Guid? PaymentId, long AmountMinor, string Currency,
    string? PaymentReference = null);

/// <summary>
/// The transactions table and the payment side of bookings. Paying, expiring and cancelling the same booking
/// race for its row: the claim is a conditional update, so exactly one of them gets it.
/// </summary>
internal sealed class PaymentLedger(
    NpgsqlDataSource database,
    OutboxSignal outboxSignal,
    OrderChanges changes,
    HoldMirror holds,
    IPaymentProvider provider,
    BookingOptions options,
    TimeProvider clock)
{
    /// <summary>Claims a booking that may be paid now; null when its row does not allow it.</summary>
    public async Task<PaymentClaim?> ClaimAsync(Guid bookingId, UserId buyer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var transactionId = Guid.CreateVersion7(now);
        await using var command = database.CreateCommand(PaymentSql.Claim);
        command.Parameters.Add(new() { Value = bookingId });
        command.Parameters.Add(new() { Value = buyer.Value });
        command.Parameters.Add(new() { Value = transactionId });
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = provider.Name });
        command.Parameters.Add(new() { Value = now + options.PaymentRecoveryAfter });
        var rows = await command.ReadRowsAsync(ct);
        return rows.Count == 0 ? null : new PaymentClaim(transactionId, rows[0]);
    }

    /// <summary>
    /// Writes down that the money is taken: the booking is PAID and the message that says so is in the
    /// outbox, in one transaction. If the booking was lost meanwhile the money is owed back, and the refund
    /// is written down instead.
    /// </summary>
    /// <returns>The booking as it is now, and the refund if there has to be one.</returns>
    public async Task<(BookingRow Booking, OpenTransaction? Refund)> RecordCaptureAsync(
        Guid transactionId, Guid bookingId, string reference, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var pay = new NpgsqlCommand(PaymentSql.Pay, connection, transaction);
        pay.Parameters.Add(new() { Value = bookingId });
        pay.Parameters.Add(new() { Value = transactionId });
        pay.Parameters.Add(new() { Value = now });
        pay.Parameters.Add(new() { Value = reference });
        var paid = await pay.ReadRowsAsync(ct);
        if (paid.Count == 0)
        {
            var (booking, refund) = await RecordLostAsync(
                connection, transaction, transactionId, bookingId, ct);
            await transaction.CommitAsync(ct);
            return (booking, refund);
        }
        await Outbox.AppendAsync(connection, transaction, [BookingEvents.Paid(paid[0])], ct);
        await transaction.CommitAsync(ct);
        outboxSignal.Wake();
        holds.Forget(paid);
        changes.Publish(paid);
        BookingMetrics.Payments.Add(1, new KeyValuePair<string, object?>("outcome", "paid"));
        return (paid[0], null);
    }

    /// <summary>
    /// Writes down that no money was taken; the booking may be paid again while its hold runs.
    /// </summary>
    public async Task RecordDeclineAsync(
        Guid transactionId, Guid bookingId, string code, CancellationToken ct)
    {
        await using var command = database.CreateCommand(PaymentSql.Decline);
        command.Parameters.Add(new() { Value = bookingId });
        command.Parameters.Add(new() { Value = transactionId });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        command.Parameters.Add(new() { Value = code });
        await command.ExecuteNonQueryAsync(ct);
        BookingMetrics.Payments.Add(1, new KeyValuePair<string, object?>("outcome", code));
    }

    /// <summary>
    /// Stops protecting a booking whose hold is over and whose payment has had no outcome for longer than
    /// seats may wait. If the money turns out to be taken, it is refunded.
    /// </summary>
    /// <returns>True if the booking is unprotected now.</returns>
    public async Task<bool> GiveUpClaimAsync(Guid transactionId, Guid bookingId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(PaymentSql.GiveUpClaim);
        command.Parameters.Add(new() { Value = bookingId });
        command.Parameters.Add(new() { Value = transactionId });
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = now - options.CaptureProtectsFor });
        return await command.ExecuteNonQueryAsync(ct) > 0;
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

    /// <summary>
    /// Transactions that should long have an outcome, each given to one caller at a time: another replica
    /// gets it again only after the recovery time.
    /// </summary>
    public async Task<List<OpenTransaction>> TakeOverdueAsync(int limit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(PaymentSql.TakeOverdue);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = now + options.PaymentRecoveryAfter });
        command.Parameters.Add(new() { Value = limit });
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

    private async Task<(BookingRow Booking, OpenTransaction? Refund)> RecordLostAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid transactionId, Guid bookingId,
        CancellationToken ct)
    {
        await using var read = new NpgsqlCommand(PaymentSql.Lock, connection, transaction);
        read.Parameters.Add(new() { Value = bookingId });
        var booking = (await read.ReadRowsAsync(ct))[0];
        if (booking.PaidTransaction == transactionId)
        {
            // Recovery and the request that captured both write it down; the other one was first.
            return (booking, null);
        }
        var now = clock.GetUtcNow();
        // Derived from the payment, so that whoever finds the loss again means the same refund.
        var refundId = MessageIds.Derive(new BookingId(transactionId), "refund-of-lost-booking");
        await using var insert = new NpgsqlCommand(PaymentSql.OpenRefund, connection, transaction);
        insert.Parameters.Add(new() { Value = refundId });
        insert.Parameters.Add(new() { Value = transactionId });
        insert.Parameters.Add(new() { Value = now });
        insert.Parameters.Add(new() { Value = now + options.PaymentRecoveryAfter });
        await insert.ExecuteNonQueryAsync(ct);
        return (booking, new OpenTransaction(
            refundId, bookingId, true, transactionId, booking.TotalMinor, booking.Currency));
    }
}
