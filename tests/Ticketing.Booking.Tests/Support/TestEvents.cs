using System.Collections.Concurrent;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Support;

/// <summary>
/// An event directory: event 1 is on sale, event 2 is closed, event 3 is over; a test may change them.
/// </summary>
internal sealed class TestEvents : IEventDirectory
{
    public const long OnSale = 1;
    public const long Closed = 2;
    public const long Ended = 3;
    public const int HoldSeconds = 900;
    public const int MaxTickets = 8;
    public const long PriceMinor = 300_000;

    /// <summary>Whose events they are.</summary>
    public static readonly UserId Seller = new(Guid.NewGuid());

    private readonly ConcurrentDictionary<EventId, EventDirectoryEntry> _entries = new()
    {
        [new EventId(OnSale)] = Entry(OnSale, SaleStatus.OnSale),
        [new EventId(Closed)] = Entry(Closed, SaleStatus.Closed),
        [new EventId(Ended)] = Entry(Ended, SaleStatus.Ended),
    };

    public long Generation => 1;

    public IReadOnlyCollection<EventDirectoryEntry> All => [.. _entries.Values];

    public EventDirectoryEntry? Find(EventId id) => _entries.GetValueOrDefault(id);

    /// <summary>Changes an event, as the next poll of the directory would.</summary>
    public void Change(long id, Func<EventDirectoryEntry, EventDirectoryEntry> change) =>
        _entries[new EventId(id)] = change(_entries[new EventId(id)]);

    public void Add(EventDirectoryEntry entry) => _entries[entry.Id] = entry;

    public Task WaitForChangeAsync(long seen, CancellationToken cancellation) =>
        Task.Delay(Timeout.Infinite, cancellation);

    /// <summary>What event-ticketing has changed and this copy has not read yet.</summary>
    public Action<TestEvents>? Unread { get; set; }

    public Task CatchUpAsync(CancellationToken cancellation)
    {
        Unread?.Invoke(this);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Sections A and B: subsection 1 of 10 rows of 10, subsection 2 with a gap at row 1 seat 1.
    /// </summary>
    public static EventDirectoryEntry Entry(long id, SaleStatus status) => new(
        new EventId(id),
        "Aurora Tour",
        Channel.OwnedBy(new EventId(id)),
        status,
        "TWD",
        HoldSeconds,
        MaxTickets,
        Seller,
        [Section("A", 0), Section("B", 1)],
        id);

    private static SectionPlan Section(string name, int index) => new(
        name,
        index,
        PriceMinor,
        [new SubsectionPlan(1, 10, 10, [], []), new SubsectionPlan(2, 10, 10, [new RowSeat(1, 1)], [])]);
}
