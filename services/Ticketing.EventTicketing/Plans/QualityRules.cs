using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Plans;

/// <summary>Checks what a subsection says of its best rows and the best place in them (docs/adr/0027).</summary>
internal static class QualityRules
{
    /// <summary>The rows from the best on; null when none is named, which is the usual order.</summary>
    public static IReadOnlyList<int>? RowOrder(
        IReadOnlyList<int?>? order, int rows, string path, FieldErrors errors)
    {
        var seen = new HashSet<int>();
        for (var i = 0; order is not null && i < order.Count && !errors.Full; i++)
        {
            var exists = errors.Require(order[i] >= 1 && order[i] <= rows, $"{path}[{i}]", $"Must be 1 to {rows}.");
            errors.Require(!exists || seen.Add(order[i]!.Value), $"{path}[{i}]", "Named twice.");
        }

        return order is { Count: > 0 } && errors.None ? [.. order.Select(row => row!.Value)] : null;
    }

    /// <summary>
    /// A seat's number or half-way between two. Without needless zeros: 10.50 is 10.5, whoever reads it again.
    /// </summary>
    public static decimal? BestSeat(decimal? seat, int seatsPerRow, string path, FieldErrors errors) =>
        seat is not { } place
            || !errors.Require(
                place >= 1 && place <= seatsPerRow && decimal.IsInteger(place * 2),
                path,
                $"Must be 1 to {seatsPerRow}, a whole number or a half.")
            ? null
            : (int)(place * 2) / 2m;
}
