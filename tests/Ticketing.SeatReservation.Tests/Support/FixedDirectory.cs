using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>A directory with one event, which is being prepared until a test says otherwise.</summary>
internal sealed class FixedDirectory(EventId eventId, params SectionPlan[] sections) : IEventDirectory
{
    private EventDirectoryEntry _entry = new(
        eventId, "Test", Channel.OwnedBy(eventId), SaleStatus.Preparing, "TWD", 900, 8, default, sections, 1);

    public FixedDirectory(EventId eventId, params string[] sections)
        : this(eventId, [.. sections.Select((name, i) => new SectionPlan(name, i, 1_500, [Plans.Block(1, 1, 4)]))])
    {
    }

    public SaleStatus Status
    {
        get => _entry.Status;
        set => _entry = _entry with { Status = value };
    }

    /// <summary>The seller asks another price for a section, which the next poll reads.</summary>
    public void Reprice(string section, long priceMinor) => _entry = _entry with
    {
        Sections = [.. _entry.Sections.Select(s => s.Name == section ? s with { PriceMinor = priceMinor } : s)],
    };

    public long Generation => 1;

    public IReadOnlyCollection<EventDirectoryEntry> All => [_entry];

    public EventDirectoryEntry? Find(EventId id) => id == eventId ? _entry : null;

    public Task WaitForChangeAsync(long seen, CancellationToken cancellation) =>
        seen < Generation ? Task.CompletedTask : Task.Delay(-1, cancellation);

    public Task CatchUpAsync(CancellationToken cancellation) => Task.CompletedTask;
}
