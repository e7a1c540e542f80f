using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing;

/// <summary>The head of the service's OpenAPI document.</summary>
internal static class EventTicketingApi
{
    public static readonly ApiDescription Description = new(
        "Ticketing: events, tickets, users",
        "Sign in, create events with their seating plans and sell them, get tickets, and let their bearers in.",
        [
            ("users", "Accounts and sessions."),
            ("events", "Events, their seating plans, and their sale."),
            ("tickets", "Tickets as codes, PDF and calendar file."),
            ("door", "Scanning at the door, with and without a network."),
        ]);
}
