namespace Ticketing.Messaging.Consuming;

/// <summary>
/// Logs the first occurrence of a kind at once, then at most one every <paramref name="interval"/>: while a broker is away
/// its client reports the same error several times a second. Not for concurrent use.
/// </summary>
/// <typeparam name="TKind">Each kind is throttled by itself. Few kinds: all are remembered.</typeparam>
/// <param name="interval">Least time between two log lines of a kind.</param>
/// <param name="time">The clock.</param>
internal sealed class LogThrottle<TKind>(TimeSpan interval, TimeProvider time)
    where TKind : notnull
{
    private readonly Dictionary<TKind, DateTimeOffset> _loggedAt = [];

    /// <summary>True when a line is due; the caller writes it.</summary>
    public bool TryTake(TKind kind)
    {
        var now = time.GetUtcNow();
        if (_loggedAt.TryGetValue(kind, out var at) && now - at < interval)
        {
            return false;
        }

        _loggedAt[kind] = now;
        return true;
    }
}
