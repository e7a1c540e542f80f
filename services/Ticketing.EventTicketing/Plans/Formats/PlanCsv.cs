using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Plans.Formats;

/// <summary>
/// A plan as a table, a line a seat and a line an area (docs/plan-format). For example
/// <c>Stalls,1,Left,seats,3,C,12,24,,,Premium,Ground,140.5,80,</c>.
/// </summary>
internal static class PlanCsv
{
    /// <summary>Lines of the largest plan.</summary>
    private const int MaxLines = SectionRules.MaxSeats + 1;

    private static readonly string[] Columns =
    [
        "section", "subsection", "subsection_label", "kind", "row", "row_label", "seat", "seat_label", "accessible",
        "companion", "category", "floor", "x", "y", "capacity",
    ];

    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n", MissingFieldFound = null, BadDataFound = null, TrimOptions = TrimOptions.Trim, MaxFieldSize = 10_000,
    };

    public static string Write(CheckedPlan plan)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, Format))
        {
            WriteLine(csv, Columns);
            foreach (var (section, draft) in plan.Sections.Zip(plan.Document.Sections!))
            {
                foreach (var sub in section.Subsections)
                {
                    var geometry = draft!.Subsections!.First(s => s!.Number == sub.Number)!.Geometry;
                    WriteSubsection(csv, section.Name, draft, sub, geometry);
                }
            }
        }

        return text.ToString();
    }

    /// <summary>The plan; what cannot be read is an error at its line, <c>lines[3]</c> being the third after the head.</summary>
    public static PlanDocument Read(string text, string name, FieldErrors errors)
    {
        var lines = ReadLines(text, errors);
        if (!errors.None || !ListedPlaces.AreDense(
            lines.Where(l => l.Kind != "area").GroupBy(l => (l.Section, l.Subsection))
                .Select(g => g.Select(l => l.Place).ToList()),
            "lines", errors))
        {
            return new PlanDocument(PlanDocument.CurrentFormat, name, []);
        }

        var sections = lines.GroupBy(l => l.Section).Select(g => (Lines: g, Category: UsualCategory(g))).Select(g =>
            new SectionDraft(
                g.Lines.Key, null,
                [.. g.Lines.GroupBy(l => l.Subsection).OrderBy(s => s.Key).Select(s => Subsection([.. s], g.Category))],
                g.Category, g.Lines.First().Floor)).ToList();
        string[] categories = [.. lines.Select(l => l.Category).OfType<string>().Distinct()];
        string[] floors = [.. lines.Select(l => l.Floor).OfType<string>().Distinct()];
        var drawing = categories.Length + floors.Length == 0
            ? null
            : new DrawingDraft(
                null, null, Floors: floors, Categories: [.. categories.Select(c => new CategoryDraft(c, "#888888"))]);
        return new PlanDocument(PlanDocument.CurrentFormat, name, sections, drawing);
    }

    /// <summary>The category of seats that no block names: none, if some line has none.</summary>
    private static string? UsualCategory(IEnumerable<Line> lines) =>
        lines.Any(l => l.Category is null) ? null : lines.First().Category;

    private static SubsectionDraft Subsection(List<Line> lines, string? category) => lines[0].Kind == "area"
        ? Subsection(lines) with { Category = lines[0].Category == category ? null : lines[0].Category }
        : Subsection(lines) with
        {
            Categories = ListedCategories.BlocksOf(lines.Select(l => (l.Place, l.Category)), category),
        };

    private static SubsectionDraft Subsection(List<Line> lines)
    {
        var first = lines[0];
        return first.Kind == "area"
            ? new SubsectionDraft(first.Subsection, null, null, null, null, null)
            {
                Kind = "area", Label = first.Label, Capacity = first.Capacity,
                Geometry = first is { X: not null, Y: not null }
                    ? new GeometryDraft(first.X, first.Y, Width: 100, Height: 100)
                    : null,
            }
            : ListedPlaces.ToDraft(
                first.Subsection, first.Label, first.Kind == "seats" ? null : first.Kind, [.. lines.Select(l => l.Place)]);
    }

    private static void WriteSubsection(
        CsvWriter csv, string section, SectionDraft draft, SubsectionPlan sub, GeometryDraft? geometry)
    {
        var kind = sub.Kind.ToString().ToLowerInvariant();
        string[] begin = [section, Text(sub.Number), sub.Label ?? "", kind];
        string[] end = [sub.Category ?? draft.Category ?? "", draft.Floor ?? ""];
        if (sub.Kind == PlaceKind.Area)
        {
            WriteLine(csv, [.. begin, "", "", "", "", "", "", .. end, Text(geometry?.X), Text(geometry?.Y), Text(sub.Seats)]);
            return;
        }

        foreach (var place in ListedPlaces.Of(sub, geometry))
        {
            WriteLine(csv,
            [
                .. begin, Text(place.Row), place.RowLabel, Text(place.Seat), place.SeatLabel, YesOr(place.Accessible),
                YesOr(place.Companion),
                sub.CategoryOf(place.Row, place.Seat) ?? "", draft.Floor ?? "", Text(place.X), Text(place.Y), "",
            ]);
        }
    }

    private static void WriteLine(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(SpreadsheetText.Guard(cell));
        }

        csv.NextRecord();
    }

    private static List<Line> ReadLines(string text, FieldErrors errors)
    {
        var lines = new List<Line>();
        using var csv = new CsvReader(new StringReader(text), Format);
        if (!csv.Read() || !csv.ReadHeader()
            || !errors.Require(
                csv.HeaderRecord!.Contains("section") && csv.HeaderRecord!.Contains("subsection"), "lines",
                $"The first line names the columns: {string.Join(", ", Columns)}."))
        {
            errors.Require(!errors.None || csv.HeaderRecord is not null, "lines", "Must not be empty.");
            return lines;
        }

        var seats = new HashSet<(string, int, int, int)>();
        for (var number = 1; !errors.Full && csv.Read(); number++)
        {
            var path = $"lines[{number}]";
            if (!errors.Require(number <= MaxLines, path, $"Must be at most {MaxLines} lines."))
            {
                break;
            }

            if (LineOf(csv, path, errors) is { } line)
            {
                lines.Add(line);
                errors.Require(
                    seats.Add((line.Section, line.Subsection, line.Place.Row, line.Place.Seat)), path,
                    "The place is named twice.");
            }
        }

        errors.Require(!errors.None || lines.Count > 0, "lines", "Must have at least one place.");
        return lines;
    }

    private static Line? LineOf(CsvReader csv, string path, FieldErrors errors)
    {
        string? Cell(string column) => csv.TryGetField<string>(column, out var cell) && !string.IsNullOrEmpty(cell)
            ? SpreadsheetText.Unguard(cell)
            : null;
        int? Number(string column, int min, int max)
        {
            var ok = int.TryParse(Cell(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= min && number <= max;
            errors.Require(ok, $"{path}.{column}", $"Must be {min} to {max}.");
            return ok ? number : null;
        }

        decimal? Length(string column) => Cell(column) is { } cell && errors.Require(
            decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                && Math.Abs(decimal.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture)) <= GeometryRules.MaxLength,
            $"{path}.{column}", "Must be a number.")
            ? decimal.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;
        var kind = Cell("kind") ?? "seats";
        errors.Require(kind is "seats" or "area" or "tables", path + ".kind", "Must be seats, area or tables.");
        errors.Require(Cell("section") is not null, path + ".section", "Must not be empty.");
        var subsection = Number("subsection", 1, 999);
        var isArea = kind == "area";
        var row = isArea ? 1 : Number("row", 1, SubsectionRules.MaxSide);
        var seat = isArea ? 1 : Number("seat", 1, SubsectionRules.MaxSide);
        var capacity = isArea ? Number("capacity", 1, AreaRules.MaxCapacity) : null;
        var (x, y) = (Length("x"), Length("y"));
        return !errors.None ? null : new Line(
            Cell("section")!, subsection!.Value, Cell("subsection_label"), kind, Cell("category"), Cell("floor"), capacity, x, y,
            new ListedPlace(
                row!.Value, seat!.Value, Cell("row_label") ?? Text(row.Value), Cell("seat_label") ?? Text(seat.Value),
                IsYes(Cell("accessible")), IsYes(Cell("companion")), x, y));
    }

    private static bool IsYes(string? cell) => cell is "yes" or "true" or "1";

    private static string YesOr(bool value) => value ? "yes" : "";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal? length) => length?.ToString(CultureInfo.InvariantCulture) ?? "";

    private sealed record Line(
        string Section, int Subsection, string? Label, string Kind, string? Category, string? Floor, int? Capacity,
        decimal? X, decimal? Y, ListedPlace Place);
}

/// <summary>
/// Texts in a table that a spreadsheet may open. It runs what begins with <c>= + - @</c>, so such a text is written behind
/// an apostrophe, which spreadsheets hide; so is one that begins with an apostrophe, so that reading gives back the same.
/// Numbers stay as they are.
/// </summary>
internal static class SpreadsheetText
{
    private const string Dangerous = "=+-@\t\r'";

    public static string Guard(string text) =>
        text.Length > 0 && Dangerous.Contains(text[0], StringComparison.Ordinal)
            && !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                ? "'" + text
                : text;

    public static string Unguard(string text) => text[0] == '\'' ? text[1..] : text;
}
