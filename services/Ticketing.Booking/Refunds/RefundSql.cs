using Ticketing.Booking.Bookings;
using Ticketing.Booking.Payments;

namespace Ticketing.Booking.Refunds;

/// <summary>Statements of <see cref="RefundLedger"/>.</summary>
internal static class RefundSql
{
    /// <summary>
    /// What keeps the sum of refunds within the payment. It counts open ones too, and reads after the booking's row
    /// was locked, so that two refunds of one booking see each other.
    /// </summary>
    public const string SumGuard = """
        AND $4 + $5 + (SELECT coalesce(sum(r.amount_minor + r.fee_minor), 0) FROM transactions r
                       WHERE r.associated_transaction_id = p.id AND r.type = 'REFUND' AND r.status <> 'FAILED')
            <= p.amount_minor
        """;

    /// <summary>$1 booking.</summary>
    public const string Lock = $"SELECT {BookingRow.Columns} FROM bookings b WHERE b.id = $1 FOR UPDATE";

    /// <summary>Seats of refunds that are still open. $1 booking.</summary>
    public const string OpenSeats = """
        SELECT seats FROM transactions
        WHERE booking_id = $1 AND type = 'REFUND' AND status = 'PENDING' AND seats IS NOT NULL
        """;

    /// <summary>
    /// $1 refund, $2 booking, $3 payment, $4 amount, $5 fee, $6 kind, $7 seats, $8 now, $9 when recovery looks, $10
    /// buyer. No row: the payment is unknown or does not cover it.
    /// </summary>
    public const string Open = $"""
        INSERT INTO transactions
            (id, booking_id, buyer_id, amount_minor, fee_minor, currency, type, status,
             associated_transaction_id, provider, kind, seats, created_at, updated_at, check_at)
        SELECT $1, $2, $10, $4, $5, p.currency, 'REFUND', 'PENDING', p.id, p.provider, $6, $7::jsonb, $8, $8, $9
        FROM transactions p
        WHERE p.id = $3 AND p.type = 'PAYMENT' AND p.status = 'SUCCESS' {SumGuard}
        RETURNING currency,
            (SELECT p.provider_reference FROM transactions p WHERE p.id = associated_transaction_id)
        """;

    /// <summary>$1 booking, $2 now.</summary>
    public const string MarkOpen = $"""
        UPDATE bookings b SET refund_state = 'PENDING', updated_at = $2, version = b.version + 1 WHERE b.id = $1
        RETURNING {BookingRow.Columns}
        """;

    /// <summary>$1 refund, $2 SUCCESS or FAILED, $3 provider's reference, $4 failure code, $5 now.</summary>
    public const string End = """
        UPDATE transactions
        SET status = $2, provider_reference = coalesce($3, provider_reference), failure_code = $4, updated_at = $5
        WHERE id = $1 AND type = 'REFUND' AND status = 'PENDING'
        RETURNING booking_id, amount_minor, fee_minor, kind, seats
        """;

    /// <summary>
    /// The refunded seats are no longer the booking's; one that has none left is CANCELLED. $1 booking, $2 seats, $3
    /// amount, $4 fee, $5 now, $6 kind.
    /// </summary>
    public const string GiveBack = $"""
        UPDATE bookings b
        SET refunded_seats = coalesce(b.refunded_seats, '[]') || $2::jsonb,
            refunded_minor = b.refunded_minor + $3, fees_minor = b.fees_minor + $4,
            refund_state = {StateAfter}, updated_at = $5, version = b.version + 1,
            status = CASE WHEN {IsLast} THEN 'CANCELLED' ELSE b.status END,
            reason = CASE WHEN {IsLast} THEN $6 ELSE b.reason END,
            cancelled_at = CASE WHEN {IsLast} THEN $5 ELSE b.cancelled_at END
        WHERE b.id = $1
        RETURNING {BookingRow.Columns}
        """;

    /// <summary>
    /// A refund that is not made; the tickets stay good. $1 booking, $2 now, $3 FAILED when the provider refused
    /// it, else null. Another one that is still open is what the booking shows.
    /// </summary>
    public const string Refuse = $"""
        UPDATE bookings b SET refund_state = coalesce({StateAfter}, $3), updated_at = $2, version = b.version + 1
        WHERE b.id = $1
        RETURNING {BookingRow.Columns}
        """;

    /// <summary>
    /// Refunds of seats; PaymentRecovery makes the others. $1 now, $2 when to look again, $3 how many.
    /// </summary>
    public const string TakeOverdue = """
        UPDATE transactions t SET check_at = $2
        FROM (
            SELECT id, booking_id FROM transactions
            WHERE status = 'PENDING' AND type = 'REFUND' AND seats IS NOT NULL AND check_at <= $1
            ORDER BY check_at LIMIT $3
            FOR UPDATE SKIP LOCKED
        ) overdue
        JOIN bookings b ON b.id = overdue.booking_id
        WHERE t.id = overdue.id
        RETURNING t.id, t.booking_id, t.associated_transaction_id, t.amount_minor, t.currency,
            (SELECT p.provider_reference FROM transactions p WHERE p.id = t.associated_transaction_id),
            t.kind, b.event_id, b.section, t.seats
        """;

    private const string IsLast =
        "jsonb_array_length(coalesce(b.refunded_seats, '[]') || $2::jsonb) >= jsonb_array_length(b.seats)";

    private const string StateAfter = """
        CASE WHEN EXISTS (SELECT FROM transactions o WHERE o.booking_id = b.id AND o.type = 'REFUND'
                          AND o.status = 'PENDING') THEN 'PENDING' END
        """;
}
