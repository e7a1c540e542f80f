using System.Globalization;

namespace Ticketing.Contracts.Seating;

/// <summary>What a subsection holds, and so how its places are asked for.</summary>
public enum PlaceKind
{
    /// <summary>Numbered seats in rows.</summary>
    Seats = 0,

    /// <summary>
    /// General admission: a capacity without seats. Its places are one like the other; they have rows and numbers inside
    /// the system only.
    /// </summary>
    Area = 1,

    /// <summary>Tables that are sold whole; every row of the plan is one. Tables sold by seat are rows of seats.</summary>
    Tables = 2,
}

/// <summary>
/// How the seats of a row are numbered: from <paramref name="Start"/> in steps, so (1, 2) is 1, 3, 5 and (2, 2) is 2, 4, 6.
/// </summary>
/// <param name="Start">Number of the first seat.</param>
/// <param name="Step">From one seat to the next; not 0.</param>
/// <param name="FromRight">True if the first seat is the one with the highest place in the row.</param>
/// <param name="SkipsGaps">True if only places for sale are counted; else gaps use up a number.</param>
/// <param name="Labels">By place, instead of numbers; null where a place has the number that it would have.</param>
public sealed record SeatNumbering(
    int Start = 1, int Step = 1, bool FromRight = false, bool SkipsGaps = false, IReadOnlyList<string?>? Labels = null);

/// <summary>A place as people read it: <c>Balcony left</c>, <c>AA</c>, <c>13</c>.</summary>
/// <param name="Block">Name of the subsection; null where it has only a number.</param>
/// <param name="Row">Label of the row, or of the table; null in an area.</param>
/// <param name="Seat">Label of the seat; null in an area.</param>
public readonly record struct SeatName(string? Block, string? Row, string? Seat)
{
    /// <summary>True in an area: its tickets name no seat.</summary>
    public bool HasNoSeat => Seat is null;
}

/// <summary>Names of places. Ids, messages and bits go by numbers; only what people read goes by these.</summary>
public static class SeatNames
{
    /// <summary>True if people know any place of the subsection by something else than its numbers.</summary>
    public static bool HasNames(this SubsectionPlan plan) =>
        plan.Kind != PlaceKind.Seats || plan.Label is not null || plan.RowLabels is not null
        || plan.Numbering is not null || plan.RowNumberings is not null;

    /// <summary>The name of a place of the plan.</summary>
    public static SeatName NameOf(this SubsectionPlan plan, int row, int seat) => plan.Kind == PlaceKind.Area
        ? new SeatName(plan.Label, null, null)
        : new SeatName(plan.Label, plan.RowLabel(row), plan.SeatLabel(row, seat));

    /// <summary>The name of a place, by its numbers where the section does not have it.</summary>
    public static SeatName NameOf(this SectionPlan? section, SeatPosition seat) =>
        section?.Find(seat.Subsection)?.NameOf(seat.Row, seat.Seat) ?? new SeatName(null, Text(seat.Row), Text(seat.Seat));

    /// <summary>
    /// A place in one line: <c>A-1 row 5 seat 12</c>; <c>A, Balcony left, row AA seat 13</c>; <c>Floor, no seat</c>;
    /// <c>Club, table 5 seat 2</c>.
    /// </summary>
    public static string LineOf(this SectionPlan? section, string sectionName, SeatPosition seat)
    {
        var (block, row, number) = section.NameOf(seat);
        var kind = section?.Find(seat.Subsection)?.Kind ?? PlaceKind.Seats;
        var alone = section?.Subsections.Count == 1 && kind != PlaceKind.Seats;
        var place = block is not null ? $"{sectionName}, {block},"
            : alone ? $"{sectionName},"
            : $"{sectionName}-{seat.Subsection}";
        return kind switch
        {
            PlaceKind.Area => $"{place.TrimEnd(',')}, no seat",
            PlaceKind.Tables => $"{place} table {row} seat {number}",
            _ => $"{place} row {row} seat {number}",
        };
    }

    /// <summary>
    /// A place in as few letters as can be, for a list of many: <c>A-1 5/12</c>; <c>A Balcony left AA/13</c>;
    /// <c>Floor Standing</c> in an area.
    /// </summary>
    public static string ShortLineOf(this SectionPlan? section, string sectionName, SeatPosition seat)
    {
        var (block, row, number) = section.NameOf(seat);
        var place = block is null ? $"{sectionName}-{seat.Subsection}" : $"{sectionName} {block}";
        return number is null ? place : $"{place} {row}/{number}";
    }

    /// <summary><c>seats</c>, <c>area</c> or <c>tables</c>, as APIs write it.</summary>
    public static string ToText(this PlaceKind kind) => kind switch
    {
        PlaceKind.Area => "area",
        PlaceKind.Tables => "tables",
        _ => "seats",
    };

    /// <summary>The label of a row, its number where it has none.</summary>
    public static string RowLabel(this SubsectionPlan plan, int row) =>
        plan.RowLabels is { } labels && row <= labels.Count && labels[row - 1] is { } label ? label : Text(row);

    /// <summary>The label of a place in a row.</summary>
    public static string SeatLabel(this SubsectionPlan plan, int row, int seat)
    {
        var numbering = plan.RowNumberings is { } own && row <= own.Count && own[row - 1] is { } ofRow ? ofRow : plan.Numbering;
        if (numbering is null)
        {
            return Text(seat);
        }

        if (numbering.Labels is { } labels && seat <= labels.Count && labels[seat - 1] is { } label)
        {
            return label;
        }

        var before = numbering.FromRight ? plan.SeatsPerRow - seat : seat - 1;
        if (numbering.SkipsGaps)
        {
            before -= plan.Unavailable.Count(gap => gap.Row == row && (numbering.FromRight ? gap.Seat > seat : gap.Seat < seat));
        }

        return Text(numbering.Start + (numbering.Step * before));
    }

    /// <summary>The labels of a row by place, null where nothing is for sale.</summary>
    public static IReadOnlyList<string?> SeatLabels(this SubsectionPlan plan, int row)
    {
        var gaps = plan.Unavailable.Where(gap => gap.Row == row).ToList();
        var closed = gaps.Select(gap => gap.Seat).ToHashSet();
        var ofRow = plan with { Unavailable = gaps };
        return
        [
            .. Enumerable.Range(1, plan.SeatsPerRow)
                .Select(seat => closed.Contains(seat) ? null : ofRow.SeatLabel(row, seat)),
        ];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
