using System.Collections.Concurrent;

namespace Ticketing.Gateway.Limits.Rates;

/// <summary>The counters of this gateway, and those of them that have something to tell the others.</summary>
internal sealed partial class RateCounters(
    TimeProvider clock, ILogger<RateCounters> log, int maxCounters = RateCounters.MaxCounters)
{
    /// <summary>
    /// About 40 MB. A sender beyond them is not counted: a flood from 200,000 addresses is none that a limit for each
    /// address could stop, and refusing whoever comes then would keep out those who were not in it.
    /// </summary>
    public const int MaxCounters = 200_000;

    private static readonly long WindowMs = (long)RateRule.Window.TotalMilliseconds;

    private readonly ConcurrentDictionary<RateKey, RateCounter> _counters = new();

    /// <summary>Each counter at most once, so it is never longer than there are counters.</summary>
    private readonly ConcurrentQueue<RateCounter> _untold = new();

    private int _count;
    private bool _isFullLogged;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Null when there is no room to count this sender.</summary>
    public RateDecision? Take(RateKey key, long limit)
    {
        if (!_counters.TryGetValue(key, out var counter))
        {
            if (Count >= maxCounters)
            {
                if (!_isFullLogged)
                {
                    _isFullLogged = true;
                    LogFull(maxCounters);
                }

                return null;
            }

            var added = new RateCounter(key, limit, WindowMs);
            counter = _counters.GetOrAdd(key, added);
            if (ReferenceEquals(counter, added))
            {
                Interlocked.Increment(ref _count);
            }
        }

        var decision = counter.Take(clock.GetUtcNow().ToUnixTimeMilliseconds(), out var mustShare);
        if (mustShare)
        {
            _untold.Enqueue(counter);
        }

        return decision;
    }

    /// <summary>Takes at most <paramref name="max"/> counters that have something to tell.</summary>
    public List<RateCounter> TakeUntold(int max)
    {
        var taken = new List<RateCounter>();
        while (taken.Count < max && _untold.TryDequeue(out var counter))
        {
            taken.Add(counter);
        }

        return taken;
    }

    /// <summary>Forgets whoever was silent for two windows.</summary>
    public void Sweep()
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var (key, counter) in _counters)
        {
            if (counter.IsOver(now) && _counters.TryRemove(new(key, counter)))
            {
                Interlocked.Decrement(ref _count);
            }
        }

        _isFullLogged &= Count >= maxCounters;
    }

    [LoggerMessage(LogLevel.Warning, "{Max} senders are counted already; new ones have no rate limit until some are silent")]
    private partial void LogFull(int max);
}
