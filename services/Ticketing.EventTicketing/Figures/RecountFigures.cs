using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Figures.Counting;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Figures;

/// <summary>
/// <c>GET /internal/figures/{event_id}/recount</c> compares figures with records, and <c>POST</c> counts them again; both
/// answer with what differs afterwards. For operators; the gateway does not route it (docs/runbook.md).
/// </summary>
internal static class RecountFigures
{
    public static void MapRecountFigures(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/internal/figures/{eventId}/recount").RequireAuthorization(Policies.Operator)
            .ExcludeFromDescription();
        group.MapGet("", CompareAsync);
        group.MapPost("", RebuildAsync);
    }

    private static async Task<Results<Ok<RecountResponse>, ProblemHttpResult>> CompareAsync(
        string eventId, HttpContext context, FiguresRecount recount, CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id))
        {
            return EventErrors.NotFound.ToProblem(context);
        }

        var differences = await recount.CompareAsync(id, ct);
        return TypedResults.Ok(new RecountResponse(
            id.Value, differences.Count == 0,
            [
                .. differences.Take(FiguresRecount.MaxDifferences)
                    .Select(d => new FigureDifference(d.Dimension, d.Value, d.At, FigureCounts.Of(d))),
            ]));
    }

    private static async Task<Results<Ok<RecountResponse>, ProblemHttpResult>> RebuildAsync(
        string eventId, HttpContext context, FiguresRecount recount, CancellationToken ct)
    {
        if (EventId.TryParse(eventId, null, out var id))
        {
            await recount.RebuildAsync(id, ct);
        }

        return await CompareAsync(eventId, context, recount, ct);
    }
}
