using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Reserving;

/// <summary>Companion seats (docs/adr/0066): <c>w</c> a wheelchair place, <c>c</c> a companion seat.</summary>
[Collection(KvrocksCollection.Name)]
public sealed class CompanionSeatTests(KvrocksServer server)
{
    private readonly SeatEngine _engine = new(server.Connection);
    private readonly EventId _event = KvrocksServer.NextEvent();

    [Fact]
    public async Task A_party_without_a_wheelchair_place_never_gets_one_together_or_apart()
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, "..wc..", "cw...."));

        var answers = await _engine.Reserve.RunAsync(section,
        [
            SeatEngine.Best(_event, 4),
            SeatEngine.Best(_event, 2),
            SeatEngine.Best(_event, 5, allOrNothing: true),
            SeatEngine.Best(_event, 5),
            SeatEngine.Best(_event, 1),
            SeatEngine.Best(_event, 1) with { Accessible = true },
        ]);

        answers.Select(a => a.Code).ShouldBe(
        [
            string.Empty, string.Empty, ReservationFailureCodes.NotEnoughSeats, string.Empty,
            ReservationFailureCodes.SoldOut, string.Empty,
        ]);
        answers[5].Taken.ShouldBe([new SeatPlace(1, 2)], "a wheelchair place and no companion seat");
        (await SeatsAsync(section)).ShouldBe("111011\n001111");
        await LiveState.CountersShouldAgreeAsync(server.Database, section);
    }

    [Theory]
    [InlineData("cw..", 2, 1, "1100")]
    [InlineData(".....wc..", 2, 1, "000001100")] // the ordinary seat is nearer to the middle
    [InlineData("cwc.", 3, 2, "1110")]
    [InlineData("c.wc", 3, 2, "0111")]
    [InlineData("w.cw", 3, 2, "0111")] // the companion seat is beside the second wheelchair place alone
    [InlineData("cww.c", 3, 1, "11100")]
    [InlineData("w#cw..", 4, 3, "031111")]
    [InlineData("w.....", 3, 2, "111000")] // no companion seats: as ever
    public async Task A_party_with_a_wheelchair_place_gets_the_companion_seats_beside_it_first(
        string row, int quantity, int companions, string after)
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, row));

        var answer = await _engine.ReserveAsync(section, Beside(quantity, companions));

        answer.Taken.Count.ShouldBe(quantity, answer.Code);
        (await SeatsAsync(section)).ShouldBe(after);
        await LiveState.CountersShouldAgreeAsync(server.Database, section);
    }

    [Fact]
    public async Task A_companion_seat_beside_somebody_elses_wheelchair_place_is_not_given()
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, "w.cw"));

        var answers = await _engine.Reserve.RunAsync(
            section, [SeatEngine.Manual(_event, true, [1, 1, 4]), Beside(3, 2), Beside(2, 1)]);

        answers.Select(a => a.Code).ShouldBe([string.Empty, ReservationFailureCodes.NotTogether, string.Empty]);
        (await SeatsAsync(section)).ShouldBe("1101");
    }

    [Fact]
    public async Task Free_companion_seats_count_for_who_may_have_them()
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, "wc#cw"));

        var answers = await _engine.Reserve.RunAsync(
            section, [Beside(4, 2), Beside(5, 3), Beside(2, 1), Beside(2, 1), Beside(2, 1)]);

        answers.Select(a => a.Code).ShouldBe(
        [
            ReservationFailureCodes.NotTogether, ReservationFailureCodes.NotEnoughSeats, string.Empty, string.Empty,
            ReservationFailureCodes.SoldOut,
        ]);
        (await SeatsAsync(section)).ShouldBe("11311");
    }

    [Fact]
    public async Task Of_a_category_too_they_go_with_a_wheelchair_place_alone()
    {
        var plan = Plans.Drawn(1, "w.c.", "....") with { CategoryBlocks = [new CategoryBlock("VIP", 1, 1, 1, 4)] };
        var section = await _engine.OpenAsync(_event, plan);

        var answer = await _engine.ReserveAsync(section, SeatEngine.Best(_event, 3) with { Category = "VIP" });

        answer.Taken.ShouldBe([new SeatPlace(1, 1), new SeatPlace(1, 3)], ignoreOrder: true);
    }

    [Fact]
    public async Task Whoever_sells_at_the_desk_names_any_seat()
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, "wc"));

        (await _engine.ReserveAsync(section, SeatEngine.Manual(_event, true, [1, 1, 2]))).Code.ShouldBeEmpty();
        (await _engine.ReserveAsync(section, Beside(2, 1))).Code.ShouldBe(ReservationFailureCodes.SoldOut);
    }

    [Fact]
    public async Task A_changed_plan_gives_them_to_everybody_and_takes_none_away()
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, "wccw", "wc.."));
        (await _engine.ReserveAsync(section, Beside(2, 1))).Code.ShouldBeEmpty();
        (await _engine.ReserveAsync(section, SeatEngine.Best(_event, 3, allOrNothing: true))).Code
            .ShouldBe(ReservationFailureCodes.NotEnoughSeats);

        var changed = (await _engine.ChangePlan.RunAsync(new ChangeSeatPlan(
            _event, "TWD", Plans.Section(Plans.Drawn(1, "w..w", "w...")) with { Edition = 2 }))).ShouldNotBeNull();

        changed.Kept.ShouldBeEmpty();
        (await _engine.ReserveAsync(changed.Section, SeatEngine.Best(_event, 3))).Taken
            .ShouldBe([new(1, 5), new(1, 6), new(1, 7)]);
        await LiveState.CountersShouldAgreeAsync(server.Database, changed.Section);
    }

    [Fact]
    public async Task Only_a_call_on_such_a_subsection_tells_of_them()
    {
        var section = await _engine.OpenAsync(
            _event, Plans.Drawn(1, ".wc.", "...."), Plans.Drawn(2, "wc", "..") with { RowOrder = [2, 1], BestSeat = 2 },
            Plans.Drawn(3, "w."));

        Enumerable.Range(0, 3).Select(section.ShapeTextAt)
            .ShouldBe(["1 2 4 1 - - - 2", "2 2 2 0 - 2,1 2 1", "3 1 2 0 -"]);
    }

    private TicketReservedRequest Beside(int quantity, int companions) =>
        SeatEngine.Best(_event, quantity) with { Accessible = true, Companions = companions };

    private Task<string> SeatsAsync(LiveSection section) => LiveState.SeatsAsync(server.Database, section, 1);
}
