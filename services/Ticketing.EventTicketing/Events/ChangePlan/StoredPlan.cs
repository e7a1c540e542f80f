using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Plans;
using Ticketing.EventTicketing.Plans.Geometry;

namespace Ticketing.EventTicketing.Events.ChangePlan;

/// <summary>The plan of an event as it is stored, and as a document in the published format.</summary>
/// <param name="Name">Of the event; a plan has one.</param>
/// <param name="Sections">In order of index.</param>
/// <param name="Drawing">Null without positions.</param>
internal sealed record StoredPlan(string Name, IReadOnlyList<SectionPlan> Sections, PlanDrawing? Drawing)
{
    /// <summary>For sale, in all.</summary>
    public int Seats => Sections.Sum(s => s.Seats);

    /// <summary>
    /// The document. An order of rows, and a best seat, that follow from positions are not in it: a change of the plan works
    /// them out anew.
    /// </summary>
    public PlanDocument ToDocument()
    {
        var plain = DocumentWith((_, _) => false);
        if (PlanRules.Check(plain).Plan is not { } computed)
        {
            return DocumentWith((_, _) => true);
        }

        var derived = computed.Sections.ToDictionary(s => s.Name, StringComparer.Ordinal);
        return DocumentWith((section, own) => !HaveSameQuality(derived[section.Name].Find(own.Number)!, own));
    }

    private static bool HaveSameQuality(SubsectionPlan a, SubsectionPlan b) =>
        a.BestSeat == b.BestSeat && a.RowsByQuality().SequenceEqual(b.RowsByQuality())
        && (a.BestSeats ?? []).SequenceEqual(b.BestSeats ?? []);

    private PlanDocument DocumentWith(Func<SectionPlan, SubsectionPlan, bool> withQuality) => new(
        PlanDocument.CurrentFormat, Name,
        [
            .. Sections.Select(section =>
            {
                var drawn = Drawing?.Sections.FirstOrDefault(s => s.Name == section.Name);
                return new SectionDraft(
                    section.Name, null,
                    [
                        .. section.Subsections.Select(sub => DraftOf(sub, withQuality(section, sub)) with
                        {
                            Geometry = drawn?.Subsections.FirstOrDefault(d => d.Number == sub.Number)?.Geometry,
                        }),
                    ],
                    drawn?.Category, drawn?.Floor);
            }),
        ],
        Drawing?.Drawing);

    private static SubsectionDraft DraftOf(SubsectionPlan plan, bool withQuality) => plan.Kind == PlaceKind.Area
        ? new SubsectionDraft(plan.Number, null, null, null, null, null)
        {
            Kind = "area", Capacity = plan.Seats, Label = plan.Label,
        }
        : new SubsectionDraft(
            plan.Number, plan.Rows, plan.SeatsPerRow, null, OrNull(plan.Unavailable), OrNull(plan.Accessible),
            withQuality && plan.RowOrder is { } order ? [.. order.Select(row => (int?)row)] : null,
            withQuality ? plan.BestSeat : null)
        {
            Kind = plan.Kind == PlaceKind.Tables ? "tables" : null,
            Label = plan.Label,
            Companion = plan.Companion,
            RowLabels = plan.RowLabels,
            Numbering = DraftOf(plan.Numbering),
            RowNumberings = plan.RowNumberings is null ? null : [.. plan.RowNumberings.Select(DraftOf)],
        };

    private static NumberingDraft? DraftOf(SeatNumbering? numbering) => numbering is null
        ? null
        : new NumberingDraft(
            numbering.Start, numbering.Step, numbering.FromRight ? "right" : null, numbering.SkipsGaps ? true : null,
            numbering.Labels);

    private static IReadOnlyList<RowSeat>? OrNull(IReadOnlyList<RowSeat> places) => places.Count == 0 ? null : places;
}
