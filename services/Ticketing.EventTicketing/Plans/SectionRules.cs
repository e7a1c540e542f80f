using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Plans.Geometry;

namespace Ticketing.EventTicketing.Plans;

/// <summary>Turns described sections into the seating plan of an event, or says where and why it is none.</summary>
internal static class SectionRules
{
    /// <summary>Seats for sale in one event.</summary>
    public const int MaxSeats = 100_000;

    /// <summary>Price zones of one event.</summary>
    public const int MaxSections = 50;

    /// <summary>Highest price of a seat in minor units.</summary>
    public const long MaxPriceMinor = 1_000_000_000;

    /// <summary>
    /// Gaps, wheelchair places and companion seats of one event together: its entry in the event directory, which every service
    /// copies, stays around a megabyte.
    /// </summary>
    public const int MaxSpecialPlaces = 50_000;

    /// <summary>Blocks of categories of one event, for the same reason.</summary>
    public const int MaxCategoryBlocks = 5_000;

    /// <summary>UTF-16 units of all labels of one plan together, for the same reason.</summary>
    public const int MaxLabelUnits = 500_000;

    /// <param name="drafts">As sent.</param>
    /// <param name="drawing">Its categories, floors and focal point.</param>
    /// <param name="hasPrices">True for an event, whose sections have prices; plans have none.</param>
    /// <param name="errors">Where and why.</param>
    /// <returns>Meaningful only if no error was added.</returns>
    public static IReadOnlyList<SectionPlan> Check(
        IReadOnlyList<SectionDraft?>? drafts, DrawingDraft? drawing, bool hasPrices, FieldErrors errors)
    {
        var plans = new List<SectionPlan>();
        if (!errors.Require(
            drafts is { Count: >= 1 and <= MaxSections }, "sections", $"Must be 1 to {MaxSections} sections."))
        {
            return plans;
        }

        // "A" and "a" would be two sections to the system and one to most people.
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < drafts!.Count && !errors.Full; i++)
        {
            var path = $"sections[{i}]";
            if (drafts[i] is not { } draft)
            {
                errors.Add(path, "Must not be null.");
                continue;
            }

            plans.Add(CheckOne(draft, i, path, names, drawing, hasPrices, errors));
        }

        CheckSizes(plans, errors);
        return errors.None ? RankByPosition(plans, drafts, drawing) : plans;
    }

    private static SectionPlan CheckOne(
        SectionDraft draft, int index, string path, HashSet<string> names, DrawingDraft? drawing, bool hasPrices,
        FieldErrors errors)
    {
        var nameOk = errors.Require(
            SectionName.TryRead(draft.Name, out var name), path + ".name", SectionName.Hint);
        errors.Require(!nameOk || names.Add(name), path + ".name", "Another section has this name.");
        errors.Require(
            !hasPrices || draft.Price is >= 0 and <= MaxPriceMinor,
            path + ".price",
            $"Must be 0 to {MaxPriceMinor} minor units.");
        errors.Require(
            draft.Floor is null || drawing?.Floors?.Contains(draft.Floor) == true,
            path + ".floor", "The drawing has no such floor.");
        var subsections = CategoryRules.Apply(
            SubsectionRules.Check(draft.Subsections, path + ".subsections", errors), draft, drawing, path, errors);
        errors.Require(
            subsections.Select(s => s.Kind).Distinct().Count() <= 1, path + ".subsections",
            "All of a section are seats, or areas, or tables: they have one price and are asked for alike.");
        return new SectionPlan(name, index, draft.Price ?? 0, subsections);
    }

    private static void CheckSizes(List<SectionPlan> plans, FieldErrors errors)
    {
        errors.Require(
            !errors.None || plans.Sum(p => (long)p.Seats) <= MaxSeats,
            "sections",
            $"Must have at most {MaxSeats} seats in all.");
        errors.Require(
            plans.Sum(p => p.Subsections.Sum(s => s.SpecialPlaces)) <= MaxSpecialPlaces,
            "sections",
            $"Must have at most {MaxSpecialPlaces} gaps, accessible and companion seats in all.");
        errors.Require(
            plans.Sum(p => p.Subsections.Sum(s => s.CategoryBlocks?.Count ?? 0)) <= MaxCategoryBlocks,
            "sections",
            $"Must have at most {MaxCategoryBlocks} blocks of categories in all.");
        errors.Require(
            plans.Sum(p => p.Subsections.Sum(LabelUnits)) <= MaxLabelUnits,
            "sections",
            $"Must have labels of at most {MaxLabelUnits} characters in all; number the seats instead.");
    }

    private static int LabelUnits(SubsectionPlan plan) =>
        (plan.RowLabels ?? []).Sum(l => l?.Length ?? 0)
        + (plan.RowNumberings ?? []).Append(plan.Numbering).Sum(n => (n?.Labels ?? []).Sum(l => 3 + (l?.Length ?? 0)));

    private static List<SectionPlan> RankByPosition(
        List<SectionPlan> plans, IReadOnlyList<SectionDraft?> drafts, DrawingDraft? drawing)
    {
        if (drawing?.FocalPoint is not { X: { } x, Y: { } y })
        {
            return plans;
        }

        return
        [
            .. plans.Select((plan, i) => plan with
            {
                Subsections = Nearness.Rank(
                    plan.Subsections,
                    drafts[i]!.Subsections!.Where(s => s?.Geometry is not null)
                        .ToDictionary(s => s!.Number!.Value, s => s!.Geometry!),
                    new PlanPoint((double)x, (double)y)),
            }),
        ];
    }
}
