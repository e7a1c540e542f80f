using System.Globalization;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Plans;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events.ChangePlan;

/// <summary>A seat that somebody has.</summary>
internal readonly record struct TakenSeat(string Section, SeatPosition Seat);

/// <summary>Seats that a change of the plan would block or rename although somebody has them.</summary>
/// <param name="before">The plan of the event.</param>
/// <param name="difference">What would change.</param>
/// <param name="taken">Seats of the changed sections that are held or sold.</param>
internal sealed class TakenSeats(
    StoredPlan before, PlanDifference difference, IReadOnlyDictionary<TakenSeat, SeatStatus> taken)
{
    /// <summary>Of an answer; a person looks at the first of them.</summary>
    private const int MaxListed = 200;

    private const int MaxRefused = 50;

    private readonly List<TakenSeat> _blocked =
        [.. difference.Blocked().Select(s => new TakenSeat(s.Section.Name, s.Seat)).Where(taken.ContainsKey)];

    private readonly List<TakenSeat> _renamed =
        [.. difference.Renamed().Select(s => new TakenSeat(s.Section.Name, s.Seat)).Where(taken.ContainsKey)];

    public int Count => _blocked.Count + _renamed.Count;

    /// <summary>At most 200.</summary>
    public IReadOnlyList<TakenSeatResponse> ToResponse() =>
        [.. All().Take(MaxListed).Select(s => new TakenSeatResponse(
            s.Seat.Section, s.Seat.Seat.Subsection, s.Seat.Seat.Row, s.Seat.Seat.Seat, NameOf(s.Seat),
            taken[s.Seat].ToString().ToUpperInvariant(), s.Change))];

    /// <summary>The refusal that names the first 50, by the place of their subsection in the document.</summary>
    public Refusal ToRefusal(PlanDocument document) => EventErrors.SeatsTaken with
    {
        Detail = string.Create(
            CultureInfo.InvariantCulture,
            $"{Count} seats are held or sold that the plan blocks or renames. Leave them, or ask to keep them."),
        Errors = All().Take(MaxRefused).GroupBy(s => PointerOf(document, s.Seat)).ToDictionary(
            g => g.Key,
            g => g.Select(s => $"{NameOf(s.Seat)} is {StateOf(s.Seat)} and would be {s.Change}.").ToArray(),
            StringComparer.Ordinal),
    };

    /// <summary>
    /// The plan that leaves them as they are: those that would be blocked stay for sale, and where one would be renamed its
    /// row keeps its names.
    /// </summary>
    public StoredPlan Keep(StoredPlan after, FieldErrors errors)
    {
        var sections = after.Sections.Select(section =>
            section.WithSeats(_blocked.Where(s => s.Section == section.Name).Select(s => s.Seat))).ToList();
        var kept = after with { Sections = sections };
        var renamed = new PlanDifference(before, kept).Renamed()
            .Where(s => taken.ContainsKey(new TakenSeat(s.Section.Name, s.Seat)))
            .ToLookup(s => s.Section.Name, s => s.Seat);
        return kept with
        {
            Sections =
            [
                .. sections.Select((section, i) => renamed.Contains(section.Name)
                    ? KeepNames(before.Sections.First(s => s.Name == section.Name), section, renamed[section.Name],
                        $"sections[{i}]", errors)
                    : section),
            ],
        };
    }

    private static SectionPlan KeepNames(
        SectionPlan was, SectionPlan now, IEnumerable<SeatPosition> seats, string path, FieldErrors errors)
    {
        var rows = seats.ToLookup(s => s.Subsection, s => s.Row);
        var subsections = now.Subsections.Select(sub => rows.Contains(sub.Number)
            ? KeepNames(was.Find(sub.Number)!, sub, rows[sub.Number].ToHashSet()) : sub).ToList();
        for (var i = 0; i < subsections.Count; i++)
        {
            LabelRules.CheckSeats(subsections[i], $"{path}.subsections[{i}]", errors);
            LabelRules.RowLabels(
                subsections[i].RowLabels, subsections[i].Rows, $"{path}.subsections[{i}].row_labels", errors);
        }

        return now with { Subsections = subsections };
    }

    private static SubsectionPlan KeepNames(SubsectionPlan was, SubsectionPlan now, HashSet<int> rows)
    {
        var labels = Enumerable.Range(1, now.Rows).Select(row =>
            rows.Contains(row) ? was.RowLabel(row) : now.RowLabels?.ElementAtOrDefault(row - 1));
        var numberings = Enumerable.Range(1, now.Rows).Select(row =>
        {
            var own = now.RowNumberings?.ElementAtOrDefault(row - 1);
            if (!rows.Contains(row))
            {
                return own;
            }

            var old = was.SeatLabels(row);
            return (own ?? now.Numbering ?? new SeatNumbering()) with { Labels = old };
        });
        return now with { RowLabels = [.. labels], RowNumberings = [.. numberings] };
    }

    private IEnumerable<(TakenSeat Seat, string Change)> All() =>
        _blocked.Select(s => (s, "blocked")).Concat(_renamed.Select(s => (s, "renamed")));

    private string NameOf(TakenSeat seat) =>
        before.Sections.First(s => s.Name == seat.Section).LineOf(seat.Section, seat.Seat);

    private string StateOf(TakenSeat seat) => taken[seat] == SeatStatus.Sold ? "sold" : "held";

    private static string PointerOf(PlanDocument document, TakenSeat seat)
    {
        var sections = document.Sections ?? [];
        var i = sections.TakeWhile(s => s?.Name?.Trim().Normalize() != seat.Section).Count();
        var subsections = i < sections.Count ? sections[i]?.Subsections ?? [] : [];
        var j = subsections.TakeWhile(s => s?.Number != seat.Seat.Subsection).Count();
        return string.Create(CultureInfo.InvariantCulture, $"/sections/{i}/subsections/{j}");
    }
}
