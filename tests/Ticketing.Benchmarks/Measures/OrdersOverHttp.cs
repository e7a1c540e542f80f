using System.Diagnostics;
using System.Globalization;
using Ticketing.Benchmarks.Rig;
using Ticketing.SystemKit.Running;

namespace Ticketing.Benchmarks.Measures;

/// <summary>
/// Orders over HTTP to the whole system: token, idempotency key, group commit with the outbox, Kafka, seat engine,
/// Kafka, PENDING_PAYMENT and the ticket's row, while people watch seats and orders. Open loop at a given rate, then as
/// fast as the answers come; against Kestrel that reads the same order and answers 202 with as many bytes.
/// </summary>
internal static class OrdersOverHttp
{
    private const int AskedRate = 5_000;
    private const int AskedP99Ms = 100;
    private const double HeldShare = 0.75;
    private const int Connections = 256;
    private const int SizeOfAnswer = 450;
    private const int FirstOrders = 1_000;

    /// <summary>The compilers of .NET and Java go on for some 100,000 orders; then, or when time is up, it is measured.</summary>
    private const int MaxWarmUps = 8;

    private const int SteadyRuns = 3;

    private static readonly TimeSpan WarmUpPatience = TimeSpan.FromSeconds(55);
    private static readonly TimeSpan IdleLook = TimeSpan.FromSeconds(5);

    public static async Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig)
    {
        var quick = rig.Options.Quick;
        var (warm, steady, most, seats) = quick ? (500, 1_000, 1_000, 5_000) : (15_000, AskedRate * 5, 40_000, 50_000);
        await using var system = await WholeSystem.StartAsync(rig.Options);
        var warmEvent = await WarmUpAsync(system, seats, warm, quick ? 1 : MaxWarmUps);
        var asked = await SteadyAsync(system, seats, steady, quick);
        List<Run> paced = [asked[asked.Count / 2]];
        var full = await MeasureAsync(system, seats, most, 0);
        if (!quick && paced[0].P99Ms > AskedP99Ms)
        {
            // The most it does for seconds is more than it holds: so much, in steps of 500.
            var rate = (int)(full.Held.Rate * HeldShare / 500) * 500;
            paced.Add(await MeasureAsync(system, seats, rate * 5, rate));
        }

        var idle = await IdleAsync();
        await using var constant = await ServiceProcess.ConstantAsync(SizeOfAnswer);
        List<double> bare = [];
        for (var run = -1; run < rig.Options.Runs; run++)
        {
            var orders = system.Orders(warmEvent, quick ? 2_000 : 50_000);
            var result = await PostLoad.RunAsync(constant.Port, orders, 0, Connections);
            if (run >= 0)
            {
                bare.Add(result.Rate);
            }
        }

        var baseline = $"Kestrel, POST → 202: {bare.Median().PerSecond()}";
        return
        [
            .. paced.Select(run => new Result(
                $"orders over HTTP, whole system, sent at {run.Asked:N0}/s whatever comes back",
                $"answered at {run.Load.Rate.PerSecond()}, p50 {run.Load.LatenciesMs.Percentile(50):F0} ms, p99 "
                    + $"{run.P99Ms:F0} ms; held after p50 {run.Held.P50Ms:F0} ms, p99 {run.Held.P99Ms:F0} ms"
                    + (run.Asked == AskedRate ? $" (all runs' p99: {Numbers(asked)} ms)" : ""),
                baseline, "", "p99 < 100 ms at 5,000/s", $"CPU, µs an order: {run.Cpu}")),
            new Result(
                "orders over HTTP to PENDING_PAYMENT and tickets, whole system, at most",
                $"{full.Held.Rate.PerSecond()} (answered: {full.Load.Rate.PerSecond()}, p99 {full.P99Ms:F0} ms; "
                    + $"held after p99 {full.Held.P99Ms:F0} ms)",
                baseline, Statistics.Ratio(full.Held.Rate, bare.Median()), "≥ 15 k/s",
                $"CPU, µs an order: {full.Cpu}"),
            new Result("the same system with nothing to do, events on sale", idle, "", "", "", "polling"),
        ];
    }

    private static string Numbers(IEnumerable<Run> runs) =>
        string.Join(", ", runs.Select(run => run.P99Ms.ToString("F0", CultureInfo.InvariantCulture)));

    /// <summary>
    /// The asked rate some times, by p99. The first round is not counted: people who look on come with it, and the compilers
    /// have not seen yet what is done for them.
    /// </summary>
    private static async Task<List<Run>> SteadyAsync(WholeSystem system, int seats, int count, bool quick)
    {
        List<Run> runs = [];
        for (var run = 0; run < (quick ? 1 : 1 + SteadyRuns); run++)
        {
            runs.Add(await MeasureAsync(system, seats, count, quick ? 500 : AskedRate));
        }

        return [.. (quick ? runs : runs.Skip(1)).OrderBy(run => run.P99Ms)];
    }

    /// <summary>Orders as fast as they are answered, some times after another.</summary>
    private static async Task<long> WarmUpAsync(WholeSystem system, int seats, int orders, int times)
    {
        var started = Stopwatch.GetTimestamp();
        var (eventId, sold) = (0L, seats);
        for (var time = 0; time < times && Stopwatch.GetElapsedTime(started) < WarmUpPatience; time++)
        {
            if (sold + orders > seats)
            {
                (eventId, sold) = (await system.OpenEventAsync(seats), 0);
            }

            var load = await PostLoad.RunAsync(system.BookingPort, system.Orders(eventId, orders), 0, Connections);
            sold += orders;
            await system.AllHeldAsync(eventId, sold);
            Console.Error.WriteLine($"orders: warming up, {load.Rate:N0}/s");
        }

        return eventId;
    }

    /// <summary>CPU milliseconds a second.</summary>
    private static async Task<string> IdleAsync()
    {
        var before = CpuByProcess.Now();
        await Task.Delay(IdleLook);
        return "CPU, ms a second: " + CpuByProcess.Now().Since(before, (int)IdleLook.TotalMilliseconds);
    }

    private static async Task<Run> MeasureAsync(
        WholeSystem system, int seats, int count, int perSecond)
    {
        var eventId = await system.OpenEventAsync(seats);
        var orders = system.Orders(eventId, count);

        // A new event is on sale before each service's consumer has its place in the event's group.
        var first = Math.Min(FirstOrders, seats - count);
        await PostLoad.RunAsync(system.BookingPort, system.Orders(eventId, first), 0, Connections);
        await system.AllHeldAsync(eventId, first);
        var listeners = await system.ListenAsync(eventId, seatMaps: 200, buyers: 200);
        try
        {
            Console.Error.WriteLine($"orders: measuring at {perSecond}/s");
            var before = CpuByProcess.Now();
            var load = await PostLoad.RunAsync(system.BookingPort, orders, perSecond, Connections);
            if (load.Refused > 0)
            {
                throw new InvalidOperationException($"{load.Refused} of {count} orders were refused.");
            }

            Console.Error.WriteLine($"orders: answered {load.Rate:N0}/s, p99 {load.LatenciesMs.Percentile(99):F0} ms");
            var held = await system.AllHeldAsync(eventId, first + count, measured: count);
            Console.Error.WriteLine($"orders: held {held.Rate:N0}/s, p99 {held.P99Ms:F0} ms; CPU, µs: "
                + CpuByProcess.Now().Since(before, count));
            return new Run(perSecond, load, held, CpuByProcess.Now().Since(before, count));
        }
        finally
        {
            foreach (var audience in listeners)
            {
                await audience.DisposeAsync();
            }
        }
    }

    /// <summary>One measured load.</summary>
    private sealed record Run(int Asked, LoadResult Load, HeldOrders Held, string Cpu)
    {
        public double P99Ms => Load.LatenciesMs.Percentile(99);
    }
}
