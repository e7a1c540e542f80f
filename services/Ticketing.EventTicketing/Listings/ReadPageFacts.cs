using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts;
using Ticketing.Contracts.Listings;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Listings;

/// <summary>
/// What the gateway writes into the head of public pages, and which events the site map names. The gateway does not
/// route it.
/// </summary>
internal static class ReadPageFacts
{
    private const string ReadEvent =
        """
        SELECT e.name, e.description, e.venue, e.starts_at, e.previous_starts_at, e.time_zone, e.status, e.currency,
               e.price_from, e.price_to, e.sale_starts_at, e.sale_ends_at, e.picture,
               NOT EXISTS (SELECT FROM tickets t WHERE t.event_id = e.event_id AND t.status = 0) AS sold_out
        FROM events e WHERE e.event_id = @id
        """;

    /// <summary>Of a series what its next show says, else its last.</summary>
    private const string ReadSeries =
        """
        SELECT s.name, e.description, s.venue, e.starts_at, s.time_zone, e.status, s.currency, e.price_from, e.price_to,
               e.sale_ends_at, e.picture, false AS sold_out
        FROM event_series s JOIN events e ON e.series_id = s.series_id
        WHERE s.series_id = @id
        ORDER BY (e.starts_at < @now), CASE WHEN e.starts_at < @now THEN @now - e.starts_at ELSE e.starts_at - @now END
        LIMIT 1
        """;

    private const string Listed = "status IN ('PREPARING', 'ON_SALE', 'CLOSED') AND starts_at > @now AND NOT is_draft";

    private const string ReadPages =
        $"""
        SELECT DISTINCT ((event_id - 1) / @size)::int AS page FROM events WHERE {Listed} ORDER BY page LIMIT @limit
        """;

    private const string ReadPage =
        $"""
        SELECT event_id FROM events
        WHERE event_id > @page::bigint * @size AND event_id <= (@page::bigint + 1) * @size AND {Listed}
        ORDER BY event_id
        """;

    public static void MapReadPageFacts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/internal/event-pages/{eventId}", OfEventAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/internal/series-pages/{seriesId}", OfSeriesAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/internal/site-map", PagesAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/internal/site-map/{page:int}", EventsAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<Results<JsonHttpResult<PageFacts>, ProblemHttpResult>> OfEventAsync(
        string eventId, HttpContext context, Database database, CancellationToken ct) =>
        EventId.TryParse(eventId, null, out var id)
            && await database.FindAsync<FactsRow>(ReadEvent, new { id = id.Value }, ct) is { } row
                ? TypedResults.Json(row.ToFacts(), PageFactsJson.Default.PageFacts)
                : EventErrors.NotFound.ToProblem(context);

    private static async Task<Results<JsonHttpResult<PageFacts>, ProblemHttpResult>> OfSeriesAsync(
        string seriesId, HttpContext context, Database database, TimeProvider time, CancellationToken ct) =>
        Guid.TryParse(seriesId, out var id)
            && await database.FindAsync<FactsRow>(ReadSeries, new { id, now = time.GetUtcNow() }, ct) is { } row
                ? TypedResults.Json(row.ToFacts(), PageFactsJson.Default.PageFacts)
                : EventErrors.NotFound.ToProblem(context);

    private static async Task<JsonHttpResult<SiteMapPages>> PagesAsync(
        Database database, TimeProvider time, CancellationToken ct) =>
        TypedResults.Json(
            new SiteMapPages(await database.QueryAsync<int>(
                ReadPages, new { size = SiteMapPages.EventsPerPage, now = time.GetUtcNow(), limit = SiteMapPages.MaxPages },
                ct)),
            PageFactsJson.Default.SiteMapPages);

    private static async Task<JsonHttpResult<SiteMapEvents>> EventsAsync(
        int page, Database database, TimeProvider time, CancellationToken ct) =>
        TypedResults.Json(
            new SiteMapEvents(await database.QueryAsync<long>(
                ReadPage, new { page, size = SiteMapPages.EventsPerPage, now = time.GetUtcNow() }, ct)),
            PageFactsJson.Default.SiteMapEvents);

    private sealed class FactsRow
    {
        public required string Name { get; init; }
        public required string Description { get; init; }
        public required string Venue { get; init; }
        public DateTimeOffset StartsAt { get; init; }
        public DateTimeOffset? PreviousStartsAt { get; init; }
        public required string TimeZone { get; init; }
        public required string Status { get; init; }
        public required string Currency { get; init; }
        public long PriceFrom { get; init; }
        public long PriceTo { get; init; }
        public DateTimeOffset? SaleStartsAt { get; init; }
        public DateTimeOffset? SaleEndsAt { get; init; }
        public string? Picture { get; init; }
        public bool SoldOut { get; init; }

        public PageFacts ToFacts() => new(
            Name, Description, Venue, StartsAt, PreviousStartsAt, TimeZone, Sale.Parse(Status)!.Value, Currency, PriceFrom,
            PriceTo, SoldOut, SaleStartsAt, SaleEndsAt ?? StartsAt, PictureColumn.Read(Picture));
    }
}
