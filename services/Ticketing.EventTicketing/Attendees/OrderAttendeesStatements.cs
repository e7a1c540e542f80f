namespace Ticketing.EventTicketing.Attendees;

/// <summary>The statements on <c>ticket_attendees</c> and <c>order_answers</c>, and what they ask of an order.</summary>
internal static class OrderAttendeesStatements
{
    /// <summary>Without it two first answers at once both count as the first, and a later one changes what is final.</summary>
    public const string LockGuard = "FOR NO KEY UPDATE OF t";

    /// <summary>In the order of the table's key, as everybody locks who locks several tickets.</summary>
    public const string LockTickets =
        $"""
        SELECT 1 FROM ticket_bookings b {SeatsOfBooking}
        WHERE b.booking_id = @BookingId AND t.booking_id = @BookingId
        ORDER BY t.subsection, t.row_number, t.seat_number {LockGuard}
        """;

    public const string FindOrder =
        """
        SELECT b.event_id, b.section, b.buyer_id, e.seller_id, e.starts_at, e.status, e.forbids_transfers,
               r.names, r.changes_until, r.questions, o.answers
        FROM ticket_bookings b JOIN events e ON e.event_id = b.event_id
        LEFT JOIN event_attendee_rules r ON r.event_id = b.event_id
        LEFT JOIN order_answers o ON o.booking_id = b.booking_id
        WHERE b.booking_id = @BookingId
        """;

    /// <summary>The seats that the booking holds or has paid, by seat.</summary>
    public const string ReadSeats =
        $"""
        SELECT t.subsection, t.row_number, t.seat_number, h.holder_id, a.name, a.answers,
               EXISTS (SELECT FROM ticket_scans s
                       WHERE s.event_id = b.event_id AND s.booking_id = b.booking_id AND s.outcome = 'admitted'
                         AND s.ticket_id = b.event_id || '-' || b.section || '-' || t.subsection || '-' || t.row_number
                             || '-' || t.seat_number) AS is_used
        FROM ticket_bookings b {SeatsOfBooking}
        LEFT JOIN ticket_holders h ON h.booking_id = b.booking_id AND h.subsection = t.subsection
             AND h.row_number = t.row_number AND h.seat_number = t.seat_number
        LEFT JOIN ticket_attendees a ON a.booking_id = b.booking_id AND a.subsection = t.subsection
             AND a.row_number = t.row_number AND a.seat_number = t.seat_number
        WHERE b.booking_id = @BookingId AND t.booking_id = @BookingId
        ORDER BY t.subsection, t.row_number, t.seat_number
        """;

    public const string SaveTicket =
        """
        INSERT INTO ticket_attendees (booking_id, subsection, row_number, seat_number, event_id, name, answers, given_by,
                                      changed_at)
        VALUES (@BookingId, @Subsection, @Row, @Seat, @EventId, @Name, @Answers::jsonb, @GivenBy, @Now)
        ON CONFLICT (booking_id, subsection, row_number, seat_number)
        DO UPDATE SET name = @Name, answers = @Answers::jsonb, given_by = @GivenBy, changed_at = @Now
        """;

    public const string SaveOrder =
        """
        INSERT INTO order_answers (booking_id, event_id, answers, given_by, changed_at)
        VALUES (@BookingId, @EventId, @Answers::jsonb, @GivenBy, @Now)
        ON CONFLICT (booking_id) DO UPDATE SET answers = @Answers::jsonb, given_by = @GivenBy, changed_at = @Now
        """;

    /// <summary>A booking's seats are a text such as <c>1-5-12,1-5-13</c>; each is looked up by the table's key.</summary>
    private const string SeatsOfBooking =
        """
        CROSS JOIN LATERAL unnest(string_to_array(b.seats, ',')) AS place
        JOIN tickets t ON t.event_id = b.event_id AND t.section = b.section
             AND t.subsection = split_part(place, '-', 1)::smallint AND t.row_number = split_part(place, '-', 2)::smallint
             AND t.seat_number = split_part(place, '-', 3)::smallint
        """;
}
