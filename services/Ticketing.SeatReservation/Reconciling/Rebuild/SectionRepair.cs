using Ticketing.SeatReservation.Reconciling.Audit;

namespace Ticketing.SeatReservation.Reconciling.Rebuild;

/// <summary>What a repair of one section did.</summary>
/// <param name="Seats">Seats corrected.</param>
/// <param name="Counters">Counters corrected.</param>
/// <param name="LeftAlone">Corrections not made because the seat moved meanwhile.</param>
/// <param name="ForAPerson">Findings that no rule may correct.</param>
internal sealed record RepairOutcome(int Seats, int Counters, int LeftAlone, int ForAPerson);

/// <summary>
/// Makes the corrections that an audit found, each subsection in one atomic step; what changed since the first read
/// is left alone. See <see cref="SectionComparison"/> for the rules.
/// </summary>
internal sealed class SectionRepair(SubsectionMend mend, ReservationRecords reservations)
{
    /// <summary>Corrects; missing state is the rebuild's, not this one's.</summary>
    public async Task<RepairOutcome> RunAsync(SectionFindings section)
    {
        if (section.Findings.Count == 0)
        {
            return new RepairOutcome(0, 0, 0, 0);
        }

        // Whoever gets a seat back must be known when its release or its payment comes.
        await reservations.MakeMissingAsync(section.Second.Shape, section.Second.Record);
        var (seats, counters, left) = (0, 0, 0);
        foreach (var subsection in section.Findings.Where(f => IsCorrectable(f.Key, f.Value.Correction))
            .GroupBy(f => f.Value.Subsection))
        {
            var first = section.First.Live.Single(l => l.Shape.Number == subsection.Key);
            var outcome = await mend.RunAsync(
                section.First.Shape, first.Shape, null, first.Sequence,
                [.. subsection.Select(f => f.Value.Correction).OfType<SeatCorrection>()]);
            (seats, counters, left) =
                (seats + outcome.Seats, counters + outcome.Counters, left + outcome.LeftAlone);
        }

        return new RepairOutcome(
            seats, counters, left,
            section.Findings.Count(f => f.Key.Kind is FindingKinds.NotRecorded or FindingKinds.TwoOwners));
    }

    private static bool IsCorrectable(SeatFinding finding, SeatCorrection? correction) =>
        correction is not null || finding.Kind == FindingKinds.Counter;
}
