using System.Diagnostics;

namespace Ticketing.TestKit;

/// <summary>Waiting for conditions with a deadline, in the place of sleeping.</summary>
public static class Eventually
{
    /// <summary>Generous for a slow and busy machine; a passing test never waits for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns as soon as <paramref name="condition"/> holds.</summary>
    /// <param name="condition">Asked again and again; an exception it throws fails the wait at once.</param>
    /// <param name="what">For the failure's text: what was waited for.</param>
    /// <param name="deadline">Default <see cref="Patience"/>.</param>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public static Task TrueAsync(Func<bool> condition, string what, TimeSpan? deadline = null) =>
        TrueAsync(() => Task.FromResult(condition()), what, deadline);

    /// <inheritdoc cref="TrueAsync(Func{bool}, string, TimeSpan?)"/>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? deadline = null)
    {
        var patience = deadline ?? Patience;
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > patience)
            {
                throw new TimeoutException($"Not within {patience.TotalSeconds} s: {what}");
            }

            await Task.Delay(Interval);
        }
    }

    /// <summary>Returns the first value of <paramref name="read"/> that equals <paramref name="expected"/>.</summary>
    /// <exception cref="TimeoutException">The deadline passed; the text tells the last value.</exception>
    public static async Task EqualsAsync<T>(T expected, Func<Task<T>> read, string what, TimeSpan? deadline = null)
    {
        var last = default(T);
        try
        {
            await TrueAsync(
                async () => EqualityComparer<T>.Default.Equals(last = await read(), expected), what, deadline);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}: expected {expected}, last seen {last}", e);
        }
    }

    /// <inheritdoc cref="EqualsAsync{T}(T, Func{Task{T}}, string, TimeSpan?)"/>
    public static Task EqualsAsync<T>(T expected, Func<T> read, string what, TimeSpan? deadline = null) =>
        EqualsAsync(expected, () => Task.FromResult(read()), what, deadline);
}
