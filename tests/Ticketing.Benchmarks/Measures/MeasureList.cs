using Ticketing.Benchmarks.Rig;

namespace Ticketing.Benchmarks.Measures;

/// <summary>All measures by name, in the order of the table.</summary>
internal static class MeasureList
{
    public static IReadOnlyList<(string Name, Func<BenchmarkRig, Task<IReadOnlyList<Result>>> Run)> All { get; } =
    [
        ("broker", ReservationsThroughBroker.RunAsync),
        ("scale", Scale.RunAsync),
        ("engine", EngineAlone.RunAsync),
        ("best-available", BestAvailableTime.RunAsync),
        ("reads", HttpReads.RunAsync),
        ("initialise", Initialisation.RunAsync),
        ("live", LiveChanges.RunAsync),
        ("orders", rig => rig.Options.Priced ? PricedOrders.RunAsync(rig) : OrdersOverHttp.RunAsync(rig)),
        ("holds", HoldsEnd.RunAsync),
        ("attacks", OrdersUnderAttack.RunAsync),
        ("log-ins", OrdersUnderAttack.RunBesideLogInsAsync),
        ("waiting", WaitingRoomLoad.RunAsync),
        ("search", SearchGrowth.RunAsync),
    ];
}
