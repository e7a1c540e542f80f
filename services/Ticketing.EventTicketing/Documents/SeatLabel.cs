using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Tickets;

namespace Ticketing.EventTicketing.Documents;

/// <summary>A seat as documents name it.</summary>
internal static class SeatLabel
{
    /// <summary>For example <c>A-1 row 5 seat 12</c>, or <c>Stalls, Left, row AA seat 13</c>.</summary>
    public static string Of(TicketId ticket, SectionPlan? section) => section.LineOf(ticket.Section, ticket.Seat);
}
