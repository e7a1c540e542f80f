using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Contracts;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Booking.Payments;

/// <summary>A booking claimed for payment, with the transaction that will pay it.</summary>
internal sealed record PaymentClaim(Guid TransactionId, BookingRow Booking);

/// <summary>
/// The payment side of bookings and the transactions that pay them. Paying, expiring and cancelling the same booking
/// race for its row: the claim is a conditional update, so exactly one of them gets it.
/// </summary>
internal sealed class PaymentLedger(
    NpgsqlDataSource database,
    OutboxSignal outboxSignal,
    OrderChanges changes,
    HoldMirror holds,
    LatePayments late,
    IPaymentProvider provider,
    BookingOptions options,
    TimeProvider clock)
{
    /// <summary>Claims a booking that may be paid now; null when its row does not allow it.</summary>
    public async Task<PaymentClaim?> ClaimAsync(
        Guid bookingId, UserId buyer, string paymentToken, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var transactionId = Guid.CreateVersion7(now);
        var rows = await RowsAsync(
            PaymentSql.Claim, ct, bookingId, buyer.Value, transactionId, now, provider.Name,
            now + options.PaymentRecoveryAfter, HashOf(paymentToken));
        return rows.Count == 0 ? null : new PaymentClaim(transactionId, rows[0]);
    }

    /// <summary>True if the transaction was opened with this token: a second click, not another card.</summary>
    public async Task<bool> IsForTokenAsync(Guid transactionId, string paymentToken, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "SELECT EXISTS (SELECT FROM transactions WHERE id = $1 AND token_hash = $2)");
        command.Parameters.Add(new() { Value = transactionId });
        command.Parameters.Add(new() { Value = HashOf(paymentToken) });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Notes where the buyer has to go. Until they were there, the claim does not outlive the
    /// hold.</summary>
    /// <returns>The booking; null when it is not this payment's any more.</returns>
    public async Task<BookingRow?> RecordActionAsync(
        Guid transactionId, Guid bookingId, string actionUrl, CancellationToken ct)
    {
        var rows = await RowsAsync(
            PaymentSql.RecordAction, ct, bookingId, transactionId, clock.GetUtcNow(), actionUrl);
        changes.Publish(rows);
        if (rows.Count > 0)
        {
            return rows[0];
        }
        var row = (await RowsAsync(PaymentSql.Lock, ct, bookingId))[0];
        return row.PaymentClaim == transactionId ? row : null;
    }

    /// <summary>Frees a booking from a payment that waits for its buyer, so that another card can pay.</summary>
    public Task AbandonActionAsync(Guid transactionId, Guid bookingId, CancellationToken ct) =>
        ExecuteAsync(PaymentSql.AbandonAction, ct, bookingId, transactionId, clock.GetUtcNow());

    /// <summary>
    /// Notes that the money is authorised and keeps the booking for its capture, whatever the clock says.
    /// </summary>
    /// <returns>What to capture; null when the booking does not wait for this payment any more.</returns>
    public async Task<long?> ProtectAsync(
        Guid transactionId, Guid bookingId, string reference, CancellationToken ct)
    {
        await using var command = database.CreateCommand(PaymentSql.Protect);
        AddParameters(command, bookingId, transactionId, clock.GetUtcNow(), reference);
        return (long?)await command.ExecuteScalarAsync(ct);
    }

    /// <summary>
    /// Writes down that the money is taken: the booking is PAID and the message that says so is in the
    /// outbox, in one transaction. If the booking was lost meanwhile, what becomes of the money is decided instead.
    /// </summary>
    /// <returns>The paid booking and no decision, or the decision.</returns>
    public async Task<(BookingRow? Paid, LateDecision? Late)> RecordCaptureAsync(
        Guid transactionId, Guid bookingId, string reference, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var pay = new NpgsqlCommand(PaymentSql.Pay, connection, transaction);
        AddParameters(pay, bookingId, transactionId, clock.GetUtcNow(), reference);
        var paid = await pay.ReadRowsAsync(ct);
        if (paid.Count == 0)
        {
            var decision = await late.DecideAsync(connection, transaction, transactionId, captured: true, ct);
            if (decision is { Action: LatePaymentAction.Waits, Booking: { State: BookingStatus.PendingPayment } waiting })
            {
                // A successor that got its seats in this moment: pay that one.
                pay.Parameters[0].Value = waiting.Id;
                paid = await pay.ReadRowsAsync(ct);
            }
            if (paid.Count == 0)
            {
                await transaction.CommitAsync(ct);
                Publish(decision);
                return (null, decision);
            }
        }
        await Outbox.AppendAsync(connection, transaction, [BookingEvents.Paid(paid[0])], ct);
        await NotificationOutbox.AppendAsync(
            connection, transaction, [.. BookingNotifications.OfPaid(paid[0])], ct);
        await transaction.CommitAsync(ct);
        PublishPaid(paid);
        return (paid[0], null);
    }

    /// <summary>Call after the commit that made them PAID.</summary>
    public void PublishPaid(IReadOnlyList<BookingRow> paid)
    {
        if (paid.Count > 0)
        {
            outboxSignal.Wake();
            holds.Forget(paid);
            changes.Publish(paid);
            Count("paid", paid.Count);
        }
    }

    /// <summary>Decides what becomes of an authorisation whose booking does not wait for it.</summary>
    public async Task<LateDecision> DecideLateAsync(Guid transactionId, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var decision = await late.DecideAsync(connection, transaction, transactionId, captured: false, ct);
        await transaction.CommitAsync(ct);
        Publish(decision);
        return decision;
    }

    /// <summary>
    /// Writes down that no money was taken; the booking may be paid again while its hold runs.
    /// </summary>
    public async Task RecordDeclineAsync(
        Guid transactionId, Guid bookingId, string code, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var decline = new NpgsqlCommand(PaymentSql.Decline, connection, transaction);
        AddParameters(decline, bookingId, transactionId, clock.GetUtcNow(), code);
        var rows = await decline.ReadRowsAsync(ct);
        await NotificationOutbox.AppendAsync(
            connection,
            transaction,
            [.. rows.Select(row => BookingNotifications.PaymentFailed(row, transactionId, code))],
            ct);
        await transaction.CommitAsync(ct);
        changes.Publish(rows);
        Count(code);
    }

    /// <summary>
    /// Stops protecting a booking whose hold is over and whose payment has had no outcome for longer than
    /// seats may wait. If the money turns out to be taken, the seats are asked for again or it is refunded.
    /// </summary>
    /// <returns>True if the booking is unprotected now.</returns>
    public async Task<bool> GiveUpClaimAsync(Guid transactionId, Guid bookingId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await ExecuteAsync(
            PaymentSql.GiveUpClaim, ct, bookingId, transactionId, now, now - options.CaptureProtectsFor) > 0;
    }

    private void Publish(LateDecision decision)
    {
        if (decision.Changed.Count > 0)
        {
            outboxSignal.Wake();
            changes.Publish(decision.Changed);
        }
        Count(decision.Action switch
        {
            LatePaymentAction.Waits => "late",
            LatePaymentAction.GiveBack => "late-refunded",
            LatePaymentAction.LetGo => "late-voided",
            _ => "settled-before",
        });
    }

    private async Task<List<BookingRow>> RowsAsync(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        AddParameters(command, values);
        return await command.ReadRowsAsync(ct);
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        AddParameters(command, values);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static void AddParameters(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }
    }

    internal static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static void Count(string outcome, int payments = 1) =>
        BookingMetrics.Payments.Add(payments, new KeyValuePair<string, object?>("outcome", outcome));
}
