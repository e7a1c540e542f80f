using Ticketing.EventTicketing.Tickets;

namespace Ticketing.EventTicketing.Documents;

/// <summary>A seat as documents name it.</summary>
internal static class SeatLabel
{
    /// <summary>For example <c>A-1 row 5 seat 12</c>.</summary>
    public static string Of(TicketId ticket) =>
        $"{ticket.Section}-{ticket.Seat.Subsection} row {ticket.Seat.Row} seat {ticket.Seat.Seat}";
}
