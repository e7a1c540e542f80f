using Ticketing.Booking.Bookings;

namespace Ticketing.Booking.Payments;

/// <summary>Statements of <see cref="LatePayments"/>.</summary>
internal static class LatePaymentSql
{
    /// <summary>$1 transaction: its booking and state, locked.</summary>
    public const string LockTransaction =
        "SELECT booking_id, status, provider_reference FROM transactions WHERE id = $1 FOR UPDATE";

    /// <summary>
    /// $1 lost booking, $2 successor, $3 now, $4 when its request is repeated, $5 transaction, $6 the seats. The
    /// claim is set from the start: neither sweep nor buyer ends a successor.
    /// </summary>
    public const string Insert = """
        INSERT INTO bookings
            (id, event_id, buyer_id, channel, section, section_index, mode, wanted_quantity, quantity,
             all_or_nothing, wanted_seats, hold_seconds, currency, status, created_at, updated_at, repeat_at,
             replaces, payment_claim, payment_claimed_at)
        SELECT $2, event_id, buyer_id, channel, section, section_index, 'manual', quantity, quantity,
               true, $6, hold_seconds, currency, 'PROCESSING', $3, $3, $4, id, $5, $3
        FROM bookings WHERE id = $1
        """;

    /// <summary>$1 lost booking, $2 successor, $3 now, $4 transaction, $5 when recovery looks.</summary>
    public const string Replace = $"""
        WITH moved AS (
            UPDATE transactions SET booking_id = $2, check_at = $5 WHERE id = $4
        ), replaced AS (
            UPDATE bookings b SET replaced_by = $2, updated_at = $3, version = b.version + 1
            WHERE b.id = $1
            RETURNING b.*
        )
        SELECT {BookingRow.Columns} FROM replaced b
        """;

    /// <summary>
    /// $1 successors: the buyer pays what the seats cost when they were first held, whatever they cost now.
    /// </summary>
    public const string KeepPrices = $"""
        WITH kept AS (
            UPDATE bookings b SET seats = o.seats, total_minor = o.total_minor
            FROM bookings o WHERE b.id = ANY($1) AND o.id = b.replaces
            RETURNING b.*
        )
        SELECT {BookingRow.Columns} FROM kept b
        """;

    /// <summary>$1 successors, $2 now: those whose money is taken are paid at once.</summary>
    public const string PaySuccessors = $"""
        UPDATE bookings b
        SET status = 'PAID', paid_at = $2, updated_at = $2, version = b.version + 1,
            paid_transaction = b.payment_claim, payment_claim = NULL, payment_claimed_at = NULL
        FROM transactions t
        WHERE b.id = ANY($1) AND t.id = b.payment_claim AND t.status = 'SUCCESS' AND b.status = 'PENDING_PAYMENT'
        RETURNING {BookingRow.Columns}
        """;

    /// <summary>$1 bookings, $2 now: recovery captures what is only authorised, or lets it go.</summary>
    public const string LookAtOpen =
        "UPDATE transactions SET check_at = $2 WHERE booking_id = ANY($1) AND status = 'PENDING'";

    /// <summary>$1 successors that got no seats: whose money is taken already.</summary>
    public const string Unclaim = """
        WITH freed AS (
            SELECT id, payment_claim FROM bookings WHERE id = ANY($1) AND payment_claim IS NOT NULL FOR UPDATE
        ), done AS (
            UPDATE bookings b SET payment_claim = NULL, payment_claimed_at = NULL FROM freed f WHERE b.id = f.id
        )
        SELECT t.id FROM freed f JOIN transactions t ON t.id = f.payment_claim WHERE t.status = 'SUCCESS'
        """;
}
