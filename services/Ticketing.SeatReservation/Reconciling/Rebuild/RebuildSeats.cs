using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.Reconciling.Audit;
using Ticketing.SeatReservation.SeatState;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.SeatReservation.Reconciling.Rebuild;

/// <summary>What was done to one section.</summary>
internal sealed record RebuiltSection(
    string Section, bool IsComplete, int SubsectionsMade, int RecordsMade, long NotRecordedYet, int SeatsCorrected,
    int CountersCorrected, int LeftAlone, int ForAPerson);

/// <summary>What a rebuild did.</summary>
/// <param name="EventId">The event.</param>
/// <param name="IsComplete">No live state is missing (any more).</param>
/// <param name="Sections">By section.</param>
internal sealed record RebuildSeatsResponse(long EventId, bool IsComplete, IReadOnlyList<RebuiltSection> Sections);

/// <summary>
/// <c>POST /internal/seat-state/{event_id}/rebuild?repair=true</c>: makes missing live state from PostgreSQL and,
/// if asked for, corrects what differs from it. For operators; the gateway does not route it. Doing it twice
/// changes nothing. The rules are those of <see cref="SectionRebuild"/> and <see cref="SectionComparison"/>.
/// </summary>
internal static class RebuildSeats
{
    public static void MapRebuildSeats(this IEndpointRouteBuilder ofEvent) => ofEvent.MapPost("/rebuild", RunAsync);

    private static async Task<Results<Ok<RebuildSeatsResponse>, ProblemHttpResult>> RunAsync(
        [FromRoute(Name = "event_id")] EventPath eventPath, bool? repair, HttpContext context,
        IEventDirectory directory, SectionRebuild rebuild, SectionAudit audit, SectionRepair repairs,
        IOptions<ReconcilingOptions> options, TimeProvider time, CancellationToken cancellation)
    {
        if (directory.Find(eventPath.Id) is not { } entry)
        {
            return SeatErrors.EventNotFound.ToProblem(context);
        }

        if (!LostSections.IsInSale(entry))
        {
            return ReconcilingErrors.NotInSale.ToProblem(context);
        }

        // Another replica may own the partitions: its last answers, given just before the state was lost, must be on
        // their way before this one asks whether all were recorded.
        await Task.Delay(options.Value.AuditSettleTime, time, cancellation);
        var rebuilt = new List<SectionRebuildOutcome>();
        foreach (var plan in entry.Sections)
        {
            rebuilt.Add(await rebuild.RunAsync(entry, plan, cancellation));
        }

        var repaired = repair is true
            ? await RepairAsync(entry, audit, repairs, options.Value.AuditSettleTime, cancellation)
            : [.. rebuilt.Select(_ => new RepairOutcome(0, 0, 0, 0))];
        return TypedResults.Ok(new RebuildSeatsResponse(
            entry.Id.Value, rebuilt.TrueForAll(r => r.IsComplete),
            [
                .. rebuilt.Zip(repaired, (made, mended) => new RebuiltSection(
                    made.Section, made.IsComplete, made.SubsectionsMade, made.RecordsMade, made.Outstanding,
                    mended.Seats, mended.Counters, mended.LeftAlone, mended.ForAPerson)),
            ]));
    }

    private static async Task<List<RepairOutcome>> RepairAsync(
        EventDirectoryEntry entry, SectionAudit audit, SectionRepair repairs, TimeSpan settle,
        CancellationToken cancellation)
    {
        var outcomes = new List<RepairOutcome>();
        foreach (var section in await audit.RunAsync(entry, settle, cancellation))
        {
            outcomes.Add(await repairs.RunAsync(section));
        }

        return outcomes;
    }
}
