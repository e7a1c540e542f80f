using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Events.OpenSale;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Series;

/// <summary>What publishing a series made of one of its shows.</summary>
/// <param name="EventId">The show's event.</param>
/// <param name="StartsAt">When it begins, UTC.</param>
/// <param name="Outcome">
/// <c>published</c>; <c>already</c>: it was before; <c>over</c>: it has begun, ended or is cancelled, and stays as it is.
/// </param>
internal sealed record PublishedShowResponse(
    long EventId, DateTimeOffset StartsAt, [property: OneOf("published", "already", "over")] string Outcome);

/// <summary>The series, how many drafts were published, and what became of each show, earliest first.</summary>
internal sealed record PublishSeriesResponse(
    SeriesResponse Series, int ShowsChanged, IReadOnlyList<PublishedShowResponse> Shows);

/// <summary>
/// <c>POST /series/{series_id}/publish</c>: all drafts among the shows that are still to begin, in one transaction. May be
/// repeated. A series has at most <see cref="SeriesDates.MaxShowsOfSeries"/> shows, so one answer has all of them.
/// </summary>
internal static class PublishSeries
{
    private const string Update =
        """
        UPDATE events e SET is_draft = false, edition = edition + 1, directory_version = @version + n.position
        FROM unnest(@ids) WITH ORDINALITY AS n (event_id, position) WHERE e.event_id = n.event_id
        """;

    private const string ReadShows =
        """
        SELECT event_id, starts_at, (status IN ('ENDED', 'CANCELLED') OR starts_at <= @now) AS is_over
        FROM events WHERE series_id = @seriesId ORDER BY starts_at, event_id
        """;

    public static void MapPublishSeries(this IEndpointRouteBuilder app) => app
        .MapPost("/series/{seriesId}/publish", HandleAsync)
        .RequireSeller(SellerAction.EventsWrite)
        .WithName("PublishSeries")
        .WithSummary("Publish the drafts of a series")
        .WithDescription(
            "All drafts that are still to begin, or none. `shows` says what became of each show: `published`, `already`, or "
            + "`over`.")
        .Refuses(SeriesErrors.NotFound, SeriesErrors.NotYours, SeriesErrors.Preparing)
        .WithTags("series");

    private static async Task<Results<Ok<PublishSeriesResponse>, ProblemHttpResult>> HandleAsync(
        string seriesId, ClaimsPrincipal caller, HttpContext context, Database database, OpenShows shows,
        SaleOpeningSignal openSale, TimeProvider time, CancellationToken ct)
    {
        var (series, refusal) = await database.FindOwnAsync(seriesId, caller.SellerId().Value, ct);
        if (series is null)
        {
            return refusal!.ToProblem(context);
        }

        var actor = AuditActor.Of(caller);
        var published = new HashSet<long>();
        (var changed, refusal) = await shows.ChangeAsync(
            series.SeriesId,
            new AuditEntry("series-published", actor) { SellerId = series.SellerId },
            async open =>
            {
                published = await PublishAsync(open, actor, ct);
                return (published.Count, null);
            },
            ct);
        if (refusal is not null)
        {
            return refusal.ToProblem(context);
        }

        openSale.Wake();
        var all = await database.QueryAsync<ShowRow>(
            ReadShows, new { seriesId = series.SeriesId, now = time.GetUtcNow() }, ct);
        return TypedResults.Ok(new PublishSeriesResponse(
            SeriesResponse.Of(series), changed, [.. all.Select(show => show.ToResponse(published))]));
    }

    private static async Task<HashSet<long>> PublishAsync(ShowsToChange open, AuditActor actor, CancellationToken ct)
    {
        var drafts = open.Shows.Where(show => show.IsDraft).ToList();
        var ids = drafts.Select(show => show.EventId).ToArray();
        if (ids.Length > 0)
        {
            await open.Transaction.ExecuteAsync(Update, new { ids, version = open.Version }, ct);
        }

        foreach (var draft in drafts)
        {
            var entry = new AuditEntry("event-published", actor) { EventId = draft.EventId, SellerId = draft.SellerId };
            await open.Transaction.AppendAsync(entry, open.Now, ct);
        }

        return [.. ids];
    }

    private sealed class ShowRow
    {
        public long EventId { get; init; }
        public DateTimeOffset StartsAt { get; init; }
        public bool IsOver { get; init; }

        public PublishedShowResponse ToResponse(HashSet<long> published) => new(
            EventId, StartsAt, published.Contains(EventId) ? "published" : IsOver ? "over" : "already");
    }
}
