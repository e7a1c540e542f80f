using Ticketing.Benchmarks.Rig;

namespace Ticketing.Benchmarks.Measures;

/// <summary>The same bursts of single seats with more replicas, and with all wishes in one partition.</summary>
internal static class Scale
{
    public static async Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig)
    {
        var services = await rig.ServicesAsync();
        var (all, one) = Sizes(rig.Options, services.Broker.IsApacheKafka);
        var results = new List<Result>();
        double oneReplica = 0;
        foreach (var replicas in rig.Options.Quick ? [1, 2] : new[] { 1, 2, 3 })
        {
            await services.ScaleAsync(replicas);
            var bursts = await BurstsAsync(rig, services, all, Halls.Sections);
            var rate = bursts.Select(b => b.Rate).ToList().Median();
            oneReplica = replicas == 1 ? rate : oneReplica;
            results.Add(Row($"single seats, 10 partitions, replicas: {replicas}", bursts, "1 replica", oneReplica));
        }

        await services.ScaleAsync(rig.Options.Replicas);
        var ten = await BurstsAsync(rig, services, all, Halls.Sections);
        var single = await BurstsAsync(rig, services, one, sections: 1);
        results.Add(Row(
            $"single seats, 1 partition, replicas: {rig.Options.Replicas}", single, "10 partitions",
            ten.Select(b => b.Rate).ToList().Median()));
        return results;
    }

    /// <summary>
    /// A section has 5,000 seats, so one partition takes several events. The embedded broker keeps 5 MB.
    /// </summary>
    private static (int[] All, int[] One) Sizes(BenchmarkOptions options, bool isApacheKafka) =>
        options.Quick ? ([2_000], [2_000])
        : isApacheKafka ? ([40_000], [4_500, 4_500, 4_500, 4_500]) : ([8_000], [4_500]);

    private static async Task<List<Burst>> BurstsAsync(
        BenchmarkRig rig, SeatServices services, int[] events, int sections)
    {
        var bursts = new List<Burst>();
        var warmUps = rig.Options.Quick ? 1 : 6; // a replica has just been started
        for (var run = -warmUps; run < rig.Options.Runs; run++)
        {
            var burst = await Burst.RunAsync(rig, services, events, 1, sections);
            if (run >= 0)
            {
                bursts.Add(burst);
            }
        }

        return bursts;
    }

    private static Result Row(string what, List<Burst> bursts, string baseline, double baselineRate)
    {
        var rate = bursts.Select(b => b.Rate).ToList().Median();
        return new Result(
            $"reservations, {what}", rate.PerSecond(), $"{baseline}: {baselineRate.PerSecond()}",
            Statistics.Ratio(rate, baselineRate), "", Burst.CpuOf(bursts));
    }
}
