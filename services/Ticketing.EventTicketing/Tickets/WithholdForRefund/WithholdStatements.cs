namespace Ticketing.EventTicketing.Tickets.WithholdForRefund;

/// <summary>The statements on <c>ticket_withholdings</c>.</summary>
internal static class WithholdStatements
{
    /// <summary>
    /// A scan locks the ticket's row too: whichever of the two has it first is seen by the other. Without it a ticket
    /// is admitted and given back in the same moment.
    /// </summary>
    public const string LockGuard = "FOR NO KEY UPDATE OF t";

    /// <summary>In the order of the table's key, as everybody locks who locks several tickets.</summary>
    public const string LockTickets =
        $"""
        SELECT 1 FROM tickets t
        JOIN unnest(@Subsections, @Rows, @Seats) AS u (subsection, row_number, seat_number)
            ON t.event_id = @EventId AND t.section = @Section AND t.subsection = u.subsection
            AND t.row_number = u.row_number AND t.seat_number = u.seat_number
        ORDER BY t.subsection, t.row_number, t.seat_number {LockGuard}
        """;

    /// <summary>Tickets of the booking that have let somebody in.</summary>
    public const string ReadUsed =
        """
        SELECT ticket_id FROM ticket_scans
        WHERE event_id = @EventId AND booking_id = @BookingId AND ticket_id = ANY (@TicketIds) AND outcome = 'admitted'
        """;

    /// <summary>Tickets of the booking that another person than its buyer has, such as <c>1-5-12</c>.</summary>
    public const string ReadTransferred =
        """
        SELECT h.subsection || '-' || h.row_number || '-' || h.seat_number
        FROM ticket_holders h
        JOIN unnest(@Subsections, @Rows, @Seats) AS u (subsection, row_number, seat_number)
            ON h.booking_id = @BookingId AND h.subsection = u.subsection AND h.row_number = u.row_number
            AND h.seat_number = u.seat_number
        JOIN ticket_bookings b ON b.booking_id = h.booking_id
        WHERE h.holder_id IS DISTINCT FROM b.buyer_id
        """;

    /// <summary>
    /// A refund is being made of one of the tickets. A move must not take them over: it lifts them when it fails.
    /// </summary>
    public const string AreOfRefund =
        """
        SELECT EXISTS (
            SELECT FROM ticket_withholdings w
            JOIN unnest(@Subsections, @Rows, @Seats) AS u (subsection, row_number, seat_number)
                ON w.subsection = u.subsection AND w.row_number = u.row_number AND w.seat_number = u.seat_number
            WHERE w.booking_id = @BookingId AND w.refund_id <> @RefundId)
        """;

    /// <summary>
    /// A row of an earlier refund that was refused just now becomes this refund's. A ticket that was given back
    /// already, for a replica that asked before, is left out.
    /// </summary>
    public const string Insert =
        """
        INSERT INTO ticket_withholdings
            (booking_id, subsection, row_number, seat_number, event_id, section, refund_id, withheld_at)
        SELECT @BookingId, u.subsection, u.row_number, u.seat_number, @EventId, @Section, @RefundId, @Now
        FROM unnest(@Subsections, @Rows, @Seats) AS u (subsection, row_number, seat_number)
        WHERE NOT EXISTS (
            SELECT FROM ticket_bookings b WHERE b.booking_id = @BookingId AND b.were_sold
              AND u.subsection || '-' || u.row_number || '-' || u.seat_number = ANY (string_to_array(b.released, ',')))
        ON CONFLICT (booking_id, subsection, row_number, seat_number) DO UPDATE SET refund_id = excluded.refund_id
        """;

    /// <summary>The refund's tickets are good again.</summary>
    public const string Lift =
        """
        DELETE FROM ticket_withholdings WHERE refund_id = @RefundId
        RETURNING event_id, booking_id,
            event_id || '-' || section || '-' || subsection || '-' || row_number || '-' || seat_number AS ticket_id
        """;

    /// <summary>
    /// Scans of these tickets that a door without a network made meanwhile: the first of each ticket admits, as if no
    /// refund had been asked for.
    /// </summary>
    public const string Readmit =
        """
        UPDATE ticket_scans s SET outcome = CASE WHEN o.place = 1 THEN 'admitted' ELSE 'admitted-twice' END
        FROM (SELECT scan_id, row_number() OVER (PARTITION BY ticket_id ORDER BY scanned_at, device_id) AS place
              FROM ticket_scans
              WHERE event_id = @EventId AND booking_id = @BookingId AND ticket_id = ANY (@TicketIds) AND offline
                AND outcome = 'refunded') o
        WHERE s.event_id = @EventId AND s.scan_id = o.scan_id
        """;
}
