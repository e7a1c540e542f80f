using System.Collections.Concurrent;

namespace Ticketing.SeatReservation.Infrastructure;

/// <summary>Responses made of one state: encoded once, sent to everyone who reads the same.</summary>
internal sealed class EncodingCache
{
    private readonly ConcurrentDictionary<string, object> _byName = new(concurrencyLevel: 1, capacity: 2);

    /// <summary>The encoding under this name, if it has been made.</summary>
    public T? Find<T>(string name)
        where T : class =>
        _byName.TryGetValue(name, out var made) ? (T)made : null;

    /// <summary>The encoding under this name, made by <paramref name="encode"/> the first time.</summary>
    public T Get<T>(string name, Func<T> encode)
        where T : class =>
        (T)_byName.GetOrAdd(name, static (_, make) => make(), encode);
}
