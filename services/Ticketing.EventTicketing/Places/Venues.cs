using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Places;

/// <summary><c>/venues</c>: the halls of a super-venue. Everybody reads them, their seller writes them.</summary>
internal static class Venues
{
    public static void MapVenues(this IEndpointRouteBuilder app)
    {
        app.MapGet("/venues/{venueId}", GetAsync).AllowAnonymous()
            .WithName("GetVenue").WithSummary("Get a venue (a hall) with its super-venue")
            .Refuses(PlaceErrors.VenueNotFound).WithTags("places");
        app.MapPost("/super-venues/{superVenueId}/venues", CreateAsync).RequireSeller(SellerAction.EventsWrite)
            .WithName("CreateVenue").WithSummary("Add a venue (a hall) to a super-venue")
            .Refuses(
                PlaceErrors.SuperVenueNotFound, PlaceErrors.NotYours, PlaceErrors.VenueExists, PlaceErrors.TooManyPlaces)
            .WithTags("places");
        app.MapPut("/venues/{venueId}", EditAsync).RequireSeller(SellerAction.EventsWrite)
            .WithName("EditVenue").WithSummary("Rename a venue (a hall)")
            .Refuses(PlaceErrors.VenueNotFound, PlaceErrors.NotYours, PlaceErrors.VenueExists).WithTags("places");
    }

    private static async Task<Results<Ok<VenueResponse>, ProblemHttpResult>> GetAsync(
        string venueId, HttpContext context, VenueTable table, CancellationToken ct) =>
        IdText.TryParse(venueId, out var id) && await table.FindAsync(id, ct) is { } row
            ? TypedResults.Ok(row.ToVenueResponse())
            : PlaceErrors.VenueNotFound.ToProblem(context);

    private static async Task<Results<Created<VenueResponse>, ProblemHttpResult>> CreateAsync(
        string superVenueId, VenueRequest request, ClaimsPrincipal caller, HttpContext context, SuperVenueTable places,
        VenueTable table, CancellationToken ct)
    {
        if (!IdText.TryParse(superVenueId, out var id) || await places.FindAsync(id, ct) is not { } place)
        {
            return PlaceErrors.SuperVenueNotFound.ToProblem(context);
        }

        var (saved, refusal) = await SaveAsync(null, place, request, caller, table, ct);
        return refusal is null
            ? TypedResults.Created($"/venues/{saved!.VenueId}", saved.ToVenueResponse())
            : refusal.ToProblem(context);
    }

    private static async Task<Results<Ok<VenueResponse>, ProblemHttpResult>> EditAsync(
        string venueId, VenueRequest request, ClaimsPrincipal caller, HttpContext context, VenueTable table,
        CancellationToken ct)
    {
        if (!IdText.TryParse(venueId, out var id) || await table.FindAsync(id, ct) is not { } venue)
        {
            return PlaceErrors.VenueNotFound.ToProblem(context);
        }

        var (saved, refusal) = await SaveAsync(id, venue, request, caller, table, ct);
        return refusal is null ? TypedResults.Ok(saved!.ToVenueResponse()) : refusal.ToProblem(context);
    }

    private static async Task<(VenueRow? Venue, Refusal? Refusal)> SaveAsync(
        long? venueId, SuperVenueRow place, VenueRequest request, ClaimsPrincipal caller, VenueTable table,
        CancellationToken ct)
    {
        if (place.SellerId != caller.SellerId().Value)
        {
            return (null, PlaceErrors.NotYours);
        }

        var errors = new FieldErrors();
        var name = PlaceRules.ReadName(request.Name, "name", errors);
        if (!errors.None)
        {
            return (null, errors.ToRefusal());
        }

        var (id, refusal) = await table.SaveAsync(venueId, place, name, AuditActor.Of(caller), ct);
        return refusal is null ? (await table.FindAsync(id, ct), null) : (null, refusal);
    }
}
