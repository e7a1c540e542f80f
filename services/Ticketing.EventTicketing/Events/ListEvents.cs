using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ticketing.Contracts.Listings;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Events;

/// <summary>A page of events, newest first; <paramref name="Next"/> is null on the last page.</summary>
internal sealed record EventListResponse(IReadOnlyList<EventSummaryResponse> Events, string? Next);

/// <summary>
/// <c>event summary</c> of docs/api.md. Prices in minor units of the currency; <c>TimeZone</c> is the venue's IANA zone.
/// </summary>
internal sealed record EventSummaryResponse(
    long EventId,
    string Name,
    string Venue,
    DateTimeOffset StartsAt,
    string TimeZone,
    [property: NamesOf(typeof(SaleStatus))] string Status,
    string Currency,
    long PriceFrom,
    long PriceTo,
    int SeatsTotal,
    Guid SellerId,
    Guid? SeriesId = null,
    PictureFacts? Picture = null,
    DateTimeOffset? SaleStartsAt = null,
    DateTimeOffset? PreviousStartsAt = null,
    bool Draft = false,
    DateTimeOffset? PresaleStartsAt = null)
{
    public static EventSummaryResponse Of(EventRow row) => new(
        row.EventId, row.Name, row.Venue, row.StartsAt, row.TimeZone, row.Status, row.Currency,
        row.PriceFrom, row.PriceTo, row.SeatsTotal, row.SellerId, row.SeriesId, PictureColumn.Read(row.Picture),
        row.SaleStartsAt, row.PreviousStartsAt, row.IsDraft, row.PresaleStartsAt);
}

/// <summary><c>GET /events</c>: everybody's list, or with <c>seller=me</c> the caller's own.</summary>
internal static class ListEvents
{
    public static void MapListEvents(this IEndpointRouteBuilder app) => app
        .MapGet("/events", HandleAsync)
        .AllowAnonymous()
        .WithName("ListEvents")
        .WithSummary("List events, newest first")
        .IsPaged()
        .WithQuery("status", "Only events in this state.", Enum.GetValues<SaleStatus>().Select(Sale.NameOf))
        .WithQuery("seller", "One's own events; needs a token.", "me")
        .AcceptsBearer()
        .AllowSellerTeam(SellerAction.EventsRead)
        .Refuses(EventErrors.NotLoggedIn)
        .WithTags("events");

    private static async Task<Results<Ok<EventListResponse>, ProblemHttpResult>> HandleAsync(
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
            return errors.ToRefusal().ToProblem(context);
        }

        if (seller == "me" && caller.Identity?.IsAuthenticated != true)
        {
            return EventErrors.NotLoggedIn.ToProblem(context);
        }

        var rows = await Query(db, seller == "me" ? caller.SellerId().Value : null, status)
            .Where(e => e.EventId < before)
            .OrderByDescending(e => e.EventId)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        var next = rows.Count > page.Limit ? Cursor.Encode(rows[page.Limit - 1].EventId.ToString()) : null;
        return TypedResults.Ok(new EventListResponse(
            [.. rows.Take(page.Limit).Select(EventSummaryResponse.Of)], next));
    }

    private static IQueryable<EventRow> Query(EventTicketingDbContext db, Guid? seller, string? status)
    {
        var events = db.Set<EventRow>().AsNoTracking();
        events = seller is { } id ? events.Where(e => e.SellerId == id) : events.Where(e => !e.IsDraft);

        return string.IsNullOrEmpty(status) ? events : events.Where(e => e.Status == status);
    }
}
