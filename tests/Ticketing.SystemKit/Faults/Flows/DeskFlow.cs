using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Faults.Flows;

/// <summary>The desk sells for cash, by terminal and for nothing, and takes some of it back.</summary>
internal sealed class DeskFlow : FaultFlow
{
    private const string Sell = "sale";
    private const string TakeBack = "take-back";
    private const string SaleAccepted = "sale-accepted";
    private const string SalePaid = "sale-paid";
    private const string TakenBack = "taken-back";

    private static readonly string[] Payments = ["cash", "terminal", "complimentary"];

    public override string Name => "desk";

    public override IReadOnlyList<SagaStep> Steps { get; } =
    [
        SagaStep.Sent(Sell),
        SagaStep.Uncommitted(Sell, Sell, HeldTable.Booking("desk_sales")),
        new(SaleAccepted),
        SagaStep.Uncommitted("sale-payment", Sell, HeldTable.Booking("transactions", "INSERT INTO transactions")),
        new(SalePaid),
        SagaStep.Sent(TakeBack),
        SagaStep.Uncommitted("take-back-asked", TakeBack, HeldTable.Booking("transactions", "'REFUND', 'PENDING'")),
        SagaStep.Uncommitted("take-back-recorded", TakeBack, HeldTable.Booking("invoice_queue", "UPDATE transactions")),
        new(TakenBack),
    ];

    internal override FaultActor Actor(FaultScene scene, FaultGate gate, SagaStep step, int n, Random random) => new Desk(
        scene, gate, AnySection(random), random.Next(1, 4), Payments[n % Payments.Length],
        takesBack: step.Name.StartsWith("take", StringComparison.Ordinal) ? n % 3 < 2 : random.Next(3) == 0,
        wholly: random.Next(2) == 0);

    private sealed class Desk(
        FaultScene scene, FaultGate gate, string section, int party, string payment, bool takesBack, bool wholly)
        : FaultActor(scene, gate)
    {
        private string Sales => $"/events/{Scene.EventId}/box-office/sales";

        protected override async Task ActAsync(CancellationToken ct)
        {
            await PassAsync(Sell, ct);
            var request = new SellAtDeskRequest { Section = section, Quantity = party, Payment = payment };
            var accepted = await PersistAsync(
                () => Scene.Seller.PostAsync<SellAtDeskRequest, DeskSaleResponse>(
                    Sales, request, ct, ("Idempotency-Key", Key)),
                ct);
            Reach(SaleAccepted);
            var id = accepted.Value.Order.OrderId;
            var sale = await UntilAsync(
                () => Scene.Seller.GetAsync<DeskSaleResponse>($"{Sales}/{id}", ct),
                s => s.Order.Status is not (OrderStatus.Processing or OrderStatus.PendingPayment), ct);
            if (sale.Order.Status != OrderStatus.Paid)
            {
                return;
            }

            Reach(SalePaid);
            await TicketsAsync(Scene.Seller, id, sale.Order.Seats.Count, ct);
            if (takesBack)
            {
                await TakeBackAsync(id, sale.Order, ct);
            }
        }

        private async Task TakeBackAsync(Guid id, OrderResponse order, CancellationToken ct)
        {
            var seat = order.Seats[0];
            var request = new TakeBackRequest
            {
                Seats = wholly
                    ? null : [new SellerSeat { Subsection = seat.Subsection, Row = seat.Row, Seat = seat.Seat }],
            };
            await PassAsync(TakeBack, ct);
            await PersistAsync(
                () => Scene.Seller.PostAsync<TakeBackRequest, DeskSaleResponse>($"{Sales}/{id}/take-back", request, ct), ct);
            Reach(TakenBack);
        }
    }
}
