using System.Diagnostics;
using System.Diagnostics.Metrics;
using StackExchange.Redis;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.TestKit.Servers;

namespace Ticketing.Booking.Tests.Holds;

[Collection(ServersCollection.Name)]
public sealed class RedisTests(Servers servers)
{
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task A_running_hold_has_a_key_that_ends_with_it()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartAsync();
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, 2);
        var redis = host.Get<IConnectionMultiplexer>().GetDatabase();
        host.Get<HoldMirror>().Add([await host.ReadAsync(ids[0]), await host.ReadAsync(ids[1])]);

        await Eventually.TrueAsync(() =>
            redis.KeyExistsAsync(HoldMirror.KeyOf(ids[1])), "the hold has a key");
        var left = await redis.KeyTimeToLiveAsync(HoldMirror.KeyOf(ids[0]));
        left.ShouldNotBeNull().ShouldBeInRange(TestBookings.Hold - TimeSpan.FromMinutes(1), TestBookings.Hold);

        await host.Get<ConfirmOrderUseCase>().HandleAsync(_buyer, ids[0], "tok_ok", CancellationToken.None);
        await host.Get<CancelOrderUseCase>().HandleAsync(_buyer, ids[1], CancellationToken.None);
        await Eventually.TrueAsync(
            async () => !await redis.KeyExistsAsync(HoldMirror.KeyOf(ids[0]))
                && !await redis.KeyExistsAsync(HoldMirror.KeyOf(ids[1])),
            "the keys are gone");
    }

    [Fact]
    public async Task A_cluster_mirrors_holds_too()
    {
        await using var cluster = await RedisServer.StartAsync(cluster: true);
        await using var host = await BookingHost.CreateAsync(servers, redis: cluster.Connection);
        await host.StartAsync();
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, 30);
        host.Get<HoldMirror>().Add([.. await Task.WhenAll(ids.Select(id => host.ReadAsync(id)))]);

        var redis = host.Get<IConnectionMultiplexer>().GetDatabase();
        await Eventually.TrueAsync(
            async () => (await Task.WhenAll(ids.Select(id => redis.KeyExistsAsync(HoldMirror.KeyOf(id))))).All(e => e),
            "every hold has a key");
    }

    [Fact]
    public async Task Without_Redis_holds_are_paid_cancelled_and_expire_all_the_same()
    {
        using var lost = new LostItems();
        await using var host = await BookingHost.CreateAsync(
            servers,
            redis: $"127.0.0.1:{FreePort.Take()},abortConnect=false,connectTimeout=200");
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, 3);
        await host.StartAsync();
        host.Get<HoldMirror>().Add([await host.ReadAsync(ids[0])]);

        var started = Stopwatch.GetTimestamp();
        (await host.Get<ConfirmOrderUseCase>().HandleAsync(_buyer, ids[0], "tok_ok", CancellationToken.None))
            .Order!.State.ShouldBe(BookingStatus.Paid);
        (await host.Get<CancelOrderUseCase>().HandleAsync(_buyer, ids[1], CancellationToken.None))
            .Order!.State.ShouldBe(BookingStatus.Cancelled);
        // Nobody waited for Redis: each command waits 5 s for its connection.
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        host.Clock.Advance(TestBookings.Hold);
        await Eventually.TrueAsync(
            async () => (await host.ReadAsync(ids[2])).State == BookingStatus.Cancelled, "the sweep ran");
        await Eventually.TrueAsync(
            () => Task.FromResult(
                lost.Count("holds") > 0 && lost.Count("order-updates") > 0), "the loss is counted");
    }

    /// <summary>Listens to the counter of lost writes, by queue.</summary>
    private sealed class LostItems : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly Dictionary<string, long> _counts = [];

        public LostItems()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                // By name: while the counter is being made, the field that will hold it is still null.
                if (instrument.Name == "ticketing.booking.redis_lost")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
            {
                lock (_counts)
                {
                    var queue = (string)tags[0].Value!;
                    _counts[queue] = _counts.GetValueOrDefault(queue) + value;
                }
            });
            _listener.Start();
        }

        public long Count(string queue)
        {
            lock (_counts)
            {
                return _counts.GetValueOrDefault(queue);
            }
        }

        public void Dispose() => _listener.Dispose();
    }
}
