using System.Globalization;
using System.Security.Claims;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Tickets;

/// <summary>
/// A ticket. Price in minor units: what the order that has it was promised, or what a new order would pay. Order and buyer
/// only for the event's seller, else null.
/// </summary>
internal sealed record TicketResponse(
    string TicketId,
    string Section,
    int Subsection,
    int Row,
    int Seat,
    long Price,
    [property: OneOf("AVAILABLE", "RESERVED", "SOLD")] string Status,
    Guid? OrderId,
    Guid? BuyerId)
{
    /// <summary>Kind of buyer of a taken ticket, where the event has them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kind { get; init; }

    /// <summary>Category of a taken ticket's seat, if it has one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Category { get; init; }
}

/// <summary>A page of tickets in order of section, subsection, row and seat.</summary>
internal sealed record TicketListResponse(IReadOnlyList<TicketResponse> Tickets, string? Next);

/// <summary><c>GET /events/{event_id}/tickets</c>: what PostgreSQL knows of each ticket.</summary>
internal static class ListTickets
{
    private const string FindSection =
        """
        SELECT e.seller_id, s.subsections
        FROM events e LEFT JOIN event_sections s ON s.event_id = e.event_id AND s.name = @Section
        WHERE e.event_id = @EventId
        """;

    public static void MapListTickets(this IEndpointRouteBuilder app) => app
        .MapGet("/events/{eventId}/tickets", HandleAsync)
        .AllowAnonymous()
        .WithName("ListTickets")
        .WithSummary("List the tickets of an event")
        .WithDescription("The event's seller also sees whose they are.")
        .IsPaged()
        .WithQuery("section", "Only tickets of this section.")
        .WithQuery("subsection", "Only tickets of this subsection; needs `section`.")
        .WithQuery("status", "Only tickets in this state.", "AVAILABLE", "RESERVED", "SOLD")
        .AcceptsBearer()
        .Refuses(EventErrors.NotFound, EventErrors.SectionNotFound, EventErrors.SubsectionNotFound)
        .WithTags("events");

    private static async Task<Results<Ok<TicketListResponse>, ProblemHttpResult>> HandleAsync(
        string eventId,
        HttpContext context,
        ClaimsPrincipal caller,
        Database database,
        string? section,
        string? subsection,
        string? status,
        CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = PageRequest.Read(context.Request.Query, errors);
        errors.Require(
            string.IsNullOrEmpty(status) || TicketStatusNames.Parse(status) is not null,
            "status",
            "Must be AVAILABLE, RESERVED or SOLD.");
        short number = 0;
        errors.Require(
            string.IsNullOrEmpty(subsection)
                || short.TryParse(subsection, NumberStyles.None, CultureInfo.InvariantCulture, out number),
            "subsection",
            "Must be a number.");
        errors.Require(
            string.IsNullOrEmpty(subsection) || !string.IsNullOrEmpty(section), "section", "Is missing.");
        TicketKey after = default;
        errors.Require(
            page.After is null || TicketKey.TryParse(page.After, out after), "after", "Not a cursor of this list.");
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        var (seller, refusal) = await FindSellerAsync(
            database, eventId, section, subsection is null or "" ? null : number, ct);
        if (refusal is not null)
        {
            return refusal.ToProblem(context);
        }

        var query = new TicketListQuery(
            EventId.Parse(eventId, null), section, number, TicketStatusNames.Parse(status),
            page.After is null ? TicketKey.First : after, page.Limit + 1,
            ShowBuyers: caller.MayForSeller(SellerAction.OrdersRead) && caller.SellerId().Value == seller);
        var tickets = await query.ReadAsync(database, ct);
        var next = tickets.Count > page.Limit ? Cursor.Encode(TicketKey.Of(tickets[page.Limit - 1]).ToString()) : null;
        return TypedResults.Ok(new TicketListResponse([.. tickets.Take(page.Limit)], next));
    }

    /// <summary>The event's seller, or which part of the address does not exist.</summary>
    private static async Task<(Guid Seller, Refusal? Refusal)> FindSellerAsync(
        Database database, string eventId, string? section, int? subsection, CancellationToken ct)
    {
        // Longer or stranger names name no section, and PostgreSQL would not take some of them.
        var name = VisibleText.TryLine(section, 1, TicketKey.MaxSectionLength, out var line) && line == section
            ? section
            : null;
        if (!EventId.TryParse(eventId, null, out var id)
            || await database.FindAsync<FoundSection>(
                FindSection, new { EventId = id.Value, Section = name }, ct) is not { } found)
        {
            return (default, EventErrors.NotFound);
        }

        if (string.IsNullOrEmpty(section))
        {
            return (found.SellerId, null);
        }

        if (found.Subsections is null)
        {
            return (default, EventErrors.SectionNotFound);
        }

        return subsection is null || SubsectionsColumn.Read(found.Subsections).Any(s => s.Number == subsection)
            ? (found.SellerId, null)
            : (default, EventErrors.SubsectionNotFound);
    }

    private sealed class FoundSection
    {
        public Guid SellerId { get; init; }

        /// <summary>Null when the event has no such section.</summary>
        public string? Subsections { get; init; }
    }
}
