using System.Diagnostics;
using Ticketing.Benchmarks.Rig;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging;

namespace Ticketing.Benchmarks.Measures;

/// <summary>
/// Bursts of wishes for events of 50,000 seats, spread over their ten sections, and what the store and
/// PostgreSQL make of the least such work in the same run.
/// </summary>
internal static class ReservationsThroughBroker
{
    private const string Aim = "≥ 0.65 of raw (100 k/s), ≥ 8× PostgreSQL";

    public static async Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig)
    {
        var services = await rig.ServicesAsync();

        var sizes = Sizes.Of(rig.Options, services.Broker.IsApacheKafka);
        var raw = await RawReserve.PrepareAsync(rig);
        await using var rows = await SeatRows.PrepareAsync(await rig.PostgresAsync());
        var window = TimeSpan.FromSeconds(rig.Options.Quick ? 0.3 : 0.8);

        await using var durable = await SeatRows.PrepareAsync(await rig.DurablePostgresAsync());
        await rows.FindBestAsync(window);
        await durable.FindBestAsync(window);
        var first = sizes.First(2);
        for (var warmUp = 0; warmUp < (rig.Options.Quick ? 1 : 10); warmUp++)
        {
            await Burst.RunAsync(rig, services, first.Singles, 1);
            await Burst.RunAsync(rig, services, first.Parties, 4);
        }

        List<Burst> ofOne = [], ofFour = [];
        List<double> ofRaw = [], ofRows = [], ofDurable = [];
        for (var run = 0; run < rig.Options.Runs; run++)
        {
            ofRaw.Add(await raw.RateAsync(window));
            ofOne.Add(await Burst.RunAsync(rig, services, sizes.Singles, 1));
            ofFour.Add(await Burst.RunAsync(rig, services, sizes.Parties, 4));
            ofRows.Add(await rows.RateAsync(window));
            ofDurable.Add(await durable.RateAsync(window));
        }

        IReadOnlyList<(string, double)> others =
        [
            ($"raw EVALSHA, 32 in flight: {ofRaw.Median().PerSecond()}", ofRaw.Median()),
            (Described(rows, "nothing waits for the disk", ofRows), ofRows.Median()),
            (Described(durable, "commits wait for the disk", ofDurable), ofDurable.Median()),
        ];
        var broker = services.Broker.IsApacheKafka ? "Apache Kafka" : "the embedded broker";
        return
        [
            .. Rows($"single seats through {broker}", ofOne, others),
            .. Rows($"parties of 4 through {broker}", ofFour, others),
        ];
    }

    private static string Described(SeatRows rows, string how, List<double> rates) =>
        $"PostgreSQL SKIP LOCKED, {rows.Clients} clients, {how}: {rates.Median().PerSecond()}";

    private static IEnumerable<Result> Rows(
        string what, List<Burst> bursts, IReadOnlyList<(string Name, double Rate)> others)
    {
        var rate = bursts.Select(b => b.Rate).ToList().Median();
        var bound = Burst.CpuOf(bursts);
        foreach (var (name, other) in others)
        {
            yield return new Result(
                $"reservations, {what}", rate.PerSecond(), name, Statistics.Ratio(rate, other), Aim, bound);
            bound = "as above";
        }
    }

    /// <summary>Wishes of a burst, event by event.</summary>
    private sealed record Sizes(IReadOnlyList<int> Singles, IReadOnlyList<int> Parties)
    {
        /// <summary>
        /// The embedded broker forgets what is more than 5 MB back in a partition, and all answers come to
        /// one.
        /// </summary>
        public static Sizes Of(BenchmarkOptions options, bool isApacheKafka) =>
            options.Quick ? new([4_000], [1_000])
            : isApacheKafka ? new([.. Enumerable.Repeat(40_000, 6)], [.. Enumerable.Repeat(10_000, 6)])
            : new([8_000], [4_000]);

        /// <summary>Enough for the compilers.</summary>
        public Sizes First(int events) => new([.. Singles.Take(events)], [.. Parties.Take(events)]);
    }
}
