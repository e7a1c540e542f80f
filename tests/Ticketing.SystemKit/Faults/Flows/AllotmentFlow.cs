using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Faults.Flows;

/// <summary>
/// A seller keeps seats for others, buyers order out of them by code, and the rest goes on sale; beside them others buy what
/// is free.
/// </summary>
internal sealed class AllotmentFlow : FaultFlow
{
    private const string Keep = "allotment";
    private const string Order = "allotted-order";
    private const string Release = "release";
    private const string Accepted = "allotment-accepted";
    private const string Kept = "allotment-kept";
    private const string Ordered = "allotted-order-held";
    private const string Released = "released";

    public override string Name => "allotment";

    public override IReadOnlyList<SagaStep> Steps { get; } =
    [
        SagaStep.Sent(Keep),
        SagaStep.Uncommitted(Keep, Keep, HeldTable.Booking("audit_log", "INSERT INTO audit_log")),
        new(Accepted),
        new(Kept),
        SagaStep.Sent(Order),
        new(Ordered),
        SagaStep.Sent(Release),
        SagaStep.Uncommitted(Release, Release, HeldTable.Booking("audit_log", "INSERT INTO audit_log")),
        new(Released),
    ];

    internal override FaultActor Actor(FaultScene scene, FaultGate gate, SagaStep step, int n, Random random) => n % 3 == 2
        ? new FaultBuyer(
            scene, gate, $"Buyer {n}",
            new BuyerScript(AnySection(random), random.Next(1, 4), "tok_ok", random.Next(4) == 0))
        : new Keeper(
            scene, gate, AnySection(random), random.Next(3, 9), pays: random.Next(3) > 0,
            releases: n == 0 ? Some.All : (Some)random.Next(3));

    /// <summary>How much of an allotment is released.</summary>
    private enum Some
    {
        None = 0,
        One = 1,
        All = 2,
    }

    private sealed class Keeper(FaultScene scene, FaultGate gate, string section, int wanted, bool pays, Some releases)
        : FaultActor(scene, gate)
    {
        private string Allotments => $"/events/{Scene.EventId}/allotments";

        protected override async Task ActAsync(CancellationToken ct)
        {
            var code = $"KEEP-{Key[..8]}";
            var request = new CreateAllotmentRequest
            {
                Name = "Sponsor", Kind = "sponsor", Section = section, Quantity = wanted, AccessCode = code,
            };
            await PassAsync(Keep, ct);
            var made = (await PersistAsync(
                () => Scene.Seller.PostAsync<CreateAllotmentRequest, AllotmentResponse>(
                    Allotments, request, ct, ("Idempotency-Key", Key)),
                ct)).Value;
            Reach(Accepted);
            var kept = await UntilAsync(() => ReadAsync(made.AllotmentId, ct), a => a.Pending == 0, ct);
            Reach(Kept);
            if (kept.Kept > 0)
            {
                await OrderAsync(code, Math.Min(2, kept.Kept), ct);
            }

            if (releases != Some.None)
            {
                await ReleaseAsync(made.AllotmentId, ct);
            }
        }

        private Task<Answer<AllotmentResponse>> ReadAsync(Guid id, CancellationToken ct) =>
            Scene.Seller.GetAsync<AllotmentResponse>($"{Allotments}/{id}", ct);

        private async Task OrderAsync(string code, int party, CancellationToken ct)
        {
            var buyer = Scene.Client.Buyer("Guest of a sponsor");
            var request = CreateOrderRequest.Best(Scene.EventId, section, party) with { AllotmentCode = code };
            await PassAsync(Order, ct);
            var answer = await PersistAsync(() => buyer.OrderAsync(request, $"{Key}-guest", ct), ct);
            if (!answer.IsSuccess)
            {
                return;
            }

            var order = await UntilAsync(
                buyer, answer.Value.OrderId, o => o.Status != OrderStatus.Processing, ct);
            Reach(Ordered);
            if (order.Status == OrderStatus.PendingPayment && pays)
            {
                await PayAsync(buyer, order.OrderId, ct);
            }
        }

        private async Task ReleaseAsync(Guid id, CancellationToken ct)
        {
            var seats = (await PersistAsync(() => ReadAsync(id, ct), ct)).Value.Seats ?? [];
            if (releases == Some.One && seats.Count == 0)
            {
                return;
            }

            var request = new ReleaseAllotmentRequest
            {
                Seats = releases == Some.All ? null
                    : [new SellerSeat { Subsection = seats[0].Subsection, Row = seats[0].Row, Seat = seats[0].Seat }],
            };
            await PassAsync(Release, ct);
            await PersistAsync(
                () => Scene.Seller.PostAsync<ReleaseAllotmentRequest, AllotmentResponse>(
                    $"{Allotments}/{id}/release", request, ct),
                ct);
            Reach(Released);
        }
    }
}
