using System.Diagnostics;

namespace Ticketing.Messaging;

/// <summary>
/// Keeps the rounds of a loop apart, so that work gathers for the next one: a round costs the same whether it has one item or
/// a hundred. What comes after a pause is not held up. Not for concurrent use.
/// </summary>
/// <param name="interval">From the beginning of a round to that of the next; what an item waits at most.</param>
public sealed class Pace(TimeSpan interval)
{
    // The machine's own clock, because this is about its load and not about when things happen.
    private long _lastRound = Stopwatch.GetTimestamp() - (long)(interval.TotalSeconds * Stopwatch.Frequency);

    /// <summary>Returns when the next round may begin, which then counts as begun.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellation)
    {
        var rest = Rest();
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, cancellation);
        }

        Begin();
    }

    /// <summary>
    /// For a loop with a thread of its own: returns when the next round may begin, or early when it is to stop. The round
    /// begins with <see cref="Begin"/>, when there is something to do.
    /// </summary>
    public void Wait(CancellationToken stopping)
    {
        var rest = Rest();
        if (rest > TimeSpan.Zero)
        {
            stopping.WaitHandle.WaitOne(rest);
        }
    }

    /// <summary>A round begins now.</summary>
    public void Begin() => _lastRound = Stopwatch.GetTimestamp();

    private TimeSpan Rest() => interval - Stopwatch.GetElapsedTime(_lastRound);
}
