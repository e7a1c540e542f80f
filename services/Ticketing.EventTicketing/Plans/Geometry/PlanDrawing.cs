using System.Text.Json;
using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Plans.Geometry;

/// <summary>
/// Where the seats of a plan are, as it describes them. Column <c>event_drawings.drawing</c> of an event: apart from its
/// sections, because other services and the seat engine need none of it.
/// </summary>
/// <param name="Drawing">Size, stage, floors, categories.</param>
/// <param name="Sections">In the order of the plan.</param>
internal sealed record PlanDrawing(DrawingDraft? Drawing, IReadOnlyList<DrawnSection> Sections)
{
    /// <summary>Null where nothing is drawn. The sections are checked.</summary>
    public static PlanDrawing? Of(DrawingDraft? drawing, IReadOnlyList<SectionDraft?>? sections)
    {
        var drawn = (sections ?? []).OfType<SectionDraft>().Select(s => new DrawnSection(
            s.Name!.Trim().Normalize(), s.Category, s.Floor,
            [
                .. (s.Subsections ?? []).Where(sub => sub?.Geometry is not null)
                    .Select(sub => new DrawnSubsection(sub!.Number!.Value, sub.Geometry!)),
            ])).ToList();
        return drawing is null && drawn.All(s => s.Subsections.Count == 0) ? null : new PlanDrawing(drawing, drawn);
    }

    public static PlanDrawing Read(string json) => JsonSerializer.Deserialize(json, PlansJson.Default.PlanDrawing)
        ?? throw new InvalidOperationException("A drawing must not be null.");

    public string Write() => JsonSerializer.Serialize(this, PlansJson.Default.PlanDrawing);

    /// <summary>The drawing with the outlines of all subsections, and the places of some sections.</summary>
    public DrawingResponse ToResponse(
        IReadOnlyDictionary<string, IReadOnlyList<SubsectionPlan>> plans, Func<string, bool> withPlaces) => new(
        Drawing,
        [
            .. Sections.Where(s => plans.ContainsKey(s.Name)).Select(s => new DrawnSectionResponse(
                s.Name, s.Category, s.Floor,
                [
                    .. from sub in s.Subsections
                       let plan = plans[s.Name].FirstOrDefault(p => p.Number == sub.Number)
                       where plan is not null
                       select Drawn(plan, sub.Geometry, withPlaces(s.Name)),
                ])),
        ]);

    private static DrawnSubsectionResponse Drawn(SubsectionPlan plan, GeometryDraft geometry, bool withPlaces)
    {
        var positions = new SeatPositions(plan, geometry);
        var gaps = plan.Unavailable.ToHashSet();
        return new DrawnSubsectionResponse(
            plan.Number,
            [.. positions.Outline().Select(Pair)],
            !withPlaces || plan.Kind == PlaceKind.Area
                ? null
                : [.. Enumerable.Range(1, plan.Rows).Select(row => (IReadOnlyList<IReadOnlyList<double>?>)
                    [
                        .. Enumerable.Range(1, plan.SeatsPerRow).Select(seat =>
                            gaps.Contains(new RowSeat(row, seat)) ? null : Pair(positions.At(row, seat))),
                    ])]);
    }

    private static IReadOnlyList<double> Pair(PlanPoint point) => [Math.Round(point.X, 1), Math.Round(point.Y, 1)];
}

/// <summary>A section of a drawing.</summary>
internal sealed record DrawnSection(
    string Name, string? Category, string? Floor, IReadOnlyList<DrawnSubsection> Subsections);

/// <summary>A subsection of a drawing.</summary>
internal sealed record DrawnSubsection(int Number, GeometryDraft Geometry);

/// <summary>A plan to be drawn: outlines of all subsections, and the places of those sections that were asked for.</summary>
internal sealed record DrawingResponse(DrawingDraft? Drawing, IReadOnlyList<DrawnSectionResponse> Sections);

/// <summary>A section of a drawing, with the names of its category and floor.</summary>
internal sealed record DrawnSectionResponse(
    string Name, string? Category, string? Floor, IReadOnlyList<DrawnSubsectionResponse> Subsections);

/// <summary>A subsection of a drawing. Points are <c>[x, y]</c>.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Outline">Corners.</param>
/// <param name="Rows">
/// By row, the middle of each place, null where nothing is for sale; null for a section that was not asked for, and for an
/// area.
/// </param>
internal sealed record DrawnSubsectionResponse(
    int Number, IReadOnlyList<IReadOnlyList<double>> Outline,
    IReadOnlyList<IReadOnlyList<IReadOnlyList<double>?>>? Rows);
