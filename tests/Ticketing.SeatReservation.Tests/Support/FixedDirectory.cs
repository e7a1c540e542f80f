using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>A directory with one event of the given sections.</summary>
internal sealed class FixedDirectory(EventId eventId, params string[] sections) : IEventDirectory
{
    private readonly EventDirectoryEntry _entry = new(
        eventId, "Test", Channel.OwnedBy(eventId), SaleStatus.OnSale, "TWD", 900, 8, default,
        [.. sections.Select((name, i) => new SectionPlan(name, i, 1_500, [Plans.Block(1, 1, 4)]))], 1);

    public long Generation => 1;

    public IReadOnlyCollection<EventDirectoryEntry> All => [_entry];

    public EventDirectoryEntry? Find(EventId id) => id == eventId ? _entry : null;

    public Task WaitForChangeAsync(long seen, CancellationToken cancellation) => Task.Delay(-1, cancellation);
}
