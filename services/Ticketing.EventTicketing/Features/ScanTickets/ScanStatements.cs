namespace Ticketing.EventTicketing.Features.ScanTickets;

/// <summary>The statements on <c>ticket_scans</c>.</summary>
public static class ScanStatements
{
    /// <summary>
    /// Scans of one ticket take turns, and a refund waits for the scan (or the scan for the refund). Without it two
    /// doors both find the ticket unused.
    /// </summary>
    public const string TurnGuard = "FOR NO KEY UPDATE";

    /// <summary>Who holds the ticket. Parameters: its key.</summary>
    public const string LockTicket =
        $"""
        SELECT status, booking_id FROM tickets
        WHERE event_id = $1 AND section = $2 AND subsection = $3 AND row_number = $4 AND seat_number = $5 {TurnGuard}
        """;

    /// <summary>Whether the seat ($2) was given back by the booking ($1); no row for one never heard of.</summary>
    public const string Booking =
        """
        SELECT were_sold AND $2 = ANY (string_to_array(released, ',')) FROM ticket_bookings WHERE booking_id = $1
        """;

    /// <summary>
    /// Whether a refund of the ticket is being made; asked after the turn was taken. Parameters: booking,
    /// subsection, row, seat.
    /// </summary>
    public const string Withheld =
        """
        SELECT EXISTS (SELECT FROM ticket_withholdings
                       WHERE booking_id = $1 AND subsection = $2 AND row_number = $3 AND seat_number = $4)
        """;

    /// <summary>
    /// Forgets a refusal whose answer never reached the device, which then let the person in by itself: now it
    /// counts.
    /// </summary>
    public const string Forget =
        """
        DELETE FROM ticket_scans WHERE event_id = $1 AND scan_id = $2 AND NOT offline
               AND outcome NOT IN ('admitted', 'undone')
        """;

    /// <summary>What was recorded for the scan before.</summary>
    public const string Known =
        "SELECT outcome, ticket_id, booking_id FROM ticket_scans WHERE event_id = $1 AND scan_id = $2";

    /// <summary>The scan that admitted the ticket.</summary>
    public const string Admitted =
        """
        SELECT scanned_at, device_id FROM ticket_scans
        WHERE event_id = $1 AND ticket_id = $2 AND booking_id = $3 AND outcome = 'admitted'
        """;

    /// <summary>It did not come first after all.</summary>
    public const string Overtake =
        """
        UPDATE ticket_scans SET outcome = 'admitted-twice'
        WHERE event_id = $1 AND ticket_id = $2 AND booking_id = $3 AND outcome = 'admitted'
        """;

    /// <summary>One scan.</summary>
    public const string Insert =
        """
        INSERT INTO ticket_scans (event_id, scan_id, ticket_id, booking_id, staff_id, device_id, scanned_at,
                                  recorded_at, offline, outcome)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    /// <summary>A scan to take back, locked.</summary>
    public const string LockScan =
        """
        SELECT outcome, ticket_id, booking_id, device_id, scanned_at FROM ticket_scans
        WHERE event_id = $1 AND scan_id = $2 FOR UPDATE
        """;

    /// <summary>Takes it back.</summary>
    public const string Undo = "UPDATE ticket_scans SET outcome = 'undone' WHERE event_id = $1 AND scan_id = $2";

    /// <summary>The next in order, if another device let somebody in too, is the one that counts now.</summary>
    public const string Promote =
        """
        UPDATE ticket_scans SET outcome = 'admitted' WHERE event_id = $1 AND scan_id = (
            SELECT scan_id FROM ticket_scans
            WHERE event_id = $1 AND ticket_id = $2 AND booking_id = $3 AND outcome = 'admitted-twice'
            ORDER BY scanned_at, device_id LIMIT 1)
        """;
}
