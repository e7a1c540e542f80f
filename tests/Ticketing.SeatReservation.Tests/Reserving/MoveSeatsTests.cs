using System.Collections.Concurrent;
using Ticketing.Contracts.Messages;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Reserving;

/// <summary>Seats that go from the booking of an allotment to an order: they are never nobody's and never two's.</summary>
[Collection(KvrocksCollection.Name)]
public sealed class MoveSeatsTests(KvrocksServer server) : IAsyncLifetime
{
    private const int Buyers = 24;

    private readonly SeatEngine _engine = new(server.Connection);
    private readonly EventId _event = KvrocksServer.NextEvent();
    private LiveSection _section = null!;

    public async Task InitializeAsync() => _section = await _engine.OpenAsync(_event, Plans.Block(1, 1, 6));

    public async Task DisposeAsync() => await LiveState.CountersShouldAgreeAsync(server.Database, _section);

    [Fact]
    public async Task Moved_seats_stay_reserved_and_no_release_of_their_holder_frees_them()
    {
        var kept = await KeepAsync([1, 1, 1], [1, 1, 2], [1, 1, 3]);
        var order = SeatEngine.Manual(_event, true, [1, 1, 1], [1, 1, 2]) with { TakenFrom = kept.BookingId };

        var first = await _engine.ReserveAsync(_section, order);
        var again = await _engine.ReserveAsync(_section, order);
        (await SeatsAsync()).ShouldBe("111000");
        await _engine.RefundAsync(_section, kept, [1, 1, 1], [1, 1, 2], [1, 1, 3]);
        (await SeatsAsync()).ShouldBe("110000", "only what it still had");
        var sold = await _engine.FinalizeAsync(_section, order, [1, 1, 1], [1, 1, 2]);

        first.Taken.Count.ShouldBe(2);
        again.ShouldBeEquivalentTo(first);
        sold.ShouldBe(new SeatOutcome(SeatOutcomeKind.Applied, 2));
        (await SeatsAsync()).ShouldBe("220000");
    }

    [Fact]
    public async Task What_the_other_does_not_hold_does_not_move_and_the_answer_stays_so()
    {
        var kept = await KeepAsync([1, 1, 1], [1, 1, 2]);
        await _engine.ReserveAsync(_section, SeatEngine.Manual(_event, false, [1, 1, 5]));
        var free = SeatEngine.Manual(_event, true, [1, 1, 1], [1, 1, 4]) with { TakenFrom = kept.BookingId };
        var others = SeatEngine.Manual(_event, true, [1, 1, 5]) with { TakenFrom = kept.BookingId };

        (await _engine.ReserveAsync(_section, free)).Code.ShouldBe(ReservationFailureCodes.SeatTaken);
        (await _engine.ReserveAsync(_section, others)).Code.ShouldBe(ReservationFailureCodes.SeatTaken);
        await _engine.RefundAsync(_section, kept, [1, 1, 1], [1, 1, 2]);
        var gone = SeatEngine.Manual(_event, true, [1, 1, 1]) with { TakenFrom = kept.BookingId };

        (await _engine.ReserveAsync(_section, gone)).Code.ShouldBe(ReservationFailureCodes.SeatTaken);
        (await _engine.ReserveAsync(_section, free)).Code.ShouldBe(ReservationFailureCodes.SeatTaken);
        (await SeatsAsync()).ShouldBe("000010");
    }

    [Fact]
    public async Task Without_the_holders_record_reserved_seats_move_once()
    {
        var kept = await KeepAsync([1, 1, 1], [1, 1, 2]);
        await server.Database.KeyDeleteAsync(KvrocksKeys.Reservation(_event, kept.BookingId));
        var order = SeatEngine.Manual(_event, true, [1, 1, 1]) with { TakenFrom = kept.BookingId };
        var late = SeatEngine.Manual(_event, true, [1, 1, 1]) with { TakenFrom = kept.BookingId };

        (await _engine.ReserveAsync(_section, order)).Taken.Count.ShouldBe(1);
        (await _engine.ReserveAsync(_section, late)).Code.ShouldBe(ReservationFailureCodes.SeatTaken);
        await _engine.RefundAsync(_section, kept, [1, 1, 1], [1, 1, 2]);

        (await SeatsAsync()).ShouldBe("100000");
    }

    [Fact]
    public async Task An_allotment_and_orders_that_want_the_same_seats_never_share_one()
    {
        var otherConnection = await server.ConnectAsync();
        SeatEngine[] engines = [_engine, new(otherConnection)];
        var taken = new ConcurrentBag<SeatPlace>();
        int[][] all = [[1, 1, 1], [1, 1, 2], [1, 1, 3], [1, 1, 4], [1, 1, 5], [1, 1, 6]];

        await Task.WhenAll(Enumerable.Range(0, Buyers).Select(buyer => Task.Run(async () =>
        {
            var request = buyer % 3 == 0
                ? SeatEngine.Manual(_event, false, all) // what an allotment asks
                : SeatEngine.Best(_event, 1 + (buyer % 2));
            foreach (var place in (await engines[buyer % 2].ReserveAsync(_section, request)).Taken)
            {
                taken.Add(place);
            }
        })));

        taken.Count.ShouldBe(6);
        taken.Distinct().Count().ShouldBe(6);
        await KvrocksServer.EndAsync(otherConnection);
    }

    /// <summary>Orders race for one seat of an allotment, and its release races with them.</summary>
    [Fact]
    public async Task Ten_buyers_and_a_release_want_one_seat_of_an_allotment_and_one_of_them_gets_it()
    {
        var otherConnection = await server.ConnectAsync();
        SeatEngine[] engines = [_engine, new(otherConnection)];
        var kept = await KeepAsync([1, 1, 1]);

        var releasing = Task.Run(() => _engine.RefundAsync(_section, kept, [1, 1, 1]));
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() =>
            engines[i % 2].ReserveAsync(
                _section, SeatEngine.Manual(_event, true, [1, 1, 1]) with { TakenFrom = kept.BookingId }))));
        await releasing;

        var winners = answers.Count(a => a.FoundSeats);
        winners.ShouldBeLessThanOrEqualTo(1);
        (await SeatsAsync()).ShouldBe(winners == 1 ? "100000" : "000000");
        await KvrocksServer.EndAsync(otherConnection);
    }

    private async Task<TicketReservedRequest> KeepAsync(params int[][] seats)
    {
        var kept = SeatEngine.Manual(_event, false, seats);
        (await _engine.ReserveAsync(_section, kept)).Taken.Count.ShouldBe(seats.Length);
        return kept;
    }

    private Task<string> SeatsAsync() => LiveState.SeatsAsync(server.Database, _section, 1);
}
