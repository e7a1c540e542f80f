using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking;

/// <summary>The head of the service's OpenAPI document.</summary>
internal static class BookingApi
{
    public static readonly ApiDescription Description = new(
        "Ticketing: orders",
        "Order seats, pay for them inside the hold, give them back, wait for them, and hear what becomes of it.",
        [
            ("orders", "Seats from ordering them to giving them back."),
            ("payments", "Paying, and what a payment provider and a bank call."),
            ("waiting-room", "Waiting for a sale to begin, and for one's turn in it."),
            ("waitlist", "Waiting for seats of an event that is sold out."),
            ("notifications", "What a person was told."),
            ("sellers", "Orders and waitlists of a seller's own events."),
            ("codes", "Discounts, access to a pre-sale and vouchers of a seller."),
            ("allotments", "Seats that a seller keeps."),
            ("box-office", "Selling at the desk."),
            ("resale", "Tickets that their buyers offer to other people."),
            ("webhooks", "Calls to a seller's own systems."),
        ]);
}
