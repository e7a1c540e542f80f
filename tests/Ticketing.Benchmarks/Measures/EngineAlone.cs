using System.Diagnostics;
using Ticketing.Benchmarks.Rig;
using Ticketing.Contracts.Messages;

namespace Ticketing.Benchmarks.Measures;

/// <summary>The engine without a broker: batches of 50 wishes a section, ten sections side by side.</summary>
internal static class EngineAlone
{
    private const int BatchPerSection = 50;

    public static async Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig)
    {
        var engine = new Engine(rig.Connection);
        var raw = await RawReserve.PrepareAsync(rig);
        var window = TimeSpan.FromSeconds(rig.Options.Quick ? 0.3 : 0.8);
        List<double> ofOne = [], ofFour = [], ofRaw = [], cpuOfStore = [];
        for (var run = -1; run < rig.Options.Runs; run++)
        {
            var rawRate = await raw.RateAsync(window);
            var (one, cpu) = await RateAsync(rig, engine, 4_000, 1);
            var (four, _) = await RateAsync(rig, engine, 1_000, 4);
            if (run >= 0) // the run before warms up
            {
                ofRaw.Add(rawRate);
                ofOne.Add(one);
                ofFour.Add(four);
                cpuOfStore.Add(cpu);
            }
        }

        var baseline = $"raw EVALSHA, 32 in flight: {ofRaw.Median().PerSecond()}";
        return
        [
            new Result(
                "wishes for 1 seat, engine without broker", ofOne.Median().PerSecond(), baseline,
                Statistics.Ratio(ofOne.Median(), ofRaw.Median()), "",
                $"store, {cpuOfStore.Median():F1} µs of CPU a wish"),
            new Result(
                "wishes for 4 seats, engine without broker", ofFour.Median().PerSecond(), baseline,
                Statistics.Ratio(ofFour.Median(), ofRaw.Median()), "", "store"),
        ];
    }

    private static async Task<(double Rate, double StoreMicroseconds)> RateAsync(
        BenchmarkRig rig, Engine engine, int perSection, int quantity)
    {
        var eventId = rig.NextEvent();
        var sections = await engine.OpenAsync(eventId, Halls.Commands(eventId));
        var work = sections.Select((live, i) => (live, Batches: Enumerable.Range(0, perSection)
            .Select(_ => Halls.Wish(eventId, i, quantity)).Chunk(BatchPerSection).ToList())).ToList();
        var pid = await rig.StorePidAsync();
        var cpu = BenchmarkRig.CpuSeconds(pid);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(work.Select(async section =>
        {
            foreach (TicketReservedRequest[] batch in section.Batches)
            {
                var records = await engine.Reserve.RunAsync(section.live, batch);
                if (records.Any(r => r.Taken.Count != quantity))
                {
                    throw new InvalidOperationException("A wish found too few seats in a hall with room.");
                }
            }
        }));
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var wishes = perSection * sections.Count;
        return (wishes / elapsed, (BenchmarkRig.CpuSeconds(pid) - cpu) * 1e6 / wishes);
    }
}
