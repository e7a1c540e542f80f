using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Teams;

/// <summary>Rows of the matrix for tickets and their documents.</summary>
internal static class TicketDocumentRows
{
    /// <param name="ticket">Path of a ticket.</param>
    /// <param name="order">Path of the order's tickets.</param>
    public static IReadOnlyDictionary<string, ObjectRow> Of(string ticket, string order) => new Dictionary<string, ObjectRow>
    {
        ["GET /tickets/orders/{orderId}"] = new(Whose.Tickets, order),
        ["GET /tickets/orders/{orderId}/apple.pkpasses"] = new(Whose.Tickets, $"{order}/apple.pkpasses"),
        ["GET /tickets/orders/{orderId}/wallets"] = new(Whose.Tickets, $"{order}/wallets"),
        ["GET /tickets/{ticketId}/apple.pkpass"] = new(Whose.Tickets, $"{ticket}/apple.pkpass"),
        ["GET /tickets/{ticketId}/google-wallet"] = new(Whose.Tickets, $"{ticket}/google-wallet"),
        ["GET /tickets/orders/{orderId}/calendar.ics"] = new(Whose.Tickets, $"{order}/calendar.ics"),
        ["GET /tickets/orders/{orderId}/pdf"] = new(Whose.Tickets, $"{order}/pdf"),
        ["GET /tickets/{ticketId}/pdf"] = new(Whose.Tickets, $"{ticket}/pdf"),
        ["GET /tickets/{ticketId}/qr.png"] = new(Whose.Tickets, $"{ticket}/qr.png"),
        ["GET /tickets/{ticketId}/qr.svg"] = new(Whose.Tickets, $"{ticket}/qr.svg"),
    };
}
