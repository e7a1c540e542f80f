using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.WaitingRoom;
using Ticketing.Booking.WaitingRoom.Admission;
using Ticketing.Booking.WaitingRoom.JoinQueue;
using Ticketing.Contracts.Waiting;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.WaitingRoom;

/// <summary>A sale with a waiting room, which opens in half an hour; the sale begins half an hour later.</summary>
internal sealed class QueueWorld : IAsyncDisposable
{
    public static readonly EventId Event = new(TestEvents.OnSale);
    public static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(30);

    private static readonly CreateOrderRequest OneSeat =
        new(TestEvents.OnSale, "A", "best_available", 1, null, null, null);

    private QueueWorld(BookingHost host) => Host = host;

    public BookingHost Host { get; }

    public static async Task<QueueWorld> CreateAsync(Servers servers, string? database = null)
    {
        var host = await BookingHost.CreateAsync(servers, database: database);
        await host.StartWritersAsync();
        var start = host.Clock.GetUtcNow() + (2 * HalfAnHour);
        ((TestEvents)host.Get<IEventDirectory>()).Change(
            TestEvents.OnSale, entry => entry with { SaleStartsAt = start, WaitingRoomMinutes = 30 });
        await host.Get<RoomOpening>().RunAsync(CancellationToken.None);
        return new QueueWorld(host);
    }

    /// <summary>In the pre-queue, or later.</summary>
    public static async Task<QueueWorld> OpenedAsync(Servers servers)
    {
        var world = await CreateAsync(servers);
        world.Host.Clock.Advance(HalfAnHour);
        return world;
    }

    public async Task<JoinOutcome> JoinAsync(UserId user, byte[]? nonce = null) =>
        (await Host.Get<JoinBatch>().WriteAsync(
            [new PendingJoin(Event, user, nonce ?? NonceOf(user))], CancellationToken.None))[0];

    /// <summary>So many people enter, one after another.</summary>
    public async Task<UserId[]> JoinAsync(int people)
    {
        UserId[] users = [.. Enumerable.Range(0, people).Select(_ => TestBookings.NewBuyer())];
        await Host.Get<JoinBatch>().WriteAsync(
            [.. users.Select(user => new PendingJoin(Event, user, NonceOf(user)))], CancellationToken.None);
        return users;
    }

    /// <summary>The sale begins.</summary>
    public async Task DrawAsync()
    {
        Host.Clock.Advance(HalfAnHour);
        await Host.Get<RoomDraw>().RunAsync(Event.Value, CancellationToken.None);
    }

    /// <summary>A second passes, and people are let in.</summary>
    public async Task AdmitAsync()
    {
        Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await Host.Get<RoomPacing>().RunAsync(Event.Value, CancellationToken.None);
    }

    public Task ReportAsync(double p95Ms, int failed = 0) => Host.Get<Database>().ExecuteAsync(
        """
        INSERT INTO waiting_room_gateways (gateway_id, reported_at, orders, p95_ms, failed)
        VALUES ('11111111-1111-1111-1111-111111111111', @Now, 100, @P95Ms, @Failed)
        ON CONFLICT (gateway_id) DO UPDATE SET reported_at = @Now, p95_ms = @P95Ms, failed = @Failed
        """,
        new { Now = Host.Clock.GetUtcNow() + TimeSpan.FromSeconds(1), P95Ms = p95Ms, Failed = failed },
        CancellationToken.None);

    public async Task<WaitingRoomRow> RoomAsync() =>
        (await Host.Get<WaitingRoomStore>().FindAsync(Event, CancellationToken.None)).ShouldNotBeNull();

    public async Task<QueuePlaceResponse> PlaceAsync(UserId user)
    {
        var now = Host.Clock.GetUtcNow();
        var entry = await Host.Get<WaitingRoomStore>().FindAsync(Event, user, CancellationToken.None);
        return QueuePlaceResponse.Of((await RoomAsync()).Snapshot(now), entry.ShouldNotBeNull().Person(), now);
    }

    public async Task<Refusal?> OrderAsync(UserId user) =>
        (await Host.Get<CreateOrderUseCase>().HandleAsync(user, OneSeat, null, CancellationToken.None)).Refusal;

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public static byte[] NonceOf(UserId user) => user.Value.ToByteArray();
}
