using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Plans;

/// <summary>Gives the seats of a checked section their categories, or says where and why not.</summary>
internal static class CategoryRules
{
    /// <summary>Blocks of one section: they travel in one message to seat-reservation at up to 120 bytes each.</summary>
    public const int MaxBlocks = 500;

    private const string NoSuchCategory = "The drawing has no such category.";

    /// <param name="plans">The section's subsections.</param>
    /// <param name="draft">As described.</param>
    /// <param name="drawing">Has the names of the categories.</param>
    /// <param name="path">Of the section.</param>
    /// <param name="errors">Where and why.</param>
    public static List<SubsectionPlan> Apply(
        List<SubsectionPlan> plans, SectionDraft draft, DrawingDraft? drawing, string path, FieldErrors errors)
    {
        var names = (drawing?.Categories ?? []).Select(c => c?.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
        errors.Require(draft.Category is null || names.Contains(draft.Category), path + ".category", NoSuchCategory);
        var drafts = draft.Subsections ?? [];
        errors.Require(
            drafts.Sum(s => s?.Categories?.Count ?? 0) <= MaxBlocks, path + ".subsections",
            $"Must have at most {MaxBlocks} blocks of categories in all.");
        return errors.Full ? plans : [.. plans.Select(plan => Apply(plan, IndexOf(drafts, plan.Number)))];

        SubsectionPlan Apply(SubsectionPlan plan, int index)
        {
            var (described, at) = (drafts[index]!, $"{path}.subsections[{index}]");
            errors.Require(
                described.Category is null || names.Contains(described.Category), at + ".category", NoSuchCategory);
            return plan with
            {
                Category = described.Category ?? draft.Category,
                CategoryBlocks = described.Categories is { Count: > 0 } blocks
                    ? [.. blocks.Take(MaxBlocks).Select((b, i) => BlockOf(b, plan, names, $"{at}.categories[{i}]", errors))]
                    : null,
            };
        }
    }

    private static int IndexOf(IReadOnlyList<SubsectionDraft?> drafts, int number)
    {
        for (var i = 0; i < drafts.Count; i++)
        {
            if (drafts[i] is { } draft && (draft.Number ?? 0) == number)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"Subsection {number} was not described.");
    }

    private static CategoryBlock BlockOf(
        CategoryBlockDraft? draft, SubsectionPlan plan, HashSet<string> names, string path, FieldErrors errors)
    {
        errors.Require(draft?.Category is { } name && names.Contains(name), path + ".category", NoSuchCategory);
        errors.Require(plan.Kind != PlaceKind.Area, path, "Places of an area have the area's category.");
        var fromRow = draft?.FromRow ?? 0;
        var toRow = draft?.ToRow ?? fromRow;
        errors.Require(
            fromRow >= 1 && fromRow <= toRow && toRow <= plan.Rows, path + ".from_row",
            $"Must be rows from 1 to {plan.Rows}, the first not after the last.");
        errors.Require(
            (draft?.FromSeat ?? 1) >= 1 && (draft?.FromSeat ?? 1) <= (draft?.ToSeat ?? plan.SeatsPerRow)
            && (draft?.ToSeat ?? 1) <= plan.SeatsPerRow,
            path + ".from_seat", $"Must be places from 1 to {plan.SeatsPerRow}, the first not after the last.");
        return new CategoryBlock(draft?.Category ?? "", fromRow, toRow, draft?.FromSeat, draft?.ToSeat);
    }
}
