using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Faults.Flows;

/// <summary>
/// The desk moves parties, paid and held, with codes and without, while some of them come in by their old codes or want
/// their money back.
/// </summary>
internal sealed class ReseatFlow : FaultFlow
{
    private const string Reseat = "reseat";
    private const string Accepted = "reseat-accepted";
    private const string Moved = "moved";

    public override string Name => "reseat";

    public override IReadOnlyList<SagaStep> Steps { get; } =
    [
        SagaStep.Sent(Reseat),
        SagaStep.Uncommitted("door-asked", Reseat, HeldTable.Events("ticket_withholdings")),
        SagaStep.Uncommitted(Reseat, Reseat, HeldTable.Booking("reseats")),
        new(Accepted),
        SagaStep.Uncommitted("move", Reseat, HeldTable.Booking("desk_sales")),
        new(Moved),
    ];

    internal override FaultActor Actor(FaultScene scene, FaultGate gate, SagaStep step, int n, Random random) => new Party(
        scene, gate, AnySeats(scene, random, 3), pays: n % 4 != 3, meanwhile: (Meanwhile)random.Next(4),
        givesBack: random.Next(4) == 0);

    /// <summary>What happens beside the move.</summary>
    private enum Meanwhile
    {
        Nothing = 0,
        SomebodyComesIn = 1,
        MoneyIsWanted = 2,
        StillNothing = 3,
    }

    private sealed class Party(
        FaultScene scene, FaultGate gate, CreateOrderRequest wish, bool pays, Meanwhile meanwhile, bool givesBack)
        : FaultActor(scene, gate)
    {
        private readonly Person _buyer = scene.Client.Buyer("Party");

        protected override async Task ActAsync(CancellationToken ct)
        {
            var order = await BuyAsync(_buyer, wish, pays, ct);
            if (order.Status is not (OrderStatus.Paid or OrderStatus.PendingPayment))
            {
                return;
            }

            var tickets = pays ? await TicketsAsync(_buyer, order.OrderId, order.Seats.Count, ct) : [];
            await PassAsync(Reseat, ct);
            var moving = MoveAsync(order, ct);
            await Task.WhenAll(moving, BesideAsync(order.OrderId, tickets, ct));
            if (await moving is { } newOrder)
            {
                await ArriveAsync(newOrder, ct);
            }
        }

        /// <summary>The order with the new seats; null where the party did not move.</summary>
        private async Task<OrderResponse?> MoveAsync(OrderResponse order, CancellationToken ct)
        {
            var path = $"/events/{Scene.EventId}/orders/{order.OrderId}/reseat";
            var request = new ReseatRequest { Section = order.Section == "A" ? "B" : "A" };
            var asked = await PersistAsync(
                () => Scene.Seller.PostAsync<ReseatRequest, ReseatResponse>(path, request, ct), ct);
            if (asked.IsSuccess)
            {
                Reach(Accepted);
            }

            // Also after a no: an answer that was lost may have been a yes.
            while (true)
            {
                var answer = await PersistAsync(() => Scene.Seller.GetAsync<ReseatResponse>(path, ct), ct);
                if (!answer.IsSuccess || answer.Value.State == "FAILED")
                {
                    return null;
                }

                if (answer.Value.State == "MOVED")
                {
                    Reach(Moved);
                    return (await PersistAsync(() => _buyer.OrderAsync(answer.Value.OrderId, ct), ct)).Value;
                }

                await Task.Delay(Pause, ct);
            }
        }

        private async Task BesideAsync(Guid orderId, IReadOnlyList<MyTicketAnswer> tickets, CancellationToken ct)
        {
            if (tickets.Count > 0 && meanwhile == Meanwhile.SomebodyComesIn)
            {
                var scan = Guid.NewGuid();
                var answer = await PersistAsync(() => Scene.ScanAsync(tickets[0].Code!, scan, ct), ct);
                if (answer.Content?.Outcome is "admitted")
                {
                    Scene.LetIn(tickets[0]);
                }
            }

            if (tickets.Count > 0 && meanwhile == Meanwhile.MoneyIsWanted)
            {
                await PersistAsync(() => _buyer.CancelAsync(orderId), ct);
            }
        }

        private async Task ArriveAsync(OrderResponse order, CancellationToken ct)
        {
            if (order.Status == OrderStatus.PendingPayment)
            {
                order = await PayAsync(_buyer, order.OrderId, ct);
            }

            if (order.Status == OrderStatus.Paid)
            {
                await TicketsAsync(_buyer, order.OrderId, order.LiveQuantity, ct);
                if (givesBack)
                {
                    await PersistAsync(() => _buyer.CancelAsync(order.OrderId), ct);
                }
            }
        }
    }
}
