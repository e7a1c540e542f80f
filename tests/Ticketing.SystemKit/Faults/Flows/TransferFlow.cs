using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Faults.Flows;

/// <summary>Buyers who give tickets to others, some of whom give them on, while some want their money back.</summary>
internal sealed class TransferFlow : FaultFlow
{
    private const string Offer = "offer";
    private const string Accept = "accept";
    private const string Refund = "refund";
    private const string Offered = "offered";
    private const string Accepted = "accepted";

    public override string Name => "transfer";

    public override IReadOnlyList<SagaStep> Steps { get; } =
    [
        SagaStep.Sent(Offer),
        SagaStep.Uncommitted(Offer, Offer, HeldTable.Events("ticket_transfers")),
        new(Offered),
        SagaStep.Sent(Accept),
        SagaStep.Uncommitted(Accept, Accept, HeldTable.Events("ticket_holders")),
        new(Accepted),
        SagaStep.Uncommitted("withholding", Refund, HeldTable.Events("ticket_withholdings")),
    ];

    /// <summary>Who offers a ticket is told by mail what became of it.</summary>
    internal override bool PeopleHaveAccounts => true;

    internal override FaultActor Actor(FaultScene scene, FaultGate gate, SagaStep step, int n, Random random) =>
        new Giver(
            scene, gate, AnySeats(scene, random, 3), random.Next(1, 4),
            step.Before == Refund ? (Money)(n % 3) : random.Next(4) == 0 ? Money.AtOnce : Money.Never,
            givesOn: random.Next(3) == 0, first: random.Next(scene.Recipients.Count));

    /// <summary>When a giver wants the money back of tickets that are offered to somebody.</summary>
    private enum Money
    {
        BeforeTheyAreAccepted = 0,
        AtOnce = 1,
        Never = 2,
    }

    private sealed class Giver(
        FaultScene scene, FaultGate gate, CreateOrderRequest wish, int given, Money money, bool givesOn, int first)
        : FaultActor(scene, gate)
    {
        private readonly Person _buyer = scene.Accounts.TryDequeue(out var person)
            ? person
            : throw new InvalidOperationException("More people than accounts.");

        protected override async Task ActAsync(CancellationToken ct)
        {
            var order = await BuyAsync(_buyer, wish, pays: true, ct);
            if (order.Status != OrderStatus.Paid)
            {
                return;
            }

            var tickets = await TicketsAsync(_buyer, order.OrderId, order.Seats.Count, ct);
            var to = Scene.Recipients[first];
            await PassAsync(Offer, ct);
            var transfer = await OfferAsync(
                _buyer, order.OrderId, to, [.. tickets.Take(given).Select(t => t.TicketId)], ct);
            Reach(Offered);
            if (transfer is null)
            {
                return;
            }

            if (money != Money.Never)
            {
                await PassAsync(Refund, ct);
            }

            // A ticket is given back or given away.
            var giving = money == Money.Never
                ? Task.CompletedTask
                : PersistAsync(() => _buyer.CancelAsync(order.OrderId), ct);
            if (money == Money.BeforeTheyAreAccepted)
            {
                await giving;
            }

            await Task.WhenAll(AcceptAsync(order.OrderId, to, transfer.Value, givesOn, ct), giving);
        }

        private async Task AcceptAsync(Guid orderId, Recipient to, Guid transfer, bool goesOn, CancellationToken ct)
        {
            await PassAsync(Accept, ct);
            var answer = await PersistAsync(
                () => to.Person.SendAsync<Nothing>(
                    HttpMethod.Post, $"/users/me/ticket-transfers/{transfer}/accept", null, ct),
                ct);
            if (!answer.IsSuccess)
            {
                return;
            }

            Reach(Accepted);
            Scene.TookOver(to, orderId);
            var mine = await TicketsAsync(to.Person, orderId, 1, ct);
            if (goesOn)
            {
                var next = Scene.Recipients[(first + 1) % Scene.Recipients.Count];
                if (await OfferAsync(to.Person, orderId, next, [mine[0].TicketId], ct) is { } again)
                {
                    await AcceptAsync(orderId, next, again, goesOn: false, ct);
                }
            }
        }

        /// <summary>The same offer again gets the same answer; null where a ticket was given back meanwhile.</summary>
        private async Task<Guid?> OfferAsync(
            Person from, Guid orderId, Recipient to, IReadOnlyList<string> tickets, CancellationToken ct)
        {
            var answer = await PersistAsync(
                () => from.PostAsync<OfferTicketsRequest, OrderTransfersAnswer>(
                    $"/tickets/orders/{orderId}/transfers",
                    new OfferTicketsRequest { Email = to.Email, TicketIds = tickets }, ct),
                ct);
            return answer.IsSuccess ? answer.Value.Transfers[0].TransferId : null;
        }
    }
}
