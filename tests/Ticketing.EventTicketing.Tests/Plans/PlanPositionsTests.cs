using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Plans;
using Ticketing.EventTicketing.Plans.Geometry;

namespace Ticketing.EventTicketing.Tests.Plans;

/// <summary>Where seats are, and which of them are the best because of it.</summary>
public sealed class PlanPositionsTests
{
    private static readonly SubsectionDraft Block = new(1, 3, 5, null, null, null);

    [Fact]
    public void A_straight_row_lies_around_its_middle_and_further_rows_lie_behind()
    {
        var seats = Positions(new GeometryDraft(100, 50, SeatSpacing: 10, RowSpacing: 20));

        Rounded(seats.At(1, 3)).ShouldBe((100, 50));
        Rounded(seats.At(1, 1)).ShouldBe((80, 50));
        Rounded(seats.At(3, 5)).ShouldBe((120, 90));
        Rounded(Positions(new GeometryDraft(100, 50, Rotation: 90, SeatSpacing: 10, RowSpacing: 20)).At(3, 5))
            .ShouldBe((60, 70), "turned clockwise, behind is to the left");
    }

    [Fact]
    public void The_rows_of_an_arc_keep_their_distance_from_the_point_in_front()
    {
        var seats = Positions(new GeometryDraft(0, 100, RowSpacing: 20, Radius: 100));
        var front = new PlanPoint(0, 0);

        for (var seat = 1; seat <= 5; seat++)
        {
            seats.At(1, seat).DistanceTo(front).ShouldBe(100, 1e-9);
            seats.At(3, seat).DistanceTo(front).ShouldBe(140, 1e-9);
        }
    }

    [Fact]
    public void The_best_seats_of_a_block_beside_the_stage_are_those_towards_it()
    {
        // The stage is to the left: every row begins at its left end, which lies nearest.
        var plan = PlanOf(new DrawingDraft(null, null, FocalPoint: new PointDraft(-100, 50)),
            Block with { Geometry = new GeometryDraft(100, 50) }).ShouldHaveSingleItem();

        plan.BestSeat.ShouldBe(1);
        plan.RowOrder.ShouldBeNull("row 1 is nearest anyway");
    }

    [Fact]
    public void The_best_row_is_the_nearest_one_and_rows_may_differ_in_their_best_seat()
    {
        var plan = PlanOf(new DrawingDraft(null, null, FocalPoint: new PointDraft(20, 100)),
            Block with
            {
                Geometry = new GeometryDraft(0, 0, RowSpacing: 40, Rows:
                    [new RowGeometryDraft(-20, 0), null, new RowGeometryDraft(25, 80)]),
            }).ShouldHaveSingleItem();

        plan.RowOrder.ShouldBe([3, 2, 1]);
        plan.BestSeats.ShouldBe([5, 5, 2.5m], "row 1 and 2 end before the point, row 3 passes it between two seats");
        plan.BestSeat.ShouldBeNull();
    }

    [Fact]
    public void An_arc_around_the_focal_point_keeps_its_middle_and_an_order_of_ones_own_is_kept()
    {
        var focus = new DrawingDraft(null, null, FocalPoint: new PointDraft(0, 0));
        var arc = Block with { Geometry = new GeometryDraft(0, 100, Radius: 100) };

        var plan = PlanOf(focus, arc).ShouldHaveSingleItem();
        (plan.BestSeat, plan.BestSeats, plan.RowOrder).ShouldBe((null, null, null));

        PlanOf(focus, arc with { RowOrder = [2] }).ShouldHaveSingleItem().RowOrder.ShouldBe([2]);
        PlanOf(focus, arc with { Geometry = new GeometryDraft(500, 0), BestSeat = 4 })
            .ShouldHaveSingleItem().BestSeat.ShouldBe(4);
    }

    [Fact]
    public void The_nearer_subsection_comes_first_whatever_its_number()
    {
        var plans = PlanOf(new DrawingDraft(null, null, FocalPoint: new PointDraft(0, 0)),
            Block with { Geometry = new GeometryDraft(0, 500) },
            Block with { Number = 2, Geometry = new GeometryDraft(0, 100) });

        plans.Select(p => (p.Number, p.Rank)).ShouldBe([(1, 2), (2, 1)]);
    }

    [Fact]
    public void A_plan_without_a_focal_point_is_as_it_was()
    {
        var plan = PlanOf(null, Block with { Geometry = new GeometryDraft(100, 50) }).ShouldHaveSingleItem();

        (plan.RowOrder, plan.BestSeat, plan.BestSeats, plan.Rank).ShouldBe((null, null, null, null));
    }

    [Fact]
    public void In_the_theatre_the_left_stalls_begin_at_their_right_end_and_the_centre_comes_first()
    {
        var theatre = PlanTemplates.Read().Templates.Single(t => t.Key == "theatre");
        var stalls = PlanRules.Check(theatre.Document).Plan!.Sections[0];

        stalls.Find(1)!.Rank.ShouldBeNull("the centre has the lowest number anyway");
        (stalls.Find(2)!.BestSeat ?? stalls.Find(2)!.BestSeats!.Min()).ShouldBeGreaterThan(4.5m);
        stalls.NameOf(new SeatPosition(2, 1, 8)).ShouldBe(new SeatName("Stalls left", "A", "1"));
        stalls.NameOf(new SeatPosition(2, 1, 7)).ShouldBe(new SeatName("Stalls left", "A", "3"));
        stalls.NameOf(new SeatPosition(1, 9, 1)).ShouldBe(new SeatName("Stalls centre", "J", "101"));
    }

    /// <summary>As upright rectangles those of turned blocks lay over each other.</summary>
    [Fact]
    public void The_outlines_of_the_arena_do_not_lie_over_each_other()
    {
        var arena = PlanTemplates.Read().Templates.Single(t => t.Key == "arena").Document;
        var plan = PlanRules.Check(arena).Plan!;
        var outlines = PlanDrawing.Of(arena.Drawing, arena.Sections)!
            .ToResponse(plan.Sections.ToDictionary(s => s.Name, s => s.Subsections), _ => false).Sections
            .SelectMany(section => section.Subsections.Select(sub => sub.Outline)).ToList();

        outlines.Count.ShouldBe(100);
        foreach (var one in outlines)
        {
            foreach (var other in outlines.Where(other => other != one))
            {
                one.ShouldAllBe(corner => !IsInside(corner, other));
            }
        }
    }

    [Fact]
    public void The_outline_of_a_turned_block_is_turned_with_it()
    {
        var upright = Positions(new GeometryDraft(100, 50, SeatSpacing: 10, RowSpacing: 20)).Outline();
        var turned = Positions(new GeometryDraft(100, 50, Rotation: 90, SeatSpacing: 10, RowSpacing: 20)).Outline();

        upright.Select(Rounded).ShouldBe([(75, 45), (125, 45), (125, 95), (75, 95)]);
        turned.Select(Rounded).ShouldBe([(105, 25), (105, 75), (55, 75), (55, 25)]);
    }

    /// <summary>A ray to the right crosses the edges of a shape an odd number of times from inside.</summary>
    private static bool IsInside(IReadOnlyList<double> point, IReadOnlyList<IReadOnlyList<double>> shape) =>
        shape.Zip(shape.Skip(1).Append(shape[0])).Count(edge =>
            edge.First[1] > point[1] != edge.Second[1] > point[1]
            && point[0] < edge.First[0] + ((point[1] - edge.First[1]) / (edge.Second[1] - edge.First[1])
                * (edge.Second[0] - edge.First[0]))) % 2 == 1;

    private static SeatPositions Positions(GeometryDraft geometry) => new(new SubsectionPlan(1, 3, 5, [], []), geometry);

    private static IReadOnlyList<SubsectionPlan> PlanOf(DrawingDraft? drawing, params SubsectionDraft[] blocks)
    {
        var (plan, refusal) = PlanRules.Check(
            new PlanDocument(PlanDocument.CurrentFormat, "Hall", [new SectionDraft("A", null, blocks)], drawing));
        refusal.ShouldBeNull();
        return plan!.Sections[0].Subsections;
    }

    private static (double, double) Rounded(PlanPoint point) => (Math.Round(point.X, 6), Math.Round(point.Y, 6));
}
