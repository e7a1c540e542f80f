using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing;

/// <summary>The head of the service's OpenAPI document, and the names of its schemas.</summary>
internal static class EventTicketingApi
{
    private const string Document = "v1";

    public static void DescribeEventTicketing(this IServiceCollection services)
    {
        services.DescribeApi(new ApiDescription(
            "Ticketing: events, tickets, users",
            "Sign in, create events with their seating plans and sell them, get tickets, and let their bearers in.",
            [
                ("users", "Accounts and sessions."),
                ("search", "Find shows: by words, city, date, kind, price, and what is near."),
                ("places", "Cities, the super-venues in them, and the venues (halls) inside."),
                ("productions", "Films, concerts, matches and plays, apart from where and when they are shown."),
                ("events", "Events, their seating plans, and their sale."),
                ("plans", "Seating plans that a seller keeps, and their formats."),
                ("series", "Many shows with one plan, made, changed and cancelled together."),
                ("pictures", "Pictures of events, series, productions, super-venues and halls."),
                ("tickets", "Tickets as codes, PDF, calendar file and wallet passes."),
                ("attendees", "Names on tickets, and questions to those who come."),
                ("transfers", "Giving tickets to another person."),
                ("team", "Who acts for a seller: members by role, programs by API key."),
                ("door", "Scanning at the door, with and without a network."),
            ]));
        services.Configure<OpenApiOptions>(Document, options => options.CreateSchemaReferenceId = SchemaNameOf);
    }

    /// <summary>
    /// Clients are generated from the document, so a schema keeps the name under which it was published, whatever its
    /// type is called here.
    /// </summary>
    private static string? SchemaNameOf(JsonTypeInfo type) => OpenApiOptions.CreateDefaultSchemaReferenceId(type) switch
    {
        "CreateEventRequest" => "EventDraft",
        "PictureFacts" => "Picture",
        "OrderTicketsResponse" => "MyTicketsAnswer",
        "OrderTicketResponse" => "MyTicketAnswer",
        "OrderTicketsEvent" => "MyTicketsEvent",
        { } name when name.EndsWith("Response", StringComparison.Ordinal) => name[..^"Response".Length] + "Answer",
        var name => name,
    };
}
