using System.Diagnostics;
using Ticketing.Benchmarks.Rig;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging;

namespace Ticketing.Benchmarks.Measures;

/// <summary>One burst of wishes: reservations a second, and microseconds of CPU a reservation by process.</summary>
internal sealed record Burst(double Rate, double Services, double Broker, double Store, double Sender)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Reservations whose seats were checked so far.</summary>
    public static long Checked { get; private set; }

    /// <summary>
    /// From the first wish handed to the Kafka client to the last answer in both answer topics; then checks
    /// that each wish got its seats and that no seat went to two.
    /// </summary>
    /// <param name="rig">The servers.</param>
    /// <param name="services">The replicas.</param>
    /// <param name="events">Wishes for each event of 50,000 seats, one event after the other.</param>
    /// <param name="quantity">Seats of each wish.</param>
    /// <param name="sections">Over how many sections, so partitions, they are spread.</param>
    public static async Task<Burst> RunAsync(
        BenchmarkRig rig, SeatServices services, IReadOnlyList<int> events, int quantity, int sections = Halls.Sections)
    {
        var wishes = new List<OutgoingMessage>();
        var ids = new HashSet<EventId>();
        foreach (var count in events)
        {
            var eventId = rig.NextEvent();
            ids.Add(eventId);
            await services.OpenAsync(rig, eventId);
            wishes.AddRange(Enumerable.Range(0, count).Select(i => SeatServices.Wish(eventId, i % sections, quantity)));
        }

        using var answers = services.CountAnswers();
        var cpu = await CpuAsync(rig, services);
        var started = Stopwatch.GetTimestamp();
        var sending = services.SendAsync(wishes);
        answers.WaitFor(wishes.Count, Patience);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var used = (await CpuAsync(rig, services)).Zip(cpu, (b, a) => (b - a) * 1e6 / wishes.Count).ToArray();
        await sending;
        Check(answers.Once(ids, wishes.Count, Patience), wishes.Count, quantity);
        return new Burst(wishes.Count / elapsed.TotalSeconds, used[0], used[1], used[2], used[3]);
    }

    private static void Check(IReadOnlyList<BookingUpdatedToPendingPayment> answers, int wishes, int quantity)
    {
        var taken = new Dictionary<(EventId, string, int, int, int), BookingId>();
        foreach (var answer in answers)
        {
            if (answer.Seats.Count != quantity)
            {
                throw new InvalidOperationException(
                    $"Booking {answer.BookingId} wished {quantity} seats and got {answer.Seats.Count}.");
            }

            foreach (var seat in answer.Seats)
            {
                if (!taken.TryAdd(
                    (answer.EventId, answer.Section, seat.Subsection, seat.Row, seat.Seat), answer.BookingId))
                {
                    throw new InvalidOperationException(
                        $"{seat} of {answer.Section} went to two: {answer.BookingId} as well.");
                }
            }
        }

        if (answers.Count != wishes || answers.DistinctBy(a => a.BookingId).Count() != wishes)
        {
            throw new InvalidOperationException("Some wish got no answer, or two different ones.");
        }

        Checked += wishes;
    }

    /// <summary>The medians of several, in words.</summary>
    public static string CpuOf(IReadOnlyCollection<Burst> bursts)
    {
        string Cpu(Func<Burst, double> of) => $"{bursts.Select(of).ToList().Median():F0}";
        var rate = bursts.Select(b => b.Rate).ToList().Median();
        return $"CPU, µs a reservation: service {Cpu(b => b.Services)}, broker {Cpu(b => b.Broker)}, store "
            + $"{Cpu(b => b.Store)}, sender {Cpu(b => b.Sender)}; the cores give "
            + $"{Environment.ProcessorCount * 1e6 / rate:F0}";
    }

    private static async Task<double[]> CpuAsync(BenchmarkRig rig, SeatServices services) =>
    [
        services.Replicas.Sum(r => BenchmarkRig.CpuSeconds(r.Pid)),
        BenchmarkRig.CpuSeconds(services.Broker.Pid),
        BenchmarkRig.CpuSeconds(await rig.StorePidAsync()),
        BenchmarkRig.CpuSeconds(Environment.ProcessId),
    ];
}
