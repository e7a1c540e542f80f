using System.Collections.Concurrent;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.Following;

/// <summary>
/// Answers of one state by the path that asked for them, so that the next reader of it is answered before routing
/// (<see cref="RememberedReads"/>). Ends with its state: a change makes a new one with nothing remembered.
/// </summary>
public sealed class AnswersByPath
{
    /// <summary>
    /// Paths remembered of one state: more than an event has (50 sections of 50 subsections make some 5,000), and a
    /// bound for those who ask for the same in ever new spellings.
    /// </summary>
    private const int MaxPaths = 8_192;

    private readonly ConcurrentDictionary<string, EncodedBody> _byPath = new(concurrencyLevel: 1, capacity: 4);
    private int _count;

    /// <summary>What the path was answered from this state, or null.</summary>
    internal EncodedBody? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The next one who asks for the request's path gets the same.</summary>
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
