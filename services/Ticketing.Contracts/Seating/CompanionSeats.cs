namespace Ticketing.Contracts.Seating;

/// <summary>
/// Which companion seats go with which wheelchair places (docs/adr/0066): a companion seat is beside the wheelchair places
/// that come next in its row, to the left or to the right, with companion seats alone between. In a row <c>c a a c c</c>
/// each of them is beside both wheelchair places; in <c>a c 0 c</c>, 0 an ordinary seat, the last is beside none.
/// </summary>
public static class CompanionSeats
{
    /// <summary>True if every companion seat among these of a section is beside a wheelchair place among them.</summary>
    public static bool AreAccompanied(SectionPlan section, IReadOnlyList<SeatPosition> seats)
    {
        if (!seats.Any(section.IsCompanion))
        {
            return true;
        }

        var marks = seats.Select(s => s.Subsection).Distinct()
            .ToDictionary(number => number, number => new Marks(section.Find(number)!));
        var named = seats.ToHashSet();
        return seats.Where(section.IsCompanion).All(seat => marks[seat.Subsection]
            .BesideOf(new RowSeat(seat.Row, seat.Seat))
            .Any(place => named.Contains(new SeatPosition(seat.Subsection, place.Row, place.Seat))));
    }

    /// <summary>The companion seats of a plan that are beside no wheelchair place, in its order.</summary>
    public static IEnumerable<RowSeat> Alone(SubsectionPlan plan)
    {
        var marks = new Marks(plan);
        return (plan.Companion ?? []).Where(seat => !marks.BesideOf(seat).Any());
    }

    private sealed class Marks(SubsectionPlan plan)
    {
        private readonly HashSet<RowSeat> _wheelchairs = [.. plan.Accessible];
        private readonly HashSet<RowSeat> _companions = [.. plan.Companion ?? []];

        /// <summary>The wheelchair places that a companion seat is beside.</summary>
        public IEnumerable<RowSeat> BesideOf(RowSeat seat)
        {
            foreach (var step in new[] { -1, 1 })
            {
                var place = seat with { Seat = seat.Seat + step };
                while (_companions.Contains(place))
                {
                    place = place with { Seat = place.Seat + step };
                }

                for (; _wheelchairs.Contains(place); place = place with { Seat = place.Seat + step })
                {
                    yield return place;
                }
            }
        }
    }
}
