using System.Collections.Concurrent;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.Following;

/// <summary>
/// Responses made of one state by the path of their request, so that the next reader of a path is answered before
/// routing (docs/adr/0017). Ends with its state: a change makes a new one with nothing remembered.
/// </summary>
internal sealed class BodiesByPath
{
    /// <summary>
    /// Paths remembered of one state: more than an event has (50 sections of 50 subsections make some 5,000), and a
    /// bound for clients that spell a path in ever new ways.
    /// </summary>
    private const int MaxPaths = 8_192;

    private readonly ConcurrentDictionary<string, EncodedBody> _byPath = new(concurrencyLevel: 1, capacity: 4);
    private int _count;

    /// <summary>The response to the path, or null.</summary>
    internal EncodedBody? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The next request for this path gets the same response.</summary>
    internal EncodedBody Remember(HttpContext context, EncodedBody body)
    {
        if (Volatile.Read(ref _count) < MaxPaths && context.Request.Path.Value is { } path && _byPath.TryAdd(
            path, body))
        {
            Interlocked.Increment(ref _count);
        }

        return body;
    }
}
