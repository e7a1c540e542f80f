namespace Standin.Clients.Tests;

/// <summary>Waiting for conditions with a deadline.</summary>
public static class Eventually
{
    /// <summary>It bounds a hang and costs nothing where all is well.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks again and again until true.</summary>
    /// <exception cref="TimeoutException">It did not become true in time.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(since) > _patience)
            {
                throw new TimeoutException($"Not within {_patience.TotalSeconds} s: {what}");
            }

            await Task.Delay(_pause);
        }
    }
}
