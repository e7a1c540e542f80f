namespace Ticketing.SystemKit.Faults.Flows;

/// <summary>Buyers who order, pay and give back.</summary>
internal class BookingFlow : FaultFlow
{
    public override string Name => "booking";

    public override IReadOnlyList<SagaStep> Steps => SagaStep.All;

    internal override FaultActor Actor(FaultScene scene, FaultGate gate, SagaStep step, int n, Random random) =>
        new FaultBuyer(scene, gate, $"Buyer {n}", FaultPlan.Script(random, step, n));
}
