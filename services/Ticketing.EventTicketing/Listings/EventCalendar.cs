using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Listings;

/// <summary>
/// Public events as iCalendar files (RFC 5545): one event, the shows of a series, or what a seller has to come, which a
/// calendar program may subscribe to. A moved event keeps its UID and has a higher SEQUENCE, so that it moves there too.
/// </summary>
internal static class EventCalendar
{
    private const string Type = "text/calendar; charset=utf-8";

    /// <summary>Programs ask again every few hours; a move is in the next answer.</summary>
    private const string Cached = "public, max-age=300";

    /// <summary>Events of a feed, soonest first.</summary>
    private const int MaxEvents = 500;

    private const string Columns =
        "event_id, name, description, venue, starts_at, status, edition";

    private const string ReadOne = $"SELECT {Columns} FROM events WHERE event_id = @id";

    private const string ReadSeries =
        $"""
        SELECT {Columns} FROM events WHERE series_id = @id AND NOT is_draft AND starts_at > @from
        ORDER BY starts_at LIMIT @limit
        """;

    private const string ReadSeller =
        $"""
        SELECT {Columns} FROM events
        WHERE seller_id = @id AND NOT is_draft AND starts_at > @from AND (@venue::text IS NULL OR venue = @venue)
        ORDER BY starts_at LIMIT @limit
        """;

    /// <summary>What happened yesterday stays in a feed, so that a subscriber's calendar keeps it for the night.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    public static void MapEventCalendar(this IEndpointRouteBuilder app)
    {
        app.MapGet("/events/{eventId}/calendar.ics", OfEventAsync)
            .AllowAnonymous()
            .WithName("GetEventCalendar")
            .WithSummary("Get an event as a calendar file")
            .Produces<string>(StatusCodes.Status200OK, "text/calendar")
            .Refuses(EventErrors.NotFound)
            .WithTags("events");
        app.MapGet("/events/calendar.ics", OfSellerAsync)
            .AllowAnonymous()
            .WithName("GetSellerCalendar")
            .WithSummary("Get the events that a seller has to come as a calendar feed")
            .WithDescription($"At most {MaxEvents}, soonest first. A calendar program may subscribe to it.")
            .WithQuery("seller", "The seller's id.")
            .WithQuery("venue", "Only events at this venue.")
            .Produces<string>(StatusCodes.Status200OK, "text/calendar")
            .Refuses(Refusal.InvalidRequest)
            .WithTags("events");
        app.MapGet("/series/{seriesId}/calendar.ics", OfSeriesAsync)
            .AllowAnonymous()
            .WithName("GetSeriesCalendar")
            .WithSummary("Get the shows of a series that are to come as a calendar feed")
            .Produces<string>(StatusCodes.Status200OK, "text/calendar")
            .Refuses(EventErrors.NotFound)
            .WithTags("series");
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> OfEventAsync(
        string eventId, HttpContext context, Database database, TimeProvider time, CancellationToken ct) =>
        EventId.TryParse(eventId, null, out var id)
            && await database.QueryAsync<CalendarRow>(ReadOne, new { id = id.Value }, ct) is { Count: 1 } rows
                ? Answer(context, rows, time.GetUtcNow())
                : EventErrors.NotFound.ToProblem(context);

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> OfSeriesAsync(
        string seriesId, HttpContext context, Database database, TimeProvider time, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return Guid.TryParse(seriesId, out var id)
            && await database.QueryAsync<CalendarRow>(ReadSeries, new { id, from = now - KeptFor, limit = MaxEvents }, ct)
                is { Count: > 0 } rows
                ? Answer(context, rows, now)
                : EventErrors.NotFound.ToProblem(context);
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> OfSellerAsync(
        string? seller, string? venue, HttpContext context, Database database, TimeProvider time, CancellationToken ct)
    {
        if (!Guid.TryParse(seller, out var id))
        {
            return Refusal.Invalid("seller", "Must be the id of a seller.").ToProblem(context);
        }

        var now = time.GetUtcNow();
        var rows = await database.QueryAsync<CalendarRow>(
            ReadSeller, new { id, venue, from = now - KeptFor, limit = MaxEvents }, ct);
        return Answer(context, rows, now);
    }

    private static ContentHttpResult Answer(HttpContext context, IReadOnlyList<CalendarRow> rows, DateTimeOffset now)
    {
        context.Response.Headers.CacheControl = Cached;
        return TypedResults.Text(Write(rows, now), Type, Encoding.UTF8);
    }

    internal static string Write(IReadOnlyList<CalendarRow> rows, DateTimeOffset now)
    {
        var text = new StringBuilder();
        CalendarText.AddLine(text, "BEGIN:VCALENDAR");
        CalendarText.AddLine(text, "VERSION:2.0");
        CalendarText.AddLine(text, "PRODID:-//Ticketing//Events//EN");
        CalendarText.AddLine(text, "METHOD:PUBLISH");
        foreach (var row in rows)
        {
            CalendarText.AddLine(text, "BEGIN:VEVENT");
            CalendarText.AddLine(text, string.Create(CultureInfo.InvariantCulture, $"UID:event-{row.EventId}@ticketing"));
            CalendarText.AddLine(text, $"DTSTAMP:{CalendarText.Utc(now)}");
            CalendarText.AddLine(text, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{row.Edition}"));
            CalendarText.AddLine(text, $"DTSTART:{CalendarText.Utc(row.StartsAt)}");
            CalendarText.AddLine(text, $"SUMMARY:{CalendarText.Escape(row.Name)}");
            CalendarText.AddLine(text, $"LOCATION:{CalendarText.Escape(row.Venue)}");
            CalendarText.AddLine(text, $"DESCRIPTION:{CalendarText.Escape(row.Description)}");
            CalendarText.AddLine(text, $"STATUS:{(row.Status == "CANCELLED" ? "CANCELLED" : "CONFIRMED")}");
            CalendarText.AddLine(text, "END:VEVENT");
        }

        CalendarText.AddLine(text, "END:VCALENDAR");
        return text.ToString();
    }

    internal sealed class CalendarRow
    {
        public long EventId { get; init; }
        public required string Name { get; init; }
        public required string Description { get; init; }
        public required string Venue { get; init; }
        public DateTimeOffset StartsAt { get; init; }
        public required string Status { get; init; }
        public int Edition { get; init; }
    }
}
