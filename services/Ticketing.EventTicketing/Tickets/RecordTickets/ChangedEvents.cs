using System.Collections.Concurrent;
using Ticketing.Contracts;

namespace Ticketing.EventTicketing.Tickets.RecordTickets;

/// <summary>Events whose tickets changed in this replica since somebody last asked.</summary>
internal sealed class ChangedEvents
{
    /// <summary>More than an installation sells in a few seconds; what does not fit is counted in its turn.</summary>
    private const int MaxEvents = 10_000;

    private readonly ConcurrentDictionary<long, bool> _events = new();

    public void Add(EventId id)
    {
        if (!_events.ContainsKey(id.Value) && _events.Count < MaxEvents)
        {
            _events.TryAdd(id.Value, true);
        }
    }

    /// <summary>At most <paramref name="limit"/> events; they stay until <see cref="Remove"/>.</summary>
    public IReadOnlyList<long> Peek(int limit) => [.. _events.Keys.Take(limit)];

    /// <summary>Before the count, so that a change during it is not lost.</summary>
    public void Remove(IEnumerable<long> ids)
    {
        foreach (var id in ids)
        {
            _events.TryRemove(id, out _);
        }
    }
}
