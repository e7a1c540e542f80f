using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Ticketing.Messaging.Directory;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.SeatReservation.Reconciling.Audit;

/// <summary>What an audit found.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Consistent">Nothing differs.</param>
/// <param name="SettleMs">How long a difference had to stay to be reported.</param>
/// <param name="Subsections">Compared.</param>
/// <param name="InFlight">Seats whose reservation is on its way to PostgreSQL; no difference.</param>
/// <param name="Count">Differences in all.</param>
/// <param name="Differences">At most <see cref="AuditSeats.MaxDifferences"/> of them.</param>
internal sealed record AuditSeatsResponse(
    long EventId, bool Consistent, long SettleMs, int Subsections, int InFlight, int Count,
    IReadOnlyList<SeatFinding> Differences);

/// <summary>
/// <c>GET /internal/seat-state/{event_id}/audit</c>: compares live state with tickets and with itself. For
/// operators; the gateway does not route it.
/// </summary>
internal static class AuditSeats
{
    /// <summary>Differences listed; an event with more needs a rebuild, not a list.</summary>
    public const int MaxDifferences = 500;

    public static void MapAuditSeats(this IEndpointRouteBuilder ofEvent) => ofEvent.MapGet("/audit", RunAsync);

    private static async Task<Results<Ok<AuditSeatsResponse>, ProblemHttpResult>> RunAsync(
        [FromRoute(Name = "event_id")] EventPath eventPath, HttpContext context, IEventDirectory directory,
        SectionAudit audit, IOptions<ReconcilingOptions> options, CancellationToken cancellation)
    {
        if (directory.Find(eventPath.Id) is not { } entry)
        {
            return SeatErrors.EventNotFound.ToProblem(context);
        }

        var settle = options.Value.AuditSettleTime;
        var sections = await audit.RunAsync(entry, settle, cancellation);
        var findings = sections.SelectMany(s => s.Findings.Keys).ToList();
        return TypedResults.Ok(new AuditSeatsResponse(
            entry.Id.Value, findings.Count == 0, (long)settle.TotalMilliseconds,
            sections.Sum(s => s.Second.Live.Count), sections.Sum(s => s.InFlight), findings.Count,
            [.. findings.Take(MaxDifferences)]));
    }
}
