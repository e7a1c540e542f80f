using Ticketing.EventTicketing.Domain;

namespace Ticketing.EventTicketing.Features.TicketDocuments;

/// <summary>A seat as documents name it.</summary>
public static class SeatWords
{
    /// <summary>For example <c>A-1 row 5 seat 12</c>.</summary>
    public static string Of(TicketId ticket) =>
        $"{ticket.Section}-{ticket.Seat.Subsection} row {ticket.Seat.Row} seat {ticket.Seat.Seat}";
}
