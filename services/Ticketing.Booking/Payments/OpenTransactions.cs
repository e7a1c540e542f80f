using Ticketing.Booking.Bookings;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Payments;

/// <summary>A payment, or a refund of money alone, whose outcome this service does not know.</summary>
internal sealed record OpenTransaction
{
    public required Guid Id { get; init; }
    public required Guid BookingId { get; init; }
    public required bool IsRefund { get; init; }

    /// <summary>Of a refund: the payment that it gives back.</summary>
    public Guid? PaymentId { get; init; }

    public required long AmountMinor { get; init; }
    public required string Currency { get; init; }

    /// <summary>Of a refund: the provider's own id of the payment.</summary>
    public string? PaymentReference { get; init; }
}

/// <summary>The transactions that wait for an outcome. Refunds of seats are those of RefundLedger.</summary>
internal sealed class OpenTransactions(Database database, BookingOptions options, TimeProvider clock)
{
    private const string Columns = """
        t.id, t.booking_id, t.type = 'REFUND' AS is_refund, t.associated_transaction_id AS payment_id,
            t.amount_minor, t.currency
        """;

    private const string TakeOverdue = $"""
        UPDATE transactions t SET check_at = @checkAt
        FROM (
            SELECT id FROM transactions WHERE status = 'PENDING' AND check_at <= @now AND booking_id IS NOT NULL
              AND (type = 'PAYMENT' OR seats IS NULL)
            ORDER BY check_at LIMIT @limit
            FOR UPDATE SKIP LOCKED
        ) overdue
        WHERE t.id = overdue.id
        RETURNING {Columns},
            (SELECT p.provider_reference FROM transactions p WHERE p.id = t.associated_transaction_id)
                AS payment_reference
        """;

    // The event is noted and its transaction is due in one statement: neither is lost without the other.
    private const string NoteEvent = $"""
        WITH noted AS (
            INSERT INTO payment_events (provider, event_id, event_type, transaction_id, received_at)
            VALUES (@provider, @eventId, @eventType, @transactionId, @now)
            ON CONFLICT (provider, event_id) DO NOTHING
            RETURNING event_id
        )
        UPDATE transactions t SET check_at = CASE WHEN type = 'REFUND' THEN @now ELSE @checkAt END
        WHERE t.id = @transactionId AND t.status = 'PENDING' AND t.booking_id IS NOT NULL
          AND EXISTS (SELECT FROM noted)
        RETURNING {Columns}
        """;

    private const string FindPayment = $"""
        SELECT {Columns} FROM transactions t
        WHERE t.id = @id AND t.booking_id IS NOT NULL AND t.type = 'PAYMENT'
        """;

    private const string Refunded = """
        UPDATE transactions SET status = 'SUCCESS', provider_reference = @reference, updated_at = @now
        WHERE id = @refundId AND type = 'REFUND' AND status = 'PENDING' AND seats IS NULL
        """;

    // Returns the booking that the money had come for.
    private const string RefundRefused = $"""
        WITH refused AS (
            UPDATE transactions SET status = 'FAILED', failure_code = @code, updated_at = @now
            WHERE id = @refundId AND type = 'REFUND' AND status = 'PENDING' AND seats IS NULL
            RETURNING booking_id
        )
        SELECT {BookingRow.Columns} FROM bookings b JOIN refused r ON r.booking_id = b.id
        """;

    // Whoever takes an event asks the provider at once; if that fails, recovery does after this.
    private static readonly TimeSpan EventTakes = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Transactions that should have an outcome by now, each given to one caller: another replica gets it again only
    /// after the recovery time.
    /// </summary>
    public Task<IReadOnlyList<OpenTransaction>> TakeOverdueAsync(int limit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return database.QueryAsync<OpenTransaction>(
            TakeOverdue, new { now, checkAt = now + options.PaymentRecoveryAfter, limit }, ct);
    }

    /// <summary>Notes an event of the provider, once.</summary>
    /// <returns>The payment to ask about now; null when there is nothing to do.</returns>
    public async Task<OpenTransaction?> TakeEventAsync(string provider, ProviderEvent told, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var open = await database.FindAsync<OpenTransaction>(
            NoteEvent,
            new
            {
                provider,
                eventId = told.Id,
                eventType = told.Type,
                transactionId = told.TransactionId,
                now,
                checkAt = now + EventTakes,
            },
            ct);
        return open is { IsRefund: false } ? open : null;
    }

    /// <summary>A payment by its id, whatever its state; null when there is none.</summary>
    public Task<OpenTransaction?> FindPaymentAsync(Guid id, CancellationToken ct) =>
        database.FindAsync<OpenTransaction>(FindPayment, new { id }, ct);

    /// <summary>Records that a refund is made.</summary>
    public async Task RecordRefundAsync(Guid refundId, string reference, CancellationToken ct)
    {
        await database.ExecuteAsync(Refunded, new { refundId, reference, now = clock.GetUtcNow() }, ct);
        BookingMetrics.Payments.Add(1, new KeyValuePair<string, object?>("outcome", "refunded"));
    }

    /// <summary>Records that the provider refuses the refund, and notifies its buyer.</summary>
    public async Task RecordRefusedRefundAsync(Guid refundId, string code, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var bookings = await transaction.QueryAsync<BookingRow>(
            RefundRefused, new { refundId, code, now = clock.GetUtcNow() }, ct);
        await NotificationOutbox.AppendAsync(
            transaction,
            [.. bookings.Select(b => BookingNotifications.RefundRefused(b, refundId, b.TotalMinor, null, code))],
            ct);
        await transaction.CommitAsync(ct);
        BookingMetrics.Payments.Add(1, new KeyValuePair<string, object?>("outcome", "refund-refused"));
    }
}
