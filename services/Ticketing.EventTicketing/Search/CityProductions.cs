using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Places;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Search;

/// <summary><c>GET /cities/{city_id}/productions</c>: what is shown in a city from now on.</summary>
internal static class CityProductions
{
    /// <summary>
    /// Jumps from production to production in the index, so that a film with thousands of shows costs as much as one with
    /// a single show.
    /// </summary>
    private const string Find =
        """
        WITH RECURSIVE shown AS (
            (SELECT production_id FROM search_shows
             WHERE city_id = @CityId AND production_id < @Before ORDER BY production_id DESC LIMIT 1)
            UNION ALL
            SELECT (SELECT s.production_id FROM search_shows s
                    WHERE s.city_id = @CityId AND s.production_id < shown.production_id
                    ORDER BY s.production_id DESC LIMIT 1)
            FROM shown WHERE shown.production_id IS NOT NULL)
        SELECT p.production_id, p.kind, p.title, p.original_title, p.languages, p.duration_minutes, p.age_rating, p.genre,
               p.picture,
               coming.starts_at AS next_show_at
        FROM shown
        JOIN LATERAL (
            SELECT starts_at FROM search_shows s
            WHERE s.city_id = @CityId AND s.production_id = shown.production_id AND s.starts_at >= @Now
            ORDER BY s.starts_at LIMIT 1) coming ON true
        JOIN productions p ON p.production_id = shown.production_id AND (@Kind = '' OR p.kind = @Kind)
        LIMIT @Limit
        """;

    public static void MapCityProductions(this IEndpointRouteBuilder app) => app
        .MapGet("/cities/{cityId}/productions", HandleAsync).AllowAnonymous()
        .WithName("ListProductionsOfCity").WithSummary("List what is shown in a city, newest production first")
        .IsPaged()
        .WithQuery("kind", "Only of this kind.", SearchRules.Kinds)
        .Refuses(PlaceErrors.CityNotFound)
        .WithTags("search");

    private static async Task<Results<Ok<CityProductionListResponse>, ProblemHttpResult>> HandleAsync(
        string cityId, HttpContext context, CityTable cities, Database database, TimeProvider time, string? kind,
        CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = PageRequest.Read(context.Request.Query, errors);
        var before = long.MaxValue;
        errors.Require(
            page.After is null || long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out before),
            "after", "Not a cursor of this list.");
        errors.Require(
            kind is null or "" || SearchRules.Kinds.Contains(kind), "kind",
            $"Must be one of {string.Join(", ", SearchRules.Kinds)}.");
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        if (!IdText.TryParse(cityId, out var id) || await cities.FindAsync(id, ct) is null)
        {
            return PlaceErrors.CityNotFound.ToProblem(context);
        }

        var found = await FindAsync(database, id, kind ?? "", before, time.GetUtcNow(), page.Limit + 1, ct);
        var next = found.Count > page.Limit ? Cursor.Encode($"{found[page.Limit - 1].ProductionId}") : null;
        return TypedResults.Ok(new CityProductionListResponse([.. found.Take(page.Limit)], next));
    }

    /// <summary>Productions with an id below <paramref name="before"/>, newest first.</summary>
    internal static async Task<IReadOnlyList<CityProductionResponse>> FindAsync(
        Database database, long cityId, string kind, long before, DateTimeOffset now, int limit, CancellationToken ct) =>
    [
        .. (await database.QueryAsync<ShownRow>(
                Find, new { CityId = cityId, Before = before, Now = now, Kind = kind, Limit = limit }, ct))
            .OrderByDescending(row => row.ProductionId).Select(row => row.ToResponse()),
    ];

    private sealed class ShownRow
    {
        public long ProductionId { get; init; }
        public required string Kind { get; init; }
        public required string Title { get; init; }
        public required string OriginalTitle { get; init; }
        public required string[] Languages { get; init; }
        public int? DurationMinutes { get; init; }
        public required string AgeRating { get; init; }
        public required string Genre { get; init; }
        public string? Picture { get; init; }
        public DateTimeOffset NextShowAt { get; init; }

        public CityProductionResponse ToResponse() => new(
            ProductionId, Kind, Title, OriginalTitle, Languages, DurationMinutes, AgeRating, Genre, NextShowAt)
        {
            Picture = PictureColumn.Read(Picture),
        };
    }
}
