using System.Diagnostics;
using System.Globalization;
using Ticketing.Benchmarks.Rig;

namespace Ticketing.Benchmarks.Measures;

/// <summary>The baseline of the live changes: a bare server (<see cref="PushServer"/>) and its audience.</summary>
internal sealed class BarePush : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ServiceProcess _server;
    private readonly Audience _audience;
    private readonly HttpClient _client;
    private readonly int _size;
    private readonly int _framesPerSecond;
    private int _pushed;

    private BarePush(ServiceProcess server, Audience audience, int size, int framesPerSecond)
    {
        (_server, _audience, _size, _framesPerSecond) = (server, audience, size, framesPerSecond);
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}") };
    }

    public static async Task<BarePush> StartAsync(int listeners, int size, int framesPerSecond)
    {
        framesPerSecond = Math.Max(1, framesPerSecond);
        var server = await ServiceProcess.PushAsync(size, 1_000 / framesPerSecond);
        var audience = await Audience.JoinAsync(server.Port, PushServer.Path, listeners, 0);
        return new BarePush(server, audience, size, framesPerSecond);
    }

    public async Task<PushRound> RoundAsync(int seconds)
    {
        var frames = seconds * _framesPerSecond;
        _audience.CountAnew();
        var cpu = BenchmarkRig.CpuSeconds(_server.Pid);
        using var pushed = await _client.PostAsync(new Uri($"/push-now?frames={frames}", UriKind.Relative), null);
        pushed.EnsureSuccessStatusCode();
        var read = await _audience.AllHaveReadAsync(_pushed + frames, Patience);
        cpu = (BenchmarkRig.CpuSeconds(_server.Pid) - cpu) * 1e6 / _audience.Frames;
        var times = (await _client.GetStringAsync(new Uri("/times", UriKind.Relative))).Split('\n');
        var delays = times.Select((time, i) => Stopwatch.GetElapsedTime(
            long.Parse(time, CultureInfo.InvariantCulture), read[i + 1]).TotalMilliseconds).Skip(_pushed).ToList();
        _pushed += frames;
        return new PushRound(delays, _framesPerSecond, cpu, _size, _framesPerSecond);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _audience.DisposeAsync();
        await _server.DisposeAsync();
    }
}
