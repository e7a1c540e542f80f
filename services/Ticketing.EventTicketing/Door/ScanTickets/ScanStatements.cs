namespace Ticketing.EventTicketing.Door.ScanTickets;

/// <summary>The statements on <c>ticket_scans</c>, and what a scan asks of the ticket.</summary>
internal static class ScanStatements
{
    /// <summary>
    /// Scans of one ticket wait for each other, and a refund waits for the scan (or the scan for the refund). Without
    /// it two doors both find the ticket unused.
    /// </summary>
    public const string LockGuard = "FOR NO KEY UPDATE";

    /// <summary>Who holds the ticket.</summary>
    public const string LockTicket =
        $"""
        SELECT status, booking_id, kind FROM tickets
        WHERE event_id = @EventId AND section = @Section AND subsection = @Subsection AND row_number = @Row
          AND seat_number = @Seat {LockGuard}
        """;

    /// <summary>Whether the booking gave the seat back; no row for an unknown booking.</summary>
    public const string IsGivenBack =
        """
        SELECT were_sold AND @SeatText = ANY (string_to_array(released, ','))
        FROM ticket_bookings WHERE booking_id = @BookingId
        """;

    /// <summary>
    /// Whether a refund of the ticket is being made, how often it was transferred, and the name on it; asked after the
    /// ticket was locked.
    /// </summary>
    public const string ReadSold =
        $"""
        SELECT EXISTS (SELECT FROM ticket_withholdings WHERE {SameTicket}) AS is_withheld,
               coalesce((SELECT generation FROM ticket_holders WHERE {SameTicket}), 0) AS generation,
               (SELECT name FROM ticket_attendees WHERE {SameTicket}) AS attendee_name
        """;

    private const string SameTicket =
        "booking_id = @BookingId AND subsection = @Subsection AND row_number = @Row AND seat_number = @Seat";

    /// <summary>
    /// Deletes a refusal whose answer never reached the device, which then let the person in by itself: now that scan
    /// counts.
    /// </summary>
    public const string ForgetRefusal =
        """
        DELETE FROM ticket_scans WHERE event_id = @EventId AND scan_id = @ScanId AND NOT offline
               AND outcome NOT IN ('admitted', 'undone')
        """;

    /// <summary>What was recorded for the scan before.</summary>
    public const string FindRecorded =
        """
        SELECT outcome, ticket_id, booking_id, decided_by, clamped FROM ticket_scans
        WHERE event_id = @EventId AND scan_id = @ScanId
        """;

    /// <summary>The scan that admitted the ticket.</summary>
    public const string FindAdmission =
        """
        SELECT scanned_at, device_id, device_name FROM ticket_scans
        WHERE event_id = @EventId AND ticket_id = @TicketId AND booking_id = @BookingId AND outcome = 'admitted'
        """;

    /// <summary>An earlier scan takes the admission from the one recorded so far.</summary>
    public const string Overtake =
        """
        UPDATE ticket_scans SET outcome = 'admitted-twice', decided_by = 'later-scan'
        WHERE event_id = @EventId AND ticket_id = @TicketId AND booking_id = @BookingId AND outcome = 'admitted'
        """;

    public const string Insert =
        """
        INSERT INTO ticket_scans (event_id, scan_id, ticket_id, booking_id, staff_id, device_id, scanned_at,
                                  recorded_at, offline, outcome, device_name, claimed_at, clamped, decided_by)
        VALUES (@EventId, @ScanId, @TicketId, @BookingId, @StaffId, @DeviceId, @ScannedAt, @RecordedAt, @Offline,
                @Outcome, @DeviceName, @ClaimedAt, @Clamped, @DecidedBy)
        """;

    public const string LockScan =
        """
        SELECT s.outcome, s.ticket_id, s.booking_id, s.device_id, s.scanned_at, s.staff_id, e.seller_id
        FROM ticket_scans s JOIN events e ON e.event_id = s.event_id
        WHERE s.event_id = @EventId AND s.scan_id = @ScanId FOR UPDATE OF s
        """;

    /// <summary>
    /// Takes a scan back. The next in order, if another device let somebody in with the ticket too, admits instead.
    /// </summary>
    public const string Undo =
        """
        UPDATE ticket_scans SET outcome = 'undone', undone_by = @UndoneBy, undone_at = @UndoneAt
        WHERE event_id = @EventId AND scan_id = @ScanId;
        UPDATE ticket_scans SET outcome = 'admitted', decided_by = 'earlier-scan-undone' WHERE event_id = @EventId AND scan_id = (
            SELECT scan_id FROM ticket_scans
            WHERE event_id = @EventId AND ticket_id = @TicketId AND booking_id = @BookingId
              AND outcome = 'admitted-twice'
            ORDER BY scanned_at, device_id LIMIT 1)
        """;
}
