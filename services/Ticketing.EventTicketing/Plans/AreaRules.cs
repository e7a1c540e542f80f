using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Plans;

/// <summary>
/// General-admission areas. Inside the system an area is a block of places that are one like the other, so that holding,
/// selling, giving back, rebuilding and auditing them needs nothing of its own (docs/adr/0045).
/// </summary>
internal static class AreaRules
{
    /// <summary>People in one area.</summary>
    public const int MaxCapacity = 50_000;

    /// <summary>Places in a row of the block: the seat engine reads whole rows.</summary>
    private const int MaxWidth = 200;

    /// <summary>The plan of an area; null where something is wrong.</summary>
    public static SubsectionPlan? Check(SubsectionDraft draft, string? label, string path, FieldErrors errors)
    {
        errors.Require(
            draft is
            {
                Rows: null, SeatsPerRow: null, RowLengths: null, Unavailable: null, Accessible: null, Companion: null,
                RowOrder: null, BestSeat: null, RowLabels: null, Numbering: null, RowNumberings: null,
            },
            path, "An area has a capacity, and nothing of rows and seats.");
        var ok = errors.Require(
            draft.Capacity is >= 1 and <= MaxCapacity, path + ".capacity", $"Must be 1 to {MaxCapacity}.");
        GeometryRules.Check(draft.Geometry, 0, 0, isArea: true, path + ".geometry", errors);
        return ok ? PlanOf(draft.Number ?? 0, draft.Capacity!.Value) with { Label = label } : null;
    }

    /// <summary>Rows of equal length; the last one ends earlier where the capacity asks for it.</summary>
    public static SubsectionPlan PlanOf(int number, int capacity)
    {
        var rows = (capacity + MaxWidth - 1) / MaxWidth;
        var width = (capacity + rows - 1) / rows;
        var gaps = (rows * width) - capacity;
        return new SubsectionPlan(
            number, rows, width, [.. Enumerable.Range(width - gaps + 1, gaps).Select(seat => new RowSeat(rows, seat))], [],
            BestSeat: 1) { Kind = PlaceKind.Area };
    }
}
