using Ticketing.Contracts;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;

namespace Ticketing.EventTicketing.Door.ScanTickets;

/// <summary>
/// Names a ticket that door staff looked up, in place of its code, for example
/// <c>ticket:0197a000-0000-7000-8000-000000000001:300-A-1-5-12</c>. It opens no door by itself: only signed-in staff of
/// the event may scan it, and only while they reach the server. So a look-up gives away no code.
/// </summary>
internal static class TicketReference
{
    private const string Prefix = "ticket:";

    public static string Write(TicketClaims claims) => $"{Prefix}{claims.BookingId.Value}:{claims.Ticket}";

    /// <summary>Null for any other text.</summary>
    public static TicketClaims? Read(string? text) =>
        text?.Trim() is { } reference && reference.StartsWith(Prefix, StringComparison.Ordinal)
        && reference[Prefix.Length..].Split(':') is [var booking, var ticket]
        && Guid.TryParse(booking, out var bookingId) && TicketId.TryParse(ticket, out var ticketId)
            ? new TicketClaims(ticketId, new BookingId(bookingId))
            : null;
}
