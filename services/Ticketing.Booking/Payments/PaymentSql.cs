using Ticketing.Booking.Bookings;
using Ticketing.Booking.Refunds;

namespace Ticketing.Booking.Payments;

/// <summary>
/// Statements of <see cref="PaymentLedger"/>. The row conditions are the guard against every race.
/// </summary>
internal static class PaymentSql
{
    /// <summary>
    /// $1 booking, $2 buyer, $3 transaction, $4 now, $5 provider, $6 when recovery looks, $7 hash of the token.
    /// </summary>
    public const string Claim = $"""
        WITH claimed AS (
            UPDATE bookings b
            SET payment_claim = $3, payment_claimed_at = $4, payment_action = NULL, payment_failure = NULL
            WHERE b.id = $1 AND b.buyer_id = $2 AND b.status = 'PENDING_PAYMENT'
              AND b.hold_expires_at > $4 AND b.payment_claim IS NULL
            RETURNING b.*
        ), opened AS (
            INSERT INTO transactions
                (id, booking_id, buyer_id, amount_minor, authorised_minor, currency, type, status, provider,
                 created_at, updated_at, check_at, token_hash)
            SELECT $3, id, buyer_id, total_minor, total_minor, currency, 'PAYMENT', 'PENDING', $5, $4, $4, $6, $7
            FROM claimed
        )
        SELECT {BookingRow.Columns} FROM claimed b
        """;

    /// <summary>
    /// $1 booking, $2 transaction, $3 now, $4 where the buyer has to go. No row: noted already, or the booking is
    /// not this payment's any more.
    /// </summary>
    public const string RecordAction = $"""
        WITH waiting AS (
            UPDATE bookings b SET payment_action = $4, updated_at = $3, version = b.version + 1
            WHERE b.id = $1 AND b.payment_claim = $2 AND b.status = 'PENDING_PAYMENT'
              AND b.payment_action IS DISTINCT FROM $4
              AND EXISTS (SELECT FROM transactions WHERE id = $2 AND authorised_at IS NULL)
            RETURNING b.*
        )
        SELECT {BookingRow.Columns} FROM waiting b
        """;

    /// <summary>
    /// $1 booking, $2 transaction, $3 now, $4 provider's reference. From here on the claim keeps the seats until the
    /// capture's outcome is known. No row: the hold ran out while the buyer was away, or another payment has it.
    /// </summary>
    public const string Protect = """
        WITH kept AS (
            UPDATE bookings SET payment_action = NULL
            WHERE id = $1 AND payment_claim = $2 AND status = 'PENDING_PAYMENT'
              AND (payment_action IS NULL OR hold_expires_at > $3)
            RETURNING total_minor
        ), noted AS (
            UPDATE transactions
            SET authorised_at = coalesce(authorised_at, $3), provider_reference = $4, updated_at = $3
            WHERE id = $2 AND status = 'PENDING'
        )
        SELECT total_minor FROM kept
        """;

    /// <summary>
    /// $1 booking, $2 transaction, $3 now, $4 provider's reference. No row: the booking was lost.
    /// </summary>
    public const string Pay = $"""
        WITH captured AS (
            UPDATE transactions SET status = 'SUCCESS', provider_reference = $4, updated_at = $3
            WHERE id = $2 AND status = 'PENDING'
        ), paid AS (
            UPDATE bookings b
            SET status = 'PAID', paid_at = $3, updated_at = $3, version = b.version + 1,
                paid_transaction = $2, payment_claim = NULL, payment_claimed_at = NULL, payment_action = NULL
            WHERE b.id = $1 AND b.status = 'PENDING_PAYMENT' AND b.payment_claim = $2
            RETURNING b.*
        )
        SELECT {BookingRow.Columns} FROM paid b
        """;

    /// <summary>$1 booking, $2 transaction, $3 now, $4 code. No row: the booking does not wait for it.</summary>
    public const string Decline = $"""
        WITH declined AS (
            UPDATE transactions SET status = 'FAILED', failure_code = $4, updated_at = $3
            WHERE id = $2 AND status = 'PENDING'
        ), freed AS (
            UPDATE bookings b
            SET payment_claim = NULL, payment_claimed_at = NULL, payment_action = NULL, payment_failure = $4,
                updated_at = $3, version = b.version + 1
            WHERE b.id = $1 AND b.payment_claim = $2
            RETURNING b.*
        )
        SELECT {BookingRow.Columns} FROM freed b
        """;

    /// <summary>
    /// $1 booking, $2 transaction, $3 now: the buyer takes another card instead of finishing at the bank.
    /// </summary>
    public const string AbandonAction = """
        WITH freed AS (
            UPDATE bookings SET payment_claim = NULL, payment_claimed_at = NULL, payment_action = NULL
            WHERE id = $1 AND payment_claim = $2 AND payment_action IS NOT NULL
            RETURNING id
        )
        UPDATE transactions SET check_at = $3 WHERE id = $2 AND EXISTS (SELECT FROM freed)
        """;

    /// <summary>$1 booking, $2 transaction, $3 now, $4 claimed at the latest.</summary>
    public const string GiveUpClaim = """
        UPDATE bookings SET payment_claim = NULL, payment_claimed_at = NULL, payment_action = NULL
        WHERE id = $1 AND payment_claim = $2 AND hold_expires_at <= $3 AND payment_claimed_at <= $4
        """;

    /// <summary>$1 booking.</summary>
    public const string Lock = $"SELECT {BookingRow.Columns} FROM bookings b WHERE b.id = $1 FOR UPDATE";

    /// <summary>$1 refund, $2 payment, $3 now, $4 when recovery looks, $5 why.</summary>
    public const string OpenRefund = """
        INSERT INTO transactions
            (id, booking_id, buyer_id, amount_minor, currency, type, status, associated_transaction_id,
             provider, created_at, updated_at, check_at, kind)
        SELECT $1, booking_id, buyer_id, amount_minor, currency, 'REFUND', 'PENDING', id, provider, $3, $3, $4, $5
        FROM transactions WHERE id = $2
        ON CONFLICT (id) DO NOTHING
        """;

    /// <summary>
    /// Of money alone: refunds of seats are RefundLedger's, because the seats go with them. $1 refund, $2 now, $3
    /// provider's reference.
    /// </summary>
    public const string Refunded = """
        UPDATE transactions SET status = 'SUCCESS', provider_reference = $3, updated_at = $2
        WHERE id = $1 AND type = 'REFUND' AND status = 'PENDING' AND seats IS NULL
        """;

    /// <summary>Of money alone: the booking it had come for. $1 refund, $2 now, $3 code.</summary>
    public const string RefundRefused = $"""
        WITH refused AS (
            UPDATE transactions SET status = 'FAILED', failure_code = $3, updated_at = $2
            WHERE id = $1 AND type = 'REFUND' AND status = 'PENDING' AND seats IS NULL
            RETURNING booking_id
        )
        SELECT {BookingRow.Columns} FROM bookings b JOIN refused r ON r.booking_id = b.id
        """;

    /// <summary>Refunds of seats are RefundRecovery's. $1 now, $2 when to look again, $3 how many.</summary>
    public const string TakeOverdue = """
        UPDATE transactions t SET check_at = $2
        FROM (
            SELECT id FROM transactions WHERE status = 'PENDING' AND check_at <= $1 AND booking_id IS NOT NULL
              AND (type = 'PAYMENT' OR seats IS NULL)
            ORDER BY check_at LIMIT $3
            FOR UPDATE SKIP LOCKED
        ) overdue
        WHERE t.id = overdue.id
        RETURNING t.id, t.booking_id, t.type, t.associated_transaction_id, t.amount_minor, t.currency,
            (SELECT p.provider_reference FROM transactions p WHERE p.id = t.associated_transaction_id)
        """;
}
