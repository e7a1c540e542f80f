using System.Diagnostics;
using System.Globalization;
using Ticketing.Benchmarks.Rig;

namespace Ticketing.Benchmarks.Measures;

/// <summary>
/// Thousands of listeners of one section on one service process while seats of it are taken: for each change, from
/// before its script call to the moment when the last listener has read a frame that includes it. Against a bare
/// server that pushes frames of that size, as often, to as many listeners: what sending and reading alone cost.
/// </summary>
internal static class LiveChanges
{
    private const int ChangesPerSecond = 1_000;

    public static async Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig)
    {
        var (listeners, seconds) = rig.Options.Quick ? (500, 1) : (5_000, 3);
        var services = await rig.ServicesAsync();
        var eventId = rig.NextEvent();
        await services.OpenAsync(rig, eventId);
        var service = services.Replicas[0];
        var first = await LastSequenceAsync(rig, eventId);
        List<double> delays;
        double rate, cpu;
        int size, framesPerSecond;
        await using (var audience = await Audience.JoinAsync(
            service.Port, $"/api/seat_reservation/{eventId}/changes?section=A", listeners, first))
        {
            await ChangeAsync(rig, eventId, ChangesPerSecond); // warms up
            first = await LastSequenceAsync(rig, eventId);
            await audience.AllHaveReadAsync(first, TimeSpan.FromSeconds(20));
            audience.CountAnew();
            cpu = BenchmarkRig.CpuSeconds(service.Pid);
            (var started, rate) = await ChangeAsync(rig, eventId, ChangesPerSecond * seconds);
            var last = await LastSequenceAsync(rig, eventId);
            if (last - first != started.Count)
            {
                throw new InvalidOperationException($"{started.Count} calls made {last - first} changes.");
            }

            var read = await audience.AllHaveReadAsync(last, TimeSpan.FromSeconds(20));
            cpu = (BenchmarkRig.CpuSeconds(service.Pid) - cpu) * 1e6 / audience.Frames;
            size = audience.BytesPerFrame;
            framesPerSecond = (int)Math.Round(audience.Frames * rate / started.Count / listeners);
            delays = [.. started.Select((from, i) =>
                Stopwatch.GetElapsedTime(from, read[(int)(first + 1 + i)]).TotalMilliseconds)];
        }

        var (baseline, bareCpu) = await BareAsync(listeners, size, framesPerSecond, framesPerSecond * seconds);
        return
        [
            new Result(
                $"change to the last of {listeners:N0} listeners at {rate:F0} changes/s",
                $"p50 {delays.Percentile(50):F0} ms, p99 {delays.Percentile(99):F0} ms",
                $"bare Kestrel, frame of {size} bytes to the last: p50 {baseline.Percentile(50):F0} ms, "
                    + $"p99 {baseline.Percentile(99):F0} ms",
                "", "p99 < 250 ms",
                $"{framesPerSecond} frames a second to each; server's CPU a frame and listener: {cpu:F1} µs, "
                    + $"bare Kestrel {bareCpu:F1} µs"),
        ];
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

    private static async Task<(List<double> Delays, double Cpu)> BareAsync(
        int listeners, int size, int framesPerSecond, int frames)
    {
        await using var server = await ServiceProcess.PushAsync(size, 1_000 / Math.Max(1, framesPerSecond));
        await using var audience = await Audience.JoinAsync(server.Port, PushServer.Path, listeners, 0);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}") };
        using var warm = await client.PostAsync(new Uri($"/push-now?frames={framesPerSecond}", UriKind.Relative), null);
        await audience.AllHaveReadAsync(framesPerSecond, TimeSpan.FromSeconds(20));
        audience.CountAnew();
        var cpu = BenchmarkRig.CpuSeconds(server.Pid);
        using var pushed = await client.PostAsync(new Uri($"/push-now?frames={frames}", UriKind.Relative), null);
        var read = await audience.AllHaveReadAsync(framesPerSecond + frames, TimeSpan.FromSeconds(20));
        cpu = (BenchmarkRig.CpuSeconds(server.Pid) - cpu) * 1e6 / audience.Frames;
        var times = (await client.GetStringAsync(new Uri("/times", UriKind.Relative))).Split('\n');
        return ([.. times.Select((time, i) => Stopwatch.GetElapsedTime(
            long.Parse(time, CultureInfo.InvariantCulture), read[i + 1]).TotalMilliseconds).Skip(framesPerSecond)],
            cpu);
    }

    private static async Task<long> LastSequenceAsync(BenchmarkRig rig, EventId eventId) =>
        (long)await rig.Database.StringGetAsync($"seat_seq:{eventId}");
}
