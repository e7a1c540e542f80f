using System.Diagnostics;
using Ticketing.Benchmarks.Rig;

namespace Ticketing.Benchmarks.Measures;

/// <summary>
/// Thousands of listeners of one section on one service process while seats of it are taken: for each change, from
/// before its script call to the moment when the last listener has read a frame that includes it.
/// </summary>
internal static class LiveChanges
{
    private const int ChangesPerSecond = 1_000;

    public static async Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig)
    {
        var (listeners, seconds) = rig.Options.Quick ? (500, 1) : (5_000, 4);
        var services = await rig.ServicesAsync();
        var eventId = rig.NextEvent();
        await services.OpenAsync(rig, eventId);
        var engine = new Engine(rig.Connection);
        var section = (await engine.Plans.FindAsync(eventId, "A"))!;
        var first = await LastSequenceAsync(rig, eventId);
        await using var audience = await Audience.JoinAsync(
            services.Replicas[0].Port, $"/api/seat_reservation/{eventId}/changes?section=A", listeners, first);

        var started = new List<long>();
        var clock = Stopwatch.GetTimestamp();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (started.Count < ChangesPerSecond * seconds && await pace.WaitForNextTickAsync())
        {
            // As many as are due, one script call and so one change each.
            while (started.Count < ChangesPerSecond * Math.Min(seconds, Stopwatch.GetElapsedTime(clock).TotalSeconds))
            {
                started.Add(Stopwatch.GetTimestamp());
                await engine.Reserve.RunAsync(section, [Halls.Wish(eventId, 0, 1)]);
            }
        }

        var rate = started.Count / Stopwatch.GetElapsedTime(clock).TotalSeconds;
        var last = await LastSequenceAsync(rig, eventId);
        if (last - first != started.Count)
        {
            throw new InvalidOperationException($"{started.Count} calls made {last - first} changes.");
        }

        var read = await audience.AllHaveReadAsync(last, TimeSpan.FromSeconds(20));
        var delays = started.Select((from, i) =>
            Stopwatch.GetElapsedTime(from, read[(int)(first + 1 + i)]).TotalMilliseconds).ToList();
        return
        [
            new Result(
                $"change to the last of {listeners:N0} listeners at {rate:F0} changes/s",
                $"p50 {delays.Percentile(50):F0} ms, p99 {delays.Percentile(99):F0} ms", "", "", "p99 < 250 ms",
                "one send and one receive a frame and listener, both on these cores; frames every 50 ms"),
        ];
    }

    private static async Task<long> LastSequenceAsync(BenchmarkRig rig, EventId eventId) =>
        (long)await rig.Database.StringGetAsync($"seat_seq:{eventId}");
}
