using System.Globalization;
using Ticketing.Benchmarks.Rig;

namespace Ticketing.Benchmarks.Measures;

/// <summary>
/// Orders through the gateway, with the limits of production, while strangers attack: against the same orders a moment
/// before, in turns. Open loop; each buyer has an address of their own.
/// </summary>
internal static class OrdersUnderAttack
{
    private const int Rate = 1_000;
    private const int RateBesideLogIns = 2_000;
    private const int Connections = 128;
    private const int Turns = 3;
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(2);

    public static Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig) => RunAsync(
        rig, gateway => Task.FromResult(AttacksOn(gateway)));

    /// <summary>No attack, but as dear: each log-in is a hash of a tenth of a second.</summary>
    public static Task<IReadOnlyList<Result>> RunBesideLogInsAsync(BenchmarkRig rig) => RunAsync(rig, async gateway =>
    {
        var logIns = await Attacks.LogInsAsync(gateway);
        return [new("40 log-ins a second", RateBesideLogIns, (_, ct) => logIns(ct))];
    });

    private static Attack[] AttacksOn(Uri gateway) =>
    [
        new("300 slow webhook bodies of one address", Rate,
            (_, ct) => Attacks.SlowBodiesAsync(gateway, "/payments/webhooks/sandbox", 1, ct)),
        new("300 slow webhook bodies of 300 addresses", Rate,
            (_, ct) => Attacks.SlowBodiesAsync(gateway, "/payments/webhooks/sandbox", 300, ct)),
        new("300 slow log-in bodies of 300 addresses", Rate,
            (_, ct) => Attacks.SlowBodiesAsync(gateway, "/users/login", 300, ct)),
        new("2,000 streams of one address", Rate, (eventId, ct) => Attacks.StreamsAsync(gateway, eventId, ct)),
    ];

    private static async Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig, Func<Uri, Task<Attack[]>> prepare)
    {
        var quick = rig.Options.Quick;
        await using var system = await WholeSystem.StartAsync(
            rig.Options, "Ticketing:Limits:TrustedProxies:0=127.0.0.1", "Ticketing:Limits:AddressFactor=1",
            "Ticketing:Limits:UserFactor=1");
        var attacks = await prepare(system.Gateway);
        var results = new List<Result>();
        await MeasureAsync(system, Rate, quick ? 500 : 20_000, null); // warms up
        foreach (var (name, rate, attack) in attacks)
        {
            List<double> quiet = [], attacked = [];
            var outcome = "";
            for (var turn = 0; turn < (quick ? 1 : Turns); turn++)
            {
                var orders = quick ? 500 : rate * 5;
                quiet.Add((await MeasureAsync(system, rate, orders, null)).P99Ms);
                var (p99, ends) = await MeasureAsync(system, rate, orders, attack);
                attacked.Add(p99);
                outcome = ends;
            }

            results.Add(new Result(
                string.Create(CultureInfo.InvariantCulture, $"p99 of {rate:N0} orders/s through the gateway beside {name}"),
                $"{attacked.Median():F0} ms", $"without: {quiet.Median():F0} ms",
                Statistics.Ratio(attacked.Median(), quiet.Median()), "< 2×", $"what became of the attack: {outcome}"));
        }

        return results;
    }

    /// <summary>What strangers do meanwhile, and the orders a second beside it.</summary>
    private sealed record Attack(string Name, int Rate, Func<long, CancellationToken, Task<string>> RunAsync);

    private static async Task<(double P99Ms, string Ends)> MeasureAsync(
        WholeSystem system, int rate, int count, Func<long, CancellationToken, Task<string>>? attack)
    {
        var eventId = await system.OpenEventAsync(25_000);
        await PostLoad.RunAsync(system.Gateway.Port, system.Orders(eventId, 100, fromEverywhere: true), 0, Connections);
        await system.AllHeldAsync(eventId, 100);
        var orders = system.Orders(eventId, count, fromEverywhere: true);
        using var over = new CancellationTokenSource();
        var attacking = attack?.Invoke(eventId, over.Token);
        await Task.Delay(attack is null ? TimeSpan.Zero : Beginning);
        var load = await PostLoad.RunAsync(system.Gateway.Port, orders, rate, Connections);
        await over.CancelAsync();
        var ends = attacking is null ? "" : await attacking;
        if (load.Refused > 0)
        {
            throw new InvalidOperationException($"{load.Refused} of {count} orders were refused.");
        }

        Console.Error.WriteLine($"under attack: p99 {load.LatenciesMs.Percentile(99):F0} ms {ends}");
        await system.AllHeldAsync(eventId, 100 + count);
        return (load.LatenciesMs.Percentile(99), ends);
    }
}
