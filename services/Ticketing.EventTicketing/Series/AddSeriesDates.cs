using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Series;

/// <summary>Body of <c>POST /series/{series_id}/dates</c>.</summary>
/// <param name="Starts">When they begin, one by one.</param>
/// <param name="Rule">When they begin, by a rule.</param>
internal sealed record AddSeriesDatesRequest(IReadOnlyList<string?>? Starts = null, DateRule? Rule = null);

/// <summary><c>POST /series/{series_id}/dates</c>: more shows, as the newest open one is.</summary>
internal static class AddSeriesDates
{
    public static void MapAddSeriesDates(this IEndpointRouteBuilder app) => app
        .MapPost("/series/{seriesId}/dates", HandleAsync)
        .RequireSeller(SellerAction.EventsWrite)
        .Produces<SeriesResponse>(StatusCodes.Status202Accepted)
        .WithName("AddSeriesDates")
        .WithSummary("Add shows to a series")
        .WithDescription(
            "They are as the newest open show is, with its prices and rules. A date that the series has already stays as "
            + "it is, so that the request may be repeated. " + EventTimes.Format)
        .Refuses(
            SeriesErrors.NotFound, SeriesErrors.NotYours, SeriesErrors.TooManyShows, EventErrors.QuotaReached,
            EventErrors.QuotaOfDay)
        .WithTags("series");

    private static async Task<Results<Accepted<SeriesResponse>, ProblemHttpResult>> HandleAsync(
        string seriesId, AddSeriesDatesRequest request, ClaimsPrincipal caller, HttpContext context, Database database,
        EventTicketingDbContext db, SeriesWriter writer, TimeProvider time, CancellationToken ct)
    {
        var (series, refusal) = await database.FindOwnAsync(seriesId, caller.SellerId().Value, ct);
        if (series is null)
        {
            return refusal!.ToProblem(context);
        }

        var now = time.GetUtcNow();
        var errors = new FieldErrors();
        var starts = SeriesDates.Read(request.Starts, request.Rule, series.TimeZone, now, errors);
        var plan = await FindPlanAsync(db, series.SeriesId, ct);
        foreach (var start in errors.None ? starts : [])
        {
            EventCopies.Follow(plan, start, null, now, errors);
        }

        refusal = errors.None
            ? await writer.AddDatesAsync(
                series, plan, starts, new AuditEntry("series-dates-added", AuditActor.Of(caller)), ct)
            : errors.ToRefusal();
        return refusal is null
            ? TypedResults.Accepted(
                $"/series/{series.SeriesId}", SeriesResponse.Of((await database.FindSeriesAsync(series.SeriesId, ct))!))
            : refusal.ToProblem(context);
    }

    /// <summary>The show that new ones are copied from, as <see cref="ShowCreator"/> chooses it.</summary>
    private static async Task<PlannedEvent> FindPlanAsync(
        EventTicketingDbContext db, Guid seriesId, CancellationToken ct)
    {
        var source = await db.Set<EventRow>().AsNoTracking().Where(e => e.SeriesId == seriesId)
            .OrderBy(e => e.Status == "CANCELLED" || e.Status == "ENDED").ThenByDescending(e => e.StartsAt)
            .FirstAsync(ct);
        var sections = await db.Set<EventSectionRow>().AsNoTracking().Where(s => s.EventId == source.EventId)
            .OrderBy(s => s.SectionIndex).ToListAsync(ct);
        return EventCopies.PlanOf(source, sections) with { SeriesId = seriesId };
    }
}
