using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Listings;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Listings;

/// <summary>
/// What the gateway writes into the heads of pages of several shows (a city, a film in a city, a place, a performer), and
/// which of them the site map names. The gateway does not route it.
/// </summary>
internal static class ReadTopicFacts
{
    /// <summary>As long as a performer's name may be.</summary>
    private const int MaxName = 100;

    private const string ReadCity =
        """
        SELECT name, '' AS type, '' AS description, name AS city, local_name AS city_local_name, country, latitude,
               longitude
        FROM cities WHERE city_id = @CityId
        """;

    private const string ReadFilm =
        """
        SELECT p.title AS name, p.kind AS type, p.description, c.name AS city, c.local_name AS city_local_name, c.country,
               p.duration_minutes, p.genre, p.performers, p.picture
        FROM productions p CROSS JOIN cities c WHERE p.production_id = @ProductionId AND c.city_id = @CityId
        """;

    private const string ReadPlace =
        """
        SELECT s.name, s.kind AS type, '' AS description, c.name AS city, c.local_name AS city_local_name, c.country,
               s.address, s.latitude, s.longitude, s.picture
        FROM super_venues s JOIN cities c ON c.city_id = s.city_id WHERE s.super_venue_id = @SuperVenueId
        """;

    /// <summary>The newest production that names them lends its picture.</summary>
    private const string ReadPerformer =
        """
        SELECT @Name AS name, '' AS type, '' AS description, picture FROM productions
        WHERE performers @> ARRAY[@Name] ORDER BY (picture IS NULL), production_id DESC LIMIT 1
        """;

    private const string ShowColumns = "e.event_id, e.name, e.venue, e.starts_at, e.time_zone";

    private const string Soonest = "s.starts_at > @Now ORDER BY s.starts_at, s.event_id LIMIT @Limit";

    private const string ShowsFrom = $"SELECT {ShowColumns} FROM search_shows s JOIN events e ON e.event_id = s.event_id";

    private const string ShowsOfCity = $"{ShowsFrom} WHERE s.city_id = @CityId AND {Soonest}";

    private const string ShowsOfFilm =
        $"{ShowsFrom} WHERE s.city_id = @CityId AND s.production_id = @ProductionId AND {Soonest}";

    private const string ShowsOfPlace = $"{ShowsFrom} WHERE s.super_venue_id = @SuperVenueId AND {Soonest}";

    private const string ShowsOfPerformer =
        $"""
        {ShowsFrom} WHERE s.production_id IN (SELECT production_id FROM productions WHERE performers @> ARRAY[@Name])
          AND {Soonest}
        """;

    private const string MapCities =
        "SELECT DISTINCT city_id FROM search_shows WHERE starts_at > @Now AND city_id IS NOT NULL ORDER BY 1 LIMIT @Limit";

    private const string MapFilms =
        """
        SELECT DISTINCT city_id, production_id FROM search_shows
        WHERE starts_at > @Now AND city_id IS NOT NULL AND production_id IS NOT NULL ORDER BY 1, 2 LIMIT @Limit
        """;

    private const string MapPlaces =
        """
        SELECT DISTINCT super_venue_id FROM search_shows WHERE starts_at > @Now AND super_venue_id IS NOT NULL
        ORDER BY 1 LIMIT @Limit
        """;

    private const string MapPerformers =
        """
        SELECT DISTINCT unnest(p.performers) AS name FROM productions p
        WHERE EXISTS (SELECT FROM search_shows s WHERE s.production_id = p.production_id AND s.starts_at > @Now)
        ORDER BY 1 LIMIT @Limit
        """;

    public static void MapReadTopicFacts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/internal/city-pages/{cityId:long}", OfCityAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/internal/film-pages/{cityId:long}/{productionId:long}", OfFilmAsync)
            .AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/internal/place-pages/{superVenueId:long}", OfPlaceAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/internal/performer-pages", OfPerformerAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/internal/site-map/topics", MapAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static Task<Results<JsonHttpResult<TopicFacts>, ProblemHttpResult>> OfCityAsync(
        long cityId, HttpContext context, Database database, TimeProvider time, CancellationToken ct) => ReadAsync(
        TopicKind.City, ReadCity, ShowsOfCity, new TopicValues(time.GetUtcNow()) { CityId = cityId }, context, database, ct);

    private static Task<Results<JsonHttpResult<TopicFacts>, ProblemHttpResult>> OfFilmAsync(
        long cityId, long productionId, HttpContext context, Database database, TimeProvider time, CancellationToken ct) =>
        ReadAsync(
            TopicKind.Production, ReadFilm, ShowsOfFilm,
            new TopicValues(time.GetUtcNow()) { CityId = cityId, ProductionId = productionId }, context, database, ct);

    private static Task<Results<JsonHttpResult<TopicFacts>, ProblemHttpResult>> OfPlaceAsync(
        long superVenueId, HttpContext context, Database database, TimeProvider time, CancellationToken ct) => ReadAsync(
        TopicKind.Place, ReadPlace, ShowsOfPlace, new TopicValues(time.GetUtcNow()) { SuperVenueId = superVenueId },
        context, database, ct);

    private static async Task<Results<JsonHttpResult<TopicFacts>, ProblemHttpResult>> OfPerformerAsync(
        string? name, HttpContext context, Database database, TimeProvider time, CancellationToken ct) =>
        name is { Length: > 0 and <= MaxName }
            ? await ReadAsync(
                TopicKind.Performer, ReadPerformer, ShowsOfPerformer, new TopicValues(time.GetUtcNow()) { Name = name },
                context, database, ct)
            : EventErrors.NotFound.ToProblem(context);

    private static async Task<Results<JsonHttpResult<TopicFacts>, ProblemHttpResult>> ReadAsync(
        TopicKind kind, string find, string listShows, TopicValues values, HttpContext context, Database database,
        CancellationToken ct)
    {
        if (await database.FindAsync<TopicRow>(find, values, ct) is not { } row)
        {
            return EventErrors.NotFound.ToProblem(context);
        }

        var shows = await database.QueryAsync<ShowRow>(listShows, values, ct);
        return TypedResults.Json(
            row.ToFacts(kind, [.. shows.Select(show => show.ToShow())]), PageFactsJson.Default.TopicFacts);
    }

    private static async Task<JsonHttpResult<SiteMapTopics>> MapAsync(
        Database database, TimeProvider time, CancellationToken ct)
    {
        var values = new { Now = time.GetUtcNow(), Limit = SiteMapTopics.MaxOfKind };
        var films = await database.QueryAsync<FilmRow>(MapFilms, values, ct);
        return TypedResults.Json(
            new SiteMapTopics(
                await database.QueryAsync<long>(MapCities, values, ct),
                [.. films.Select(film => new CityFilm(film.CityId, film.ProductionId))],
                await database.QueryAsync<long>(MapPlaces, values, ct),
                await database.QueryAsync<string>(MapPerformers, values, ct)),
            PageFactsJson.Default.SiteMapTopics);
    }

    /// <summary>Parameters of all statements; each uses some.</summary>
    private sealed record TopicValues(DateTimeOffset Now)
    {
        public long CityId { get; init; }
        public long ProductionId { get; init; }
        public long SuperVenueId { get; init; }
        public string Name { get; init; } = "";
        public int Limit { get; init; } = TopicFacts.MaxShows;
    }

    private sealed class TopicRow
    {
        public required string Name { get; init; }
        public required string Type { get; init; }
        public required string Description { get; init; }
        public string City { get; init; } = "";
        public string CityLocalName { get; init; } = "";
        public string Country { get; init; } = "";
        public string Address { get; init; } = "";
        public double? Latitude { get; init; }
        public double? Longitude { get; init; }
        public int? DurationMinutes { get; init; }
        public string Genre { get; init; } = "";
        public string[] Performers { get; init; } = [];
        public string? Picture { get; init; }

        public TopicFacts ToFacts(TopicKind kind, IReadOnlyList<ListedShow> shows) => new(
            kind, Name, Type, Description, City, CityLocalName, Country, Address, Latitude, Longitude, DurationMinutes, Genre,
            Performers, PictureColumn.Read(Picture), shows);
    }

    private sealed class ShowRow
    {
        public long EventId { get; init; }
        public required string Name { get; init; }
        public required string Venue { get; init; }
        public DateTimeOffset StartsAt { get; init; }
        public required string TimeZone { get; init; }

        public ListedShow ToShow() => new(EventId, Name, Venue, StartsAt, TimeZone);
    }

    private sealed class FilmRow
    {
        public long CityId { get; init; }
        public long ProductionId { get; init; }
    }
}
