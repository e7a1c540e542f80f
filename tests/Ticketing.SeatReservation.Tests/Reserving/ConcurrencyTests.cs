using System.Collections.Concurrent;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Reserving;

[Collection(KvrocksCollection.Name)]
public sealed class ConcurrencyTests(KvrocksServer server)
{
    private const int Buyers = 32;
    private const int Seats = 200;
    private readonly EventId _event = KvrocksServer.NextEvent();

    [Fact]
    public async Task Two_engines_that_compete_for_a_section_sell_no_seat_twice()
    {
        var otherConnection = await server.ConnectAsync();
        SeatEngine[] engines = [new(server.Connection), new(otherConnection)];
        var section = await engines[0].OpenAsync(_event, Plans.Block(1, 10, 10), Plans.Block(2, 10, 10));
        var taken = new ConcurrentBag<SeatPlace>();

        await Task.WhenAll(Enumerable.Range(0, Buyers).Select(buyer => Task.Run(async () =>
        {
            var engine = engines[buyer % engines.Length];
            var random = new Random(buyer);
            for (var i = 0; i < Seats / 8; i++) // asks for far more than there is
            {
                var request = i % 2 == 0
                    ? SeatEngine.Best(_event, random.Next(1, 5))
                    : SeatEngine.Manual(_event, false, [random.Next(1, 3), random.Next(1, 11), random.Next(1, 11)]);
                foreach (var place in (await engine.ReserveAsync(section, request)).Taken)
                {
                    taken.Add(place);
                }
            }
        })));

        taken.Count.ShouldBe(Seats, "every seat found a buyer");
        taken.Distinct().Count().ShouldBe(Seats, "and only one");
        await LiveState.CountersShouldAgreeAsync(server.Database, section);
        await KvrocksServer.EndAsync(otherConnection);
    }

    [Fact]
    public async Task The_twin_that_checks_and_then_sets_sells_a_seat_twice()
    {
        var otherConnection = await server.ConnectAsync();
        UnguardedReservation[] twins = [new(server.Connection), new(otherConnection)];
        var section = await new SeatEngine(server.Connection).OpenAsync(_event, Plans.Block(1, 10, 20));
        var buyersOfOneSeat = 0;

        for (var seat = 0; seat < Seats && buyersOfOneSeat < 2; seat++)
        {
            using var start = new SemaphoreSlim(0, Buyers);
            var attempts = Enumerable.Range(0, Buyers).Select(buyer => Task.Run(async () =>
            {
                await start.WaitAsync();
                return await twins[buyer % twins.Length].TryTakeAsync(section, 1, seat);
            })).ToArray();
            start.Release(Buyers);
            buyersOfOneSeat = (await Task.WhenAll(attempts)).Count(took => took);
        }

        buyersOfOneSeat.ShouldBeGreaterThan(1);
        await KvrocksServer.EndAsync(otherConnection);
    }
}
