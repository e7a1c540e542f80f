using System.Globalization;
using Ticketing.Benchmarks.Rig;
using Ticketing.SystemKit.Running;

namespace Ticketing.Benchmarks.Measures;

/// <summary>
/// Orders with categories, a fee and a tax, without and with codes, against plain ones, on one system: from the request to
/// PENDING_PAYMENT and the ticket's row. Every turn has each kind of load once, and begins with another, so that what else the
/// machine does meets all. Plain orders come twice in a turn: what the one pair makes of the other is the noise.
/// </summary>
internal static class PricedOrders
{
    private const int Connections = 256;
    private const int FirstOrders = 500;
    private const int WarmUps = 2;

    /// <summary>Of orders of which some have a code.</summary>
    private const int CodeEvery = 10;

    private static readonly Kind Plain = new("plain", "", IsPriced: false);
    private static readonly Kind Again = new("plain again", " as plain as the others: the noise", IsPriced: false);
    private static readonly Kind Priced = new("priced", " with categories, a fee and a tax", IsPriced: true);
    private static readonly Kind SomeCoded = new(
        "every tenth with a code", " the same, every tenth with a code", IsPriced: true, CodeEvery);
    private static readonly Kind Coded = new("all with one code", " the same, all with one code", IsPriced: true, 1);

    public static async Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig)
    {
        Kind[] kinds = [Plain, Priced, Coded, Again, SomeCoded];
        var quick = rig.Options.Quick;
        var (count, seats) = quick ? (500, 5_000) : (20_000, 25_000);
        await using var system = await WholeSystem.StartAsync(rig.Options);
        var turns = new List<Dictionary<Kind, Run>>();
        for (var turn = quick ? 0 : -WarmUps; turn < rig.Options.Runs; turn++)
        {
            var runs = new Dictionary<Kind, Run>();
            for (var i = 0; i < kinds.Length; i++)
            {
                var kind = kinds[(turn + WarmUps + i) % kinds.Length];
                runs[kind] = await MeasureAsync(system, kind, seats, count);
            }

            Console.Error.WriteLine("orders: " + string.Join(", ", kinds.Select(k => $"{k.Name} {runs[k].Held.Rate:N0}/s")));
            if (turn >= 0)
            {
                turns.Add(runs);
            }
        }

        return [.. new[] { Again, Priced, SomeCoded, Coded }.Select(kind => ResultOf(kind, turns))];
    }

    /// <summary>The noise is one plain load against the other of its turn; other loads are against the middle of both.</summary>
    private static Result ResultOf(Kind kind, List<Dictionary<Kind, Run>> turns)
    {
        List<double> ratios =
        [
            .. turns.Select(turn => turn[kind].Held.Rate / (kind == Again
                ? turn[Plain].Held.Rate
                : Math.Sqrt(turn[Plain].Held.Rate * turn[Again].Held.Rate))),
        ];
        var (with, without) = (Middle(turns, kind), Middle(turns, Plain));
        return new Result(
            $"orders over HTTP, whole system, held,{kind.What}",
            $"{turns.Select(turn => turn[kind].Held.Rate).ToList().Median().PerSecond()} (p99 {with.Held.P99Ms:F0} ms)",
            $"plain: {turns.Select(turn => turn[Plain].Held.Rate).ToList().Median().PerSecond()} "
                + $"(p99 {without.Held.P99Ms:F0} ms)",
            $"{ratios.Median():F2}× (of each turn: "
                + string.Join(", ", ratios.Select(r => r.ToString("F2", CultureInfo.InvariantCulture))) + ")",
            "within the noise", $"CPU, µs an order: {with.Cpu}; plain: {without.Cpu}");
    }

    private static Run Middle(List<Dictionary<Kind, Run>> turns, Kind kind) =>
        turns.Select(turn => turn[kind]).OrderBy(run => run.Held.Rate).ElementAt(turns.Count / 2);

    private static async Task<Run> MeasureAsync(WholeSystem system, Kind kind, int seats, int count)
    {
        var (eventId, code) = kind.IsPriced
            ? await system.OpenPricedEventAsync(seats)
            : (await system.OpenEventAsync(seats), null);

        // A new event is on sale before each service's consumer has its place in the event's group.
        await PostLoad.RunAsync(
            system.BookingPort, system.Orders(eventId, FirstOrders, code: code, codeEvery: kind.CodeEvery), 0, Connections);
        await system.AllHeldAsync(eventId, FirstOrders);
        var orders = system.Orders(eventId, count, code: code, codeEvery: kind.CodeEvery);
        await system.SettleAsync();
        var before = CpuByProcess.Now();
        var load = await PostLoad.RunAsync(system.BookingPort, orders, 0, Connections);
        if (load.Refused > 0)
        {
            throw new InvalidOperationException($"{load.Refused} of {count} orders were refused.");
        }

        var held = await system.AllHeldAsync(eventId, FirstOrders + count, measured: count);
        return new Run(held, CpuByProcess.Now().Since(before, count));
    }

    /// <summary>A kind of load.</summary>
    /// <param name="Name">In what is printed meanwhile.</param>
    /// <param name="What">In the table.</param>
    /// <param name="IsPriced">Of an event with two categories, a fee and a tax.</param>
    /// <param name="CodeEvery">Each so many-th order has the event's code; 0: none has.</param>
    private sealed record Kind(string Name, string What, bool IsPriced, int CodeEvery = 0);

    /// <summary>One measured load.</summary>
    private sealed record Run(HeldOrders Held, string Cpu);
}
