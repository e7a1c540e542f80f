using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Features.ListTickets;

/// <summary>A ticket. Price in minor units; order and buyer only for the event's seller, else null.</summary>
public sealed record TicketAnswer(
    string TicketId,
    string Section,
    int Subsection,
    int Row,
    int Seat,
    long Price,
    [property: OneOf("AVAILABLE", "RESERVED", "SOLD")] string Status,
    Guid? OrderId,
    Guid? BuyerId);

/// <summary>A page of tickets in order of section, subsection, row and seat.</summary>
public sealed record TicketListAnswer(IReadOnlyList<TicketAnswer> Tickets, string? Next);

/// <summary><c>GET /events/{event_id}/tickets</c>: what PostgreSQL knows of each ticket.</summary>
public static class ListTicketsEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder app) => app
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
        .Refuses(RefusalCodes.EventNotFound, RefusalCodes.SectionNotFound, RefusalCodes.SubsectionNotFound)
        .WithTags("events");

    private static async Task<Results<Ok<TicketListAnswer>, ProblemHttpResult>> HandleAsync(
        string eventId,
        HttpContext context,
        ClaimsPrincipal caller,
        EventTicketingDbContext db,
        NpgsqlDataSource database,
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
            return Answers.Of(errors.ToRefusal(), context);
        }

        var (owner, refusal) = await FindAsync(db, eventId, section, subsection is null or "" ? null : number, ct);
        if (refusal is not null)
        {
            return Answers.Of(refusal, context);
        }

        var query = new TicketQuery(
            EventId.Parse(eventId, null), section, number, TicketStatusNames.Parse(status),
            page.After is null ? TicketKey.First : after, page.Limit + 1,
            ShowBuyers: caller.Identity?.IsAuthenticated == true && caller.UserId().Value == owner);
        var tickets = await query.ReadAsync(database, ct);
        var next = tickets.Count > page.Limit ? Cursor.Encode(TicketKey.Of(tickets[page.Limit - 1]).ToString()) : null;
        return TypedResults.Ok(new TicketListAnswer([.. tickets.Take(page.Limit)], next));
    }

    /// <summary>The event's seller, or what of the address does not exist.</summary>
    private static async Task<(Guid Seller, Refusal? Refusal)> FindAsync(
        EventTicketingDbContext db, string eventId, string? section, int? subsection, CancellationToken ct)
    {
        var seller = EventId.TryParse(eventId, null, out var id)
            ? await db.Events.Where(e => e.EventId == id.Value).Select(e => (Guid?)e.SellerId)
                .SingleOrDefaultAsync(ct)
            : null;
        if (seller is null)
        {
            return (default, Answers.NoSuchEvent(eventId));
        }

        if (string.IsNullOrEmpty(section))
        {
            return (seller.Value, null);
        }

        // Longer or stranger names are no names of sections, and PostgreSQL would choke on some.
        var row = TextRules.IsLine(section, 1, 8)
            ? await db.Sections.AsNoTracking()
                .SingleOrDefaultAsync(s => s.EventId == id.Value && s.Name == section, ct)
            : null;
        if (row is null)
        {
            return (default, new Refusal(RefusalCodes.SectionNotFound, "The event has no such section."));
        }

        return subsection is null || row.ReadSubsections().Any(s => s.Number == subsection)
            ? (seller.Value, null)
            : (default, new Refusal(RefusalCodes.SubsectionNotFound, "The section has no such subsection."));
    }
}
