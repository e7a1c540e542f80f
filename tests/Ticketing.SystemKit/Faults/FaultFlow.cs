using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Faults.Flows;

namespace Ticketing.SystemKit.Faults;

/// <summary>What people do while processes are killed, and the moments of it at which that happens.</summary>
public abstract class FaultFlow
{
    private protected FaultFlow()
    {
    }

    /// <summary>All flows.</summary>
    public static IReadOnlyList<FaultFlow> All { get; } =
    [
        new BookingFlow(), new CodeFlow(), new TransferFlow(), new DeskFlow(), new ReseatFlow(), new AllotmentFlow(),
        new ResaleFlow(),
    ];

    /// <summary>Buyers who order, pay and give back.</summary>
    public static FaultFlow Booking => All[0];

    /// <summary>On the command line.</summary>
    public abstract string Name { get; }

    /// <summary>In the order of the flow.</summary>
    public abstract IReadOnlyList<SagaStep> Steps { get; }

    /// <summary>True: each of the people has an account of their own, for what is done by whoever registered.</summary>
    internal virtual bool PeopleHaveAccounts => false;

    /// <summary>What an event needs before anybody comes.</summary>
    internal virtual Task PrepareAsync(FaultScene scene) => Task.CompletedTask;

    /// <summary>One of the people around a kill.</summary>
    internal abstract FaultActor Actor(FaultScene scene, FaultGate gate, SagaStep step, int n, Random random);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private protected static string AnySection(Random random) => random.Next(2) == 0 ? "A" : "B";

    private protected static CreateOrderRequest AnySeats(FaultScene scene, Random random, int most) =>
        CreateOrderRequest.Best(scene.EventId, AnySection(random), random.Next(1, most + 1));
}
