using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Reserving;

[Collection(KvrocksCollection.Name)]
public sealed class BestAvailableTests(KvrocksServer server)
{
    private readonly SeatEngine _engine = new(server.Connection);
    private readonly EventId _event = KvrocksServer.NextEvent();

    [Fact]
    public async Task Takes_adjacent_seats_in_the_middle_of_the_lowest_row_of_the_first_subsection()
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 3, 10), Plans.Block(2, 3, 10));

        var answer = await _engine.ReserveAsync(section, SeatEngine.Best(_event, 4));

        answer.State.ShouldBe(ReservationState.Reserved);
        answer.Taken.ShouldBe([new(1, 3), new(1, 4), new(1, 5), new(1, 6)]);
        (await SeatsAsync(section, 1)).ShouldBe("0001111000\n0000000000\n0000000000");
        await LiveState.CountersShouldAgreeAsync(server.Database, section);
    }

    [Fact]
    public async Task Looks_only_in_the_named_subsection()
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 1, 4), Plans.Block(2, 1, 4));

        var answers = await _engine.Reserve.RunAsync(
            section, [SeatEngine.Best(_event, 3, subsection: 2), SeatEngine.Best(_event, 3, subsection: 2)]);

        answers[0].Taken.ShouldBe([new(2, 0), new(2, 1), new(2, 2)]);
        answers[1].Taken.ShouldBe([new(2, 3)], "as many as found counts, and subsection 1 was not asked for");
        (await SeatsAsync(section, 1)).ShouldBe("0000");
    }

    [Fact]
    public async Task Together_in_a_later_subsection_comes_before_splitting()
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, "..#..", ".#.#."), Plans.Block(2, 1, 5));

        var answer = await _engine.ReserveAsync(section, SeatEngine.Best(_event, 4));

        answer.Taken.ShouldAllBe(p => p.Subsection == 2);
    }

    [Fact]
    public async Task Splits_into_halves_down_to_singles()
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, ".#..#", "..#.#"));

        var answer = await _engine.ReserveAsync(section, SeatEngine.Best(_event, 5));

        // 5 → 3 + 2 → (2 + 1) + 2: a pair, then a single that breaks no pair, then the other pair.
        answer.Taken.ShouldBe([new(1, 2), new(1, 3), new(1, 0), new(1, 5), new(1, 6)]);
        (await SeatsAsync(section, 1)).ShouldBe("13113\n11303");
    }

    [Fact]
    public async Task Gives_as_many_as_there_are_and_fails_only_when_nothing_is_left()
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 1, 3));

        var answers = await _engine.Reserve.RunAsync(section, [SeatEngine.Best(_event, 8), SeatEngine.Best(_event, 1)]);

        answers[0].Taken.Count.ShouldBe(3);
        answers[1].State.ShouldBe(ReservationState.Failed);
        answers[1].Code.ShouldBe(ReservationFailureCodes.SoldOut);
    }

    [Fact]
    public async Task All_or_nothing_takes_nothing_when_too_few_are_left()
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, "..#.w"));

        var answers = await _engine.Reserve.RunAsync(section,
        [
            SeatEngine.Best(_event, 4, allOrNothing: true),
            SeatEngine.Best(_event, 3, allOrNothing: true),
            SeatEngine.Best(_event, 1, allOrNothing: true),
        ]);

        answers[0].Code.ShouldBe(ReservationFailureCodes.NotEnoughSeats, "the accessible seat is not on offer");
        answers[1].Taken.Count.ShouldBe(3);
        answers[2].Code.ShouldBe(ReservationFailureCodes.SoldOut);
        (await SeatsAsync(section, 1)).ShouldBe("11310");
    }

    [Theory]
    [InlineData("....#..", 3, 1)]
    [InlineData(".....#...", 4, 1)]
    public async Task Leaves_a_single_seat_when_no_other_place_is_near(string row, int quantity, int start)
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, row));

        var answer = await _engine.ReserveAsync(section, SeatEngine.Best(_event, quantity));

        answer.Taken.ShouldBe(Enumerable.Range(start, quantity).Select(i => new SeatPlace(1, i)));
    }

    [Theory]
    [InlineData(3, 4 * 3)]
    [InlineData(4, 0)]
    public async Task Passes_over_a_place_that_leaves_a_single_seat_for_one_a_few_rows_behind(
        int rowsBehind, int expectedStart)
    {
        // Every row but the last holds 3 seats, of which 2 taken would leave one; the last holds 4.
        var rows = Enumerable.Repeat("...#", rowsBehind).Append("....").ToArray();
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, rows));

        var answer = await _engine.ReserveAsync(section, SeatEngine.Best(_event, 2));

        answer.Taken.ShouldBe([new(1, expectedStart), new(1, expectedStart + 1)]);
    }

    [Fact]
    public async Task A_single_seat_fills_a_gap_before_it_breaks_a_pair()
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, "..#.#...."));

        var answer = await _engine.ReserveAsync(section, SeatEngine.Best(_event, 1));

        answer.Taken.ShouldBe([new(1, 3)]);
    }

    [Fact]
    public async Task Never_gives_an_accessible_seat_to_who_did_not_ask_for_one()
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, "..w..", "wwwww"));

        var answer = await _engine.ReserveAsync(section, SeatEngine.Best(_event, 8));

        answer.Taken.Count.ShouldBe(4);
        (await SeatsAsync(section, 1)).ShouldBe("11011\n00000");
    }

    [Theory]
    [InlineData("w.......", 2, 1, "11000000")]
    [InlineData(".w.w..", 4, 2, "011110")] // one companion beside each
    [InlineData("..ww..", 3, 1, "011100")]
    [InlineData("..w...", 4, 3, "011110")]
    [InlineData("...#w...#w.", 2, 1, "00031100300")] // nearest to the middle
    public async Task Companions_sit_beside_wheelchair_places(string row, int quantity, int companions, string after)
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, row));

        var answer = await _engine.ReserveAsync(section, Beside(quantity, companions));

        answer.Taken.Count.ShouldBe(quantity, answer.Code);
        (await SeatsAsync(section, 1)).ShouldBe(after);
        await LiveState.CountersShouldAgreeAsync(server.Database, section);
    }

    [Fact]
    public async Task A_wheelchair_user_whose_companion_finds_no_seat_beside_gets_none_and_is_told_why()
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, "w#....", "#w#..."), Plans.Drawn(2, "w.w"));

        var answers = await _engine.Reserve.RunAsync(
            section,
            [
                Beside(2, 1) with { Subsection = 1 }, // each place has a gap beside it
                Beside(3, 2), // the only seat beside one is one
                Beside(2, 1), Beside(2, 1),
                Beside(9, 1),
            ]);

        answers.Select(a => a.Code).ShouldBe(
            [
                ReservationFailureCodes.NotTogether, ReservationFailureCodes.NotTogether, string.Empty,
                ReservationFailureCodes.NotTogether, ReservationFailureCodes.NotEnoughSeats,
            ]);
        (await SeatsAsync(section, 2)).ShouldBe("110");
    }

    private TicketReservedRequest Beside(int quantity, int companions) =>
        SeatEngine.Best(_event, quantity) with { Accessible = true, Companions = companions };

    [Fact]
    public async Task A_request_of_an_impossible_size_or_an_unknown_subsection_gets_an_answer()
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 10, 10));

        var answers = await _engine.Reserve.RunAsync(section,
        [
            SeatEngine.Best(_event, 0),
            SeatEngine.Best(_event, SectionCalls.MaxSeatsPerItem + 1),
            SeatEngine.Best(_event, 1, subsection: 9),
        ]);

        answers.Select(a => a.Code).ShouldBe(
        [
            ReservationFailureCodes.NotEnoughSeats,
            ReservationFailureCodes.NotEnoughSeats,
            ReservationFailureCodes.NoSuchSeat,
        ]);
    }

    [Fact]
    public async Task The_same_log_gives_the_same_seats()
    {
        var other = KvrocksServer.NextEvent();
        SubsectionPlan[] plan = [Plans.Drawn(1, "..#....w", "........"), Plans.Block(2, 4, 9)];
        var sections = new[] { await _engine.OpenAsync(_event, plan), await _engine.OpenAsync(other, plan) };
        var wishes = new[] { 4, 1, 3, 2, 7, 5, 1, 1, 6, 2 };

        var first = await _engine.Reserve.RunAsync(sections[0], [.. wishes.Select(n => SeatEngine.Best(_event, n))]);
        var second = new List<ReservationRecord>();
        foreach (var n in wishes) // one call each instead of one for all: batching must not change the outcome
        {
            second.Add(await _engine.ReserveAsync(sections[1], SeatEngine.Best(other, n)));
        }

        second.Select(a => SeatPlace.FormatList(a.Taken)).ShouldBe(first.Select(a => SeatPlace.FormatList(a.Taken)));
    }

    private Task<string> SeatsAsync(LiveSection section, int subsection) =>
        LiveState.SeatsAsync(server.Database, section, subsection);
}
