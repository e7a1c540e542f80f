using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Events;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Series;

/// <summary>
/// <c>POST /series/{series_id}/close</c>, <c>/reopen</c> and <c>/cancel</c>: all shows that are still to begin. What a
/// show is already it stays, so that the request may be repeated.
/// </summary>
internal static class ChangeSeriesSale
{
    private const string Update =
        """
        UPDATE events e SET status = @status, directory_version = @version + n.position
        FROM unnest(@ids) WITH ORDINALITY AS n (event_id, position) WHERE e.event_id = n.event_id
        """;

    public static void MapChangeSeriesSale(this IEndpointRouteBuilder app)
    {
        app.MapAction("close", SaleAction.Close, "Stop selling the shows of a series");
        app.MapAction("reopen", SaleAction.Reopen, "Sell the shows of a series again");
        app.MapAction(
            "cancel", SaleAction.Cancel, "Cancel the shows of a series for good and refund everything paid in full");
    }

    private static void MapAction(this IEndpointRouteBuilder app, string verb, SaleAction action, string summary) => app
        .MapPost("/series/{seriesId}/" + verb, (
            string seriesId, ClaimsPrincipal caller, HttpContext context, Database database, OpenShows shows,
            CancellationToken ct) => HandleAsync(action, seriesId, caller, context, database, shows, ct))
        .RequireSeller(action == SaleAction.Cancel ? SellerAction.EventsCancel : SellerAction.EventsWrite)
        .WithName(action + "SeriesSale")
        .WithSummary(summary)
        .WithDescription("Only shows that are still to begin. A show can also be changed by itself, as any event.")
        .Refuses(SeriesErrors.NotFound, SeriesErrors.NotYours, SeriesErrors.Preparing)
        .WithTags("series");

    private static async Task<Results<Ok<SeriesChangeResponse>, ProblemHttpResult>> HandleAsync(
        SaleAction action, string seriesId, ClaimsPrincipal caller, HttpContext context, Database database,
        OpenShows shows, CancellationToken ct)
    {
        var (series, refusal) = await database.FindOwnAsync(seriesId, caller.SellerId().Value, ct);
        if (series is null)
        {
            return refusal!.ToProblem(context);
        }

        var actor = AuditActor.Of(caller);
        (var changed, refusal) = await shows.ChangeAsync(
            series.SeriesId,
            new AuditEntry(KindOf(action), actor) { SellerId = series.SellerId },
            open => ChangeAsync(open, action, actor, ct),
            ct);
        return refusal is null
            ? TypedResults.Ok(new SeriesChangeResponse(SeriesResponse.Of(series), changed))
            : refusal.ToProblem(context);
    }

    private static string KindOf(SaleAction action) => action switch
    {
        SaleAction.Close => "series-closed",
        SaleAction.Reopen => "series-reopened",
        SaleAction.Cancel => "series-cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not for all shows."),
    };

    private static async Task<(int Changed, Refusal? Refusal)> ChangeAsync(
        ShowsToChange open, SaleAction action, AuditActor actor, CancellationToken ct)
    {
        var ids = new List<long>();
        var status = "";
        foreach (var show in open.Shows)
        {
            var current = Sale.Parse(show.Status)!.Value;
            var (next, refusal) = Sale.Apply(current, action);
            if (refusal is not null)
            {
                // Only a show that is still being prepared: ended and cancelled ones are not among them.
                return (0, SeriesErrors.Preparing);
            }

            if (next != current)
            {
                ids.Add(show.EventId);
                status = Sale.NameOf(next);
            }
        }

        if (ids.Count > 0)
        {
            await open.Transaction.ExecuteAsync(Update, new { status, version = open.Version, ids = ids.ToArray() }, ct);
        }

        foreach (var id in ids)
        {
            var entry = new AuditEntry(ChangeSale.KindOf(action), actor)
            {
                EventId = id, SellerId = open.Shows[0].SellerId,
            };
            await open.Transaction.AppendAsync(entry, open.Now, ct);
        }

        return (ids.Count, null);
    }
}
