using System.Text;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Plans.Formats;

/// <summary>
/// Reads a pretix plan. A category, which has a price there, becomes a section; the rows that a zone has of it become one of
/// its subsections. A row with seats of two categories becomes a row of each section.
/// </summary>
internal static class PretixImport
{
    private const string UsualColour = "#888888";

    private static readonly string[] StageWords = ["stage", "bühne", "screen", "scène", "舞台"];

    /// <summary>The plan and what it does not carry over; what cannot be read is an error at its place.</summary>
    public static (PlanDocument Plan, IReadOnlyList<string> Notes) Read(PretixPlan plan, FieldErrors errors)
    {
        var places = ReadPlaces(plan, errors);
        var blocks = places.GroupBy(p => (p.Category, p.Zone)).ToDictionary(g => g.Key, g => Block([.. g]));
        if (!errors.None || !errors.Require(places.Count > 0, "zones", "Must have at least one seat.")
            || !ListedPlaces.AreDense(blocks.Values, "zones", errors))
        {
            return (new PlanDocument(PlanDocument.CurrentFormat, plan.Name, []), []);
        }

        var categories = (plan.Categories ?? []).OfType<PretixCategory>().Where(c => c.Name is not null)
            .DistinctBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var names = new SectionNames();
        var sections = places.Select(p => p.Category).Distinct().Select(category => new SectionDraft(
            names.Of(category), null,
            [
                .. blocks.Where(b => b.Key.Category == category).OrderBy(b => b.Key.Zone).Select(b => ListedPlaces.ToDraft(
                    b.Key.Zone + 1, LabelOf(plan.Zones![b.Key.Zone]!.Name), null, b.Value)),
            ],
            categories.Exists(c => c.Name == category) ? category : null)).ToList();
        var drawing = DrawingOf(plan, categories);
        return (new PlanDocument(PlanDocument.CurrentFormat, plan.Name, sections, drawing), Notes(plan, names, drawing));
    }

    private static DrawingDraft DrawingOf(PretixPlan plan, List<PretixCategory> categories)
    {
        var stage = (from zone in plan.Zones
                     from area in zone!.Areas ?? []
                     where IsStage(area) && area is { Width: > 0, Height: > 0 }
                     select new StageDraft(
                         (zone.Position?.X ?? 0) + (area.Position?.X ?? 0) + (area.Width / 2),
                         (zone.Position?.Y ?? 0) + (area.Position?.Y ?? 0) + (area.Height / 2),
                         area.Width, area.Height, LabelOf(area.Text))).FirstOrDefault();
        return new DrawingDraft(
            plan.Size?.Width > 0 ? plan.Size.Width : null, plan.Size?.Height > 0 ? plan.Size.Height : null, stage,
            stage is null ? null : new PointDraft(stage.X, stage.Y), null,
            [.. categories.Select(c => new CategoryDraft(c.Name, IsColour(c.Color) ? c.Color : UsualColour))]);
    }

    private static List<string> Notes(PretixPlan plan, SectionNames names, DrawingDraft drawing)
    {
        var areas = plan.Zones!.Sum(z => (z!.Areas ?? []).Count) - (drawing.Stage is null ? 0 : 1);
        List<string> notes = [.. names.Changed.Select(c => $"Category “{c.Key}” is section “{c.Value}” here.")];
        if (areas > 0)
        {
            notes.Add($"{areas} drawn shapes were left out.");
        }

        if (drawing.FocalPoint is null)
        {
            notes.Add("The plan has no stage: say where people look, or the first rows are the best.");
        }

        return notes;
    }

    /// <summary>Rows in order of their first seat; rows of a block with the same name are one.</summary>
    private static List<ListedPlace> Block(List<NamedPlace> places)
    {
        var rows = places.Select(p => p.Row).Distinct().ToList();
        return
        [
            .. rows.SelectMany((row, i) => places.Where(p => p.Row == row)
                .Select((p, place) => new ListedPlace(i + 1, place + 1, row, p.Seat, false, false, p.X, p.Y))),
        ];
    }

    private static List<NamedPlace> ReadPlaces(PretixPlan plan, FieldErrors errors)
    {
        var places = new List<NamedPlace>();
        errors.Require(plan.Zones is { Count: >= 1 and <= SubsectionRules.MaxSubsections }, "zones",
            $"Must be 1 to {SubsectionRules.MaxSubsections} zones.");
        for (var z = 0; errors.None && z < plan.Zones!.Count; z++)
        {
            var rows = plan.Zones[z]?.Rows ?? [];
            errors.Require(rows.Count <= SectionRules.MaxSeats, $"zones[{z}].rows", "Has too many rows.");
            for (var r = 0; errors.None && r < rows.Count; r++)
            {
                ReadRow(plan.Zones[z]!, z, rows[r], $"zones[{z}].rows[{r}]", places, errors);
            }
        }

        CheckSides(places, errors);
        return places;
    }

    private static void ReadRow(
        PretixZone zone, int z, PretixRow? row, string path, List<NamedPlace> places, FieldErrors errors)
    {
        if (!errors.Require(row is { RowNumber: not null, Seats: not null }, path, "Must have row_number and seats."))
        {
            return;
        }

        for (var s = 0; s < row!.Seats!.Count && !errors.Full; s++)
        {
            if (!errors.Require(
                row.Seats[s] is { SeatNumber: not null, Category: { Length: > 0 }, Position: { X: not null, Y: not null } },
                $"{path}.seats[{s}]", "Must have seat_number, category and position."))
            {
                continue;
            }

            var seat = row.Seats[s]!;
            places.Add(new NamedPlace(
                z, seat.Category!, row.RowNumber!, seat.SeatNumber!,
                (zone.Position?.X ?? 0) + (row.Position?.X ?? 0) + seat.Position!.X!.Value,
                (zone.Position?.Y ?? 0) + (row.Position?.Y ?? 0) + seat.Position.Y!.Value));
            if (!errors.Require(
                places.Count <= SectionRules.MaxSeats, "zones", $"Must have at most {SectionRules.MaxSeats} seats."))
            {
                return;
            }
        }
    }

    private static void CheckSides(List<NamedPlace> places, FieldErrors errors)
    {
        foreach (var block in places.GroupBy(p => (p.Category, p.Zone)))
        {
            var rows = block.GroupBy(p => p.Row).ToList();
            errors.Require(
                rows.Count <= SubsectionRules.MaxSide && rows.TrueForAll(r => r.Count() <= SubsectionRules.MaxSide),
                $"zones[{block.Key.Zone}]",
                $"Must have at most {SubsectionRules.MaxSide} rows of at most {SubsectionRules.MaxSide} seats of a category.");
        }
    }

    private static bool IsStage(PretixArea? area) =>
        area?.Text is { } text && StageWords.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string? LabelOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static bool IsColour(string? text) =>
        text is { Length: 7 } && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    private sealed record NamedPlace(int Zone, string Category, string Row, string Seat, decimal X, decimal Y);

    /// <summary>Categories have any name there; sections have not.</summary>
    private sealed class SectionNames
    {
        private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, string> Changed { get; } = [];

        public string Of(string category)
        {
            if (SectionName.TryRead(category, out var same) && _taken.Add(same))
            {
                return same;
            }

            var cleaned = string.Join(' ', string.Concat(category.Normalize().EnumerateRunes()
                .Select(rune => Rune.IsLetterOrDigit(rune) ? rune.ToString() : " "))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries));
            var stem = cleaned.Length == 0 ? "Section" : cleaned[..Math.Min(cleaned.Length, SectionName.MaxLength - 4)].Trim();
            var name = Enumerable.Range(1, SectionRules.MaxSeats).Select(i => i == 1 ? stem : $"{stem} {i}").First(_taken.Add);
            Changed[category] = name;
            return name;
        }
    }
}
