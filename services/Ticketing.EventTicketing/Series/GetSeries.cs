using System.Globalization;
using System.Security.Claims;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Series;

/// <summary>A show of a series. Prices in minor units of the series' currency, times in UTC.</summary>
/// <param name="EventId">The show's event.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="PreviousStartsAt">When it was to begin before it was moved; null if it never was.</param>
/// <param name="Status">Of its sale.</param>
/// <param name="SoldOut">True if nothing is left.</param>
/// <param name="SaleStartsAt">When its sale begins; null: as soon as it is on sale.</param>
/// <param name="PriceFrom">Price of the cheapest section.</param>
/// <param name="PriceTo">Price of the dearest section.</param>
internal sealed record ShowResponse(
    long EventId, DateTimeOffset StartsAt, DateTimeOffset? PreviousStartsAt,
    [property: NamesOf(typeof(SaleStatus))] string Status, bool SoldOut, DateTimeOffset? SaleStartsAt, long PriceFrom,
    long PriceTo)
{
    /// <summary>True until its seller publishes it; only its seller sees it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Draft { get; init; }
}

/// <summary>A series and a page of its shows, earliest first; <c>Next</c> is null on the last page.</summary>
internal sealed record SeriesPageResponse(SeriesResponse Series, IReadOnlyList<ShowResponse> Shows, string? Next);

/// <summary>
/// <c>GET /series/{series_id}</c>: the shows that are still to begin; with <c>past=true</c> all. <c>GET /series</c>: the
/// caller's own series.
/// </summary>
internal static class GetSeries
{
    /// <summary>The look at the tickets ends at the first that is free, or after those of one show.</summary>
    private const string ReadShows =
        """
        SELECT e.event_id, e.starts_at, e.previous_starts_at, e.status, e.sale_starts_at, e.price_from, e.price_to, e.is_draft,
               NOT EXISTS (SELECT FROM tickets t WHERE t.event_id = e.event_id AND t.status = 0) AS sold_out
        FROM events e
        WHERE e.series_id = @seriesId AND (NOT e.is_draft OR @drafts)
          AND (e.starts_at, e.event_id) > (@after::timestamptz, @afterId::bigint)
        ORDER BY e.starts_at, e.event_id LIMIT @limit
        """;

    private const string ReadOwn =
        $"""
        SELECT {SeriesTable.Columns} FROM event_series s
        WHERE s.seller_id = @seller AND s.created_at < @before::timestamptz ORDER BY s.created_at DESC LIMIT @limit
        """;

    public static void MapGetSeries(this IEndpointRouteBuilder app)
    {
        app.MapGet("/series/{seriesId}", HandleAsync)
            .AllowAnonymous()
            .WithName("GetSeries")
            .WithSummary("Get a series and its shows")
            .IsPaged()
            .WithQuery("past", "Also shows that have begun.", "true")
            .WithQuery("seller", "Also drafts, of one's own series; needs a token.", "me")
            .AcceptsBearer().AllowSellerTeam(SellerAction.EventsRead)
            .Refuses(SeriesErrors.NotFound, Refusal.InvalidRequest)
            .WithTags("series");
        app.MapGet("/series", ListAsync)
            .RequireSeller(SellerAction.EventsRead)
            .WithName("ListSeries")
            .WithSummary("List your own series, newest first")
            .IsPaged()
            .Refuses(Refusal.InvalidRequest)
            .WithTags("series");
    }

    private static async Task<Results<Ok<SeriesPageResponse>, ProblemHttpResult>> HandleAsync(
        string seriesId, HttpContext context, ClaimsPrincipal caller, Database database, TimeProvider time, string? seller,
        CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = PageRequest.Read(context.Request.Query, errors);
        var after = (Time: DateTimeOffset.UnixEpoch, Id: 0L);
        errors.Require(page.After is null || TryReadCursor(page.After, out after), "after", "Not a cursor of this list.");
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        if (!Guid.TryParse(seriesId, out var id) || await database.FindSeriesAsync(id, ct) is not { } series)
        {
            return SeriesErrors.NotFound.ToProblem(context);
        }

        if (page.After is null && context.Request.Query["past"] != "true")
        {
            after = (time.GetUtcNow(), 0);
        }

        // Who is no seller, or another one, sees what everybody sees.
        var drafts = seller == "me" && caller.Identity?.IsAuthenticated == true
            && caller.SellerId().Value == series.SellerId;
        var shows = await database.QueryAsync<ShowRow>(
            ReadShows, new { seriesId = id, drafts, after = after.Time, afterId = after.Id, limit = page.Limit + 1 }, ct);
        var next = shows.Count > page.Limit ? Cursor.Encode(CursorOf(shows[page.Limit - 1])) : null;
        return TypedResults.Ok(new SeriesPageResponse(
            SeriesResponse.Of(series), [.. shows.Take(page.Limit).Select(show => show.ToResponse())], next));
    }

    private static async Task<Results<Ok<SeriesListResponse>, ProblemHttpResult>> ListAsync(
        HttpContext context, ClaimsPrincipal caller, Database database, CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = PageRequest.Read(context.Request.Query, errors);
        var before = DateTimeOffset.MaxValue;
        errors.Require(page.After is null || TryReadTime(page.After, out before), "after", "Not a cursor of this list.");
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        var rows = await database.QueryAsync<SeriesRow>(
            ReadOwn, new { seller = caller.SellerId().Value, before, limit = page.Limit + 1 }, ct);
        var next = rows.Count > page.Limit ? Cursor.Encode($"{rows[page.Limit - 1].CreatedAt:O}") : null;
        return TypedResults.Ok(new SeriesListResponse([.. rows.Take(page.Limit).Select(SeriesResponse.Of)], next));
    }

    private static string CursorOf(ShowRow show) =>
        string.Create(CultureInfo.InvariantCulture, $"{show.StartsAt:O}|{show.EventId}");

    private static bool TryReadCursor(string cursor, out (DateTimeOffset Time, long Id) after)
    {
        after = default;
        var parts = cursor.Split('|');
        return parts.Length == 2 && TryReadTime(parts[0], out after.Time)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out after.Id);
    }

    private static bool TryReadTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    private sealed class ShowRow
    {
        public long EventId { get; init; }
        public DateTimeOffset StartsAt { get; init; }
        public DateTimeOffset? PreviousStartsAt { get; init; }
        public required string Status { get; init; }
        public DateTimeOffset? SaleStartsAt { get; init; }
        public long PriceFrom { get; init; }
        public long PriceTo { get; init; }
        public bool SoldOut { get; init; }
        public bool IsDraft { get; init; }

        public ShowResponse ToResponse() =>
            new(EventId, StartsAt, PreviousStartsAt, Status, SoldOut, SaleStartsAt, PriceFrom, PriceTo) { Draft = IsDraft };
    }
}
