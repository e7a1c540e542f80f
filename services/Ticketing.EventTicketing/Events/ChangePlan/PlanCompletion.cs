using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Plans;
using Ticketing.EventTicketing.Plans.Geometry;

namespace Ticketing.EventTicketing.Events.ChangePlan;

/// <summary>
/// Fills in what a list of seats (CSV) cannot carry: stage, focal point, colours, positions and an order of quality that are
/// absent stay as they are, and so do positions that a list has rounded.
/// </summary>
internal sealed class PlanCompletion(StoredPlan before)
{
    /// <summary>A list has positions in hundredths.</summary>
    private const double Rounding = 0.01;

    private readonly PlanDocument _now = before.ToDocument();

    public PlanDocument Complete(PlanDocument document) => document with
    {
        Drawing = Complete(document.Drawing, _now.Drawing),
        Sections = [.. (document.Sections ?? []).Select(Complete)],
    };

    /// <summary>A list names categories and floors, and nothing else of a drawing.</summary>
    private static DrawingDraft? Complete(DrawingDraft? drawing, DrawingDraft? now) => drawing switch
    {
        null => now,
        { Width: null, Height: null, Stage: null, FocalPoint: null } when now is not null => now with
        {
            Floors = drawing.Floors is { Count: > 0 } floors ? [.. (now.Floors ?? []).Union(floors)] : now.Floors,
            Categories = drawing.Categories is { Count: > 0 } categories
                ? [.. (now.Categories ?? []).UnionBy(categories, category => category?.Name)]
                : now.Categories,
        },
        _ => drawing,
    };

    private SectionDraft? Complete(SectionDraft? section)
    {
        var name = section?.Name?.Trim().Normalize();
        var now = _now.Sections!.FirstOrDefault(s => s!.Name == name);
        var plan = before.Sections.FirstOrDefault(s => s.Name == name);
        return now is null || plan is null
            ? section
            : section! with
            {
                Category = section.Category ?? now.Category, Floor = section.Floor ?? now.Floor,
                Subsections = section.Subsections is null
                    ? null
                    : [.. section.Subsections.Select(sub => Complete(
                        sub, now.Subsections!.FirstOrDefault(n => n!.Number == sub?.Number), plan.Find(sub?.Number ?? 0)))],
            };
    }

    private static SubsectionDraft? Complete(SubsectionDraft? sub, SubsectionDraft? now, SubsectionPlan? plan) =>
        sub is null || now is null || plan is null
            ? sub
            : sub with
            {
                Geometry = sub.Geometry is { } sent && now.Geometry is { } known && !AreSame(sent, known, plan)
                    ? sent
                    : now.Geometry ?? sub.Geometry,
                RowOrder = sub.RowOrder ?? now.RowOrder,
                BestSeat = sub.BestSeat ?? now.BestSeat,
            };

    /// <summary>True if a list of places names those where the seats are.</summary>
    private static bool AreSame(GeometryDraft sent, GeometryDraft known, SubsectionPlan plan)
    {
        if (plan.Kind == PlaceKind.Area)
        {
            return (sent.X, sent.Y, sent.Width, sent.Height) == (known.X, known.Y, 100, 100);
        }

        var positions = new SeatPositions(plan, known);
        return sent.Rows is { Count: > 0 } rows && rows.Count <= plan.Rows && rows.All(row => row is null or { Places: not null })
            && rows.Select((row, i) => (row, i)).All(r => (r.row?.Places ?? []).Select((place, j) => (place, j)).All(p =>
                p.place is not { Count: 2 } at || (p.j < plan.SeatsPerRow
                    && positions.At(r.i + 1, p.j + 1).DistanceTo(new PlanPoint((double)at[0], (double)at[1])) <= Rounding)));
    }
}
