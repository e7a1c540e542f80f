using Ticketing.Contracts.Messages;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Reserving;

[Collection(KvrocksCollection.Name)]
public sealed class BookingLifeTests(KvrocksServer server) : IAsyncLifetime
{
    private readonly SeatEngine _engine = new(server.Connection);
    private readonly EventId _event = KvrocksServer.NextEvent();
    private LiveSection _section = null!;

    public async Task InitializeAsync() =>
        _section = await _engine.OpenAsync(_event, Plans.Block(1, 1, 6), Plans.Block(2, 1, 6));

    public async Task DisposeAsync() => await LiveState.CountersShouldAgreeAsync(server.Database, _section);

    [Fact]
    public async Task ReserveSeats_returns_the_first_answer_when_redelivered()
    {
        var request = SeatEngine.Manual(_event, false, [1, 1, 1], [1, 1, 2]);
        var loser = SeatEngine.Manual(_event, false, [1, 1, 2], [1, 1, 3]);

        var first = await _engine.Reserve.RunAsync(_section, [request, loser, request]);
        var again = await _engine.Reserve.RunAsync(_section, [loser, request]);

        first[2].ShouldBeEquivalentTo(first[0], "twice in one call");
        again[0].ShouldBeEquivalentTo(first[1]);
        again[1].ShouldBeEquivalentTo(first[0]);
        (await SeatsAsync()).ShouldBe("111000");
        (await LiveState.ChangesAsync(server.Database, _event)).Count.ShouldBe(
            2, "one for the section, one for the call");
    }

    [Fact]
    public async Task A_failed_request_stays_failed_when_seats_come_free()
    {
        var winner = SeatEngine.Manual(_event, false, [1, 1, 1]);
        var loser = SeatEngine.Manual(_event, false, [1, 1, 1]);
        await _engine.Reserve.RunAsync(_section, [winner, loser]);
        await _engine.ReleaseAsync(_section, winner, [1, 1, 1]);

        var again = await _engine.ReserveAsync(_section, loser);

        again.Code.ShouldBe(ReservationFailureCodes.SeatTaken);
        (await SeatsAsync()).ShouldBe("000000");
    }

    [Fact]
    public async Task Released_seats_are_free_again_and_a_redelivered_release_leaves_their_next_owner_alone()
    {
        var first = SeatEngine.Manual(_event, false, [1, 1, 1], [1, 1, 2]);
        var next = SeatEngine.Manual(_event, false, [1, 1, 1]);
        await _engine.ReserveAsync(_section, first);

        var release = await _engine.ReleaseAsync(_section, first, [1, 1, 1], [1, 1, 2]);
        await _engine.ReserveAsync(_section, next);
        var again = await _engine.ReleaseAsync(_section, first, [1, 1, 1], [1, 1, 2]);

        release.ShouldBe(new SeatOutcome(SeatOutcomeKind.Applied, 2));
        again.Kind.ShouldBe(SeatOutcomeKind.Repeated);
        (await SeatsAsync()).ShouldBe("100000");
    }

    [Fact]
    public async Task A_request_redelivered_after_its_release_gets_its_first_answer_and_takes_nothing()
    {
        var request = SeatEngine.Best(_event, 2);
        var first = await _engine.ReserveAsync(_section, request);
        await _engine.ReleaseAsync(_section, request, [1, 1, 3], [1, 1, 4]);

        var again = await _engine.ReserveAsync(_section, request);

        again.Taken.ShouldBe(first.Taken);
        again.State.ShouldBe(ReservationState.Released);
        (await SeatsAsync()).ShouldBe("000000");
    }

    [Fact]
    public async Task Paid_seats_are_sold_once_and_can_be_given_back()
    {
        var request = SeatEngine.Best(_event, 2);
        await _engine.ReserveAsync(_section, request);

        var sold = await _engine.FinalizeAsync(_section, request, [1, 1, 3], [1, 1, 4]);
        var again = await _engine.FinalizeAsync(_section, request, [1, 1, 3], [1, 1, 4]);
        (await SeatsAsync()).ShouldBe("002200");
        var refunded = await _engine.RefundAsync(_section, request, [1, 1, 3], [1, 1, 4]);

        sold.ShouldBe(new SeatOutcome(SeatOutcomeKind.Applied, 2));
        again.Kind.ShouldBe(SeatOutcomeKind.Repeated);
        refunded.ShouldBe(new SeatOutcome(SeatOutcomeKind.Applied, 2));
        (await SeatsAsync()).ShouldBe("000000");
    }

    [Fact]
    public async Task Paying_after_the_release_sells_nothing()
    {
        var request = SeatEngine.Best(_event, 1);
        await _engine.ReserveAsync(_section, request);
        await _engine.ReleaseAsync(_section, request, [1, 1, 3]);

        var outcome = await _engine.FinalizeAsync(_section, request, [1, 1, 3]);

        outcome.Kind.ShouldBe(SeatOutcomeKind.HoldsNothing);
        (await SeatsAsync()).ShouldBe("000000");
    }

    [Fact]
    public async Task Without_a_record_only_reserved_seats_are_freed_and_only_once()
    {
        var mine = SeatEngine.Manual(_event, false, [1, 1, 1]);
        var sold = SeatEngine.Manual(_event, false, [1, 1, 2]);
        await _engine.Reserve.RunAsync(_section, [mine, sold]);
        await _engine.FinalizeAsync(_section, sold, [1, 1, 2]);
        await ForgetAsync(mine);

        var outcome = await _engine.ReleaseAsync(_section, mine, [1, 1, 1], [1, 1, 2], [1, 1, 3]);
        await _engine.ReserveAsync(_section, SeatEngine.Manual(_event, false, [1, 1, 1]));
        var again = await _engine.ReleaseAsync(_section, mine, [1, 1, 1]);

        outcome.ShouldBe(new SeatOutcome(SeatOutcomeKind.Applied, 1));
        again.Kind.ShouldBe(SeatOutcomeKind.Repeated);
        (await SeatsAsync()).ShouldBe("120000");
    }

    [Fact]
    public async Task Without_a_record_payment_sells_only_reserved_seats()
    {
        var request = SeatEngine.Manual(_event, false, [1, 1, 1]);
        await _engine.ReserveAsync(_section, request);
        await ForgetAsync(request);

        var outcome = await _engine.FinalizeAsync(_section, request, [1, 1, 1], [1, 1, 2]);

        outcome.ShouldBe(new SeatOutcome(SeatOutcomeKind.Applied, 1));
        (await SeatsAsync()).ShouldBe("200000");
    }

    [Fact]
    public async Task A_message_that_contradicts_the_record_changes_nothing()
    {
        var request = SeatEngine.Manual(_event, false, [1, 1, 1]);
        await _engine.ReserveAsync(_section, request);

        var elsewhere = await _engine.ReleaseAsync(_section, request, [2, 1, 1]);
        var nowhere = await _engine.FinalizeAsync(_section, request, [1, 9, 9]);

        elsewhere.Kind.ShouldBe(SeatOutcomeKind.Contradicted);
        nowhere.Kind.ShouldBe(SeatOutcomeKind.Contradicted);
        (await SeatsAsync()).ShouldBe("100000");
    }

    [Fact]
    public async Task Records_live_for_a_bounded_time_through_every_change_of_state()
    {
        var request = SeatEngine.Best(_event, 1);
        await _engine.ReserveAsync(_section, request);
        await _engine.FinalizeAsync(_section, request, [1, 1, 3]);
        await _engine.RefundAsync(_section, request, [1, 1, 3]);

        var left = await server.Database.KeyTimeToLiveAsync(KvrocksKeys.Reservation(_event, request.BookingId));

        left.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromHours(23), TimeSpan.FromHours(24));
    }

    private Task<string> SeatsAsync() => LiveState.SeatsAsync(server.Database, _section, 1);

    private async Task ForgetAsync(TicketReservedRequest request) =>
        (await server.Database.KeyDeleteAsync(KvrocksKeys.Reservation(_event, request.BookingId))).ShouldBeTrue();
}
