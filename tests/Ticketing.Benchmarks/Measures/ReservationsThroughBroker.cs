using System.Diagnostics;
using Ticketing.Benchmarks.Rig;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging;

namespace Ticketing.Benchmarks.Measures;

/// <summary>
/// A burst of wishes for one event of 50,000 seats, spread over its ten sections: from the first wish handed to the
/// Kafka client to the last answer in both answer topics. Every run checks that each wish got its seats and that no
/// seat went to two.
/// </summary>
internal static class ReservationsThroughBroker
{
    private const string Aim = "≥ 0.65 of raw (100 k/s), ≥ 8× PostgreSQL";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public static async Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig)
    {
        var services = await rig.ServicesAsync();

        var sizes = Sizes.Of(rig.Options, services.Broker.IsApacheKafka);
        var raw = await RawReserve.PrepareAsync(rig);
        await using var rows = await SeatRows.PrepareAsync(await rig.PostgresAsync());
        var window = TimeSpan.FromSeconds(rig.Options.Quick ? 0.3 : 0.8);

        await rows.FindBestAsync(window);
        for (var warmUp = 0; warmUp < (rig.Options.Quick ? 1 : 10); warmUp++)
        {
            await BurstAsync(rig, services, sizes.Singles, 1);
            await BurstAsync(rig, services, sizes.Parties, 4);
        }

        List<Burst> ofOne = [], ofFour = [];
        List<double> ofRaw = [], ofRows = [];
        for (var run = 0; run < rig.Options.Runs; run++)
        {
            ofRaw.Add(await raw.RateAsync(window));
            ofOne.Add(await BurstAsync(rig, services, sizes.Singles, 1));
            ofFour.Add(await BurstAsync(rig, services, sizes.Parties, 4));
            ofRows.Add(await rows.RateAsync(window));
        }

        var broker = services.Broker.IsApacheKafka ? "Apache Kafka" : "the embedded broker";
        return
        [
            .. Rows($"single seats through {broker}", ofOne, ofRaw.Median(), ofRows.Median(), rows.Clients),
            .. Rows($"parties of 4 through {broker}", ofFour, ofRaw.Median(), ofRows.Median(), rows.Clients),
        ];
    }

    private static IEnumerable<Result> Rows(
        string what, List<Burst> bursts, double raw, double rows, int clients)
    {
        var rate = bursts.Select(b => b.Rate).ToList().Median();
        string Cpu(Func<Burst, double> of) => $"{bursts.Select(of).ToList().Median():F0}";
        var bound = $"CPU, µs a reservation: service {Cpu(b => b.Services)}, broker {Cpu(b => b.Broker)}, store "
            + $"{Cpu(b => b.Store)}, sender {Cpu(b => b.Sender)}; the cores give "
            + $"{Environment.ProcessorCount * 1e6 / rate:F0}";
        yield return new Result(
            $"reservations, {what}", rate.PerSecond(), $"raw EVALSHA, 32 in flight: {raw.PerSecond()}",
            Statistics.Ratio(rate, raw), Aim, bound);
        yield return new Result(
            $"reservations, {what}", rate.PerSecond(), $"PostgreSQL SKIP LOCKED, {clients} clients: {rows.PerSecond()}",
            Statistics.Ratio(rate, rows), Aim, "as above");
    }

    /// <summary>Wishes for each event of a burst, one event after the other.</summary>
    private static async Task<Burst> BurstAsync(
        BenchmarkRig rig, SeatServices services, IReadOnlyList<int> events, int quantity)
    {
        var wishes = new List<OutgoingMessage>();
        foreach (var count in events)
        {
            var eventId = rig.NextEvent();
            await services.OpenAsync(rig, eventId);
            wishes.AddRange(Enumerable.Range(0, count).Select(i => SeatServices.Wish(eventId, i % Halls.Sections, quantity)));
        }

        using var answers = services.CountAnswers();
        var cpu = await CpuAsync(rig, services);
        var started = Stopwatch.GetTimestamp();
        var sending = services.SendAsync(wishes);
        var found = answers.WaitFor(wishes.Count, Patience);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var used = (await CpuAsync(rig, services)).Zip(cpu, (b, a) => (b - a) * 1e6 / wishes.Count).ToArray();
        await sending;
        Check([.. found], wishes.Count, quantity);
        return new Burst(wishes.Count / elapsed.TotalSeconds, used[0], used[1], used[2], used[3]);
    }

    private static void Check(List<BookingUpdatedToPendingPayment> answers, int wishes, int quantity)
    {
        var taken = new HashSet<(EventId, string, int, int, int)>();
        foreach (var answer in answers)
        {
            if (answer.Seats.Count != quantity
                || !answer.Seats.All(s => taken.Add((answer.EventId, answer.Section, s.Subsection, s.Row, s.Seat))))
            {
                throw new InvalidOperationException($"Booking {answer.BookingId} got too few seats, or another's.");
            }
        }

        if (answers.DistinctBy(a => a.BookingId).Count() != wishes)
        {
            throw new InvalidOperationException("Some wish got no answer.");
        }
    }

    private static async Task<double[]> CpuAsync(BenchmarkRig rig, SeatServices services) =>
    [
        services.Replicas.Sum(r => BenchmarkRig.CpuSeconds(r.Pid)),
        BenchmarkRig.CpuSeconds(services.Broker.Pid),
        BenchmarkRig.CpuSeconds(await rig.StorePidAsync()),
        BenchmarkRig.CpuSeconds(Environment.ProcessId),
    ];

    /// <summary>Wishes of a burst, event by event.</summary>
    private sealed record Sizes(IReadOnlyList<int> Singles, IReadOnlyList<int> Parties)
    {
        /// <summary>The embedded broker forgets what is more than 5 MB back in a partition, and all answers come to one.</summary>
        public static Sizes Of(BenchmarkOptions options, bool isApacheKafka) =>
            options.Quick ? new([4_000], [1_000])
            : isApacheKafka ? new([40_000, 40_000], [10_000, 10_000]) : new([8_000], [4_000]);
    }

    /// <summary>One burst: reservations a second, and microseconds of CPU a reservation by process.</summary>
    private sealed record Burst(double Rate, double Services, double Broker, double Store, double Sender);
}
