using System.Globalization;
using Ticketing.Benchmarks.Rig;
using Ticketing.SystemKit.Running;

namespace Ticketing.Benchmarks.Measures;

/// <summary>
/// Orders with categories, a fee and a tax, and such orders with a code with a limit, against plain ones, on one system and in
/// turns, so that what else the machine does meets all: from the request to PENDING_PAYMENT and the ticket's row.
/// </summary>
internal static class PricedOrders
{
    private const int Connections = 256;
    private const int FirstOrders = 500;
    private const int WarmUps = 3;

    public static async Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig)
    {
        var quick = rig.Options.Quick;
        var (count, seats) = quick ? (500, 5_000) : (20_000, 50_000);
        await using var system = await WholeSystem.StartAsync(rig.Options);
        List<Run> plain = [];
        List<Run> priced = [];
        List<Run> coded = [];
        for (var turn = quick ? 0 : -WarmUps; turn < rig.Options.Runs; turn++)
        {
            var without = await MeasureAsync(system, count, (await system.OpenEventAsync(seats), null));
            var (pricedEvent, _) = await system.OpenPricedEventAsync(seats);
            var with = await MeasureAsync(system, count, (pricedEvent, null));
            var withCode = await MeasureAsync(system, count, await system.OpenPricedEventAsync(seats));
            Console.Error.WriteLine(
                $"orders: plain {without.Held.Rate:N0}/s, priced {with.Held.Rate:N0}/s, with a code {withCode.Held.Rate:N0}/s");
            if (turn >= 0)
            {
                plain.Add(without);
                priced.Add(with);
                coded.Add(withCode);
            }
        }

        return
        [
            ResultOf("categories and a fee, whole system, held", plain, priced, run => run.Held.Rate),
            ResultOf("categories and a fee, whole system, answered", plain, priced, run => run.Load.Rate),
            ResultOf("categories, a fee and a code, whole system, held", plain, coded, run => run.Held.Rate),
            ResultOf("categories, a fee and a code, whole system, answered", plain, coded, run => run.Load.Rate),
        ];
    }

    private static Result ResultOf(string what, List<Run> plain, List<Run> priced, Func<Run, double> rate)
    {
        List<double> ratios = [.. priced.Zip(plain, (with, without) => rate(with) / rate(without))];
        var (with, without) = (Middle(priced), Middle(plain));
        return new Result(
            $"orders over HTTP with {what}",
            $"{priced.Select(rate).ToList().Median().PerSecond()} (held after p99 {with.Held.P99Ms:F0} ms)",
            $"the same without: {plain.Select(rate).ToList().Median().PerSecond()} (p99 {without.Held.P99Ms:F0} ms)",
            $"{ratios.Median():F2}× (of each turn: "
                + string.Join(", ", ratios.Select(r => r.ToString("F2", CultureInfo.InvariantCulture))) + ")",
            "within the noise", $"CPU, µs an order: {with.Cpu}; without: {without.Cpu}");
    }

    private static Run Middle(List<Run> runs) => runs.OrderBy(run => run.Held.Rate).ElementAt(runs.Count / 2);

    private static async Task<Run> MeasureAsync(WholeSystem system, int count, (long Id, string? Code) sale)
    {
        // A new event is on sale before each service's consumer has its place in the event's group.
        await PostLoad.RunAsync(
            system.BookingPort, system.Orders(sale.Id, FirstOrders, code: sale.Code), 0, Connections);
        await system.AllHeldAsync(sale.Id, FirstOrders);
        var orders = system.Orders(sale.Id, count, code: sale.Code);
        await system.SettleAsync();
        var before = CpuByProcess.Now();
        var load = await PostLoad.RunAsync(system.BookingPort, orders, 0, Connections);
        if (load.Refused > 0)
        {
            throw new InvalidOperationException($"{load.Refused} of {count} orders were refused.");
        }

        var held = await system.AllHeldAsync(sale.Id, FirstOrders + count, measured: count);
        return new Run(load, held, CpuByProcess.Now().Since(before, count));
    }

    /// <summary>One measured load.</summary>
    private sealed record Run(LoadResult Load, HeldOrders Held, string Cpu);
}
