using Microsoft.Extensions.DependencyInjection;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.WaitingRoom;
using Ticketing.Booking.WaitingRoom.Admission;
using Ticketing.Booking.WaitingRoom.Demand;
using Ticketing.Booking.WaitingRoom.JoinQueue;
using Ticketing.Contracts.Seating;
using Ticketing.Contracts.Waiting;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.WaitingRoom;

/// <summary>A room for an event that nobody marked, while orders come faster than the system bears.</summary>
[Collection(ServersCollection.Name)]
public sealed class DemandRoomsTests(Servers servers) : IAsyncLifetime
{
    private static readonly EventId Event = new(TestEvents.OnSale);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly CreateOrderRequest OneSeat =
        new(TestEvents.OnSale, "A", "best_available", 1, null, null, null);

    private readonly UserId _ada = TestBookings.NewBuyer();
    private BookingHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await BookingHost.CreateAsync(servers);
        await _host.StartWritersAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task It_opens_when_orders_have_been_slow_for_some_seconds_and_not_for_a_burst()
    {
        await LookAsync(seconds: 4, p95Ms: 3_000);
        await LookAsync(seconds: 1, p95Ms: 100);
        await LookAsync(seconds: 4, p95Ms: 3_000);
        (await RoomAsync()).ShouldBeNull("four seconds are a burst");
        (await OrderAsync(_ada)).ShouldBeNull();

        await LookAsync(seconds: 3, p95Ms: 3_000);
        var room = (await RoomAsync()).ShouldNotBeNull();
        room.Snapshot(_host.Clock.GetUtcNow()).ShouldSatisfyAllConditions(
            snapshot => snapshot.Phase.ShouldBe(QueuePhase.Open),
            snapshot => snapshot.ByDemand.ShouldBeTrue());
        (await OrderAsync(_ada)).ShouldNotBeNull().Link.ShouldBe("/queue/1");
    }

    [Fact]
    public async Task It_opens_for_failures_and_for_orders_that_wait_for_their_seats_and_only_where_demand_is()
    {
        await LookAsync(seconds: 8, p95Ms: 3_000, orders: DemandRules.MinOrders - 1);
        (await RoomAsync()).ShouldBeNull("so few orders overload nothing");
        await LookAsync(seconds: 8, p95Ms: 3_000, eventId: TestEvents.Closed);
        (await RoomAsync(TestEvents.Closed)).ShouldBeNull("it is not on sale");
        await LookAsync(seconds: 8, p95Ms: 20, failed: 2);
        (await RoomAsync()).ShouldBeNull("a few failures are those of a service that started again");
        await LookAsync(seconds: 8, p95Ms: 20, failed: 50);
        (await RoomAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_comes_is_let_in_in_the_order_of_coming_and_orders()
    {
        await OverloadAsync();
        var people = Enumerable.Range(0, 60).Select(_ => TestBookings.NewBuyer()).ToList();
        foreach (var user in people)
        {
            await JoinAsync(user);
        }

        await AdmitAsync();
        (await OrderAsync(people[49])).ShouldBeNull("the pace begins with 50 a second");
        (await OrderAsync(people[50])).ShouldNotBeNull().Code.ShouldBe("waiting-room");
        (await _host.Get<WaitingRoomStore>().FindAsync(Event, people[50], CancellationToken.None))!.Number.ShouldBe(51);
        await AdmitAsync();
        (await OrderAsync(people[50])).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_who_holds_seats_is_thrown_out()
    {
        var held = (await _host.InsertAsync(BookingStatus.PendingPayment, _ada)).Single();
        await OverloadAsync();
        (await OrderAsync(_ada)).ShouldNotBeNull("a new order waits for its turn");
        await _host.StartAsync();
        using var client = _host.ClientWith(BookingHost.Token(_ada, "buyer"));

        using var paid = await client.PostAsync(
            $"/orders/{held}/confirm", new StringContent("""{"payment_token":"tok_ok"}""", null, "application/json"));

        paid.IsSuccessStatusCode.ShouldBeTrue(await paid.Content.ReadAsStringAsync());
        (await RoomAsync())!.ClosedAt.ShouldBeNull();
    }

    [Fact]
    public async Task It_closes_when_nobody_has_waited_for_half_a_minute_and_opens_anew_with_empty_lines()
    {
        await OverloadAsync();
        await JoinAsync(_ada);
        await LookAsync(seconds: 40, p95Ms: 20);
        (await RoomAsync())!.ClosedAt.ShouldBeNull("somebody waits");
        await AdmitAsync();
        await LookAsync(seconds: 20, p95Ms: 20);
        await LookAsync(seconds: 1, p95Ms: 900);
        await LookAsync(seconds: 20, p95Ms: 20);
        (await RoomAsync())!.ClosedAt.ShouldBeNull("it was not calm for half a minute");

        await LookAsync(seconds: 13, p95Ms: 20);
        var room = (await RoomAsync())!;
        room.ClosedAt.ShouldNotBeNull();
        room.Snapshot(_host.Clock.GetUtcNow()).Phase.ShouldBe(QueuePhase.Over);
        (await OrderAsync(TestBookings.NewBuyer())).ShouldBeNull();

        await OverloadAsync();
        var again = (await RoomAsync())!;
        (again.Entries, again.LastNumber, again.NowServing).ShouldBe((0, 0, 0));
        again.LastChange.ShouldBe(room.LastChange, "what gateways have read stays read");
        (await JoinAsync(_ada)).Entry!.Number.ShouldBe(1);
    }

    [Fact]
    public async Task It_closes_with_the_sale_and_when_it_is_switched_off_and_does_not_open_then()
    {
        var options = _host.Get<Microsoft.Extensions.Options.IOptions<WaitingRoomOptions>>().Value;
        await OverloadAsync();
        await JoinAsync(_ada);
        options.OpensByItself = false;
        await LookAsync(seconds: 1, p95Ms: 3_000);
        (await RoomAsync())!.ClosedAt.ShouldNotBeNull();
        await LookAsync(seconds: 10, p95Ms: 3_000);
        (await RoomAsync())!.ClosedAt.ShouldNotBeNull();

        options.OpensByItself = true;
        await OverloadAsync();
        (await RoomAsync())!.ClosedAt.ShouldBeNull();
        ((TestEvents)_host.Get<IEventDirectory>()).Change(
            TestEvents.OnSale, entry => entry with { Status = SaleStatus.Closed });
        await LookAsync(seconds: 1, p95Ms: 3_000);
        (await RoomAsync())!.ClosedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Replicas_that_look_at_the_same_time_open_one_room()
    {
        await using var scope = _host.Get<IServiceScopeFactory>().CreateAsyncScope();
        DemandRooms[] replicas =
        [
            ActivatorUtilities.CreateInstance<DemandRooms>(scope.ServiceProvider),
            ActivatorUtilities.CreateInstance<DemandRooms>(scope.ServiceProvider),
        ];
        for (var second = 0; second < 8; second++)
        {
            await ReportAsync(3_000, 0, 100, TestEvents.OnSale);
            _host.Clock.Advance(Second);
            await Task.WhenAll(replicas.Select(replica => replica.RunAsync(CancellationToken.None)));
        }

        replicas.ShouldAllBe(replica => replica.IsOpen(Event));
        (await _host.Get<Database>().FindAsync<long>("SELECT count(*) FROM waiting_rooms", null, CancellationToken.None))
            .ShouldBe(1);
    }

    private Task OverloadAsync() => LookAsync(seconds: 8, p95Ms: 3_000);

    private async Task LookAsync(
        int seconds, double p95Ms, int failed = 0, int orders = 100, long eventId = TestEvents.OnSale)
    {
        for (var second = 0; second < seconds; second++)
        {
            await ReportAsync(p95Ms, failed, orders, eventId);
            _host.Clock.Advance(Second);
            await _host.Get<DemandRooms>().RunAsync(CancellationToken.None);
        }
    }

    private Task<int> ReportAsync(double p95Ms, int failed, int orders, long eventId) => _host.Get<Database>().ExecuteAsync(
        """
        INSERT INTO waiting_room_gateways (gateway_id, reported_at, orders, p95_ms, failed, busy_events, busy_orders)
        VALUES ('11111111-1111-1111-1111-111111111111', @Now, @Orders, @P95Ms, @Failed, @Events, @EventOrders)
        ON CONFLICT (gateway_id) DO UPDATE SET reported_at = @Now, orders = @Orders, p95_ms = @P95Ms, failed = @Failed,
            busy_events = @Events, busy_orders = @EventOrders
        """,
        new
        {
            Now = _host.Clock.GetUtcNow() + Second, Orders = orders, P95Ms = p95Ms, Failed = failed,
            Events = new[] { eventId }, EventOrders = new[] { orders },
        },
        CancellationToken.None);

    private async Task AdmitAsync()
    {
        _host.Clock.Advance(Second);
        await _host.Get<RoomPacing>().RunAsync(Event.Value, CancellationToken.None);
    }

    private async Task<JoinOutcome> JoinAsync(UserId user) => (await _host.Get<JoinBatch>().WriteAsync(
        [new PendingJoin(Event, user, QueueWorld.NonceOf(user))], CancellationToken.None))[0];

    private Task<WaitingRoomRow?> RoomAsync(long id = TestEvents.OnSale) =>
        _host.Get<WaitingRoomStore>().FindAsync(new EventId(id), CancellationToken.None);

    private async Task<ServiceDefaults.Http.Refusal?> OrderAsync(UserId user) =>
        (await _host.Get<CreateOrderUseCase>().HandleAsync(user, OneSeat, null, CancellationToken.None)).Refusal;
}
