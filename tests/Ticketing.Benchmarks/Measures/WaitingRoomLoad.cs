using System.Globalization;
using System.Text;
using Ticketing.Benchmarks.Rig;
using Ticketing.SystemKit.Running;

namespace Ticketing.Benchmarks.Measures;

/// <summary>
/// A waiting room: people who enter, through the gateway into PostgreSQL; and the polls of 100,000 who wait, which are
/// as many a second as the room's own <c>poll_seconds</c> makes them. The polls are held against Kestrel that answers as
/// many bytes at the same rate.
/// </summary>
internal static class WaitingRoomLoad
{
    private const int People = 100_000;

    /// <summary>Of so many people (QueueResponse): 40 s, and up to as long again, so 60 s on average.</summary>
    private const double MeanPollSeconds = 1.5 * People / 2_500;

    private const int JoinsPerSecond = 2_000;
    private const int Connections = 256;
    private const int PollRuns = 3;

    private static readonly TimeSpan IdleLook = TimeSpan.FromSeconds(3);

    public static async Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig)
    {
        var seconds = rig.Options.Quick ? 1 : 5;
        await using var system = await WholeSystem.StartAsync(rig.Options);
        var eventId = await system.OpenWaitingRoomAsync();
        await WaitForRoomAsync(system, eventId);
        await JoinAsync(system, eventId, JoinsPerSecond * seconds, 0);
        var (paced, cpu) = await JoinAsync(system, eventId, JoinsPerSecond * seconds, JoinsPerSecond);
        var (most, _) = await JoinAsync(system, eventId, JoinsPerSecond * 2 * seconds, 0);
        var path = string.Create(CultureInfo.InvariantCulture, $"/queue/{eventId}");
        var size = (await HttpLoad.OneAsync(system.Gateway.Port, path)).BodyLength;
        await using var constant = await ServiceProcess.ConstantAsync(size);
        List<double> ours = [], bare = [];
        for (var run = -1; run < PollRuns; run++)
        {
            var theirs = await PollAsync(constant.Port, ConstantServer.Path, seconds, () => CpuOf(constant.Pid));
            var gateway = await PollAsync(system.Gateway.Port, path, seconds, GatewayCpu());
            if (run >= 0)
            {
                bare.Add(theirs);
                ours.Add(gateway);
            }
        }

        return
        [
            new Result(
                $"entering a waiting room through the gateway, sent at {JoinsPerSecond:N0}/s whatever comes back",
                $"answered at {paced.Rate.PerSecond()}, p50 {paced.LatenciesMs.Percentile(50):F0} ms, p99 "
                    + $"{paced.LatenciesMs.Percentile(99):F0} ms; at most {most.Rate.PerSecond()}",
                "", "", "2,000/s", $"CPU, µs each: {cpu}"),
            new Result(
                $"polls of {People:N0} people who wait, {People / MeanPollSeconds:N0}/s, {size} bytes",
                $"{Share(ours.Median())} of a core of the gateway",
                $"Kestrel, constant: {Share(bare.Median())} of a core", Statistics.Ratio(ours.Median(), bare.Median()),
                "< 25 % of a core", $"all runs: {string.Join(", ", ours.Select(Share))}"),
        ];
    }

    private static async Task<(LoadResult Load, string Cpu)> JoinAsync(
        WholeSystem system, long eventId, int people, int perSecond)
    {
        var joins = system.Joins(eventId, people);
        var before = CpuByProcess.Now();
        var load = await PostLoad.RunAsync(system.Gateway.Port, joins, perSecond, Connections);
        return load.Refused == 0
            ? (load, CpuByProcess.Now().Since(before, people))
            : throw new InvalidOperationException($"{load.Refused} of {people} people could not enter.");
    }

    /// <summary>The share of a core that a process uses for the polls of all people, without what it uses for nothing.</summary>
    private static async Task<double> PollAsync(int port, string path, int seconds, Func<double> cpu)
    {
        var idleFrom = cpu();
        await Task.Delay(IdleLook);
        var idle = (cpu() - idleFrom) / IdleLook.TotalSeconds;
        var perSecond = (int)(People / MeanPollSeconds);
        var poll = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n");
        var from = cpu();
        var load = await PostLoad.RunAsync(
            port, [.. Enumerable.Repeat(poll, perSecond * seconds)], perSecond, Connections);
        if (load.Refused > 0)
        {
            throw new InvalidOperationException($"{load.Refused} polls were refused.");
        }

        return ((cpu() - from) / load.Elapsed.TotalSeconds) - idle;
    }

    private static string Share(double ofCore) => ofCore.ToString("P0", CultureInfo.InvariantCulture);

    private static double CpuOf(int pid) => BenchmarkRig.CpuSeconds(pid);

    private static Func<double> GatewayCpu()
    {
        var before = CpuByProcess.Now();
        return () => CpuByProcess.Now().SecondsSince(before, "gateway");
    }

    private static Task WaitForRoomAsync(WholeSystem system, long eventId) => Ticketing.TestKit.Eventually.TrueAsync(
        async () =>
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{system.Gateway.Port}") };
            using var answer = await client.GetAsync(new Uri($"/queue/{eventId}", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        },
        "the waiting room is there");
}
