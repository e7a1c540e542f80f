using System.Globalization;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;

namespace Ticketing.EventTicketing.Door.ScanTickets;

/// <summary>
/// Names a ticket that door staff looked up, in place of its code, for example
/// <c>ticket:0197a000-0000-7000-8000-000000000001:300-A-1-5-12</c>, with <c>:2</c> after it where the ticket was
/// transferred twice. It opens no door by itself: only signed-in staff of
/// the event may scan it, and only while they reach the server. So a look-up gives away no code.
/// </summary>
internal static class TicketReference
{
    private const string Prefix = "ticket:";

    public static string Write(TicketClaims claims) => claims.Generation == 0
        ? $"{Prefix}{claims.BookingId.Value}:{claims.Ticket}"
        : string.Create(CultureInfo.InvariantCulture, $"{Prefix}{claims.BookingId.Value}:{claims.Ticket}:{claims.Generation}");

    /// <summary>Null for any other text.</summary>
    public static TicketClaims? Read(string? text) =>
        text?.Trim() is { } reference && reference.StartsWith(Prefix, StringComparison.Ordinal)
        && reference[Prefix.Length..].Split(':') is [var booking, var ticket, .. { Length: <= 1 } generations]
        && Guid.TryParse(booking, out var bookingId) && TicketId.TryParse(ticket, out var ticketId)
        && TryGeneration(generations, out var generation)
            ? new TicketClaims(ticketId, new BookingId(bookingId), generation)
            : null;

    private static bool TryGeneration(string[] texts, out short generation)
    {
        generation = 0;
        return texts.Length == 0
            || (short.TryParse(texts[0], NumberStyles.None, CultureInfo.InvariantCulture, out generation) && generation > 0);
    }
}
