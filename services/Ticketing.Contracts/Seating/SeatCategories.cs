using System.Runtime.CompilerServices;

namespace Ticketing.Contracts.Seating;

/// <summary>Seats of a subsection that have a category of their own: some rows, from one place to another.</summary>
/// <param name="Category">Its name.</param>
/// <param name="FromRow">First row.</param>
/// <param name="ToRow">Last row.</param>
/// <param name="FromSeat">First place of each of the rows; null: from the first on.</param>
/// <param name="ToSeat">Last place of each; null: to the last.</param>
public sealed record CategoryBlock(
    string Category, int FromRow, int ToRow, int? FromSeat = null, int? ToSeat = null)
{
    /// <summary>True if all places of the row are of the block.</summary>
    public bool HasRow(int row, int seatsPerRow) => Has(row, 1) && Has(row, seatsPerRow);

    /// <summary>True for a place of the block.</summary>
    public bool Has(int row, int seat) =>
        row >= FromRow && row <= ToRow && seat >= (FromSeat ?? 1) && seat <= (ToSeat ?? int.MaxValue);
}

/// <summary>Categories of seats: what a plan calls seats that cost the same.</summary>
public static class SeatCategories
{
    private static readonly ConditionalWeakTable<SectionPlan, IReadOnlyList<string?>> Known = [];

    /// <summary>The category of a seat; null for one that costs what its section costs.</summary>
    public static string? CategoryOf(this SectionPlan section, SeatPosition seat) =>
        section.Find(seat.Subsection)?.CategoryOf(seat.Row, seat.Seat);

    /// <summary>The same in a subsection; of blocks that overlap the last one counts.</summary>
    public static string? CategoryOf(this SubsectionPlan subsection, int row, int seat) =>
        subsection.CategoryBlocks?.LastOrDefault(b => b.Has(row, seat))?.Category ?? subsection.Category;

    /// <summary>
    /// The categories that seats of the section may have, each once; null among them for those without. Each order asks,
    /// and a plan does not change: they are looked for once.
    /// </summary>
    public static IReadOnlyList<string?> CategoriesOf(this SectionPlan section) =>
        Known.GetValue(section, static plan => [.. plan.Subsections.SelectMany(CategoriesOf).Distinct()]);

    private static IEnumerable<string?> CategoriesOf(SubsectionPlan subsection) => subsection.CategoryBlocks is not { } blocks
        ? [subsection.Category]
        : blocks.Select(b => (string?)b.Category).Concat(HasOthers(subsection, blocks) ? [subsection.Category] : []);

    private static bool HasOthers(SubsectionPlan subsection, IReadOnlyList<CategoryBlock> blocks) =>
        Enumerable.Range(1, subsection.Rows).Any(row => !blocks.Any(b => b.HasRow(row, subsection.SeatsPerRow)));
}
