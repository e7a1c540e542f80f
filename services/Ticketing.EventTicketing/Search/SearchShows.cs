using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Places;
using Ticketing.EventTicketing.Productions;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Search;

/// <summary><c>GET /search</c>, and the same of one production.</summary>
internal static class SearchShows
{
    private const string PageDescription =
        "`limit` counts shows; those of one venue and film that are on the page stand together. Paging is stable: what comes, "
        + "goes or is sold between two pages moves nothing else. `availability` is as of `counted_at`, usually seconds ago; "
        + "the seat map is live.";

    public static void MapSearchShows(this IEndpointRouteBuilder app)
    {
        app.MapGet("/search", SearchAsync).AllowAnonymous()
            .WithName("SearchShows").WithSummary("Find shows")
            .WithDescription(
                "Words are looked for in titles, performers, names of events, venues and cities, in every script; the last "
                + "letters of a word may be missing. Days are read in the city's time zone, without a city in UTC. "
                + PageDescription)
            .IsPaged(defaultLimit: 50)
            .WithQuery("q", "Words: a title, a performer, a venue. Each must be found.")
            .WithQuery("city", "Only shows in this city.")
            .WithQuery("production", "Only shows of this production.")
            .WithQuery("super_venue", "Only shows in this super-venue.")
            .WithQuery("venue", "Only shows in this venue (a hall).")
            .WithQuery("kind", "Only shows of this kind.", SearchRules.Kinds)
            .WithQuery("from", "First day (`2026-12-05`), or a time with its offset; never before now.")
            .WithQuery("to", "Last day, or a time with its offset before which shows begin.")
            .WithQuery("currency", "Only shows sold in this currency, ISO 4217.")
            .WithQuery("price_min", "The cheapest seat costs at least this, minor units; needs `currency`.")
            .WithQuery("price_max", "The cheapest seat costs at most this, minor units; needs `currency`.")
            .WithQuery("availability", "Only shows with seats, or with few.", SearchRules.Availabilities)
            .WithQuery("latitude", "Degrees north of the point to be near; needs `longitude`.")
            .WithQuery("longitude", "Degrees east of the point to be near; needs `latitude`.")
            .WithQuery("radius", "Kilometres around the point, 0.1 to 200; 10 if left out.")
            .WithQuery("sort", "`price` needs `currency`, `nearest` a point; `soonest` if left out.", SearchRules.Sorts)
            .Refuses(SearchErrors.TooSlow)
            .WithTags("search");
        app.MapGet("/productions/{productionId}/shows", OfProductionAsync).AllowAnonymous()
            .WithName("ListShowsOfProduction").WithSummary("List the shows of a production, soonest first")
            .WithDescription(PageDescription)
            .IsPaged()
            .WithQuery("city", "Only shows in this city.")
            .WithQuery("from", "First day (`2026-12-05`), in the city's time zone; never before now.")
            .WithQuery("to", "Last day.")
            .Refuses(ProductionErrors.NotFound, SearchErrors.TooSlow)
            .WithTags("search");
    }

    private static Task<Results<Ok<SearchResponse>, ProblemHttpResult>> SearchAsync(
        HttpContext context, CityTable cities, ShowSearch search, TimeProvider time, CancellationToken ct) =>
        AnswerAsync(context, new SearchQuery(name => context.Request.Query[name].ToString()), cities, search, time, ct);

    private static async Task<Results<Ok<SearchResponse>, ProblemHttpResult>> OfProductionAsync(
        string productionId, HttpContext context, ProductionTable productions, CityTable cities, ShowSearch search,
        TimeProvider time, CancellationToken ct)
    {
        if (!IdText.TryParse(productionId, out var id) || await productions.FindAsync(id, ct) is null)
        {
            return ProductionErrors.NotFound.ToProblem(context);
        }

        var query = new SearchQuery(name => name switch
        {
            "production" => productionId,
            "city" or "from" or "to" => context.Request.Query[name].ToString(),
            _ => null,
        });
        return await AnswerAsync(context, query, cities, search, time, ct);
    }

    private static async Task<Results<Ok<SearchResponse>, ProblemHttpResult>> AnswerAsync(
        HttpContext context, SearchQuery query, CityTable cities, ShowSearch search, TimeProvider time,
        CancellationToken ct)
    {
        var errors = new FieldErrors();
        var now = time.GetUtcNow();
        var zone = "UTC";
        if (query["city"] is { } city && IdText.TryParse(city, out var cityId))
        {
            var row = await cities.FindAsync(cityId, ct);
            errors.Require(row is not null, "city", "There is no such city.");
            zone = row?.TimeZone ?? zone;
        }

        var filter = SearchRules.Read(query, zone, PageRequest.Read(context.Request.Query, errors), now, errors);
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        try
        {
            return TypedResults.Ok(SearchResponse.Of(await search.FindAsync(filter, ct), filter, now));
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            return SearchErrors.TooSlow.ToProblem(context);
        }
    }
}
