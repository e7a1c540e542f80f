using Ticketing.Contracts.Messages;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Reserving;

[Collection(KvrocksCollection.Name)]
public sealed class ManualChoiceTests(KvrocksServer server)
{
    private readonly SeatEngine _engine = new(server.Connection);
    private readonly EventId _event = KvrocksServer.NextEvent();

    [Fact]
    public async Task Takes_the_named_seats_across_subsections_and_an_accessible_one()
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, "...", "..w"), Plans.Block(2, 1, 3));

        var answer = await _engine.ReserveAsync(section, SeatEngine.Manual(_event, true, [1, 2, 3], [2, 1, 1]));

        answer.Taken.ShouldBe([new(1, 5), new(2, 0)]);
        (await LiveState.SeatsAsync(server.Database, section, 1)).ShouldBe("000\n001");
        await LiveState.CountersShouldAgreeAsync(server.Database, section);
    }

    [Fact]
    public async Task Takes_those_still_free_and_names_those_lost()
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 1, 4));

        var answers = await _engine.Reserve.RunAsync(section,
        [
            SeatEngine.Manual(_event, false, [1, 1, 2]),
            SeatEngine.Manual(_event, false, [1, 1, 1], [1, 1, 2], [1, 1, 3]),
        ]);

        answers[1].Taken.ShouldBe([new(1, 0), new(1, 2)]);
        answers[1].Lost.ShouldBe([new(1, 1)]);
    }

    [Fact]
    public async Task All_or_nothing_takes_nothing_when_one_is_lost()
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 1, 4));

        var answers = await _engine.Reserve.RunAsync(section,
        [
            SeatEngine.Manual(_event, false, [1, 1, 2]),
            SeatEngine.Manual(_event, true, [1, 1, 1], [1, 1, 2]),
            SeatEngine.Manual(_event, false, [1, 1, 2]),
        ]);

        answers[1].Code.ShouldBe(ReservationFailureCodes.SeatTaken);
        answers[1].Lost.ShouldBe([new(1, 1)]);
        answers[2].Code.ShouldBe(ReservationFailureCodes.SeatTaken);
        (await LiveState.SeatsAsync(server.Database, section, 1)).ShouldBe("0100");
    }

    [Fact]
    public async Task A_seat_the_plan_does_not_have_fails_the_whole_wish()
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, "..#."));

        var answers = await _engine.Reserve.RunAsync(section,
        [
            SeatEngine.Manual(_event, false, [1, 1, 1], [1, 1, 3]),
            SeatEngine.Manual(_event, false, [1, 2, 1]),
            SeatEngine.Manual(_event, false, [2, 1, 1]),
            SeatEngine.Manual(_event, false),
        ]);

        answers.ShouldAllBe(a => a.Code == ReservationFailureCodes.NoSuchSeat);
        (await LiveState.SeatsAsync(server.Database, section, 1)).ShouldBe("0030");
    }

    [Fact]
    public async Task A_seat_named_twice_is_taken_once()
    {
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 1, 4));

        var answer = await _engine.ReserveAsync(section, SeatEngine.Manual(_event, true, [1, 1, 2], [1, 1, 2]));

        answer.Taken.ShouldBe([new(1, 1)]);
        answer.Lost.ShouldBeEmpty();
    }
}
