namespace Ticketing.EventTicketing.Transfers;

/// <summary>The statements on <c>ticket_transfers</c> and <c>ticket_holders</c>.</summary>
internal static class TransferStatements
{
    /// <summary>
    /// Scans, refunds and other transfers lock the ticket's row too: whichever has it first is seen by the others.
    /// Without it a ticket lets somebody in, or is given back, and changes hands in the same moment.
    /// </summary>
    public const string LockGuard = "FOR NO KEY UPDATE OF t";

    /// <summary>In the order of the table's key, as everybody locks who locks several tickets.</summary>
    public const string LockTickets =
        $"""
        SELECT 1 FROM tickets t JOIN {Seats} ON {SameTicket}
        ORDER BY t.subsection, t.row_number, t.seat_number {LockGuard}
        """;

    /// <summary>Of two who accept one offer the second finds it accepted.</summary>
    public const string PendingGuard = "AND state = 'pending' AND expires_at > @Now";

    /// <summary>No row for a booking that no message told of.</summary>
    public const string ReadStandings =
        $"""
        SELECT u.subsection, u.row_number, u.seat_number,
               coalesce(t.status = 2 AND t.booking_id = b.booking_id, false) AS is_sold,
               coalesce(h.holder_id, b.buyer_id) AS holder_id, coalesce(h.generation, 0) AS generation,
               EXISTS (SELECT FROM ticket_withholdings w
                       WHERE w.booking_id = b.booking_id AND w.subsection = u.subsection
                         AND w.row_number = u.row_number AND w.seat_number = u.seat_number) AS is_withheld,
               EXISTS (SELECT FROM ticket_scans s
                       WHERE s.event_id = b.event_id AND s.booking_id = b.booking_id AND s.outcome = 'admitted'
                         AND s.ticket_id = b.event_id || '-' || b.section || '-' || u.subsection || '-' || u.row_number
                             || '-' || u.seat_number) AS is_used,
               (SELECT o.transfer_id FROM transferred_tickets o JOIN ticket_transfers x ON x.transfer_id = o.transfer_id
                WHERE o.booking_id = b.booking_id AND o.subsection = u.subsection AND o.row_number = u.row_number
                  AND o.seat_number = u.seat_number AND o.generation = coalesce(h.generation, 0)
                  AND x.state = 'pending' AND x.expires_at > @Now LIMIT 1) AS offered_in
        FROM ticket_bookings b CROSS JOIN {Seats}
        LEFT JOIN tickets t ON {SameTicket}
        LEFT JOIN ticket_holders h ON h.booking_id = b.booking_id AND h.subsection = u.subsection
             AND h.row_number = u.row_number AND h.seat_number = u.seat_number
        WHERE b.booking_id = @BookingId AND b.event_id = @EventId AND b.section = @Section
        """;

    public const string FindEvent =
        """
        SELECT seller_id, starts_at, status, forbids_transfers FROM events WHERE event_id = @EventId
        """;

    public const string CountToday = "SELECT count(*) FROM ticket_transfers WHERE from_user = @UserId AND offered_at > @Since";

    public const string Insert =
        $"""
        INSERT INTO ticket_transfers (transfer_id, booking_id, event_id, section, from_user, email, state, offered_at,
                                      expires_at)
        VALUES (@TransferId, @BookingId, @EventId, @Section, @UserId, @Email, 'pending', @Now, @ExpiresAt);
        INSERT INTO transferred_tickets (transfer_id, booking_id, subsection, row_number, seat_number, generation)
        SELECT @TransferId, @BookingId, u.subsection, u.row_number, u.seat_number, coalesce(h.generation, 0)
        FROM {Seats}
        LEFT JOIN ticket_holders h ON h.booking_id = @BookingId AND h.subsection = u.subsection
             AND h.row_number = u.row_number AND h.seat_number = u.seat_number
        """;

    public const string Find =
        """
        SELECT transfer_id, booking_id, event_id, section, from_user, state, expires_at, to_user FROM ticket_transfers
        WHERE transfer_id = @TransferId AND (email = ANY (@Forms) OR to_user = @UserId)
        """;

    public const string ReadTickets =
        "SELECT subsection, row_number, seat_number, generation FROM transferred_tickets WHERE transfer_id = @TransferId";

    public const string Accept =
        $"""
        UPDATE ticket_transfers SET state = 'accepted', to_user = @UserId, answered_at = @Now
        WHERE transfer_id = @TransferId {PendingGuard}
        """;

    public const string Decline =
        $"""
        UPDATE ticket_transfers SET state = 'declined', answered_at = @Now
        WHERE transfer_id = @TransferId AND email = ANY (@Forms) {PendingGuard}
        """;

    public const string Withdraw =
        """
        UPDATE ticket_transfers SET state = 'withdrawn', answered_at = @Now
        WHERE transfer_id = @TransferId AND from_user = @UserId AND state = 'pending'
        """;

    /// <summary>The tickets are the new holder's, and the codes before are worthless.</summary>
    public const string Take =
        """
        INSERT INTO ticket_holders (booking_id, subsection, row_number, seat_number, event_id, holder_id, generation, since)
        SELECT booking_id, subsection, row_number, seat_number, @EventId, @UserId, generation + 1, @Now
        FROM transferred_tickets WHERE transfer_id = @TransferId
        ON CONFLICT (booking_id, subsection, row_number, seat_number)
        DO UPDATE SET holder_id = @UserId, generation = ticket_holders.generation + 1, since = @Now
        """;

    /// <summary>Name and answers were of somebody else; the new holder gives their own.</summary>
    public const string ForgetAnswers =
        """
        DELETE FROM ticket_attendees a USING transferred_tickets t
        WHERE t.transfer_id = @TransferId AND a.booking_id = t.booking_id AND a.subsection = t.subsection
          AND a.row_number = t.row_number AND a.seat_number = t.seat_number
        """;

    /// <summary>
    /// Conflicts with nothing but the deletion of the account, which waits and then sees the tickets; or it was first, and
    /// no row is found.
    /// </summary>
    public const string KeepAccount =
        "SELECT user_id FROM users WHERE user_id = @UserId AND deleted_at IS NULL FOR KEY SHARE";

    private const string Seats =
        "unnest(@Subsections, @Rows, @Seats) AS u (subsection, row_number, seat_number)";

    private const string SameTicket =
        "t.event_id = @EventId AND t.section = @Section AND t.subsection = u.subsection "
        + "AND t.row_number = u.row_number AND t.seat_number = u.seat_number";
}
