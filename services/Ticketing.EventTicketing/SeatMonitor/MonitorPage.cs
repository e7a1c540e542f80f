using System.Globalization;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.SeatMonitor;

/// <summary>Which seats of a subsection are asked for.</summary>
/// <param name="Section">The section.</param>
/// <param name="Subsection">Its subsection.</param>
/// <param name="AfterRow">Last row and seat of the page before; 0 for the first page.</param>
/// <param name="AfterSeat">Of that row.</param>
/// <param name="Limit">Seats wanted.</param>
/// <param name="Row">Only this row; null for all.</param>
/// <param name="Seat">Only seats of this number; null for all.</param>
/// <param name="TakenOnly">Only seats that are held or sold.</param>
/// <param name="WithPeople">Also who has them.</param>
internal sealed record MonitorPage(
    string Section, short Subsection, short AfterRow, short AfterSeat, int Limit, short? Row, short? Seat, bool TakenOnly,
    bool WithPeople)
{
    private const int DefaultLimit = 1_000;

    /// <summary>Seats of one answer: some 200 KB with names.</summary>
    public const int MaxLimit = 2_000;

    private const int MaxCursorLength = 40;

    /// <summary>Reads the query; wrong values become errors.</summary>
    public static MonitorPage Read(IQueryCollection query, FieldErrors errors)
    {
        var limit = DefaultLimit;
        if (query.TryGetValue("limit", out var text))
        {
            var ok = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit);
            errors.Require(ok && limit is >= 1 and <= MaxLimit, "limit", $"Must be 1 to {MaxLimit}.");
        }

        string?[] parts = ["0", "0"];
        if (query.TryGetValue("after", out var cursor) && cursor.ToString() is { Length: > 0 } given)
        {
            parts = Cursor.TryDecode(given, MaxCursorLength, out var key) ? key.Split('|') : [];
        }

        var isCursor = parts.Length == 2 & TryNumber(parts.ElementAtOrDefault(0), out var row)
            & TryNumber(parts.ElementAtOrDefault(1), out var seat);
        errors.Require(isCursor, "after", "Not a cursor of this list.");
        return new MonitorPage(
            query["section"].ToString(), ReadNumber(query, "subsection", errors) ?? 1, row, seat, limit,
            ReadNumber(query, "row", errors), ReadNumber(query, "seat", errors), query["taken"] == "true",
            query["people"] == "true");
    }

    public static string CursorOf(MonitoredSeat last) => Cursor.Encode($"{last.Row}|{last.Seat}");

    private static short? ReadNumber(IQueryCollection query, string name, FieldErrors errors)
    {
        if (query[name].ToString() is not { Length: > 0 } text)
        {
            return null;
        }

        errors.Require(TryNumber(text, out var number) && number > 0, name, "Must be a number.");
        return number;
    }

    private static bool TryNumber(string? text, out short number) =>
        short.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
