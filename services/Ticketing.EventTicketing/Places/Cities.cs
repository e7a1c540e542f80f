using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Places;

/// <summary><c>/cities</c>: the list that all sellers share. Operators write it.</summary>
internal static class Cities
{
    private const char KeySeparator = '\n';

    public static void MapCities(this IEndpointRouteBuilder app)
    {
        app.MapGet("/cities", ListAsync).AllowAnonymous()
            .WithName("ListCities").WithSummary("List cities by name")
            .IsPaged().WithQuery("country", "Only cities of this country, ISO 3166-1.")
            .WithQuery("q", "A part of the name, in English or as people there write it.")
            .WithTags("places");
        app.MapGet("/cities/{cityId}", GetAsync).AllowAnonymous()
            .WithName("GetCity").WithSummary("Get a city")
            .Refuses(PlaceErrors.CityNotFound).WithTags("places");
        app.MapPost("/cities", CreateAsync).RequireAuthorization(Policies.Operator)
            .WithName("CreateCity").WithSummary("Add a city to the list")
            .Refuses(PlaceErrors.CityExists).WithTags("places");
        app.MapPut("/cities/{cityId}", EditAsync).RequireAuthorization(Policies.Operator)
            .WithName("EditCity").WithSummary("Change a city")
            .WithDescription("Venues and events keep the time zone that they were made with.")
            .Refuses(PlaceErrors.CityNotFound, PlaceErrors.CityExists).WithTags("places");
    }

    private static async Task<Results<Ok<CityListResponse>, ProblemHttpResult>> ListAsync(
        HttpContext context, CityTable table, string? country, string? q, CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = PageRequest.Read(context.Request.Query, errors);
        var (name, id) = ("", 0L);
        if (page.After is { } after)
        {
            var parts = after.Split(KeySeparator);
            errors.Require(
                parts is [_, { } number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out id),
                "after", "Not a cursor of this list.");
            name = parts[0];
        }

        errors.Require(
            VisibleText.TryLine(q, 0, PlaceRules.MaxNameLength, out var text), "q",
            $"Must have at most {PlaceRules.MaxNameLength} characters.");
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        var rows = await table.ListAsync(new CityFilter(country ?? "", text), name, id, page.Limit + 1, ct);
        var next = rows.Count > page.Limit
            ? Cursor.Encode($"{rows[page.Limit - 1].Name}{KeySeparator}{rows[page.Limit - 1].CityId}") : null;
        return TypedResults.Ok(new CityListResponse([.. rows.Take(page.Limit).Select(row => row.ToResponse())], next));
    }

    private static async Task<Results<Ok<CityResponse>, ProblemHttpResult>> GetAsync(
        string cityId, HttpContext context, CityTable table, CancellationToken ct) =>
        IdText.TryParse(cityId, out var id) && await table.FindAsync(id, ct) is { } city
            ? TypedResults.Ok(city.ToResponse())
            : PlaceErrors.CityNotFound.ToProblem(context);

    private static async Task<Results<Created<CityResponse>, ProblemHttpResult>> CreateAsync(
        CityRequest request, ClaimsPrincipal caller, HttpContext context, CityTable table, CancellationToken ct)
    {
        var (city, refusal) = await SaveAsync(null, request, caller, table, ct);
        return city is null
            ? refusal!.ToProblem(context)
            : TypedResults.Created($"/cities/{city.CityId}", city);
    }

    private static async Task<Results<Ok<CityResponse>, ProblemHttpResult>> EditAsync(
        string cityId, CityRequest request, ClaimsPrincipal caller, HttpContext context, CityTable table, CancellationToken ct)
    {
        if (!IdText.TryParse(cityId, out var id))
        {
            return PlaceErrors.CityNotFound.ToProblem(context);
        }

        var (city, refusal) = await SaveAsync(id, request, caller, table, ct);
        return city is null ? refusal!.ToProblem(context) : TypedResults.Ok(city);
    }

    private static async Task<(CityResponse? City, Refusal? Refusal)> SaveAsync(
        long? cityId, CityRequest request, ClaimsPrincipal caller, CityTable table, CancellationToken ct)
    {
        var errors = new FieldErrors();
        var city = PlaceRules.ReadCity(request, errors);
        if (!errors.None)
        {
            return (null, errors.ToRefusal());
        }

        var (saved, refusal) = await table.SaveAsync(cityId, city, AuditActor.Of(caller), ct);
        return refusal is null
            ? (new CityResponse(
                saved, city.Name, city.LocalName, city.Country, city.TimeZone, city.At.Latitude, city.At.Longitude), null)
            : (null, refusal);
    }
}
