using System.Text;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Reserving;

/// <summary>What best available does in a plan that has an order of quality of its own (docs/adr/0027).</summary>
[Collection(KvrocksCollection.Name)]
public sealed class SeatOrderTests(KvrocksServer server)
{
    private readonly SeatEngine _engine = new(server.Connection);
    private readonly EventId _event = KvrocksServer.NextEvent();

    [Fact]
    public async Task Rows_are_filled_in_the_order_of_the_plan_and_then_by_number()
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 5, 2) with { RowOrder = [4, 2] });

        var answers = await _engine.Reserve.RunAsync(
            section, [.. Enumerable.Range(0, 5).Select(_ => SeatEngine.Best(_event, 2))]);

        answers.Select(a => section.Shape.PositionAt(a.Taken[0]).Row).ShouldBe([4, 2, 1, 3, 5]);
        await LiveState.CountersShouldAgreeAsync(server.Database, section);
    }

    [Theory]
    [InlineData("...........", 11, 3, 8)]
    [InlineData("...........", 1, 3, 0)]
    [InlineData("...........", 4, 3, 2)]
    [InlineData("...........", 4.5, 2, 3)]
    [InlineData("...........", 4.5, 3, 2)] // as near as 3: the lower one
    [InlineData("....#......", 5, 2, 2)]
    [InlineData("##.......##", 2, 3, 2)]
    [InlineData("...........", 2, 1, 0)] // the best seat itself would leave a single one
    public async Task The_places_nearest_to_the_best_seat_are_taken_first(
        string row, double best, int quantity, int start)
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, row) with { BestSeat = (decimal)best });

        var answer = await _engine.ReserveAsync(section, SeatEngine.Best(_event, quantity));

        answer.Taken.ShouldBe(Enumerable.Range(start, quantity).Select(i => new SeatPlace(1, i)));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 4)]
    public async Task An_orphan_is_avoided_within_the_next_best_rows_wherever_they_are(int better, int expectedRow)
    {
        // Two taken in a row of 3 leave one; row 1 alone has 4. It is the fourth best, or the fifth.
        int[] order = better == 2 ? [4, 6, 5, 1] : [4, 6, 5, 3, 1];
        var section = await _engine.OpenAsync(
            _event, Plans.Drawn(1, "....", "...#", "...#", "...#", "...#", "...#") with { RowOrder = order });

        var answer = await _engine.ReserveAsync(section, SeatEngine.Best(_event, 2));

        section.Shape.PositionAt(answer.Taken[0]).Row.ShouldBe(expectedRow);
    }

    [Fact]
    public async Task A_split_party_sits_in_neighbouring_rows_however_good_they_are()
    {
        // Rows 1 and 6 are next to each other in quality, but not in the hall.
        var section = await _engine.OpenAsync(
            _event,
            Plans.Drawn(1, "..##", "####", "####", "..##", "..##", "..##") with { RowOrder = [1, 6, 3, 2, 5, 4] });

        var answer = await _engine.ReserveAsync(section, SeatEngine.Best(_event, 4));

        answer.Taken.Select(p => section.Shape.PositionAt(p).Row).ShouldBe([6, 6, 5, 5]);
    }

    [Fact]
    public async Task Of_two_rows_as_near_a_part_of_a_party_gets_the_better_one()
    {
        SubsectionPlan plan = Plans.Drawn(1, "..#", "..#", "..#");
        var other = KvrocksServer.NextEvent();
        var upwards = await _engine.OpenAsync(_event, plan with { RowOrder = [2, 1] });
        var downwards = await _engine.OpenAsync(other, plan with { RowOrder = [2, 3] });

        var first = await _engine.ReserveAsync(upwards, SeatEngine.Best(_event, 4));
        var second = await _engine.ReserveAsync(downwards, SeatEngine.Best(other, 4));

        first.Taken.Select(p => upwards.Shape.PositionAt(p).Row).ShouldBe([2, 2, 1, 1]);
        second.Taken.Select(p => downwards.Shape.PositionAt(p).Row).ShouldBe([2, 2, 3, 3]);
    }

    [Fact]
    public async Task Named_and_accessible_seats_are_those_of_the_plan_in_the_same_call()
    {
        var section = await _engine.OpenAsync(
            _event, Plans.Drawn(1, "w....", ".....", "...ww") with { RowOrder = [3, 1], BestSeat = 5 });

        var answers = await _engine.Reserve.RunAsync(section,
        [
            SeatEngine.Best(_event, 1),
            SeatEngine.Manual(_event, true, [1, 3, 1], [1, 1, 5]),
            SeatEngine.Best(_event, 2),
            SeatEngine.Best(_event, 2) with { Accessible = true },
            SeatEngine.Best(_event, 1) with { Accessible = true },
        ]);

        answers.Select(a => SeatPlace.FormatList(a.Taken))
            .ShouldBe(["1-12", "1-10,1-4", "1-8,1-9", "1-13,1-14", "1-0"]);
        (await LiveState.SeatsAsync(server.Database, section, 1)).ShouldBe("10001\n00011\n10111");
        await LiveState.CountersShouldAgreeAsync(server.Database, section);
    }

    [Fact]
    public async Task The_same_log_gives_the_same_seats_however_it_is_cut_into_calls()
    {
        var other = KvrocksServer.NextEvent();
        SubsectionPlan[] plan =
        [
            Plans.Drawn(1, "..#....w", "........", "...##...") with { RowOrder = [3, 1], BestSeat = 1.5m },
            Plans.Block(2, 12, 30) with { RowOrder = [7, 8, 9, 12, 1, 11], BestSeat = 30 },
        ];
        var sections = new[] { await _engine.OpenAsync(_event, plan), await _engine.OpenAsync(other, plan) };
        var random = new Random(27);
        var wishes = Enumerable.Range(0, 70).Select(_ => random.Next(1, 9)).ToArray();

        var first = await _engine.Reserve.RunAsync(sections[0], [.. wishes.Select(n => SeatEngine.Best(_event, n))]);
        var second = new List<ReservationRecord>();
        foreach (var n in wishes)
        {
            second.Add(await _engine.ReserveAsync(sections[1], SeatEngine.Best(other, n)));
        }

        second.Select(a => SeatPlace.FormatList(a.Taken)).ShouldBe(first.Select(a => SeatPlace.FormatList(a.Taken)));
    }

    [Fact]
    public async Task A_plan_that_was_stored_before_there_was_an_order_is_read_as_ever()
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 2, 3));
        var stored = await server.Database.HashGetAsync(KvrocksKeys.EventPlan(_event), "A");

        Encoding.UTF8.GetString((byte[])stored!).ShouldBe(
            $$$"""
            {"eventId":{{{_event}}},"currency":"TWD","section":{"name":"A","index":0,"priceMinor":1500,"subsections":[
            {"number":1,"rows":2,"seatsPerRow":3,"unavailable":[],"accessible":[],"places":6,"seats":6}],"seats":6}}
            """.ReplaceLineEndings(""));
        section.ShapeTextAt(0).ShouldBe("1 2 3 - -");
    }

    [Fact]
    public async Task A_call_tells_the_order_in_a_few_characters()
    {
        var section = await _engine.OpenAsync(
            _event,
            Plans.Block(1, 20, 25) with { RowOrder = [5, 6, 7, 8, 9, 10, 11, 12], BestSeat = 25 },
            Plans.Block(2, 20, 25) with { RowOrder = [1, 2, 3] },
            Plans.Block(3, 20, 25) with { BestSeat = 1.5m },
            Plans.Block(4, 3, 4) with { RowOrder = [3, 2] });

        Enumerable.Range(0, 4).Select(section.ShapeTextAt).ShouldBe(
            ["1 20 25 - - 5-12,1-4,13-20 48", "2 20 25 - -", "3 20 25 - - - 1", "4 3 4 - - 3,2,1 -"]);
    }

    [Fact]
    public void An_order_of_rows_or_a_best_seat_that_the_plan_has_not_is_a_broken_plan()
    {
        Should.Throw<ArgumentException>(() => new SubsectionShape(Plans.Block(1, 2, 3) with { RowOrder = [3] }));
        Should.Throw<ArgumentException>(() => new SubsectionShape(Plans.Block(1, 2, 3) with { BestSeat = 3.5m }));
        Should.Throw<ArgumentException>(() => new SubsectionShape(Plans.Block(1, 2, 3) with { BestSeat = 0 }));
    }
}
