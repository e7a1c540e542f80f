using Ticketing.Booking.Bookings;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Orders;

[Collection(ServersCollection.Name)]
public sealed class CreateOrderTests(Servers servers)
{
    private static readonly CreateOrderRequest TwoSeats =
        new(TestEvents.OnSale, "B", "best_available", 2, null, null, null);

    [Fact]
    public async Task An_order_is_a_row_and_a_seat_request_to_the_partition_of_its_section()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        var buyer = TestBookings.NewBuyer();

        var order = (await CreateAsync(host, buyer, TwoSeats)).Order.ShouldNotBeNull();

        var stored = await host.ReadAsync(order.Id);
        OrderResponse.Of(stored).ShouldBeEquivalentTo(OrderResponse.Of(order));
        stored.State.ShouldBe(BookingStatus.Processing);
        stored.BuyerId.ShouldBe(buyer.Value);
        var request = (await host.OutboxAsync<TicketReservedRequest>()).Single();
        request.GetProperty("bookingId").GetGuid().ShouldBe(order.Id);
        request.GetProperty("quantity").GetInt32().ShouldBe(2);
        (await host.ScalarAsync<int>("SELECT partition_number FROM outbox")).ShouldBe(1);
        (await host.ScalarAsync<string>("SELECT message_key FROM outbox"))
            .ShouldBe("event-1-section-B-partition-1");
        (await host.ScalarAsync<string>("SELECT topic FROM outbox")).ShouldBe(
            "event-id-1______ticket-reserving-request-in-kvrocks______booking-service"
            + "___to___seat-reservation-service");
    }

    [Fact]
    public async Task An_order_keeps_the_start_and_the_refunds_that_its_event_promised()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        var starts = DateTimeOffset.FromUnixTimeSeconds(host.Clock.GetUtcNow().ToUnixTimeSeconds()).AddDays(9);
        var promised = new RefundPolicy(true, starts.AddDays(-1), 20, starts.AddDays(-2));
        ((TestEvents)host.Get<IEventDirectory>()).Change(
            TestEvents.OnSale, e => e with { StartsAt = starts, Refunds = promised });

        var order = (await CreateAsync(host, TestBookings.NewBuyer(), TwoSeats)).Order.ShouldNotBeNull();

        var stored = await host.ReadAsync(order.Id);
        (stored.PromisedStartsAt, stored.PromisedRefunds).ShouldBe((starts, promised));
    }

    [Fact]
    public async Task Orders_that_come_together_share_a_commit()
    {
        const int orders = 2_000;
        await using var host = await BookingHost.CreateAsync(servers);
        var waiting = Enumerable.Range(0, orders).Select(_ =>
            CreateAsync(host, TestBookings.NewBuyer(), TwoSeats)).ToList();
        await host.StartWritersAsync();

        var outcomes = await Task.WhenAll(waiting).WaitAsync(Eventually.Patience);

        outcomes.ShouldAllBe(o => o.Order != null);
        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings")).ShouldBe(orders);
        (await host.OutboxAsync<TicketReservedRequest>()).Select(r => r.GetProperty("bookingId").GetGuid())
            .ShouldBe(outcomes.Select(o => o.Order!.Id), ignoreOrder: true);
        // A row's xmin is the transaction that wrote it.
        var commits = await host.ScalarAsync<long>("SELECT count(DISTINCT xmin::text) FROM bookings");
        commits.ShouldBeInRange(4, 20);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once()
    {
        await using var host = await BookingHost.CreateAsync(
            servers, options: new BookingOptions { OrderQueueCapacity = 1 });
        var queued = CreateAsync(host, TestBookings.NewBuyer(), TwoSeats);

        var refused = await CreateAsync(host, TestBookings.NewBuyer(), TwoSeats);

        refused.Refusal!.Code.ShouldBe("temporarily-unavailable");
        await host.StartWritersAsync();
        (await queued).Order.ShouldNotBeNull();
    }

    [Fact]
    public async Task Stopping_writes_what_is_queued()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var waiting = Enumerable.Range(0, 100).Select(_ =>
            CreateAsync(host, TestBookings.NewBuyer(), TwoSeats)).ToList();
        await host.StartWritersAsync();

        await host.Get<OrderWriter>().StopAsync(CancellationToken.None);

        (await Task.WhenAll(waiting)).ShouldAllBe(o => o.Order != null);
        (await CreateAsync(host, TestBookings.NewBuyer(), TwoSeats)).Refusal!.Code
            .ShouldBe("temporarily-unavailable");
    }

    [Fact]
    public async Task One_idempotency_key_makes_one_order_however_often_and_at_once_it_is_used()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        // A second replica on the same database: the key is resolved in the database, not in a process.
        await using var other = await BookingHost.CreateAsync(servers, database: host.ConnectionString);
        var buyer = TestBookings.NewBuyer();
        var waiting = Enumerable.Range(0, 200)
            .Select(i => CreateAsync(i % 2 == 0 ? host : other, buyer, TwoSeats, $"key-{i % 10}"))
            .ToList();
        await host.StartWritersAsync();
        await other.StartWritersAsync();

        var orders = await Task.WhenAll(waiting).WaitAsync(Eventually.Patience);

        orders.ShouldAllBe(o => o.Order != null);
        orders.Select(o => o.Order!.Id).Distinct().Count().ShouldBe(10);
        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings")).ShouldBe(10);
        (await host.OutboxAsync<TicketReservedRequest>()).Count.ShouldBe(10);
    }

    [Fact]
    public async Task An_idempotency_key_belongs_to_one_buyer_and_one_request()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        var buyer = TestBookings.NewBuyer();
        var first = (await CreateAsync(host, buyer, TwoSeats, "k")).Order.ShouldNotBeNull();

        (await CreateAsync(host, buyer, TwoSeats, "k")).Order!.Id.ShouldBe(first.Id);
        (await CreateAsync(host, buyer, TwoSeats with { Quantity = 3 }, "k")).Refusal!.Code
            .ShouldBe("idempotency-key-reused");
        (await CreateAsync(host, TestBookings.NewBuyer(), TwoSeats, "k")).Order!.Id.ShouldNotBe(first.Id);
        (await CreateAsync(host, buyer, TwoSeats, "")).Refusal!.Code.ShouldBe("invalid-request");
        (await CreateAsync(host, buyer, TwoSeats, new string('k', 81))).Refusal!.Code
            .ShouldBe("invalid-request");
    }

    [Fact]
    public async Task An_event_that_has_just_gone_on_sale_is_sold_although_the_copy_of_the_directory_is_older()
    {
        const long New = 77;
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        var events = (TestEvents)host.Get<IEventDirectory>();
        events.Unread = copy =>
        {
            copy.Change(TestEvents.Closed, e => e with { Status = SaleStatus.OnSale });
            copy.Add(TestEvents.Entry(New, SaleStatus.OnSale));
        };

        foreach (var id in new[] { TestEvents.Closed, New })
        {
            var outcome = await CreateAsync(host, TestBookings.NewBuyer(), TwoSeats with { EventId = id });
            outcome.Order.ShouldNotBeNull(outcome.Refusal?.Code);
        }
    }

    private static Task<OrderOutcome> CreateAsync(
        BookingHost host, UserId buyer, CreateOrderRequest request, string? key = null) =>
        host.Get<CreateOrderUseCase>().HandleAsync(buyer, request, key, CancellationToken.None);
}
