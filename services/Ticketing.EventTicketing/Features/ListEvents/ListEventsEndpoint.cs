using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Features.ListEvents;

/// <summary>A page of events, newest first; <paramref name="Next"/> is null on the last page.</summary>
public sealed record EventListAnswer(IReadOnlyList<EventSummaryAnswer> Events, string? Next);

/// <summary><c>GET /events</c>: everybody's list, or with <c>seller=me</c> the caller's own.</summary>
public static class ListEventsEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/events", HandleAsync)
        .AllowAnonymous()
        .WithName("ListEvents")
        .WithSummary("List events, newest first")
        .IsPaged()
        .WithQuery("status", "Only events in this state.", Enum.GetValues<SaleStatus>().Select(Sale.NameOf))
        .WithQuery("seller", "One's own events; needs a token.", "me")
        .AcceptsBearer()
        .Refuses(RefusalCodes.Unauthenticated)
        .WithTags("events");

    private static async Task<Results<Ok<EventListAnswer>, ProblemHttpResult>> HandleAsync(
        HttpContext context,
        EventTicketingDbContext db,
        ClaimsPrincipal caller,
        string? status,
        string? seller,
        CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = PageRequest.Read(context.Request.Query, errors);
        errors.Require(
            string.IsNullOrEmpty(status) || Sale.Parse(status) is not null,
            "status",
            "Must be PREPARING, ON_SALE, CLOSED or ENDED.");
        errors.Require(seller is null or "" or "me", "seller", "Must be me.");
        var before = long.MaxValue;
        errors.Require(
            page.After is null
                || long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out before),
            "after",
            "Not a cursor of this list.");
        if (!errors.None)
        {
            return Answers.Of(errors.ToRefusal(), context);
        }

        if (seller == "me" && caller.Identity?.IsAuthenticated != true)
        {
            return Answers.Of(new Refusal(RefusalCodes.Unauthenticated, "Log in to see your own events."), context);
        }

        var rows = await Query(db, seller == "me" ? caller.UserId().Value : null, status)
            .Where(e => e.EventId < before)
            .OrderByDescending(e => e.EventId)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        var next = rows.Count > page.Limit ? Cursor.Encode(rows[page.Limit - 1].EventId.ToString()) : null;
        return TypedResults.Ok(new EventListAnswer(
            [.. rows.Take(page.Limit).Select(EventSummaryAnswer.Of)], next));
    }

    private static IQueryable<EventRow> Query(EventTicketingDbContext db, Guid? seller, string? status)
    {
        var events = db.Events.AsNoTracking();
        if (seller is { } id)
        {
            events = events.Where(e => e.SellerId == id);
        }

        return string.IsNullOrEmpty(status) ? events : events.Where(e => e.Status == status);
    }
}
