using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Plans;

/// <summary>Checks the subsections of one section and works out which places are for sale.</summary>
internal static class SubsectionRules
{
    /// <summary>Subsections of one section.</summary>
    public const int MaxSubsections = 50;

    /// <summary>Rows of a subsection, and places of a row.</summary>
    public const int MaxSide = 200;

    /// <summary>
    /// Gaps, wheelchair places and companion seats of one section together. They travel in one message to seat-reservation at
    /// up to 24 bytes each, and Kafka's default message limit is 1 MB.
    /// </summary>
    public const int MaxSpecialPlaces = 20_000;

    /// <summary>Seats of the largest order.</summary>
    private const int MaxSeatsOfTable = 50;

    private const int MaxNumber = 999;

    /// <summary>The plans in order of number; meaningful only if no error was added.</summary>
    public static List<SubsectionPlan> Check(
        IReadOnlyList<SubsectionDraft?>? drafts, string path, FieldErrors errors)
    {
        var plans = new List<SubsectionPlan>();
        if (!errors.Require(
            drafts is { Count: >= 1 and <= MaxSubsections }, path, $"Must be 1 to {MaxSubsections} subsections."))
        {
            return plans;
        }

        var numbers = new HashSet<int>();
        for (var i = 0; i < drafts!.Count && !errors.Full; i++)
        {
            var at = $"{path}[{i}]";
            if (drafts[i] is not { } draft)
            {
                errors.Add(at, "Must not be null.");
                continue;
            }

            var numberOk = errors.Require(
                draft.Number is >= 1 and <= MaxNumber, at + ".number", $"Must be 1 to {MaxNumber}.");
            errors.Require(
                !numberOk || numbers.Add(draft.Number!.Value), at + ".number", "Another subsection has this number.");
            if (Shape(draft, at, errors) is { } plan)
            {
                plans.Add(plan);
            }
        }

        errors.Require(
            plans.Sum(p => p.SpecialPlaces) <= MaxSpecialPlaces, path,
            $"Must have at most {MaxSpecialPlaces} gaps, accessible and companion seats together.");
        plans.Sort((a, b) => a.Number.CompareTo(b.Number));
        return plans;
    }

    private static SubsectionPlan? Shape(SubsectionDraft draft, string path, FieldErrors errors)
    {
        var label = LabelRules.Label(draft.Label, path + ".label", errors);
        switch (draft.Kind)
        {
            case "area":
                return AreaRules.Check(draft, label, path, errors);
            case null or "seats" or "tables":
                break;
            default:
                errors.Add(path + ".kind", "Must be seats, area or tables.");
                return null;
        }

        errors.Require(draft.Capacity is null, path + ".capacity", "Only an area has one.");
        var rowsOk = errors.Require(draft.Rows is >= 1 and <= MaxSide, path + ".rows", $"Must be 1 to {MaxSide}.");
        var seatsOk = errors.Require(
            draft.SeatsPerRow is >= 1 and <= MaxSide, path + ".seats_per_row", $"Must be 1 to {MaxSide}.");
        if (!rowsOk || !seatsOk)
        {
            return null;
        }

        var (rows, width) = (draft.Rows!.Value, draft.SeatsPerRow!.Value);
        var gaps = new SortedSet<RowSeat>(ByRowThenSeat);
        EndsOfShortRows(draft.RowLengths, rows, width, gaps, path + ".row_lengths", errors);
        var blocked = Places(draft.Unavailable, rows, width, path + ".unavailable", errors);
        gaps.UnionWith(blocked);
        var accessible = Places(draft.Accessible, rows, width, path + ".accessible", errors);
        errors.Require(
            !accessible.Overlaps(gaps), path + ".accessible", "Names a place that is not for sale.");
        var companion = Places(draft.Companion, rows, width, path + ".companion", errors);
        errors.Require(gaps.Count < rows * width, path, "Must have at least one seat for sale.");
        var plan = new SubsectionPlan(
            draft.Number ?? 0, rows, width, [.. gaps], [.. accessible],
            QualityRules.RowOrder(draft.RowOrder, rows, path + ".row_order", errors),
            QualityRules.BestSeat(draft.BestSeat, width, path + ".best_seat", errors))
        {
            Label = label,
            Companion = companion.Count == 0 ? null : [.. companion],
            RowLabels = LabelRules.RowLabels(draft.RowLabels, rows, path + ".row_labels", errors),
            Numbering = LabelRules.Numbering(draft.Numbering, width, path + ".numbering", errors),
            RowNumberings = LabelRules.RowNumberings(draft.RowNumberings, rows, width, path + ".row_numberings", errors),
        };
        errors.Require(
            draft.Numbering?.Labels is null, path + ".numbering.labels", "Seats are named in row_numberings, row by row.");
        LabelRules.CheckSeats(plan, path, errors);
        CheckCompanions(plan, draft, gaps, path + ".companion", errors);
        GeometryRules.Check(draft.Geometry, rows, width, isArea: false, path + ".geometry", errors);
        return draft.Kind == "tables" ? AsTables(plan, path, errors) : plan;
    }

    private static SubsectionPlan AsTables(SubsectionPlan plan, string path, FieldErrors errors)
    {
        errors.Require(
            plan.SeatsPerRow <= MaxSeatsOfTable, path + ".seats_per_row",
            $"A table that is sold whole has at most {MaxSeatsOfTable} seats: an order has no more.");
        errors.Require(
            plan.Accessible.Count == 0, path + ".accessible", "Tables that are sold whole have none: all seats go together.");
        errors.Require(
            plan.Companion is null, path + ".companion", "Tables that are sold whole have none: all seats go together.");
        return plan with { Kind = PlaceKind.Tables };
    }

    private static void CheckCompanions(
        SubsectionPlan plan, SubsectionDraft draft, SortedSet<RowSeat> gaps, string path, FieldErrors errors)
    {
        if (plan.Companion is null)
        {
            return;
        }

        var wheelchairs = plan.Accessible.ToHashSet();
        var areForSale = errors.Require(
            !plan.Companion.Any(gaps.Contains), path, "Names a place that is not for sale.");
        var areOther = errors.Require(
            !plan.Companion.Any(wheelchairs.Contains), path, "Names a wheelchair place: a seat is one or the other.");
        if (!areForSale || !areOther)
        {
            return;
        }

        var alone = CompanionSeats.Alone(plan).ToHashSet();
        for (var i = 0; alone.Count > 0 && i < draft.Companion!.Count && !errors.Full; i++)
        {
            errors.Require(
                !alone.Contains(draft.Companion[i]), $"{path}[{i}]",
                "Must be beside a wheelchair place of its row, with companion seats alone between.");
        }
    }

    private static void EndsOfShortRows(
        IReadOnlyList<int?>? lengths, int rows, int width, SortedSet<RowSeat> gaps, string path, FieldErrors errors)
    {
        if (lengths is null || !errors.Require(lengths.Count <= rows, path, "Has more entries than there are rows."))
        {
            return;
        }

        for (var i = 0; i < lengths.Count && !errors.Full; i++)
        {
            var length = lengths[i] ?? width;
            if (!errors.Require(length >= 0 && length <= width, $"{path}[{i}]", $"Must be 0 to {width}."))
            {
                continue;
            }

            for (var seat = length + 1; seat <= width; seat++)
            {
                gaps.Add(new RowSeat(i + 1, seat));
            }
        }
    }

    private static SortedSet<RowSeat> Places(
        IReadOnlyList<RowSeat>? places, int rows, int width, string path, FieldErrors errors)
    {
        var seen = new SortedSet<RowSeat>(ByRowThenSeat);
        for (var i = 0; places is not null && i < places.Count && !errors.Full; i++)
        {
            var place = places[i];
            var exists = errors.Require(
                place.Row >= 1 && place.Row <= rows && place.Seat >= 1 && place.Seat <= width,
                $"{path}[{i}]",
                "No such place in this subsection.");
            errors.Require(!exists || seen.Add(place), $"{path}[{i}]", "Named twice.");
        }

        return seen;
    }

    private static readonly Comparer<RowSeat> ByRowThenSeat = Comparer<RowSeat>.Create(
        (a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Seat.CompareTo(b.Seat));
}
