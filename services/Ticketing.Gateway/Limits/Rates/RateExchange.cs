using System.Globalization;
using StackExchange.Redis;

namespace Ticketing.Gateway.Limits.Rates;

/// <summary>
/// Tells the other gateways, through Redis, what this one admitted, and hears what they did. No request waits for it.
/// While Redis is away each gateway goes on with what it knows (docs/adr/0035-limits-at-the-gateway.md).
/// </summary>
internal sealed partial class RateExchange(
    RateCounters counters, Lazy<IConnectionMultiplexer> redis, TimeProvider clock, ILogger<RateExchange> log) : BackgroundService
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Counters in a call, so that none keeps Redis for longer than about a millisecond.</summary>
    private const int BatchSize = 500;

    /// <summary>Calls in a round; what is left waits for the next.</summary>
    private const int MaxBatches = 20;

    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(30);

    /// <summary>A counter matters in its own window and the next.</summary>
    private static readonly long KeptMs = (long)(2 * RateRule.Window).TotalMilliseconds;

    private static readonly string Script = ReadScript();

    private bool _isAway;

    /// <summary>One exchange. Throws when Redis does not answer; what was not told is told by the next one.</summary>
    public async Task ExchangeAsync()
    {
        for (var batch = 0; batch < MaxBatches; batch++)
        {
            var taken = counters.TakeUntold(BatchSize);
            if (taken.Count == 0)
            {
                return;
            }

            var untold = taken.ConvertAll(counter => counter.Untold());
            var keys = taken.Zip(untold, (counter, told) =>
                (RedisKey)string.Create(CultureInfo.InvariantCulture, $"gateway:{{rate}}:{counter.Key}:{told.Window}"));
            var totals = (long[])(await redis.Value.GetDatabase().ScriptEvaluateAsync(
                Script, [.. keys], [KeptMs, .. untold.Select(told => (RedisValue)told.Added)]))!;
            for (var i = 0; i < taken.Count; i++)
            {
                taken[i].Learn(untold[i].Window, untold[i].Added, totals[i]);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        var swept = clock.GetTimestamp();
        while (await WaitAsync(timer, stoppingToken))
        {
            try
            {
                await ExchangeAsync();
                if (_isAway)
                {
                    _isAway = false;
                    LogBack();
                }
            }
            catch (RedisException e)
            {
                Away(e);
            }
            catch (TimeoutException e)
            {
                Away(e);
            }

            if (clock.GetElapsedTime(swept) >= SweepInterval)
            {
                swept = clock.GetTimestamp();
                counters.Sweep();
            }
        }
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static string ReadScript()
    {
        using var stream = typeof(RateExchange).Assembly.GetManifestResourceStream(typeof(RateExchange), "share_counts.lua")
            ?? throw new InvalidOperationException("share_counts.lua is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private void Away(Exception e)
    {
        if (!_isAway)
        {
            _isAway = true;
            LogAway(e.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Redis is away: rate limits count what this gateway alone admits ({Reason})")]
    private partial void LogAway(string reason);

    [LoggerMessage(LogLevel.Information, "Redis is back: rate limits are shared again")]
    private partial void LogBack();
}
