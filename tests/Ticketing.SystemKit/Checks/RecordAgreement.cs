namespace Ticketing.SystemKit.Checks;

/// <summary>
/// Compares what the databases say of the same thing: seats of bookings with tickets, codes with their uses, documents with
/// the money they are about.
/// </summary>
public static class RecordAgreement
{
    private const string SeatsOfBookings = """
        SELECT b.event_id || ' ' || b.section || '-' || (s ->> 0) || '-' || (s ->> 1) || '-' || (s ->> 2) || ' is '
            || CASE b.status WHEN 'PAID' THEN 'SOLD' ELSE 'RESERVED' END || ' for ' || b.id
        FROM bookings b CROSS JOIN LATERAL jsonb_array_elements(b.seats) AS s
        WHERE b.event_id = ANY($1) AND b.status IN ('PENDING_PAYMENT', 'PAID')
          AND NOT EXISTS (SELECT FROM jsonb_array_elements(coalesce(b.refunded_seats, '[]')) AS r
                          WHERE r ->> 0 = s ->> 0 AND r ->> 1 = s ->> 1 AND r ->> 2 = s ->> 2)
        """;

    private const string SeatsOfTickets = """
        SELECT event_id || ' ' || section || '-' || subsection || '-' || row_number || '-' || seat_number || ' is '
            || CASE status WHEN 2 THEN 'SOLD' ELSE 'RESERVED' END || ' for ' || booking_id
        FROM tickets WHERE event_id = ANY($1) AND status IN (1, 2)
        """;

    private const string Codes = """
        SELECT 'code ' || c.shown || ' counts ' || c.used || ' uses of ' || coalesce(c.max_uses::text, 'any') || ' and has '
            || u.uses || '; it has ' || c.balance_minor || ' left and paid ' || u.minor
        FROM codes c CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE given_back_at IS NULL) AS uses,
                   coalesce(sum(voucher_minor - voucher_back_minor), 0) AS minor
            FROM code_uses WHERE code_id = c.id) u
        WHERE c.event_id = ANY($1) AND (c.used <> u.uses OR c.used > c.max_uses
            OR (c.kind = 'voucher' AND c.balance_minor <> c.value - u.minor))
        UNION ALL
        SELECT 'booking ' || b.id || ' is ' || b.status || ' ' || coalesce(b.reason, '') || ' and its use of a code is '
            || CASE WHEN u.booking_id IS NULL THEN 'missing' WHEN u.given_back_at IS NULL THEN 'held' ELSE 'given back' END
        FROM bookings b LEFT JOIN code_uses u ON u.booking_id = b.id
        WHERE b.event_id = ANY($1) AND b.promised_discount IS NOT NULL AND b.reason IS DISTINCT FROM 'reseated'
          AND (u.booking_id IS NULL OR (b.status = 'PAID' AND u.given_back_at IS NOT NULL)
            OR (b.status IN ('FAILED', 'CANCELLED') AND b.paid_transaction IS NULL AND u.given_back_at IS NULL))
        """;

    private const string Documents = """
        SELECT 'payment ' || p.id || ' of booking ' || p.booking_id || ' keeps ' || p.kept || ', its documents say '
            || p.said
        FROM (
            SELECT t.id, t.booking_id,
                t.amount_minor - (SELECT coalesce(sum(r.amount_minor), 0) FROM transactions r
                    WHERE r.associated_transaction_id = t.id AND r.type = 'REFUND' AND r.status = 'SUCCESS') AS kept,
                (SELECT coalesce(sum(CASE i.kind WHEN 'INVOICE' THEN i.total_minor ELSE -i.total_minor END), 0)
                 FROM invoices i JOIN transactions m ON m.id = i.transaction_id
                 WHERE m.id = t.id OR m.associated_transaction_id = t.id) AS said
            FROM transactions t JOIN bookings b ON b.id = t.booking_id
            WHERE b.event_id = ANY($1) AND t.type = 'PAYMENT' AND t.status = 'SUCCESS') p
        WHERE p.kept <> p.said
        UNION ALL
        SELECT 'transaction ' || transaction_id || ' waits for its document' FROM invoice_queue WHERE event_id = ANY($1)
        UNION ALL
        SELECT s.kind || ' numbers of ' || s.seller_id || ' have a gap: ' || s.documents || ' up to ' || s.last
        FROM (SELECT seller_id, kind, year, count(*) AS documents, max(number) AS last FROM invoices
              WHERE seller_id IN (SELECT seller_id FROM invoices WHERE event_id = ANY($1))
              GROUP BY seller_id, kind, year) s
        WHERE s.documents <> s.last
        """;

    /// <summary>What disagrees.</summary>
    public static async Task<List<string>> FindAsync(MoneyRecord record, long[] events, CancellationToken cancellation)
    {
        var ofBookings = await record.AskBookingsAsync(SeatsOfBookings, events, cancellation);
        var ofTickets = await record.AskTicketsAsync(SeatsOfTickets, events, cancellation);
        return
        [
            .. ofBookings.Except(ofTickets).Select(seat => $"by its booking {seat}, by its ticket not"),
            .. ofTickets.Except(ofBookings).Select(seat => $"by its ticket {seat}, by its booking not"),
            .. await record.AskBookingsAsync(Codes, events, cancellation),
            .. await record.AskBookingsAsync(Documents, events, cancellation),
        ];
    }
}
