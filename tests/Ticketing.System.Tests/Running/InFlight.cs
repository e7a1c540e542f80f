using System.Collections.Concurrent;
using System.Net;
using Ticketing.SystemKit;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Checks;
using Ticketing.SystemKit.Running;

namespace Ticketing.System.Tests.Running;

/// <summary>Many bookings on their way while something breaks.</summary>
internal static class InFlight
{
    /// <summary>All at once; about a third of them is on its way or waiting when the process dies.</summary>
    private const int Orders = 300;

    /// <summary>
    /// The process dies when so many orders were accepted; the others are sent or waiting to be sent.
    /// </summary>
    private const int AcceptedBefore = 40;

    /// <summary>More than 1,000: such an event owns its topics.</summary>
    private const int SeatsWithOwnTopics = 1_200;

    private const int SeatsOnALane = 1_000;

    /// <summary>Of each part; the first includes the restart of what was killed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(360);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Sends <see cref="Orders"/> orders at once, breaks something among them, and proves that each ends
    /// right: none in
    /// PROCESSING, seats = tickets = bits = counters. Then half of the holds are paid, and all agree again.
    /// </summary>
    public static async Task SurviveAsync(
        RunningSystem system, string what, Func<Task> breakAsync, Action<string> say, bool ownTopics = false)
    {
        var client = system.Client;
        // Fewer seats than the orders want (300 × 4.5 on average), so some orders fail or shrink.
        var rows = ownTopics ? SeatsWithOwnTopics / 50 : SeatsOnALane / 50;
        var onSale = await client.OnSaleAsync(EventDraft.Of(what, 2, 1, rows, 25), patience: Patience);
        using var deadline = new CancellationTokenSource(Patience);
        var placed = new ConcurrentBag<(Person Buyer, Guid Order)>();
        var accepted = 0;
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sending = Task.WhenAll(Enumerable.Range(0, Orders).Select(async n =>
        {
            var buyer = client.Buyer($"Buyer {n}");
            var request = CreateOrderRequest.Best(onSale.EventId, n % 2 == 0 ? "A" : "B", (n % 8) + 1);
            var order = await PersistAsync(
                () => buyer.OrderAsync(request, $"order-{n}", deadline.Token), deadline.Token);
            placed.Add((buyer, order.OrderId));
            if (Interlocked.Increment(ref accepted) == AcceptedBefore)
            {
                enough.SetResult();
            }
        }));
        await Task.WhenAny(enough.Task, sending);
        var breaking = breakAsync();
        await Task.WhenAll(breaking, sending);
        say($"{placed.Count} orders accepted, {what}");

        var orders = await SettleAsync(placed);
        say(Summary(orders));
        await SeatAgreement.ReachedAsync(client, onSale.EventId, orders, patience: Patience);

        var held = placed.Join(orders, p => p.Order, o => o.OrderId, (p, o) => (p.Buyer, Order: o))
            .Where(p => p.Order.Status == OrderStatus.PendingPayment).ToList();
        Assert.NotEmpty(held);
        using var payDeadline = new CancellationTokenSource(Patience);
        foreach (var (buyer, order) in held.Take(held.Count / 2))
        {
            var paid = await PersistAsync(
                () => buyer.PayAsync(order.OrderId, cancellation: payDeadline.Token), payDeadline.Token);
            Assert.Equal(OrderStatus.Paid, paid.Status);
        }

        orders = await SettleAsync(placed);
        say(Summary(orders));
        await SeatAgreement.ReachedAsync(client, onSale.EventId, orders, patience: Patience);
    }

    private static async Task<List<OrderResponse>> SettleAsync(IEnumerable<(Person Buyer, Guid Order)> placed)
    {
        var orders = await Task.WhenAll(placed.Select(p => p.Buyer.SettledAsync(p.Order, Patience)));
        Assert.All(orders, o => Assert.Contains(
            o.Status, new[] { OrderStatus.PendingPayment, OrderStatus.Paid, OrderStatus.Failed }));
        return [.. orders];
    }

    /// <summary>
    /// Asks again while the service is away, with the same idempotency key, as an app does.
    /// </summary>
    private static async Task<OrderResponse> PersistAsync(
        Func<Task<Answer<OrderResponse>>> ask, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                var answer = await ask();
                if (answer.Status is not (HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError))
                {
                    return answer.Value;
                }
            }
            catch (Exception e) when (Passing.Is(e) && !cancellation.IsCancellationRequested)
            {
                // The connection broke with the process; what became of the request is unknown, so the key is
                // the same.
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    private static string Summary(List<OrderResponse> orders) =>
        string.Join(", ", orders.GroupBy(o => $"{o.Status} {o.Reason}".Trim()).Select(g => $"{g.Count()} {g.Key}"));
}
