using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Foundation.Tests.Support;

/// <summary>The event directory as event-ticketing would serve it, kept in memory.</summary>
internal sealed class TestDirectory : IEventDirectorySource
{
    private static readonly UserId Seller = UserId.Parse("01920000-0000-7000-8000-0000000000aa", null);

    private readonly Lock _lock = new();
    private readonly Dictionary<EventId, EventDirectoryEntry> _entries = [];
    private long _version;

    /// <summary>A directory with events on sale, each with a channel of its own.</summary>
    public static TestDirectory Of(params EventId[] events)
    {
        var directory = new TestDirectory();
        Array.ForEach(events, id => directory.Set(id, SaleStatus.OnSale));
        return directory;
    }

    public void Set(EventId id, SaleStatus status)
    {
        lock (_lock)
        {
            _version++;
            _entries[id] = new EventDirectoryEntry(
                id, $"Event {id}", Channel.OwnedBy(id), status, "EUR", 900, 8, Seller, [], _version);
        }
    }

    public Task<EventDirectoryPage> ReadAsync(long after, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var changes = _entries.Values.Where(e => e.Version > after).OrderBy(e => e.Version).Take(100).ToList();
            return Task.FromResult(new EventDirectoryPage(changes, changes.Count == 0 ? after : changes[^1].Version));
        }
    }
}
