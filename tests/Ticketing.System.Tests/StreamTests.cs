using Ticketing.SystemKit;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Running;
using Ticketing.System.Tests.Running;

namespace Ticketing.System.Tests;

/// <summary>What happens reaches open pages by server-sent events.</summary>
[Collection(MainCollection.Name)]
public sealed class StreamTests(MainSystem main)
{
    private readonly TicketingClient _client = main.System.Client;

    [LocalFact]
    public async Task Seat_changes_reach_listeners_on_both_replicas()
    {
        var onSale = await _client.OnSaleAsync(EventDraft.Of("Streamed", 1, 1, 2, 5));
        var replicas = await Eventually.GetAsync(
            _ => ReplicaAddresses.OfAsync(main.System, "seat-reservation-service"), found => found.Count == 2,
            "two replicas of the seat engine");
        await using var one = await ListenAsync(onSale.EventId, server: replicas[0]);
        await using var other = await ListenAsync(onSale.EventId, server: replicas[1]);
        await one.NextAsync(e => e.Type == "snapshot", "snapshot");
        await other.NextAsync(e => e.Type == "snapshot", "snapshot");

        await _client.Buyer().BookAsync(CreateOrderRequest.Picked(onSale.EventId, [new Place("A", 1, 2, 3)]));

        await one.NextAsync(e => Shows(e, 2, 3, 1), "row 2, seat 3 reserved, on the first replica");
        await other.NextAsync(e => Shows(e, 2, 3, 1), "row 2, seat 3 reserved, on the second replica");
    }

    [Fact]
    public async Task A_listener_that_comes_back_misses_nothing()
    {
        var onSale = await _client.OnSaleAsync(EventDraft.Of("Resumed", 1, 1, 4, 10));
        var buyer = _client.Buyer();
        string? last;
        await using (var first = await ListenAsync(onSale.EventId))
        {
            await first.NextAsync(e => e.Type == "snapshot", "snapshot");
            await buyer.BookAsync(CreateOrderRequest.Picked(onSale.EventId, [new Place("A", 1, 1, 1)]));
            last = (await first.NextAsync(e => Shows(e, 1, 1, 1), "row 1, seat 1 reserved")).Id;
        }

        Assert.False(string.IsNullOrEmpty(last));
        for (var seat = 2; seat <= 10; seat++)
        {
            await buyer.BookAsync(CreateOrderRequest.Picked(onSale.EventId, [new Place("A", 1, 1, seat)]));
        }

        await using var second = await ListenAsync(onSale.EventId, last);
        var seen = new HashSet<int>();
        await second.NextAsync(
            e =>
            {
                Assert.NotEqual("snapshot", e.Type);
                seen.UnionWith(Seats(e).Where(s => s is [1, _, 1]).Select(s => s[1]));
                return Enumerable.Range(2, 9).All(seen.Contains);
            },
            "seats 2 to 10 of row 1, which were reserved while nobody listened");
        Assert.DoesNotContain(1, seen);
    }

    [Fact]
    public async Task A_buyer_hears_of_every_state_of_an_order()
    {
        var onSale = await _client.OnSaleAsync(EventDraft.Of("Told", 1, 1, 2, 5));
        var buyer = _client.Buyer();
        await using var stream = await buyer.ListenAsync($"/orders/{buyer.Id}/updates", default);
        await stream.NextAsync(e => e.Type == "snapshot", "snapshot");

        var created = (await buyer.OrderAsync(CreateOrderRequest.Best(onSale.EventId, "A", 2))).Value;
        Assert.Equal(OrderStatus.Processing, created.Status);
        await StateAsync(stream, created.OrderId, OrderStatus.PendingPayment);
        await buyer.PayAsync(created.OrderId);
        await StateAsync(stream, created.OrderId, OrderStatus.Paid);

        await using var late = await buyer.ListenAsync($"/orders/{buyer.Id}/updates", default);
        var snapshot = ApiJson.Read<OrderSnapshot>((await late.NextAsync(e => e.Type == "snapshot", "snapshot")).Data);
        Assert.Equal(OrderStatus.Paid, snapshot.Orders.Single().Status);
    }

    [Fact]
    public async Task A_stream_of_orders_is_for_their_buyer_only()
    {
        var (ada, ben) = (_client.Buyer(), _client.Buyer());
        var answer = await ben.GetAsync<OrderResponse>($"/orders/{ada.Id}/updates");
        Assert.Equal("not-your-order", answer.Code);
    }

    /// <summary>A replica that was killed by the test before may not listen again yet.</summary>
    private Task<ServerEvents> ListenAsync(long eventId, string? lastEventId = null, Uri? server = null) =>
        Eventually.GetAsync(
            _ => _client.Visitor.ListenAsync(PublicReads.Changes(eventId), default, lastEventId, server), _ => true,
            $"changes of event {eventId} are told by {server?.ToString() ?? "the gateway"}");

    private static async Task StateAsync(ServerEvents stream, Guid orderId, string status) =>
        await stream.NextAsync(
            e => e.Type == "order" && ApiJson.Read<OrderResponse>(e.Data) is var order
                && order.OrderId == orderId && order.Status == status,
            $"order {orderId} {status}");

    private static IEnumerable<int[]> Seats(ServerEvent e) => e.Type == "change"
        ? ApiJson.Read<SeatChange>(e.Data).Subsections.SelectMany(s => s.Seats ?? [])
        : [];

    private static bool Shows(ServerEvent e, int row, int seat, int state) =>
        Seats(e).Any(s => s[0] == row && s[1] == seat && s[2] == state);
}
