using System.Diagnostics;
using System.Text.Json;
using Ticketing.Benchmarks.Rig;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;

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

        // The embedded broker forgets what is more than 5 MB back in a partition, and all answers come to one.
        var (singles, parties) = rig.Options.Quick ? (4_000, 1_000)
            : services.Broker.IsApacheKafka ? (28_000, 5_000) : (8_000, 4_000);
        var raw = await RawReserve.PrepareAsync(rig);
        await using var rows = await SeatRows.PrepareAsync(await rig.PostgresAsync());
        var window = TimeSpan.FromSeconds(rig.Options.Quick ? 0.3 : 0.8);

        await rows.FindBestAsync(window);
        for (var warmUp = 0; warmUp < (rig.Options.Quick ? 1 : 4); warmUp++)
        {
            await BurstAsync(rig, services, [(singles, 1), (parties, 4)]);
        }

        List<Burst> ofOne = [], ofFour = [];
        List<double> ofRaw = [], ofRows = [];
        for (var run = 0; run < rig.Options.Runs; run++)
        {
            ofRaw.Add(await raw.RateAsync(window));
            var bursts = await BurstAsync(rig, services, [(singles, 1), (parties, 4)]);
            ofOne.Add(bursts[0]);
            ofFour.Add(bursts[1]);
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

    private static async Task<List<Burst>> BurstAsync(
        BenchmarkRig rig, SeatServices services, (int Count, int Quantity)[] bursts)
    {
        var eventId = rig.NextEvent();
        await services.OpenAsync(rig, eventId);
        using var answers = services.CountAnswers();
        var taken = new HashSet<(string, int, int, int)>();
        var results = new List<Burst>();
        foreach (var (count, quantity) in bursts)
        {
            var wishes = Enumerable.Range(0, count).Select(i => i % Halls.Sections).Select(section => (
                Section: section,
                Payload: JsonSerializer.SerializeToUtf8Bytes(
                    Halls.Wish(eventId, section, quantity), ContractsJson.Default.TicketReservedRequest))).ToList();
            var before = (
                Found: answers.Ends(Topics.BookingPendingPayment), Recorded: answers.Ends(Topics.TicketsReserved));
            var cpu = await CpuAsync(rig, services);
            var started = Stopwatch.GetTimestamp();
            foreach (var (section, payload) in wishes)
            {
                services.Send(Topics.ReserveRequest, section, $"{(char)('A' + section)}", eventId, payload);
            }

            answers.WaitFor(Topics.BookingPendingPayment, before.Found, count, Patience);
            answers.WaitFor(Topics.TicketsReserved, before.Recorded, count, Patience);
            var elapsed = Stopwatch.GetElapsedTime(started);
            var used = (await CpuAsync(rig, services)).Zip(cpu, (b, a) => (b - a) * 1e6 / count).ToArray();
            results.Add(new Burst(count / elapsed.TotalSeconds, used[0], used[1], used[2], used[3]));
            Check(answers, before.Found, quantity, taken);
        }

        return results;
    }

    private static void Check(
        AnswerCount answers, long[] before, int quantity, HashSet<(string, int, int, int)> taken)
    {
        var ends = answers.Ends(Topics.BookingPendingPayment);
        foreach (var answer in answers.Read(Topics.BookingPendingPayment, before, ends))
        {
            if (answer.Seats.Count != quantity
                || !answer.Seats.All(s => taken.Add((answer.Section, s.Subsection, s.Row, s.Seat))))
            {
                throw new InvalidOperationException($"Booking {answer.BookingId} got too few seats, or another's.");
            }
        }
    }

    private static async Task<double[]> CpuAsync(BenchmarkRig rig, SeatServices services) =>
    [
        services.Replicas.Sum(r => BenchmarkRig.CpuSeconds(r.Pid)),
        BenchmarkRig.CpuSeconds(services.Broker.Pid),
        BenchmarkRig.CpuSeconds(await rig.StorePidAsync()),
        BenchmarkRig.CpuSeconds(Environment.ProcessId),
    ];

    /// <summary>One burst: reservations a second, and microseconds of CPU a reservation by process.</summary>
    private sealed record Burst(double Rate, double Services, double Broker, double Store, double Sender);
}
