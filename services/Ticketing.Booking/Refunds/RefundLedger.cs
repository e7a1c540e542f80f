using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Notifications;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Refunds;

/// <summary>
/// Outcomes of refunds in the transactions table. The money goes first: a refund is recorded (<see
/// cref="RefundOpener"/>), the provider is asked, and only when it gave the money back are the seats taken from the
/// booking, in one transaction with the message that frees them. Refused, the tickets stay good.
/// </summary>
internal sealed class RefundLedger(
    Database database, IEventDirectory directory, DiscountedOrders discounts, OrderChanges changes, BookingOptions options,
    TimeProvider clock)
{
    // No row: another caller recorded the outcome before.
    private const string End = """
        UPDATE transactions
        SET status = @status, provider_reference = coalesce(@reference, provider_reference), failure_code = @code,
            updated_at = @now
        WHERE id = @refundId AND type = 'REFUND' AND status = 'PENDING'
        RETURNING booking_id, amount_minor, fee_minor, kind, seats
        """;

    // The refunded seats are no longer the booking's; one that has none left is CANCELLED.
    private const string GiveBack = $"""
        UPDATE bookings b
        SET refunded_seats = coalesce(b.refunded_seats, '[]') || @seats::jsonb,
            refunded_minor = b.refunded_minor + @amountMinor, fees_minor = b.fees_minor + @feeMinor,
            refund_state = {StateAfter}, updated_at = @now, version = b.version + 1,
            status = CASE WHEN {IsLast} THEN 'CANCELLED' ELSE b.status END,
            reason = CASE WHEN {IsLast} THEN @kind ELSE b.reason END,
            cancelled_at = CASE WHEN {IsLast} THEN @now ELSE b.cancelled_at END
        WHERE b.id = @bookingId
        RETURNING {BookingRow.Columns}
        """;

    // The booking lost the seats when they were resold.
    private const string GiveMoney = $"""
        UPDATE bookings b
        SET refunded_minor = b.refunded_minor + @amountMinor, fees_minor = b.fees_minor + @feeMinor,
            refund_state = {StateAfter}, updated_at = @now, version = b.version + 1
        WHERE b.id = @bookingId
        RETURNING {BookingRow.Columns}
        """;

    // The booking shows a refund that is still open, else @state: FAILED, or null when a ticket was used.
    private const string Refuse = $"""
        UPDATE bookings b SET refund_state = coalesce({StateAfter}, @state), updated_at = @now, version = b.version + 1
        WHERE b.id = @bookingId
        RETURNING {BookingRow.Columns}
        """;

    private const string IsLast =
        "jsonb_array_length(coalesce(b.refunded_seats, '[]') || @seats::jsonb) >= jsonb_array_length(b.seats)";

    private const string StateAfter = """
        CASE WHEN EXISTS (SELECT FROM transactions o WHERE o.booking_id = b.id AND o.type = 'REFUND'
                          AND o.status = 'PENDING') THEN 'PENDING' END
        """;

    // Refunds of seats; PaymentRecovery makes those of money alone.
    private const string TakeOverdue = """
        UPDATE transactions t SET check_at = @checkAt
        FROM (
            SELECT id, booking_id FROM transactions
            WHERE status = 'PENDING' AND type = 'REFUND' AND seats IS NOT NULL AND check_at <= @now
            ORDER BY check_at LIMIT @limit
            FOR UPDATE SKIP LOCKED
        ) overdue
        JOIN bookings b ON b.id = overdue.booking_id
        WHERE t.id = overdue.id
        RETURNING t.id, t.booking_id, t.associated_transaction_id AS payment_id, t.amount_minor, t.currency,
            (SELECT p.provider_reference FROM transactions p WHERE p.id = t.associated_transaction_id)
                AS payment_reference,
            t.kind, b.event_id, b.section, t.seats, t.provider
        """;

    /// <summary>
    /// Records that the money went back: the seats are no longer the booking's and go on sale again. Does nothing when
    /// another caller recorded the outcome before.
    /// </summary>
    public async Task RecordRefundedAsync(Guid refundId, string reference, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        if (await EndAsync(transaction, refundId, reference, null, now, ct) is not { } ended)
        {
            return;
        }
        IReadOnlyList<BookingRow> rows = [];
        if (ended.Seats is not null)
        {
            rows = await transaction.QueryAsync<BookingRow>(
                ended.Kind == CancellationReasons.Resold ? GiveMoney : GiveBack,
                new
                {
                    bookingId = ended.BookingId,
                    seats = ended.Seats,
                    amountMinor = ended.AmountMinor,
                    feeMinor = ended.FeeMinor,
                    now,
                    kind = ended.Kind,
                },
                ct);
            await PublishRefundedAsync(transaction, rows[0], refundId, ended, now, ct);
            if (ended.Kind != CancellationReasons.Resold)
            {
                await discounts.RefundAsync(
                    transaction, rows[0], SeatsJson.ReadPositions(ended.Seats), ended.Kind, ct);
            }
        }
        await transaction.CommitAsync(ct);
        changes.Publish(rows);
        BookingMetrics.Payments.Add(1, new KeyValuePair<string, object?>("outcome", "refunded"));
    }

    /// <summary>
    /// Records that the money does not go back, because the provider refused or (<see
    /// cref="RefundErrors.OfTheDoor"/>) because a ticket was used or transferred: the tickets stay good, and the buyer is
    /// notified.
    /// </summary>
    public async Task RecordRefusedAsync(Guid refundId, string code, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        if (await EndAsync(transaction, refundId, null, code, now, ct) is not { } ended)
        {
            return;
        }
        var state = RefundErrors.OfTheDoor.Contains(code) ? null : "FAILED";
        var rows = await transaction.QueryAsync<BookingRow>(
            Refuse, new { bookingId = ended.BookingId, now, state }, ct);
        await NotificationOutbox.AppendAsync(
            transaction,
            [BookingNotifications.RefundRefused(
                rows[0], refundId, ended.AmountMinor,
                ended.Kind == CancellationReasons.Resold ? null : SeatsJson.ReadPositions(ended.Seats), code)],
            ct);
        await transaction.CommitAsync(ct);
        changes.Publish(rows);
        BookingMetrics.Payments.Add(1, new KeyValuePair<string, object?>("outcome", "refund-refused"));
    }

    /// <summary>
    /// Open refunds that should have an outcome by now, each given to one caller: another replica gets it again only
    /// after the recovery time.
    /// </summary>
    public async Task<IReadOnlyList<OpenRefund>> TakeOverdueAsync(int limit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows = await database.QueryAsync<OverdueRow>(
            TakeOverdue, new { now, checkAt = now + options.PaymentRecoveryAfter, limit }, ct);
        return [.. rows.Select(r => new OpenRefund(
            r.Id, r.BookingId, r.PaymentId, r.PaymentReference, r.AmountMinor, r.Currency, r.Kind, r.EventId,
            r.Section, SeatsJson.ReadPositions(r.Seats)) { Provider = r.Provider })];
    }

    /// <summary>
    /// The seats go on sale again and the buyer is notified. When the event is over nobody sells its seats, and nobody
    /// listens for them; seats that were resold are somebody's.
    /// </summary>
    private async Task PublishRefundedAsync(
        DatabaseTransaction transaction, BookingRow booking, Guid refundId, EndedRow ended, DateTimeOffset now,
        CancellationToken ct)
    {
        var seats = SeatsJson.ReadPositions(ended.Seats);
        if (ended.Kind != CancellationReasons.Resold
            && directory.Find(new EventId(booking.EventId))?.Status != SaleStatus.Ended)
        {
            await transaction.PublishAsync(
                [BookingEvents.Refunded(
                    booking, refundId, seats, ended.Kind, now, ended.AmountMinor, ended.FeeMinor)],
                ct);
        }
        var refunded = BookingNotifications.Refunded(
            booking, refundId, ended.AmountMinor, ended.FeeMinor, seats, ended.Kind);
        await NotificationOutbox.AppendAsync(transaction, [refunded], ct);
    }

    private static Task<EndedRow?> EndAsync(
        DatabaseTransaction transaction, Guid refundId, string? reference, string? code, DateTimeOffset now,
        CancellationToken ct) =>
        transaction.FindAsync<EndedRow>(
            End, new { refundId, status = code is null ? "SUCCESS" : "FAILED", reference, code, now }, ct);

    private sealed class EndedRow
    {
        public Guid BookingId { get; init; }
        public long AmountMinor { get; init; }
        public long FeeMinor { get; init; }
        public required string Kind { get; init; }
        public string? Seats { get; init; }
    }

    private sealed class OverdueRow
    {
        public Guid Id { get; init; }
        public Guid BookingId { get; init; }
        public Guid PaymentId { get; init; }
        public string? PaymentReference { get; init; }
        public long AmountMinor { get; init; }
        public required string Currency { get; init; }
        public required string Kind { get; init; }
        public long EventId { get; init; }
        public required string Section { get; init; }
        public required string Seats { get; init; }
        public string? Provider { get; init; }
    }
}
