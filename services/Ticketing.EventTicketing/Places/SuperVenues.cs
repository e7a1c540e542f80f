using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Places;

/// <summary><c>/super-venues</c>: cinemas, arenas, theatres and clubs. Everybody reads them, their seller writes them.</summary>
internal static class SuperVenues
{
    public static void MapSuperVenues(this IEndpointRouteBuilder app)
    {
        app.MapGet("/super-venues", ListAsync).AllowAnonymous()
            .WithName("ListSuperVenues").WithSummary("List super-venues, newest first")
            .IsPaged()
            .WithQuery("city", "Only those of this city.")
            .WithQuery("seller", "One's own; needs a token.", "me")
            .AcceptsBearer().AllowSellerTeam(SellerAction.EventsRead)
            .Refuses(PlaceErrors.NotLoggedIn).WithTags("places");
        app.MapGet("/super-venues/{superVenueId}", GetAsync).AllowAnonymous()
            .WithName("GetSuperVenue").WithSummary("Get a super-venue with its halls")
            .Refuses(PlaceErrors.SuperVenueNotFound).WithTags("places");
        app.MapPost("/super-venues", CreateAsync).RequireSeller(SellerAction.EventsWrite)
            .WithName("CreateSuperVenue").WithSummary("Create a super-venue: a cinema, an arena, a theatre, a club")
            .Refuses(PlaceErrors.TooManyPlaces).WithTags("places");
        app.MapPut("/super-venues/{superVenueId}", EditAsync).RequireSeller(SellerAction.EventsWrite)
            .WithName("EditSuperVenue").WithSummary("Change a super-venue")
            .WithDescription("Shows are found by the new name and place at once. Events keep the venue's text and time zone.")
            .Refuses(PlaceErrors.SuperVenueNotFound, PlaceErrors.NotYours).WithTags("places");
    }

    private static async Task<Results<Ok<SuperVenueListResponse>, ProblemHttpResult>> ListAsync(
        HttpContext context, ClaimsPrincipal caller, SuperVenueTable table, string? city, string? seller,
        CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = PageRequest.Read(context.Request.Query, errors);
        var (before, cityId) = (long.MaxValue, 0L);
        errors.Require(
            page.After is null || long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out before),
            "after", "Not a cursor of this list.");
        errors.Require(city is null or "" || IdText.TryParse(city, out cityId), "city", "Must be the id of a city.");
        errors.Require(seller is null or "" or "me", "seller", "Must be me.");
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        if (seller == "me" && caller.Identity?.IsAuthenticated != true)
        {
            return PlaceErrors.NotLoggedIn.ToProblem(context);
        }

        var rows = await table.ListAsync(
            seller == "me" ? caller.SellerId().Value : null, cityId > 0 ? cityId : null, before, page.Limit + 1, ct);
        var next = rows.Count > page.Limit ? Cursor.Encode($"{rows[page.Limit - 1].SuperVenueId}") : null;
        return TypedResults.Ok(new SuperVenueListResponse([.. rows.Take(page.Limit).Select(r => r.ToResponse())], next));
    }

    private static async Task<Results<Ok<SuperVenueDetailsResponse>, ProblemHttpResult>> GetAsync(
        string superVenueId, HttpContext context, SuperVenueTable table, VenueTable venues, CancellationToken ct) =>
        IdText.TryParse(superVenueId, out var id) && await table.FindAsync(id, ct) is { } row
            ? TypedResults.Ok(new SuperVenueDetailsResponse(row.ToResponse(), await venues.ListAsync(id, ct)))
            : PlaceErrors.SuperVenueNotFound.ToProblem(context);

    private static async Task<Results<Created<SuperVenueDetailsResponse>, ProblemHttpResult>> CreateAsync(
        SuperVenueRequest request, ClaimsPrincipal caller, HttpContext context, SuperVenueTable table, CancellationToken ct)
    {
        var errors = new FieldErrors();
        var place = PlaceRules.ReadSuperVenue(request, errors);
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        var (id, refusal) = await table.SaveAsync(null, caller.SellerId(), place, AuditActor.Of(caller), ct);
        return refusal is null
            ? TypedResults.Created(
                $"/super-venues/{id}", new SuperVenueDetailsResponse((await table.FindAsync(id, ct))!.ToResponse(), []))
            : refusal.ToProblem(context);
    }

    private static async Task<Results<Ok<SuperVenueDetailsResponse>, ProblemHttpResult>> EditAsync(
        string superVenueId, SuperVenueRequest request, ClaimsPrincipal caller, HttpContext context, SuperVenueTable table,
        VenueTable venues, CancellationToken ct)
    {
        if (!IdText.TryParse(superVenueId, out var id) || await table.FindAsync(id, ct) is not { } row)
        {
            return PlaceErrors.SuperVenueNotFound.ToProblem(context);
        }

        if (row.SellerId != caller.SellerId().Value)
        {
            return PlaceErrors.NotYours.ToProblem(context);
        }

        var errors = new FieldErrors();
        var place = PlaceRules.ReadSuperVenue(request, errors);
        var refusal = errors.None
            ? (await table.SaveAsync(id, caller.SellerId(), place, AuditActor.Of(caller), ct)).Refusal
            : errors.ToRefusal();
        return refusal is null
            ? TypedResults.Ok(new SuperVenueDetailsResponse(
                (await table.FindAsync(id, ct))!.ToResponse(), await venues.ListAsync(id, ct)))
            : refusal.ToProblem(context);
    }
}
