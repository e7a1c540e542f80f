using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.Reconciling;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.SeatReservation.Features.RebuildSeats;

/// <summary>What was done to one section.</summary>
public sealed record RebuiltSection(
    string Section, bool IsComplete, int SubsectionsMade, int RecordsMade, long NotRecordedYet, int SeatsCorrected,
    int CountersCorrected, int LeftAlone, int ForAPerson);

/// <summary>Answer of a rebuild.</summary>
/// <param name="EventId">The event.</param>
/// <param name="IsComplete">No live state is missing (any more).</param>
/// <param name="Sections">By section.</param>
public sealed record RebuildAnswer(long EventId, bool IsComplete, IReadOnlyList<RebuiltSection> Sections);

/// <summary>
/// <c>POST /internal/seat-state/{event_id}/rebuild?repair=true</c>: makes missing live state from PostgreSQL and,
/// if asked for, corrects what differs from it. For operators; not routed by the gateway. Doing it twice changes
/// nothing. The rules are those of <see cref="SectionRebuild"/> and <see cref="SectionComparison"/>.
/// </summary>
internal static class RebuildSeatsEndpoint
{
    public static void Map(IEndpointRouteBuilder ofEvent) => ofEvent.MapPost("/rebuild", RunAsync);

    private static async Task<Results<Ok<RebuildAnswer>, ProblemHttpResult>> RunAsync(
        [FromRoute(Name = "event_id")] EventPath eventPath, bool? repair, IEventDirectory directory,
        SectionRebuild rebuild, SectionAudit audit, SectionRepair repairs, IOptions<SeatReservationOptions> options,
        TimeProvider time, CancellationToken cancellation)
    {
        if (directory.Find(eventPath.Id) is not { } entry)
        {
            return ReadProblems.NoEvent();
        }

        if (!LostSections.IsInSale(entry))
        {
            return Problems.Of(
                StatusCodes.Status409Conflict, "event-not-in-sale",
                "Only the seats of an event that is on sale or closed are rebuilt.");
        }

        // Any replica may be asked, also one that does not own the partitions: the owner's last answers, given just
        // before the state was lost, must be on their way before anybody asks whether all were recorded.
        await Task.Delay(options.Value.AuditSettleTime, time, cancellation);
        var rebuilt = new List<SectionRebuildOutcome>();
        foreach (var plan in entry.Sections)
        {
            rebuilt.Add(await rebuild.RunAsync(entry, plan, cancellation));
        }

        var repaired = repair is true
            ? await RepairAsync(entry, audit, repairs, options.Value.AuditSettleTime, cancellation)
            : [.. rebuilt.Select(_ => new RepairOutcome(0, 0, 0, 0))];
        return TypedResults.Ok(new RebuildAnswer(
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
