using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Teams;

/// <summary>Rows of the matrix for names, answers and transfers.</summary>
internal static class PersonRows
{
    /// <param name="event">Path of the event.</param>
    /// <param name="order">Path of the order's tickets.</param>
    public static IReadOnlyDictionary<string, ObjectRow> Of(string @event, string order)
    {
        var someone = Guid.NewGuid();
        return new Dictionary<string, ObjectRow>
        {
            ["GET /events/{eventId}/attendees"] = new(Whose.Event, $"{@event}/attendees"),
            ["GET /events/{eventId}/attendees/export"] = new(Whose.Event, $"{@event}/attendees/export"),
            ["PUT /events/{eventId}/attendee-rules"] = new(
                Whose.Event, $"{@event}/attendee-rules", """{"names":"none","transfers":true,"questions":[]}"""),
            ["GET /tickets/orders/{orderId}/attendees"] = new(Whose.Tickets, $"{order}/attendees"),
            ["GET /tickets/orders/{orderId}/transfers"] = new(Whose.Tickets, $"{order}/transfers"),
            ["POST /tickets/orders/{orderId}/transfers"] = new(
                Whose.Order, $"{order}/transfers", """{"email":"ada@example.org","ticket_ids":["x"]}"""),
            ["PUT /tickets/orders/{orderId}/attendees"] = new(Whose.Order, $"{order}/attendees", """{"tickets":[]}"""),
            ["POST /users/me/ticket-transfers/{transferId:guid}/accept"] = new(
                Whose.Caller, $"/users/me/ticket-transfers/{someone}/accept"),
            ["POST /users/me/ticket-transfers/{transferId:guid}/decline"] = new(
                Whose.Caller, $"/users/me/ticket-transfers/{someone}/decline"),
            ["POST /users/me/ticket-transfers/{transferId:guid}/withdraw"] = new(
                Whose.Caller, $"/users/me/ticket-transfers/{someone}/withdraw"),
        };
    }
}
