using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Ticketing.Messaging.Directory;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.Reconciling;

namespace Ticketing.SeatReservation.Features.AuditSeats;

/// <summary>Answer of an audit.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Consistent">Nothing differs.</param>
/// <param name="SettleMs">How long a difference had to stay to be told.</param>
/// <param name="Subsections">Compared.</param>
/// <param name="InFlight">Seats whose reservation is on its way to PostgreSQL; no difference.</param>
/// <param name="Count">Differences in all.</param>
/// <param name="Differences">At most <see cref="AuditSeatsEndpoint.MaxDifferences"/> of them.</param>
public sealed record AuditAnswer(
    long EventId, bool Consistent, long SettleMs, int Subsections, int InFlight, int Count,
    IReadOnlyList<SeatFinding> Differences);

/// <summary>
/// <c>GET /internal/seat-state/{event_id}/audit</c>: live state against tickets and against itself. For operators;
/// not routed by the gateway.
/// </summary>
internal static class AuditSeatsEndpoint
{
    /// <summary>Differences told; whoever has more needs a rebuild, not a list.</summary>
    public const int MaxDifferences = 500;

    public static void Map(IEndpointRouteBuilder ofEvent) => ofEvent.MapGet("/audit", RunAsync);

    private static async Task<Results<Ok<AuditAnswer>, ProblemHttpResult>> RunAsync(
        [FromRoute(Name = "event_id")] EventPath eventPath, IEventDirectory directory, SectionAudit audit,
        IOptions<SeatReservationOptions> options, CancellationToken cancellation)
    {
        if (directory.Find(eventPath.Id) is not { } entry)
        {
            return ReadProblems.NoEvent();
        }

        var settle = options.Value.AuditSettleTime;
        var sections = await audit.RunAsync(entry, settle, cancellation);
        var findings = sections.SelectMany(s => s.Findings.Keys).ToList();
        return TypedResults.Ok(new AuditAnswer(
            entry.Id.Value, findings.Count == 0, (long)settle.TotalMilliseconds,
            sections.Sum(s => s.Second.Live.Count), sections.Sum(s => s.InFlight), findings.Count,
            [.. findings.Take(MaxDifferences)]));
    }
}
