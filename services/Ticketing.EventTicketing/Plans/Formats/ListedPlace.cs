using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Plans.Formats;

/// <summary>A place as formats list it that name every place: CSV, pretix.</summary>
internal sealed record ListedPlace(
    int Row, int Seat, string RowLabel, string SeatLabel, bool Accessible, bool Companion, decimal? X, decimal? Y);

/// <summary>Between listed places and a described subsection.</summary>
internal static class ListedPlaces
{
    /// <summary>
    /// The subsection of the places. Labels that follow a scheme become one; a place that is not listed is a gap. Positions
    /// are kept place by place.
    /// </summary>
    public static SubsectionDraft ToDraft(int number, string? label, string? kind, IReadOnlyList<ListedPlace> places)
    {
        var rows = places.Max(p => p.Row);
        var width = places.Max(p => p.Seat);
        var byRow = places.GroupBy(p => p.Row).ToDictionary(g => g.Key, g => g.ToDictionary(p => p.Seat));
        var empty = new Dictionary<int, ListedPlace>();
        var all = Enumerable.Range(1, rows).Select(row => byRow.GetValueOrDefault(row) ?? empty).ToList();
        var numberings = all.Select(row => NumberingOf(row, width)).ToList();
        var shared = numberings.Zip(all).Where(n => n.Second.Count > 0).Select(n => n.First).Distinct().ToList();
        var isShared = shared is [null or { Labels: null }];
        return new SubsectionDraft(
            number, rows, width, null,
            OrNull([
                .. all.SelectMany((row, i) => Enumerable.Range(1, width).Where(seat => !row.ContainsKey(seat))
                    .Select(seat => new RowSeat(i + 1, seat))),
            ]),
            OrNull(places.Where(p => p.Accessible).Select(p => new RowSeat(p.Row, p.Seat))
                .OrderBy(p => (p.Row, p.Seat)).ToList()))
        {
            Kind = kind,
            Companion = OrNull(places.Where(p => p.Companion).Select(p => new RowSeat(p.Row, p.Seat))
                .OrderBy(p => (p.Row, p.Seat)).ToList()),
            Label = label,
            RowLabels = RowLabelsOf(all),
            Numbering = isShared ? shared[0] : null,
            RowNumberings = isShared ? null : numberings,
            Geometry = GeometryOf(all, width),
        };
    }

    /// <summary>
    /// Refuses blocks with more gaps than a plan may have, before any is made: one line may name the last place of a block.
    /// </summary>
    public static bool AreDense(IEnumerable<IReadOnlyList<ListedPlace>> blocks, string path, FieldErrors errors) =>
        errors.Require(
            blocks.Sum(places => ((long)places.Max(p => p.Row) * places.Max(p => p.Seat)) - places.Count)
                <= SectionRules.MaxSpecialPlaces,
            path, $"Leaves out more than {SectionRules.MaxSpecialPlaces} places of its blocks; number rows and seats from 1.");

    /// <summary>Every place of a checked subsection, by row and seat.</summary>
    public static IEnumerable<ListedPlace> Of(SubsectionPlan plan, GeometryDraft? geometry)
    {
        var positions = geometry is null ? null : new Geometry.SeatPositions(plan, geometry);
        var accessible = plan.Accessible.ToHashSet();
        var companion = (plan.Companion ?? []).ToHashSet();
        for (var row = 1; row <= plan.Rows; row++)
        {
            var labels = plan.SeatLabels(row);
            for (var seat = 1; seat <= plan.SeatsPerRow; seat++)
            {
                if (labels[seat - 1] is not { } label)
                {
                    continue;
                }

                var (at, place) = (positions?.At(row, seat), new RowSeat(row, seat));
                yield return new ListedPlace(
                    row, seat, plan.RowLabel(row), label, accessible.Contains(place), companion.Contains(place),
                    Rounded(at?.X), Rounded(at?.Y));
            }
        }
    }

    /// <summary>Hundredths, without needless zeros.</summary>
    private static decimal? Rounded(double? length) => length is { } l ? (decimal)Math.Round(l, 2) / 1.00m : null;

    private static List<string?>? RowLabelsOf(List<Dictionary<int, ListedPlace>> rows)
    {
        var labels = rows.Select((row, i) => row.Values.FirstOrDefault() is { } first && first.RowLabel != $"{i + 1}"
            ? first.RowLabel : null).ToList();
        return labels.TrueForAll(l => l is null) ? null : labels;
    }

    /// <summary>Null for 1, 2, 3, …; a scheme that gives the labels; or the labels themselves.</summary>
    private static NumberingDraft? NumberingOf(Dictionary<int, ListedPlace> row, int width)
    {
        if (row.Values.All(p => p.SeatLabel == $"{p.Seat}"))
        {
            return null;
        }

        var gaps = Enumerable.Range(1, width).Where(seat => !row.ContainsKey(seat)).Select(seat => new RowSeat(1, seat)).ToList();
        foreach (var draft in Schemes(row, width))
        {
            var plan = new SubsectionPlan(1, 1, width, gaps, [])
            {
                Numbering = new SeatNumbering(draft.Start ?? 1, draft.Step ?? 1, draft.From == "right", draft.SkipGaps == true),
            };
            if (row.Values.All(p => plan.SeatLabel(1, p.Seat) == p.SeatLabel))
            {
                return draft;
            }
        }

        return new NumberingDraft(Labels:
            [.. Enumerable.Range(1, width).Select(seat => row.TryGetValue(seat, out var place) ? place.SeatLabel : null)]);
    }

    /// <summary>What the first two seats suggest, counted by place or by seat, from either end.</summary>
    private static IEnumerable<NumberingDraft> Schemes(Dictionary<int, ListedPlace> row, int width)
    {
        var seats = row.Values.OrderBy(p => p.Seat).ToList();
        if (!int.TryParse(seats[0].SeatLabel, out var first) || first > 99_999
            || !int.TryParse(seats[^1].SeatLabel, out var last) || last > 99_999)
        {
            yield break;
        }

        foreach (var skips in new[] { false, true })
        {
            var steps = seats.Count == 1 ? 1 : skips ? seats.Count - 1 : seats[^1].Seat - seats[0].Seat;
            if (steps == 0 || (last - first) % steps != 0 || (seats.Count > 1 && last == first))
            {
                continue;
            }

            var step = seats.Count == 1 ? 1 : (last - first) / steps;
            var fromLeft = step > 0 || seats.Count == 1;
            var (edge, end, up) = fromLeft ? (seats[0], first, step) : (seats[^1], last, -step);
            var before = skips ? 0 : fromLeft ? edge.Seat - 1 : width - edge.Seat;
            var start = end - (before * up);
            if (start >= 0 && up is not 0 and <= 100)
            {
                yield return new NumberingDraft(
                    start == 1 ? null : start, up == 1 ? null : up, fromLeft ? null : "right", skips ? true : null);
            }
        }
    }

    private static GeometryDraft? GeometryOf(List<Dictionary<int, ListedPlace>> rows, int width)
    {
        var placed = rows.SelectMany(row => row.Values).Where(p => p is { X: not null, Y: not null }).ToList();
        return placed.Count == 0
            ? null
            : new GeometryDraft(placed[0].X, placed[0].Y, Rows:
            [
                .. rows.Select(row => new RowGeometryDraft(Places:
                [
                    .. Enumerable.Range(1, width).Select(seat =>
                        row.TryGetValue(seat, out var p) && p is { X: { } x, Y: { } y } ? (IReadOnlyList<decimal>?)[x, y] : null),
                ])),
            ]);
    }

    private static List<RowSeat>? OrNull(List<RowSeat> places) => places.Count == 0 ? null : places;
}
