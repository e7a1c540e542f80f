using System.Diagnostics;

namespace Ticketing.SystemKit;

/// <summary>Waits for conditions; never for a fixed time.</summary>
public static class Eventually
{
    /// <summary>
    /// How long a condition may take unless a test says otherwise: for a slow and busy machine; a passing test never
    /// waits for it.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Asks until the answer is what was waited for.</summary>
    /// <exception cref="TimeoutException">It did not come in time; the message has the last answer or
    /// error.</exception>
    public static async Task<T> GetAsync<T>(
        Func<CancellationToken, Task<T>> ask, Func<T, bool> reached, string what, TimeSpan? patience = null,
        Func<T, string>? describe = null)
    {
        var limit = patience ?? Patience;
        using var deadline = new CancellationTokenSource(limit);
        var watch = Stopwatch.StartNew();
        var pause = FirstPause;
        var last = "no answer";
        Exception? cause = null;
        while (watch.Elapsed < limit && !deadline.IsCancellationRequested)
        {
            try
            {
                var answer = await ask(deadline.Token);
                if (reached(answer))
                {
                    return answer;
                }

                last = describe?.Invoke(answer) ?? answer?.ToString() ?? "null";
                cause = null;
                await Task.Delay(pause, deadline.Token);
            }
            catch (OperationCanceledException) when (deadline.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e) when (e is InvalidOperationException || Passing.Is(e))
            {
                // A service on its way back answers by an error or not at all: asked again until the
                // deadline.
                (last, cause) = (e.Message, e);
                await Task.WhenAny(Task.Delay(pause, deadline.Token));
            }

            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }

        throw new TimeoutException($"Waited {limit.TotalSeconds:0} s for: {what}. Last seen: {last}", cause);
    }

    /// <summary>Asks until the condition holds.</summary>
    public static Task TrueAsync(
        Func<CancellationToken, Task<bool>> condition, string what, TimeSpan? patience = null) =>
        GetAsync(condition, holds => holds, what, patience);
}
