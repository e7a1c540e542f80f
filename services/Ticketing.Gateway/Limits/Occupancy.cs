using System.Collections.Concurrent;

namespace Ticketing.Gateway.Limits;

/// <summary>
/// How many of a kind each key has open. A key without any takes no memory, so the table is never larger than what is
/// open, which Kestrel bounds.
/// </summary>
internal sealed class Occupancy<TKey>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, int> _open = new();

    /// <summary>Keys that have something open.</summary>
    public int Keys => _open.Count;

    /// <summary>One more. The answer counts it; every call is followed by one of <see cref="Leave"/>.</summary>
    public int Enter(TKey key) => _open.AddOrUpdate(key, 1, (_, count) => count + 1);

    public void Leave(TKey key)
    {
        while (_open.TryGetValue(key, out var count))
        {
            if (count == 1 ? _open.TryRemove(new(key, 1)) : _open.TryUpdate(key, count - 1, count))
            {
                return;
            }
        }
    }
}
