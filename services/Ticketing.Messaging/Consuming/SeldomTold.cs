namespace Ticketing.Messaging.Consuming;

/// <summary>
/// What goes on happening is told at once and then now and then: a broker that is away is an error of the client several
/// times a second. Not for concurrent use.
/// </summary>
/// <typeparam name="TKind">What is told of; each kind by itself. Few: all are remembered.</typeparam>
/// <param name="every">From one telling to the next of the same kind.</param>
/// <param name="time">The clock.</param>
internal sealed class SeldomTold<TKind>(TimeSpan every, TimeProvider time)
    where TKind : notnull
{
    private readonly Dictionary<TKind, DateTimeOffset> _toldAt = [];

    /// <summary>True when it is to be told now, which then counts as told.</summary>
    public bool IsDue(TKind kind)
    {
        var now = time.GetUtcNow();
        if (_toldAt.TryGetValue(kind, out var at) && now - at < every)
        {
            return false;
        }

        _toldAt[kind] = now;
        return true;
    }
}
