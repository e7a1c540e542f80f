using System.Diagnostics;
using Ticketing.Benchmarks.Rig;

namespace Ticketing.Benchmarks.Measures;

/// <summary>
/// Thousands of listeners of one section on one service process while seats of it are taken: for each change, from
/// before its script call to the moment when the last listener has read a frame that includes it. In turns with a bare
/// server that pushes frames of that size, as often, to as many listeners: what sending and reading alone cost.
/// </summary>
internal static class LiveChanges
{
    private const int ChangesPerSecond = 1_000;

    public static async Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig)
    {
        // A round that is not timed is as long as one that is: a service that has just started, and a broker beside it,
        // have their compilers at work for a quarter of a minute, which took half a core from what is measured here.
        var (listeners, seconds, warmUps) = rig.Options.Quick ? (500, 1, 1) : (5_000, 3, 3);
        var services = await rig.ServicesAsync();
        List<PushRound> ours = [], theirs = [];
        for (var round = 0; round < warmUps; round++)
        {
            ours = [await RoundAsync(rig, services, listeners, seconds)];
        }

        var (size, framesPerSecond) = (ours[0].FrameBytes, ours[0].FramesPerSecond);
        await using var bare = await BarePush.StartAsync(listeners, size, framesPerSecond);
        await bare.RoundAsync(seconds * warmUps);
        ours.Clear();
        for (var run = 0; run < rig.Options.Runs; run++)
        {
            ours.Add(await RoundAsync(rig, services, listeners, seconds));
            theirs.Add(await bare.RoundAsync(seconds));
        }

        return
        [
            new Result(
                $"change to the last of {listeners:N0} listeners at {ours.Min(r => r.Rate):F0} changes/s",
                PushRound.Tell(ours),
                $"bare Kestrel, frame of {size} bytes to the last: {PushRound.Tell(theirs)}",
                "", "p99 < 250 ms",
                $"{ours.Select(r => (double)r.FramesPerSecond).ToList().Median()} frames a second to each; server's "
                    + $"CPU a frame and listener: {ours.Select(r => r.CpuMicroseconds).ToList().Median():F1} µs, "
                    + $"bare Kestrel {theirs.Select(r => r.CpuMicroseconds).ToList().Median():F1} µs"),
        ];
    }

    /// <summary>With an event and an audience of its own.</summary>
    private static async Task<PushRound> RoundAsync(
        BenchmarkRig rig, SeatServices services, int listeners, int seconds)
    {
        var eventId = rig.NextEvent();
        await services.OpenAsync(rig, eventId);
        var service = services.Replicas[0];
        await using var audience = await Audience.JoinAsync(
            service.Port, $"/api/seat_reservation/{eventId}/changes?section=A", listeners,
            await LastSequenceAsync(rig, eventId));
        await ChangeAsync(rig, eventId, ChangesPerSecond); // until everything is at its pace
        var first = await LastSequenceAsync(rig, eventId);
        await audience.AllHaveReadAsync(first, TimeSpan.FromSeconds(20));
        audience.CountAnew();
        var cpu = BenchmarkRig.CpuSeconds(service.Pid);
        var (started, rate) = await ChangeAsync(rig, eventId, ChangesPerSecond * seconds);
        var last = await LastSequenceAsync(rig, eventId);
        if (last - first != started.Count)
        {
            throw new InvalidOperationException($"{started.Count} calls made {last - first} changes.");
        }

        var read = await audience.AllHaveReadAsync(last, TimeSpan.FromSeconds(20));
        return new PushRound(
            [.. started.Select((from, i) =>
                Stopwatch.GetElapsedTime(from, read[(int)(first + 1 + i)]).TotalMilliseconds)],
            rate,
            (BenchmarkRig.CpuSeconds(service.Pid) - cpu) * 1e6 / audience.Frames,
            audience.BytesPerFrame,
            (int)Math.Round(audience.Frames * rate / started.Count / listeners));
    }

    /// <summary>
    /// Takes seats one by one, each a script call and so a change; from a thread of its own, because the audience
    /// leaves the pool little. Returns when each call began.
    /// </summary>
    private static Task<(List<long> Started, double Rate)> ChangeAsync(BenchmarkRig rig, EventId eventId, int count) =>
        Task.Factory.StartNew(
            () =>
            {
                var engine = new Engine(rig.Connection);
                var section = engine.Plans.FindAsync(eventId, "A").GetAwaiter().GetResult()!;
                var started = new List<long>(count);
                var calls = new List<Task>(count);
                var clock = Stopwatch.GetTimestamp();
                while (started.Count < count)
                {
                    // As many as are due; not waiting for each, as buyers do not wait for each other.
                    while (started.Count < Math.Min(
                        count, ChangesPerSecond * Stopwatch.GetElapsedTime(clock).TotalSeconds))
                    {
                        started.Add(Stopwatch.GetTimestamp());
                        calls.Add(engine.Reserve.RunAsync(section, [Halls.Wish(eventId, 0, 1)]));
                    }

                    // The tick of the load: what falls due within a millisecond is sent at its end. This thread is its own.
                    Thread.Sleep(1);
                }

                Task.WaitAll([.. calls]);
                return (started, count / Stopwatch.GetElapsedTime(clock).TotalSeconds);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static async Task<long> LastSequenceAsync(BenchmarkRig rig, EventId eventId) =>
        (long)await rig.Database.StringGetAsync($"seat_seq:{eventId}");
}
