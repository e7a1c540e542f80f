using Ticketing.Booking.Bookings;

namespace Ticketing.Booking.Payments;

/// <summary>
/// Statements of <see cref="PaymentRounds"/>: those of <see cref="PaymentSql"/> for many payments, each of which is
/// taken only if nothing is in its way. SKIP LOCKED: a round waits for nobody's row, so that a booking which somebody
/// else holds costs the others nothing, and rounds deadlock with nobody. Whoever is left out is done alone.
/// </summary>
internal static class PaymentRoundSql
{
    /// <summary>
    /// $1 bookings, $2 buyers, $3 transactions, $4 hashes of the tokens, $5 now, $6 provider, $7 when recovery looks.
    /// </summary>
    public const string Claim = $"""
        WITH free AS (
            SELECT f.id, n.transaction_id, n.token_hash
            FROM unnest($1, $2, $3, $4) AS n (booking_id, buyer_id, transaction_id, token_hash), LATERAL (
                SELECT b.id FROM bookings b
                WHERE b.id = n.booking_id AND b.buyer_id = n.buyer_id AND b.status = 'PENDING_PAYMENT'
                  AND b.hold_expires_at > $5 AND b.payment_claim IS NULL
                FOR NO KEY UPDATE SKIP LOCKED
            ) f
        ), claimed AS (
            UPDATE bookings b
            SET payment_claim = f.transaction_id, payment_claimed_at = $5, payment_action = NULL,
                payment_failure = NULL
            FROM free f WHERE b.id = f.id
            RETURNING b.*, f.token_hash
        ), opened AS (
            INSERT INTO transactions
                (id, booking_id, buyer_id, amount_minor, authorised_minor, currency, type, status, provider,
                 created_at, updated_at, check_at, token_hash)
            SELECT payment_claim, id, buyer_id, total_minor, total_minor, currency, 'PAYMENT', 'PENDING', $6, $5, $5,
                   $7, token_hash
            FROM claimed
        )
        SELECT {BookingRow.Columns} FROM claimed b
        """;

    /// <summary>
    /// $1 bookings, $2 transactions, $3 provider's references, $4 now. A claim that waits for no buyer keeps the seats
    /// already: the booking's row is not written again. Returns transaction and amount.
    /// </summary>
    public const string Protect = """
        WITH kept AS (
            SELECT k.id, n.reference, k.total_minor
            FROM unnest($1, $2, $3) AS n (booking_id, transaction_id, reference), LATERAL (
                SELECT t.id, b.total_minor FROM bookings b JOIN transactions t ON t.id = n.transaction_id
                WHERE b.id = n.booking_id AND b.payment_claim = n.transaction_id AND b.status = 'PENDING_PAYMENT'
                  AND b.payment_action IS NULL AND t.status = 'PENDING'
                FOR NO KEY UPDATE OF t SKIP LOCKED
            ) k
        )
        UPDATE transactions t
        SET authorised_at = coalesce(t.authorised_at, $4), provider_reference = k.reference, updated_at = $4
        FROM kept k WHERE t.id = k.id
        RETURNING t.id, k.total_minor
        """;

    /// <summary>$1 bookings, $2 transactions, $3 provider's references, $4 now.</summary>
    public const string Pay = $"""
        WITH mine AS (
            SELECT m.id, n.transaction_id, n.reference
            FROM unnest($1, $2, $3) AS n (booking_id, transaction_id, reference), LATERAL (
                SELECT b.id FROM bookings b JOIN transactions t ON t.id = n.transaction_id
                WHERE b.id = n.booking_id AND b.payment_claim = n.transaction_id AND b.status = 'PENDING_PAYMENT'
                  AND t.status = 'PENDING'
                FOR NO KEY UPDATE OF b, t SKIP LOCKED
            ) m
        ), captured AS (
            UPDATE transactions t SET status = 'SUCCESS', provider_reference = m.reference, updated_at = $4
            FROM mine m WHERE t.id = m.transaction_id
        ), paid AS (
            UPDATE bookings b
            SET status = 'PAID', paid_at = $4, updated_at = $4, version = b.version + 1,
                paid_transaction = m.transaction_id, payment_claim = NULL, payment_claimed_at = NULL,
                payment_action = NULL
            FROM mine m WHERE b.id = m.id
            RETURNING b.*
        )
        SELECT {BookingRow.Columns} FROM paid b
        """;
}
