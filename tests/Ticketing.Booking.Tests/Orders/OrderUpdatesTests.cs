using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.Orders;

[Collection(ServersCollection.Name)]
public sealed class OrderUpdatesTests(Servers servers)
{
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task A_change_on_another_replica_arrives_by_Redis()
    {
        // No poll in the time of this test: what arrives came by Redis.
        var options = new BookingOptions { UpdatePollInterval = TimeSpan.FromHours(1) };
        await using var host = await BookingHost.CreateAsync(servers, options: options);
        await using var other = await BookingHost.CreateAsync(
            servers, database: host.ConnectionString, options: options);
        await host.StartAsync();
        await other.StartAsync();
        var id = (await host.InsertAsync(BookingStatus.Processing, _buyer))[0];
        using var connection = host.Get<OrderUpdatesHub>().Connect(_buyer.Value).ShouldNotBeNull();
        var row = await other.ReadAsync(id);

        OrderUpdate? update = null;
        // Said again until the subscription is made; that it may be lost before is the poll's business.
        await Eventually.TrueAsync(
            () =>
            {
                other.Get<OrderChanges>().Publish([row]);
                return Task.FromResult(connection.TryRead(out update));
            },
            "the other replica's change arrives");

        var order = JsonSerializer.Deserialize<JsonElement>(update!.Json.Span);
        order.GetProperty("order_id").GetGuid().ShouldBe(id);
        order.GetProperty("status").GetString().ShouldBe("PROCESSING");
    }

    [Fact]
    public async Task A_change_that_Redis_lost_is_found_by_the_poll()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await using var other = await BookingHost.CreateAsync(servers, database: host.ConnectionString);
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        var strangers = TestBookings.NewBuyer();
        await host.InsertAsync(BookingStatus.Processing, strangers);
        using var connection = host.Get<OrderUpdatesHub>().Connect(_buyer.Value).ShouldNotBeNull();
        var poll = host.Get<IEnumerable<IHostedService>>().OfType<OrderUpdatesPoll>().Single();

        // Its workers do not run, so nothing goes to Redis.
        await other.Get<CancelOrderUseCase>().HandleAsync(_buyer, id, CancellationToken.None);
        connection.TryRead(out _).ShouldBeFalse();
        await poll.RunOnceAsync(CancellationToken.None);

        connection.TryRead(out var update).ShouldBeTrue();
        (update!.BookingId, update.Version).ShouldBe((id, 2));
        connection.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_slow_listener_gets_a_snapshot_in_the_place_of_a_long_queue()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        using var connection = host.Get<OrderUpdatesHub>().Connect(_buyer.Value).ShouldNotBeNull();
        connection.TakeResync().ShouldBeTrue();
        connection.TakeResync().ShouldBeFalse();
        var ids = await host.InsertAsync(BookingStatus.Processing, _buyer, 200);

        foreach (var id in ids)
        {
            host.Get<OrderChanges>().Publish([await host.ReadAsync(id)]);
        }

        connection.TakeResync().ShouldBeTrue();
        connection.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Versions_keep_a_late_change_from_overwriting_a_newer_one()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        using var connection = host.Get<OrderUpdatesHub>().Connect(_buyer.Value).ShouldNotBeNull();
        var id = Guid.NewGuid();

        connection.MarkSent(id, 2).ShouldBeTrue();
        connection.MarkSent(id, 1).ShouldBeFalse();
        connection.MarkSent(id, 2).ShouldBeFalse();
        connection.MarkSent(id, 3).ShouldBeTrue();
    }

    [Fact]
    public async Task A_user_has_a_bounded_number_of_streams()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var hub = host.Get<OrderUpdatesHub>();
        var open = Enumerable.Range(0, 10).Select(_ => hub.Connect(_buyer.Value)).ToList();
        open.ShouldAllBe(c => c != null);

        hub.Connect(_buyer.Value).ShouldBeNull();
        open[0]!.Dispose();
        open[0]!.Dispose();
        hub.Connect(_buyer.Value).ShouldNotBeNull();
        hub.Connect(_buyer.Value).ShouldBeNull();
    }
}
