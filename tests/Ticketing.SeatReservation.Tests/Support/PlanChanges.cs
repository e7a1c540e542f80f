using Ticketing.Contracts.Seating;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>Random changes that a plan on sale may have: seats blocked and given back, rows and subsections more.</summary>
internal static class PlanChanges
{
    public static SectionPlan Change(SectionPlan section, Random random)
    {
        var subsections = section.Subsections.Select(s => Change(s, random)).ToList();
        if (random.Next(4) == 0)
        {
            var first = subsections[0];
            subsections.Add(Plans.Block(subsections.Max(s => s.Number) + 1, random.Next(1, 4), first.SeatsPerRow) with
            {
                Kind = first.Kind,
            });
        }

        var ranks = Enumerable.Range(1, subsections.Count).ToArray();
        random.Shuffle(ranks);
        var ranked = random.Next(2) == 0;
        return section with
        {
            Subsections = [.. subsections.Select((s, i) => s with { Rank = ranked ? ranks[i] : null })],
        };
    }

    private static SubsectionPlan Change(SubsectionPlan plan, Random random)
    {
        var rows = plan.Rows + (random.Next(3) == 0 ? random.Next(1, 3) : 0);
        var gaps = plan.Unavailable.ToHashSet();
        for (var i = random.Next(6); i > 0; i--)
        {
            var place = new RowSeat(random.Next(1, rows + 1), random.Next(1, plan.SeatsPerRow + 1));
            if (!gaps.Remove(place))
            {
                gaps.Add(place);
            }
        }

        return plan with
        {
            Rows = rows,
            Unavailable = [.. gaps],
            Accessible = plan.Kind != PlaceKind.Seats ? [] : [.. plan.Accessible.Where(_ => random.Next(4) > 0).Except(gaps)],
            // The seller gives companion seats to everybody, all of a block or some.
            Companion = random.Next(3) == 0 || plan.Companion is not { } companion
                ? null
                : [.. companion.Where(_ => random.Next(4) > 0).Except(gaps)],
            RowOrder = random.Next(4) == 0 ? null : plan.RowOrder,
            BestSeats = null,
        };
    }
}
