using System.Collections.Concurrent;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>A directory that knows of events what a test says, and of the others nothing.</summary>
internal sealed class OnSaleDirectory : IEventDirectory
{
    private readonly ConcurrentDictionary<EventId, EventDirectoryEntry> _entries = new();

    public long Generation => 1;

    public IReadOnlyCollection<EventDirectoryEntry> All => [.. _entries.Values];

    public void Set(EventId id, SaleStatus status) => _entries[id] = new EventDirectoryEntry(
        id, "Test", Channel.OwnedBy(id), status, "TWD", 900, 8, default, [], 1);

    public EventDirectoryEntry? Find(EventId id) => _entries.GetValueOrDefault(id);

    public Task WaitForChangeAsync(long seen, CancellationToken cancellation) =>
        seen < Generation ? Task.CompletedTask : Task.Delay(-1, cancellation);

    public Task CatchUpAsync(CancellationToken cancellation) => Task.CompletedTask;
}
