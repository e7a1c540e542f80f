using Ticketing.Contracts.Messages;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Reserving;

/// <summary>Which of several possible places a party gets, and the wishes that narrow them.</summary>
[Collection(KvrocksCollection.Name)]
public sealed class SeatQualityTests(KvrocksServer server)
{
    private readonly SeatEngine _engine = new(server.Connection);
    private readonly EventId _event = KvrocksServer.NextEvent();

    [Theory]
    [InlineData("...........", 3, 4)]
    [InlineData("##.......##", 3, 4)]
    [InlineData(".....######", 3, 0)]
    [InlineData("......#####", 2, 2)]
    [InlineData("....#......", 2, 5)]
    [InlineData(".....", 2, 0)]
    [InlineData(".##..#..#...", 1, 9)] // 0 is farther off; 3, 4, 6 and 7 leave a single seat
    public async Task Sits_in_the_middle_of_what_a_row_has_without_leaving_a_single_seat(
        string row, int quantity, int start)
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, row));

        var answer = await _engine.ReserveAsync(section, SeatEngine.Best(_event, quantity));

        answer.Taken.ShouldBe(Enumerable.Range(start, quantity).Select(i => new SeatPlace(1, i)));
    }

    [Fact]
    public async Task A_split_party_sits_where_both_halves_have_room_in_neighbouring_rows()
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, "..###", "#####", "#####", "###..", "..###"));

        var answer = await _engine.ReserveAsync(section, SeatEngine.Best(_event, 4));

        Draw(section, answer).ShouldBe("-----\n-----\n-----\n---xx\nxx---", "row 1 is better, but has nobody near");
    }

    [Fact]
    public async Task Parts_of_a_party_keep_close_by_rows_and_then_by_places()
    {
        var section = await _engine.OpenAsync(
            _event, Plans.Drawn(1, ".#.#.#.#.", "#########", ".#.#.#.#.", ".#.#.#.#.", "########."));

        var answer = await _engine.ReserveAsync(section, SeatEngine.Best(_event, 4));

        Draw(section, answer).ShouldBe("x-x-x-x--\n---------\n---------\n---------\n---------");
    }

    [Fact]
    public async Task A_part_that_finds_no_room_beside_the_others_goes_to_the_nearest_subsection()
    {
        var section = await _engine.OpenAsync(
            _event, Plans.Drawn(1, "..###"), Plans.Drawn(2, "#####"), Plans.Drawn(3, "...##"), Plans.Drawn(4, "..###"));

        var answer = await _engine.ReserveAsync(section, SeatEngine.Best(_event, 5));

        answer.Taken.ShouldBe([new(3, 0), new(3, 1), new(3, 2), new(4, 0), new(4, 1)]);
    }

    [Fact]
    public async Task Adjacent_is_all_in_one_row_or_nothing()
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, "...#..", "..#..."));

        var answers = await _engine.Reserve.RunAsync(section,
        [
            SeatEngine.Best(_event, 4) with { Adjacent = true },
            SeatEngine.Best(_event, 3) with { Adjacent = true },
            SeatEngine.Best(_event, 4),
            SeatEngine.Best(_event, 9),
            SeatEngine.Best(_event, 2) with { Adjacent = true },
        ]);

        answers[0].Code.ShouldBe(ReservationFailureCodes.NotTogether);
        answers[1].Taken.ShouldBe([new(1, 0), new(1, 1), new(1, 2)]);
        answers[2].Taken.Count.ShouldBe(4);
        answers[4].Code.ShouldBe(ReservationFailureCodes.SoldOut);
    }

    [Fact]
    public async Task Accessible_seats_go_to_who_asks_for_them_and_nothing_else_does()
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, "......", "ww.www"));

        var answers = await _engine.Reserve.RunAsync(section,
        [
            SeatEngine.Best(_event, 3) with { Accessible = true },
            SeatEngine.Best(_event, 4) with { Accessible = true, AllOrNothing = true },
            SeatEngine.Best(_event, 4) with { Accessible = true },
            SeatEngine.Best(_event, 1) with { Accessible = true },
        ]);

        answers[0].Taken.ShouldBe([new(1, 9), new(1, 10), new(1, 11)]);
        answers[1].Code.ShouldBe(ReservationFailureCodes.NotEnoughSeats);
        answers[2].Taken.ShouldBe([new(1, 6), new(1, 7)]);
        answers[3].Code.ShouldBe(ReservationFailureCodes.SoldOut);
        (await LiveState.SeatsAsync(server.Database, section, 1)).ShouldBe("000000\n110111");
    }

    [Fact]
    public async Task A_section_above_the_price_cap_gives_nothing()
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 1, 4));

        var answers = await _engine.Reserve.RunAsync(section,
        [
            SeatEngine.Best(_event, 1) with { PriceCapMinor = 1_499 },
            SeatEngine.Best(_event, 1) with { PriceCapMinor = 1_500 },
            SeatEngine.Manual(_event, false, [1, 1, 1]) with { PriceCapMinor = 1 },
        ]);

        answers.Select(a => a.Code).ShouldBe(
            [ReservationFailureCodes.AbovePriceCap, "", ReservationFailureCodes.AbovePriceCap]);
    }

    [Fact]
    public async Task Each_attempt_has_its_own_answer_whenever_it_is_delivered_again()
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 1, 3));
        var first = SeatEngine.Best(_event, 4, allOrNothing: true);
        var second = first with { Attempt = 1, Adjacent = true };
        var third = first with { Attempt = 2, AllOrNothing = false };

        var answers = await _engine.Reserve.RunAsync(section, [first, second, first, third, second]);
        var again = await _engine.Reserve.RunAsync(section, [third, first, second]);

        answers.Select(a => a.Code).ShouldBe(["not-enough-seats", "not-together", "not-enough-seats", "", "not-together"]);
        again.Select(a => a.Code).ShouldBe(["", "not-enough-seats", "not-together"]);
        again[0].Taken.ShouldBe(answers[3].Taken);
        again.Select(a => a.AnsweredAt).ShouldBe([answers[3].AnsweredAt, answers[0].AnsweredAt, answers[1].AnsweredAt]);
        (await LiveState.SeatsAsync(server.Database, section, 1)).ShouldBe("111");
    }

    [Fact]
    public async Task A_booking_that_has_seats_in_one_section_gets_none_in_another()
    {
        var a = await _engine.OpenAsync(_event, Plans.Block(1, 1, 4));
        var b = await OpenAsync("B", 1);
        var request = SeatEngine.Best(_event, 2);
        await _engine.ReserveAsync(b, request with { Section = "B", Attempt = 1 });

        (await _engine.ReserveAsync(a, request)).Code.ShouldBe(ReservationFailureCodes.SoldOut);
        (await _engine.ReserveAsync(a, request with { Attempt = 2 })).Code.ShouldBe(ReservationFailureCodes.SoldOut);

        (await LiveState.SeatsAsync(server.Database, a, 1)).ShouldBe("0000");
        (await _engine.ReleaseAsync(a, request, [1, 1, 2])).Kind.ShouldBe(SeatOutcomeKind.Contradicted);
        (await _engine.ReleaseAsync(b, request, [1, 1, 1], [1, 1, 2])).Seats.ShouldBe(2);
    }

    [Fact]
    public async Task A_tall_section_is_asked_by_a_few_keys_a_subsection()
    {
        var section = await _engine.OpenAsync(
            _event, [.. Enumerable.Range(1, 50).Select(n => Plans.Block(n, 200, 10))]);
        section.Shape.Subsections.Sum(s => s.Rows).ShouldBe(10_000, "rows, and none of them has a key in the call");

        var answers = await _engine.Reserve.RunAsync(
            section, [SeatEngine.Best(_event, 10), SeatEngine.Best(_event, 10), SeatEngine.Best(_event, 11)]);

        answers[0].Taken[0].ShouldBe(new(1, 0));
        answers[1].Taken[0].ShouldBe(new(1, 10));
        answers[2].Taken.Count.ShouldBe(11);
        await LiveState.CountersShouldAgreeAsync(server.Database, section);
    }

    private async Task<LiveSection> OpenAsync(string name, int index)
    {
        var plan = Plans.Section(Plans.Block(1, 1, 4)) with { Name = name, Index = index };
        await _engine.Initialize.RunAsync(new SeatInitializationCommand(_event, "TWD", plan));
        return (await _engine.Plans.FindAsync(_event, name)).ShouldNotBeNull();
    }

    /// <summary>The seats of an answer in subsection 1, a row a line.</summary>
    private static string Draw(LiveSection section, ReservationRecord answer) => string.Join('\n', Enumerable
        .Range(0, section.Shape.Subsections[0].Places)
        .Select(i => answer.Taken.Contains(new SeatPlace(1, i)) ? 'x' : '-')
        .Chunk(section.Shape.Subsections[0].SeatsPerRow).Select(row => new string(row)));
}
