using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Plans;
using Ticketing.EventTicketing.Plans.Geometry;

namespace Ticketing.EventTicketing.Events.ChangePlan;

/// <summary>
/// Turns a submitted plan into the one that an event on sale can have, or says where and why it cannot. A seat's place in
/// the store is (row − 1) × seats per row + seat − 1, so a block keeps its width and its kind; sections decide partitions
/// and stand in messages, so they keep their names and their order.
/// </summary>
internal static class PlanRevision
{
    private const int MaxRows = SubsectionRules.MaxSide;

    /// <summary>Meaningful only if no error was added; paths are those of the document.</summary>
    public static StoredPlan Of(StoredPlan before, PlanDocument document, FieldErrors errors)
    {
        errors.Require(
            document.Format == PlanDocument.CurrentFormat, "format", $"Must be {PlanDocument.CurrentFormat}.");
        var whole = new PlanCompletion(before).Complete(document);
        var widened = whole with { Sections = [.. whole.Sections!.Select(s => Widened(s, before))] };
        var drawing = GeometryRules.Check(widened.Drawing, "drawing", errors);
        var sections = SectionRules.Check(widened.Sections, drawing, hasPrices: false, errors);
        if (!errors.None)
        {
            return before;
        }

        var after = new List<SectionPlan>();
        var next = before.Sections.Max(s => s.Index) + 1;
        for (var i = 0; i < sections.Count && !errors.Full; i++)
        {
            var (path, price) = ($"sections[{i}]", widened.Sections[i]!.Price);
            var old = before.Sections.FirstOrDefault(s => s.Name == sections[i].Name);
            if (old is null)
            {
                errors.Require(
                    price is >= 0 and <= SectionRules.MaxPriceMinor, path + ".price",
                    $"A new section needs its price, 0 to {SectionRules.MaxPriceMinor} minor units.");
                after.Add(sections[i] with { Index = next++, PriceMinor = price ?? 0 });
                continue;
            }

            errors.Require(
                price is null || price == old.PriceMinor, path + ".price", "Prices are changed by PUT …/prices.");
            after.Add(Revised(old, sections[i], widened.Sections[i]!, path, errors));
        }

        foreach (var gone in before.Sections.Where(s => after.TrueForAll(a => a.Name != s.Name)))
        {
            errors.Add("sections", $"Section {gone.Name} must stay: block its seats to take them out of the sale.");
        }

        return new StoredPlan(
            before.Name, [.. after.OrderBy(s => s.Index)], PlanDrawing.Of(drawing, widened.Sections));
    }

    private static SectionPlan Revised(
        SectionPlan old, SectionPlan changed, SectionDraft draft, string path, FieldErrors errors)
    {
        foreach (var gone in old.Subsections.Where(s => changed.Find(s.Number) is null))
        {
            errors.Add(path + ".subsections", $"Subsection {gone.Number} must stay: block its seats.");
        }

        var subsections = changed.Subsections.Select(sub => old.Find(sub.Number) is { } before
            ? Revised(before, sub, $"{path}.subsections[{IndexOf(draft, sub.Number)}]", errors)
            : sub).ToList();
        errors.Require(
            subsections.Sum(s => s.SpecialPlaces) <= SubsectionRules.MaxSpecialPlaces, path + ".subsections",
            $"Must have at most {SubsectionRules.MaxSpecialPlaces} gaps, accessible and companion seats together.");
        return changed with
        {
            Index = old.Index, PriceMinor = old.PriceMinor, Edition = old.Edition, Subsections = subsections,
        };
    }

    private static SubsectionPlan Revised(SubsectionPlan old, SubsectionPlan changed, string path, FieldErrors errors)
    {
        if (!errors.Require(
            old.Kind == changed.Kind, path + ".kind", $"Must stay {old.Kind.ToString().ToLowerInvariant()}."))
        {
            return changed;
        }

        if (old.Kind == PlaceKind.Area)
        {
            return Raised(old, changed, path, errors);
        }

        errors.Require(
            changed.SeatsPerRow == old.SeatsPerRow, path + ".seats_per_row",
            $"Must stay {old.SeatsPerRow}: every seat is stored by it. Add a subsection for seats beside.");
        return changed;
    }

    /// <summary>An area keeps the width of its block; more people are more rows.</summary>
    private static SubsectionPlan Raised(SubsectionPlan old, SubsectionPlan changed, string path, FieldErrors errors)
    {
        var (width, capacity) = (old.SeatsPerRow, changed.Seats);
        errors.Require(
            capacity >= old.Seats, path + ".capacity", $"Can only be raised; it is {old.Seats} now.");
        errors.Require(
            capacity <= Math.Max(old.Seats, width * MaxRows), path + ".capacity",
            $"Can be raised to {width * MaxRows}; add another area for more.");
        if (capacity <= old.Seats)
        {
            return old with { Label = changed.Label, Rank = changed.Rank };
        }

        var rows = Math.Max(old.Rows, (capacity + width - 1) / width);
        var gaps = (rows * width) - capacity;
        return old with
        {
            Rows = rows, Label = changed.Label, Rank = changed.Rank,
            Unavailable =
            [
                .. Enumerable.Range((rows * width) - gaps, gaps).Select(i => new RowSeat((i / width) + 1, (i % width) + 1)),
            ],
        };
    }

    /// <summary>
    /// A list of seats (CSV) does not name what is blocked, so that a block in it may end before the block that is sold. What
    /// is missing is blocked, and the seats keep their places. Not where the drawing would move by it.
    /// </summary>
    private static SectionDraft? Widened(SectionDraft? draft, StoredPlan before)
    {
        var old = before.Sections.FirstOrDefault(s => s.Name == draft?.Name?.Trim().Normalize());
        return old is null
            ? draft
            : draft! with
            {
                Subsections = draft.Subsections is null
                    ? null
                    : [.. draft.Subsections.Select(sub => sub is null ? null : Widened(sub, old.Find(sub.Number ?? 0)))],
            };
    }

    private static SubsectionDraft Widened(SubsectionDraft draft, SubsectionPlan? old)
    {
        if (old is null || draft is not { Rows: >= 1 and var rows, SeatsPerRow: >= 1 and var width }
            || rows > MaxRows || (rows >= old.Rows && width >= old.SeatsPerRow)
            || (width < old.SeatsPerRow && draft.Geometry is { } g && g.Rows?.Count(r => r?.Places is not null) != rows))
        {
            return draft;
        }

        var more = Math.Max(0, old.SeatsPerRow - width);
        return draft with
        {
            Rows = Math.Max(rows, old.Rows),
            SeatsPerRow = width + more,
            RowLengths =
            [
                .. Enumerable.Range(0, rows).Select(i => draft.RowLengths?.ElementAtOrDefault(i) ?? width),
                .. Enumerable.Repeat((int?)0, Math.Max(0, old.Rows - rows)),
            ],
            Numbering = Shifted(draft.Numbering, more),
            RowNumberings = draft.RowNumberings is null ? null : [.. draft.RowNumberings.Select(n => Shifted(n, more))],
        };
    }

    /// <summary>A row that is counted from the right begins so many places further to the right.</summary>
    private static NumberingDraft? Shifted(NumberingDraft? draft, int more) =>
        draft is { From: "right" } and not { SkipGaps: true }
            ? draft with { Start = (draft.Start ?? 1) - ((draft.Step ?? 1) * more) }
            : draft;

    private static int IndexOf(SectionDraft draft, int number) =>
        (draft.Subsections ?? []).TakeWhile(s => s?.Number != number).Count();
}
