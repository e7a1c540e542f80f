using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Plans.Geometry;

namespace Ticketing.EventTicketing.Plans.Formats;

/// <summary>
/// Writes a plan as pretix reads it. Sections become categories, subsections zones. What pretix has not is left out:
/// accessible and companion seats, areas' capacity, whole tables, floors, an order of quality.
/// </summary>
internal static class PretixExport
{
    private const string UsualColour = "#888888";
    private const double FreeRowSpacing = 12;
    private const double FreeSeatSpacing = 10;

    public static PretixPlan Write(CheckedPlan plan)
    {
        var drawing = plan.Document.Drawing;
        var sections = plan.Sections.Zip(plan.Document.Sections!).Select(s => (Plan: s.First, Draft: s.Second!)).ToList();
        var blocks = sections.SelectMany(s => s.Plan.Subsections.Select(sub => (
            Section: s, Sub: sub, s.Draft.Subsections!.First(d => d!.Number == sub.Number)!.Geometry))).ToList();
        var categoryOf = CategoryNames(sections);
        var free = 0.0;
        var zones = new List<PretixZone>();
        foreach (var zone in blocks.GroupBy(b => (b.Sub.Number, b.Sub.Label)).OrderBy(z => z.Key.Number))
        {
            var rows = new List<PretixRow>();
            var areas = new List<PretixArea>();
            foreach (var (section, sub, geometry) in zone)
            {
                if (sub.Kind == PlaceKind.Area)
                {
                    areas.Add(AreaOf(section.Plan.Name, sub, geometry));
                    continue;
                }

                rows.AddRange(RowsOf(section.Plan.Name, categoryOf[section.Plan.Name], sub, geometry, free));
                free += geometry is null ? (sub.Rows + 1) * FreeRowSpacing : 0;
            }

            zones.Add(new PretixZone(zone.Key.Label ?? "", new PretixPoint(0, 0), rows, areas));
        }

        if (drawing?.Stage is { X: { } x, Y: { } y, Width: { } w, Height: { } h } stage)
        {
            zones[0] = zones[0] with
            {
                Areas = [.. zones[0].Areas!, new PretixArea(
                    Whole(w), Whole(h), new PretixPoint(Whole(x - (w / 2)), Whole(y - (h / 2))), UsualColour,
                    stage.Label ?? "Stage")],
            };
        }

        return new PretixPlan(
            plan.Name, zones,
            [
                .. sections.Select(s => new PretixCategory(
                    categoryOf[s.Plan.Name],
                    drawing?.Categories?.FirstOrDefault(c => c?.Name == s.Draft.Category)?.Color ?? UsualColour)),
            ],
            drawing is { Width: { } width, Height: { } height } ? new PretixSize(Whole(width), Whole(height)) : null);
    }

    /// <summary>A section's category; its own name where several sections share one, because a category has one price.</summary>
    private static Dictionary<string, string> CategoryNames(List<(SectionPlan Plan, SectionDraft Draft)> sections)
    {
        var names = sections.Select(s => s.Plan.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return sections.ToDictionary(s => s.Plan.Name, s =>
            s.Draft.Category is { } category && !names.Contains(category)
                && sections.Count(o => o.Draft.Category == category) == 1
                ? category
                : s.Plan.Name);
    }

    /// <summary>A subsection without positions lies behind those before it.</summary>
    private static IEnumerable<PretixRow> RowsOf(
        string section, string category, SubsectionPlan plan, GeometryDraft? geometry, double free) => ListedPlaces
        .Of(plan, geometry)
        .GroupBy(place => (place.Row, place.RowLabel))
        .Select(row => new PretixRow(
            row.Key.RowLabel,
            [
                .. row.Select(place => new PretixSeat(
                    $"{section}-{plan.Number}-{place.Row}-{place.Seat}", place.SeatLabel,
                    new PretixPoint(
                        Whole(place.X ?? (decimal)(place.Seat * FreeSeatSpacing)),
                        Whole(place.Y ?? (decimal)(free + (place.Row * FreeRowSpacing)))),
                    category)),
            ],
            new PretixPoint(0, 0)));

    private static PretixArea AreaOf(string section, SubsectionPlan plan, GeometryDraft? geometry) => new(
        Whole(geometry?.Width ?? 100), Whole(geometry?.Height ?? 100),
        new PretixPoint(
            Whole((geometry?.X ?? 0) - ((geometry?.Width ?? 100) / 2)),
            Whole((geometry?.Y ?? 0) - ((geometry?.Height ?? 100) / 2))),
        UsualColour, plan.Label ?? section);

    /// <summary>The schema has whole numbers.</summary>
    private static decimal Whole(decimal length) => Math.Round(length, MidpointRounding.AwayFromZero);
}
