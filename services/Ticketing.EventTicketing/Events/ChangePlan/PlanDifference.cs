using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Events.ChangePlan;

/// <summary>What is different between two plans of an event, seat by seat.</summary>
internal sealed class PlanDifference(StoredPlan before, StoredPlan after)
{
    /// <summary>Sections whose seats, names or order of quality change; new ones too.</summary>
    public IReadOnlyList<SectionPlan> ChangedSections { get; } =
        [.. after.Sections.Where(s => Find(before, s.Name) is not { } old || TextOf(old) != TextOf(s))];

    /// <summary>True if the drawing changes.</summary>
    public bool IsRedrawn { get; } = before.Drawing?.Write() != after.Drawing?.Write();

    public bool IsEmpty => ChangedSections.Count == 0 && !IsRedrawn;

    /// <summary>Seats that the event did not sell.</summary>
    public IEnumerable<(SectionPlan Section, SeatPosition Seat)> Added() =>
        from section in ChangedSections
        from sub in section.Subsections
        let old = Find(before, section.Name)?.Find(sub.Number)
        from seat in SeatsOf(sub)
        where old is null || !IsSold(old, seat)
        select (section, seat);

    /// <summary>Seats that the event does not sell any more.</summary>
    public IEnumerable<(SectionPlan Section, SeatPosition Seat)> Blocked() =>
        from section in ChangedSections
        let old = Find(before, section.Name)
        where old is not null
        from sub in section.Subsections
        let was = old.Find(sub.Number)
        where was is not null
        from seat in SeatsOf(was)
        where !IsSold(sub, seat)
        select (section, seat);

    /// <summary>Seats that stay and that have another row or number for people.</summary>
    public IEnumerable<(SectionPlan Section, SeatPosition Seat)> Renamed() =>
        from section in ChangedSections
        let old = Find(before, section.Name)
        where old is not null
        from sub in section.Subsections
        let was = old.Find(sub.Number)
        where was is not null
        from seat in RenamedIn(was, sub)
        select (section, seat);

    /// <summary>By subsection.</summary>
    public IReadOnlyList<SubsectionChangeResponse> ToResponse()
    {
        var blocked = Blocked().ToLookup(s => (s.Section.Name, s.Seat.Subsection));
        return
        [
            .. from section in after.Sections
               let old = Find(before, section.Name)
               from sub in section.Subsections
               let was = old?.Find(sub.Number)
               let change = ChangeOf(section, sub, was, blocked[(section.Name, sub.Number)].Count())
               where change.IsNew || change != Nothing(change)
               select change,
        ];
    }

    private SubsectionChangeResponse ChangeOf(SectionPlan section, SubsectionPlan sub, SubsectionPlan? was, int blocked)
    {
        var sold = SeatsOf(sub).Where(seat => was is null || !IsSold(was, seat)).ToList();
        var added = sold.Count(seat => was is null || seat.Row > was.Rows);
        return new SubsectionChangeResponse(
            section.Name, sub.Number, was is null, added, blocked, sold.Count - added,
            DifferenceOf(was?.Accessible, sub.Accessible), DifferenceOf(was?.Companion, sub.Companion),
            was is null ? 0 : RenamedIn(was, sub).Count(), was is not null && HasMoved(section.Name, sub.Number));
    }

    private static int DifferenceOf(IReadOnlyList<RowSeat>? was, IReadOnlyList<RowSeat>? now) =>
        (was ?? []).Except(now ?? []).Count() + (now ?? []).Except(was ?? []).Count();

    private static SubsectionChangeResponse Nothing(SubsectionChangeResponse of) =>
        new(of.Section, of.Subsection, false, 0, 0, 0, 0, 0, 0, false);

    private bool HasMoved(string section, int number) => IsRedrawn
        && GeometryIn(before, section, number) != GeometryIn(after, section, number);

    /// <summary>As text, because a record with lists in it is never equal to another.</summary>
    private static string? GeometryIn(StoredPlan plan, string section, int number) =>
        plan.Drawing?.Sections.FirstOrDefault(s => s.Name == section) is { } drawn
        && drawn.Subsections.FirstOrDefault(s => s.Number == number) is { } sub
            ? new Plans.Geometry.PlanDrawing(null, [drawn with { Subsections = [sub] }]).Write()
            : null;

    private static IEnumerable<SeatPosition> RenamedIn(SubsectionPlan was, SubsectionPlan now)
    {
        if (was.Kind == PlaceKind.Area || (!was.HasNames() && !now.HasNames()))
        {
            yield break;
        }

        for (var row = 1; row <= Math.Min(was.Rows, now.Rows); row++)
        {
            var (old, next) = (was.SeatLabels(row), now.SeatLabels(row));
            var hasOtherRow = was.RowLabel(row) != now.RowLabel(row);
            for (var seat = 1; seat <= was.SeatsPerRow && seat <= now.SeatsPerRow; seat++)
            {
                if (old[seat - 1] is { } label && next[seat - 1] is { } other && (hasOtherRow || label != other))
                {
                    yield return new SeatPosition(was.Number, row, seat);
                }
            }
        }
    }

    private static IEnumerable<SeatPosition> SeatsOf(SubsectionPlan plan)
    {
        var gaps = plan.Unavailable.ToHashSet();
        for (var row = 1; row <= plan.Rows; row++)
        {
            for (var seat = 1; seat <= plan.SeatsPerRow; seat++)
            {
                if (!gaps.Contains(new RowSeat(row, seat)))
                {
                    yield return new SeatPosition(plan.Number, row, seat);
                }
            }
        }
    }

    private readonly Dictionary<SubsectionPlan, HashSet<RowSeat>> _gaps = new(ReferenceEqualityComparer.Instance);

    private bool IsSold(SubsectionPlan plan, SeatPosition seat)
    {
        if (!_gaps.TryGetValue(plan, out var gaps))
        {
            _gaps[plan] = gaps = [.. plan.Unavailable];
        }

        return seat.Row <= plan.Rows && seat.Seat <= plan.SeatsPerRow && !gaps.Contains(new RowSeat(seat.Row, seat.Seat));
    }

    private static SectionPlan? Find(StoredPlan plan, string section) =>
        plan.Sections.FirstOrDefault(s => s.Name == section);

    private static string TextOf(SectionPlan section) => SubsectionsColumn.Write(section.Subsections);
}
