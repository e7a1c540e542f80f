using Ticketing.Contracts.Seating;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>Seating plans for tests.</summary>
internal static class Plans
{
    public static SectionPlan Section(params SubsectionPlan[] subsections) => new("A", 0, 1_500, subsections);

    public static SubsectionPlan Block(int number, int rows, int seatsPerRow) => new(number, rows, seatsPerRow, [], []);

    /// <summary>A general-admission area; its rows are full but for the last one.</summary>
    public static SubsectionPlan Area(int number, int capacity)
    {
        const int Width = 7;
        var rows = (capacity + Width - 1) / Width;
        return new SubsectionPlan(
            number, rows, Width,
            [.. Enumerable.Range(0, (rows * Width) - capacity).Select(i => new RowSeat(rows, Width - i))], [],
            BestSeat: 1) { Kind = PlaceKind.Area };
    }

    /// <summary>Letters: <c>.</c> a seat, <c>#</c> not for sale, <c>w</c> accessible, <c>c</c> a companion's.</summary>
    public static SubsectionPlan Drawn(int number, params string[] rows) => new(
        number, rows.Length, rows.Max(r => r.Length), Find(rows, '#'), Find(rows, 'w'))
    {
        Companion = Find(rows, 'c') is { Length: > 0 } companions ? companions : null,
    };

    private static RowSeat[] Find(string[] rows, char mark) =>
    [
        .. from row in Enumerable.Range(0, rows.Length)
           from seat in Enumerable.Range(0, rows[row].Length)
           where rows[row][seat] == mark
           select new RowSeat(row + 1, seat + 1),
    ];
}
