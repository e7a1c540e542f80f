namespace Ticketing.EventTicketing.Features.WithholdForRefund;

/// <summary>The statements on <c>ticket_withholdings</c>.</summary>
public static class WithholdStatements
{
    /// <summary>
    /// A scan holds the ticket's row too: whichever of the two has it first is seen by the other. Without it a
    /// ticket is admitted and given back in the same moment.
    /// </summary>
    public const string TurnGuard = "FOR NO KEY UPDATE OF t";

    /// <summary>
    /// Takes the turn, in the order of the table's key, as everybody who locks several tickets does. Parameters:
    /// event, section, and subsections, rows and seats.
    /// </summary>
    public const string LockTickets =
        $"""
        SELECT 1 FROM tickets t
        JOIN unnest($3::smallint[], $4::smallint[], $5::smallint[]) AS u (subsection, row_number, seat_number)
            ON t.event_id = $1 AND t.section = $2 AND t.subsection = u.subsection
            AND t.row_number = u.row_number AND t.seat_number = u.seat_number
        ORDER BY t.subsection, t.row_number, t.seat_number {TurnGuard}
        """;

    /// <summary>Tickets ($3) of the booking that have let somebody in.</summary>
    public const string Used =
        """
        SELECT ticket_id FROM ticket_scans
        WHERE event_id = $1 AND booking_id = $2 AND ticket_id = ANY ($3) AND outcome = 'admitted'
        """;

    /// <summary>
    /// Parameters: event, section, subsections, rows, seats, booking, refund, now. A row of an earlier refund that was
    /// refused just now is this one's. A ticket that was given back already, by a replica that asked before, is left.
    /// </summary>
    public const string Insert =
        """
        INSERT INTO ticket_withholdings
            (booking_id, subsection, row_number, seat_number, event_id, section, refund_id, withheld_at)
        SELECT $6, u.subsection, u.row_number, u.seat_number, $1, $2, $7, $8
        FROM unnest($3::smallint[], $4::smallint[], $5::smallint[]) AS u (subsection, row_number, seat_number)
        WHERE NOT EXISTS (
            SELECT FROM ticket_bookings b WHERE b.booking_id = $6 AND b.were_sold
              AND u.subsection || '-' || u.row_number || '-' || u.seat_number = ANY (string_to_array(b.released, ',')))
        ON CONFLICT (booking_id, subsection, row_number, seat_number) DO UPDATE SET refund_id = excluded.refund_id
        """;

    /// <summary>$1 refund: its tickets are good again.</summary>
    public const string Lift =
        """
        DELETE FROM ticket_withholdings WHERE refund_id = $1
        RETURNING event_id, booking_id,
            event_id || '-' || section || '-' || subsection || '-' || row_number || '-' || seat_number
        """;

    /// <summary>
    /// Whom a door without a network let in meanwhile: the first counts now, as if no refund had been asked for. $1
    /// event, $2 booking, $3 tickets.
    /// </summary>
    public const string Readmit =
        """
        UPDATE ticket_scans s SET outcome = CASE WHEN o.place = 1 THEN 'admitted' ELSE 'admitted-twice' END
        FROM (SELECT scan_id, row_number() OVER (PARTITION BY ticket_id ORDER BY scanned_at, device_id) AS place
              FROM ticket_scans
              WHERE event_id = $1 AND booking_id = $2 AND ticket_id = ANY ($3) AND offline AND outcome = 'refunded') o
        WHERE s.event_id = $1 AND s.scan_id = o.scan_id
        """;
}
