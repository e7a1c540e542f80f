using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Faults.Flows;

/// <summary>
/// The same buyers, most of whom type a code: one that half of them can use, one that takes a third of three seats off, or a
/// voucher that does not pay for all who share it.
/// </summary>
internal sealed class CodeFlow : BookingFlow
{
    private const int Uses = 20;
    private const long VoucherMinor = 6_000_000;

    public override string Name => "code";

    internal override async Task PrepareAsync(FaultScene scene)
    {
        var codes = new List<string>();
        foreach (var request in Requests(scene.EventId))
        {
            var made = await Served.AnswerAsync(
                ct => scene.Seller.PostAsync<CreateCodesRequest, CreatedCodesResponse>("/sellers/me/codes", request, ct),
                "new codes");
            codes.AddRange(made.Value.Codes.Select(code => code.Code));
        }

        scene.TypedCodes = codes;
    }

    internal override FaultActor Actor(FaultScene scene, FaultGate gate, SagaStep step, int n, Random random)
    {
        var script = FaultPlan.Script(random, step, n);
        // The first buyer of a payment's step pays by card alone: a voucher may leave the provider nothing to do.
        var typed = random.Next(scene.TypedCodes.Count + 1);
        return new FaultBuyer(scene, gate, $"Buyer {n}", script with
        {
            Code = n == 0 || typed == scene.TypedCodes.Count ? null : scene.TypedCodes[typed],
        });
    }

    private static IEnumerable<CreateCodesRequest> Requests(long eventId) =>
    [
        new() { Kind = "percent", EventId = eventId, Code = $"TENTH{eventId}", Value = 10, MaxUses = Uses },
        new() { Kind = "n_for_m", EventId = eventId, Code = $"THREE{eventId}", GroupSeats = 3, GroupPays = 2 },
        new()
        {
            Kind = "voucher", EventId = eventId, Code = $"GIFT{eventId}", Value = VoucherMinor, Currency = "TWD",
        },
    ];
}
