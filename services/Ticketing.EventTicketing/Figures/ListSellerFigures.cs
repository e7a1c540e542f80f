using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Figures.Counting;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Figures;

/// <summary><c>GET /sellers/me/figures</c>: one's own events, each with its figures of now and of today.</summary>
internal static class ListSellerFigures
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private const string ReadEvents =
        """
        SELECT event_id, name, venue, starts_at, time_zone, status, currency, seats_total,
               date_trunc('day', @Now, time_zone) AS today
        FROM events WHERE seller_id = @Seller AND event_id < @Before
        ORDER BY event_id DESC LIMIT @Limit
        """;

    public static void MapListSellerFigures(this IEndpointRouteBuilder app) => app
        .MapGet("/sellers/me/figures", HandleAsync)
        .RequireSeller(SellerAction.OrdersRead)
        .WithName("ListSellerFigures")
        .WithSummary("List one's own events with what they sold, hold and took today")
        .IsPaged()
        .WithTags("events");

    private static async Task<Results<Ok<SellerFiguresResponse>, ProblemHttpResult>> HandleAsync(
        HttpContext context, ClaimsPrincipal caller, Database database, FiguresQuery query, TimeProvider time,
        CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = PageRequest.Read(context.Request.Query, errors);
        var before = long.MaxValue;
        errors.Require(
            page.After is null || long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out before),
            "after", "Not a cursor of this list.");
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        var now = time.GetUtcNow();
        var rows = await database.QueryAsync<EventRow>(
            ReadEvents, new { Seller = caller.SellerId().Value, Before = before, Limit = page.Limit + 1, Now = now }, ct);
        List<EventRow> shown = [.. rows.Take(page.Limit)];
        var next = rows.Count > page.Limit ? Cursor.Encode(shown[^1].EventId.ToString(CultureInfo.InvariantCulture)) : null;
        var totals = await query.ReadTotalsAsync([.. shown.Select(e => e.EventId)], [SaleDimensions.Event], ct);
        var today = await query.ReadSinceAsync([.. shown.Select(e => (e.EventId, StartOfDay(e.Today, now)))], ct);
        return TypedResults.Ok(new SellerFiguresResponse(
            [.. shown.Select(row => row.ToResponse(CountsOf(totals, row.EventId), CountsOf(today, row.EventId)))], next));
    }

    /// <summary>Never more than a day, whatever a clock change makes of it: a bound for what is read.</summary>
    private static DateTimeOffset StartOfDay(DateTimeOffset today, DateTimeOffset now) =>
        now - today > Day + TimeSpan.FromHours(2) ? now - Day : today;

    private static FigureCounts CountsOf(IEnumerable<SaleCounts> counts, long eventId) =>
        counts.Where(c => c.EventId == eventId).Select(FigureCounts.Of).FirstOrDefault(FigureCounts.None);

    private sealed class EventRow
    {
        public long EventId { get; init; }
        public required string Name { get; init; }
        public required string Venue { get; init; }
        public DateTimeOffset StartsAt { get; init; }
        public required string TimeZone { get; init; }
        public required string Status { get; init; }
        public required string Currency { get; init; }
        public long SeatsTotal { get; init; }
        public DateTimeOffset Today { get; init; }

        public EventFiguresResponse ToResponse(FigureCounts total, FigureCounts today) => new(
            EventId, Name, Venue, StartsAt, TimeZone, Status, Currency, SeatsTotal, total, today);
    }
}
