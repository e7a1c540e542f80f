using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Waitlist;

/// <summary>
/// The seats of one section that are free at one moment; takes the best of them for a party. The waitlist asks the seat
/// engine for named seats, which gives exactly those or none.
/// </summary>
/// <param name="seats">The seats.</param>
/// <param name="section">Its plan, which says how good its rows are.</param>
internal sealed class FreeSeats(IEnumerable<SeatPosition> seats, SectionPlan section)
{
    // Best first: the order in which a row, and a seat in it, is taken.
    private readonly SortedSet<SeatPosition> _seats = new(seats, OrderOf(section));

    /// <summary>Whoever is in an area is together: no place of it is beside another.</summary>
    private readonly bool _isArea = section.Subsections.Any(s => s.Kind == PlaceKind.Area);

    /// <summary>Of accessible seats: the companion seats beside some of them, which nobody gets without one.</summary>
    public FreeSeats? Companion { get; init; }

    public int Count => _seats.Count;

    public IEnumerable<SeatPosition> Seats => _seats;

    /// <summary>
    /// Takes seats side by side in the best row that has so many; if there is none and they need not be together,
    /// the best that there are. Null, and nothing taken, when the wish cannot be met.
    /// </summary>
    public IReadOnlyList<SeatPosition>? Take(int count, bool adjacent)
    {
        if (_seats.Count < count)
        {
            return null;
        }
        var chosen = FirstRun(count) ?? (adjacent && !_isArea ? null : [.. _seats.Take(count)]);
        if (chosen is not null)
        {
            _seats.ExceptWith(chosen);
        }
        return chosen;
    }

    /// <summary>
    /// These are accessible seats: takes so many of them and of <paramref name="others"/> or <see cref="Companion"/> without a
    /// gap in one row, in any order of the kinds: in the best row, the first place of those with the most companion seats.
    /// Null, and nothing taken, where there is no such place.
    /// </summary>
    public IReadOnlyList<SeatPosition>? TakeBeside(int count, FreeSeats others, int companions)
    {
        var all = new SortedSet<SeatPosition>(_seats, _seats.Comparer);
        all.UnionWith(others._seats);
        all.UnionWith(Companion?._seats ?? []);
        var run = new List<SeatPosition>();
        List<SeatPosition>? best = null;
        foreach (var seat in all)
        {
            if (run.Count > 0 && !IsNext(run[^1], seat))
            {
                run.Clear();
            }
            if (best is not null && (best[0].Subsection, best[0].Row) != (seat.Subsection, seat.Row))
            {
                break;
            }
            run.Add(seat);
            if (run.Count > count + companions)
            {
                run.RemoveAt(0);
            }
            if (run.Count == count + companions && run.Count(_seats.Contains) == count && AreBeside(run)
                && (best is null || CompanionsIn(run) > CompanionsIn(best)))
            {
                best = [.. run];
            }
        }
        foreach (var part in best is null ? [] : new[] { this, others, Companion })
        {
            part?._seats.ExceptWith(best!);
        }
        return best;
    }

    private int CompanionsIn(List<SeatPosition> run) => Companion is null ? 0 : run.Count(Companion._seats.Contains);

    /// <summary>True if each companion seat of the run is beside an accessible seat of it.</summary>
    private bool AreBeside(List<SeatPosition> run)
    {
        var (hasCompanion, hasAccessible) = (false, false);
        foreach (var seat in run)
        {
            var isCompanion = Companion?._seats.Contains(seat) == true;
            if (!isCompanion && !_seats.Contains(seat))
            {
                if (hasCompanion && !hasAccessible)
                {
                    return false;
                }
                (hasCompanion, hasAccessible) = (false, false);
                continue;
            }
            hasCompanion |= isCompanion;
            hasAccessible |= !isCompanion;
        }
        return hasAccessible || !hasCompanion;
    }

    /// <summary>Without the seats, for example because they are promised already.</summary>
    public void Remove(IReadOnlyList<SeatPosition> seats)
    {
        _seats.ExceptWith(seats);
        Companion?._seats.ExceptWith(seats);
    }

    /// <summary>The free seats of a section in their pools.</summary>
    public static Dictionary<SeatPool, FreeSeats> Of(SectionPlan section, IEnumerable<SeatPosition> seats)
    {
        var marks = section.Subsections.ToDictionary(
            s => s.Number, s => (Accessible: s.Accessible.ToHashSet(), Companion: (s.Companion ?? []).ToHashSet()));
        var byKind = seats.ToLookup(seat =>
            marks[seat.Subsection].Accessible.Contains(new RowSeat(seat.Row, seat.Seat)) ? 'a'
            : marks[seat.Subsection].Companion.Contains(new RowSeat(seat.Row, seat.Seat)) ? 'c' : '0');
        return new Dictionary<SeatPool, FreeSeats>
        {
            [new SeatPool(section.Name, false)] = new(byKind['0'], section),
            [new SeatPool(section.Name, true)] = new(byKind['a'], section)
            {
                Companion = new FreeSeats(byKind['c'], section),
            },
        };
    }

    private List<SeatPosition>? FirstRun(int count)
    {
        var run = new List<SeatPosition>(count);
        foreach (var seat in _seats)
        {
            if (run.Count > 0 && !IsNext(run[^1], seat))
            {
                run.Clear();
            }
            run.Add(seat);
            if (run.Count == count)
            {
                return run;
            }
        }
        return null;
    }

    private static bool IsNext(SeatPosition left, SeatPosition right) =>
        left.Subsection == right.Subsection && left.Row == right.Row && left.Seat + 1 == right.Seat;

    private static Comparer<SeatPosition> OrderOf(SectionPlan section)
    {
        var ranks = section.Subsections
            .SelectMany(s => s.RowsByQuality().Select((row, rank) => ((s.Number, row), rank)))
            .ToDictionary(pair => pair.Item1, pair => pair.rank);
        // As best available: where the plan ranks subsections, all of the best one comes first.
        var places = section.Subsections.ToDictionary(s => s.Number, s => s.Rank ?? 0);
        return Comparer<SeatPosition>.Create((a, b) =>
            (places[a.Subsection], RankOf(a), a.Subsection, a.Seat)
                .CompareTo((places[b.Subsection], RankOf(b), b.Subsection, b.Seat)));

        int RankOf(SeatPosition seat) => ranks[(seat.Subsection, seat.Row)];
    }
}
