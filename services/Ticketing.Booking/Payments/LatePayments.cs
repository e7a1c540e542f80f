using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Refunds;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.Messaging.Directory;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Booking.Payments;

/// <summary>What is done with a payment that came after its booking was lost.</summary>
internal enum LatePaymentAction
{
    /// <summary>Nothing: somebody else has written its outcome down.</summary>
    Settled = 0,

    /// <summary>A successor booking asks for the same seats, or the capture is under way elsewhere.</summary>
    Waits = 1,

    /// <summary>It is only authorised and has to be let go.</summary>
    LetGo = 2,

    /// <summary>It is taken and has to be given back.</summary>
    GiveBack = 3,
}

/// <summary>The decision, and the bookings that changed by it.</summary>
internal readonly record struct LateDecision(
    LatePaymentAction Action, BookingRow? Booking, IReadOnlyList<BookingRow> Changed, OpenTransaction? Refund);

/// <summary>
/// Payments that arrive when the hold is over. The same seats are asked for again, all or none, by a successor
/// booking that the payment already belongs to; if they are gone, the money goes back. Everything here runs in the
/// caller's database transaction.
/// </summary>
internal sealed class LatePayments(IEventDirectory directory, BookingOptions options, TimeProvider clock)
{
    public const string RefundKind = "late-payment";

    /// <summary>Decides what becomes of a payment whose booking does not wait for it.</summary>
    public async Task<LateDecision> DecideAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid paymentId, bool captured,
        CancellationToken ct)
    {
        var (bookingId, status, reference) = await LockAsync(connection, transaction, paymentId, ct);
        if (bookingId is null)
        {
            return new LateDecision(LatePaymentAction.Settled, null, [], null);
        }
        await using var read = new NpgsqlCommand(PaymentSql.Lock, connection, transaction);
        read.Parameters.Add(new() { Value = bookingId });
        var booking = (await read.ReadRowsAsync(ct))[0];
        if (booking.PaidTransaction == paymentId || status == "FAILED")
        {
            return new LateDecision(LatePaymentAction.Settled, booking, [], null);
        }
        if (booking.PaymentClaim == paymentId)
        {
            return new LateDecision(LatePaymentAction.Waits, booking, [], null);
        }
        if (MayAskAgain(booking))
        {
            var changed = await ReplaceAsync(connection, transaction, booking, paymentId, ct);
            return new LateDecision(LatePaymentAction.Waits, changed[^1], changed, null);
        }
        if (captured)
        {
            await NotificationOutbox.AppendAsync(
                connection, transaction, [BookingNotifications.PaymentLate(booking, null)], ct);
        }
        return captured
            ? new LateDecision(
                LatePaymentAction.GiveBack, booking, [],
                await OpenRefundAsync(connection, transaction, paymentId, booking, reference, ct))
            : new LateDecision(LatePaymentAction.LetGo, booking, [], null);
    }

    /// <summary>
    /// Call for bookings that just got their seats: a successor whose money is taken is paid at once, one whose money
    /// is authorised is captured by recovery, which looks now.
    /// </summary>
    /// <returns>The same bookings, as they are now.</returns>
    public async Task<List<BookingRow>> OnReservedAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, List<BookingRow> reserved, CancellationToken ct)
    {
        var successors = Successors(reserved);
        if (successors.Length == 0)
        {
            return reserved;
        }
        var now = clock.GetUtcNow();
        var kept = await QueryAsync(connection, transaction, LatePaymentSql.KeepPrices, successors, null, ct);
        var paid = await QueryAsync(connection, transaction, LatePaymentSql.PaySuccessors, successors, now, ct);
        await QueryAsync(connection, transaction, LatePaymentSql.LookAtOpen, successors, now, ct);
        await Outbox.AppendAsync(connection, transaction, [.. paid.Select(row => BookingEvents.Paid(row))], ct);
        await NotificationOutbox.AppendAsync(
            connection, transaction, [.. paid.SelectMany(BookingNotifications.OfPaid)], ct);
        var changed = kept.Concat(paid).GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.Last());
        return [.. reserved.Select(r => changed.GetValueOrDefault(r.Id, r))];
    }

    /// <summary>Call for bookings that just failed: a successor's money goes back.</summary>
    public async Task OnFailedAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<BookingRow> failed,
        CancellationToken ct)
    {
        var successors = Successors(failed);
        if (successors.Length == 0)
        {
            return;
        }
        await using var command = new NpgsqlCommand(LatePaymentSql.Unclaim, connection, transaction);
        command.Parameters.Add(new() { Value = successors });
        var taken = new List<Guid>();
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                taken.Add(reader.GetGuid(0));
            }
        }
        // Only these money was taken of; the others' is let go, and they never heard that it arrived.
        var late = failed.Where(r => r.PaymentClaim is { } claim && taken.Contains(claim));
        await NotificationOutbox.AppendAsync(
            connection, transaction, [.. late.Select(r => BookingNotifications.PaymentLate(r, null))], ct);
        foreach (var paymentId in taken)
        {
            await OpenRefundAsync(connection, transaction, paymentId, null, null, ct);
        }
        await QueryAsync(
            connection, transaction, LatePaymentSql.LookAtOpen, successors, clock.GetUtcNow(), ct);
    }

    /// <summary>Only once, only after the hold ran out by itself, and only while seats are given out at
    /// all.</summary>
    private bool MayAskAgain(BookingRow booking) =>
        booking is
        {
            State: BookingStatus.Cancelled, Reason: CancellationReasons.HoldExpired, ReplacedBy: null, Replaces: null,
        }
        && directory.Find(new EventId(booking.EventId))?.Status is SaleStatus.OnSale or SaleStatus.Closed;

    private async Task<List<BookingRow>> ReplaceAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, BookingRow lost, Guid paymentId,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // Derived from the payment, so that a payment has one successor whoever finds it late.
        var id = MessageIds.Derive(new BookingId(paymentId), "successor");
        await using var insert = new NpgsqlCommand(LatePaymentSql.Insert, connection, transaction);
        var p = insert.Parameters;
        p.Add(new() { Value = lost.Id });
        p.Add(new() { Value = id });
        p.Add(new() { Value = now });
        p.Add(new() { Value = now + options.RedriveAfter });
        p.Add(new() { Value = paymentId });
        p.Add(new()
        {
            Value = SeatsJson.Write(lost.SeatPositions),
            NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Jsonb,
        });
        await insert.ExecuteNonQueryAsync(ct);
        await using var replace = new NpgsqlCommand(LatePaymentSql.Replace, connection, transaction);
        replace.Parameters.Add(new() { Value = lost.Id });
        replace.Parameters.Add(new() { Value = id });
        replace.Parameters.Add(new() { Value = now });
        replace.Parameters.Add(new() { Value = paymentId });
        replace.Parameters.Add(new() { Value = now + options.PaymentRecoveryAfter });
        var replaced = await replace.ReadRowsAsync(ct);
        await using var read = new NpgsqlCommand(PaymentSql.Lock, connection, transaction);
        read.Parameters.Add(new() { Value = id });
        var successor = (await read.ReadRowsAsync(ct))[0];
        await Outbox.AppendAsync(connection, transaction, [BookingEvents.SeatRequest(successor)], ct);
        return [.. replaced, successor];
    }

    private async Task<OpenTransaction?> OpenRefundAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid paymentId, BookingRow? booking,
        string? reference, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // Derived from the payment, so that whoever finds the loss again means the same refund.
        var refundId = MessageIds.Derive(new BookingId(paymentId), "refund-of-lost-booking");
        await using var insert = new NpgsqlCommand(PaymentSql.OpenRefund, connection, transaction);
        insert.Parameters.Add(new() { Value = refundId });
        insert.Parameters.Add(new() { Value = paymentId });
        insert.Parameters.Add(new() { Value = now });
        // With the booking at hand the caller refunds right away; otherwise recovery does, now.
        insert.Parameters.Add(new() { Value = booking is null ? now : now + options.PaymentRecoveryAfter });
        insert.Parameters.Add(new() { Value = RefundKind });
        await insert.ExecuteNonQueryAsync(ct);
        return booking is null ? null : new OpenTransaction(
            refundId, booking.Id, true, paymentId, booking.TotalMinor, booking.Currency, reference);
    }

    private static async Task<(Guid? BookingId, string Status, string? Reference)> LockAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid paymentId, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(LatePaymentSql.LockTransaction, connection, transaction);
        command.Parameters.Add(new() { Value = paymentId });
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            throw new InvalidOperationException($"There is no transaction {paymentId}.");
        }
        return (
            await reader.IsDBNullAsync(0, ct) ? null : reader.GetGuid(0),
            reader.GetString(1),
            await reader.IsDBNullAsync(2, ct) ? null : reader.GetString(2));
    }

    private static async Task<List<BookingRow>> QueryAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string sql, Guid[] ids, DateTimeOffset? now,
        CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        command.Parameters.Add(new() { Value = ids });
        if (now is not null)
        {
            command.Parameters.Add(new() { Value = now });
        }
        return await command.ReadRowsAsync(ct);
    }

    private static Guid[] Successors(IEnumerable<BookingRow> rows) =>
        [.. rows.Where(r => r is { Replaces: not null, PaymentClaim: not null }).Select(r => r.Id)];
}
