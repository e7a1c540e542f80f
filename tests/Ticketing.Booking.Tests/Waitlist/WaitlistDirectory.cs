using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Waitlist;

/// <summary>
/// One event with three sections of 5 rows of 10, dear to cheap; seat 5-10 of A is accessible. Its sale can be closed.
/// </summary>
internal sealed class WaitlistDirectory : IEventDirectory
{
    public const long Id = 1;

    public EventDirectoryEntry Entry { get; set; } = new(
        new EventId(Id),
        "Aurora Tour",
        Channel.OwnedBy(new EventId(Id)),
        SaleStatus.OnSale,
        "TWD",
        900,
        8,
        new UserId(Guid.NewGuid()),
        [Section("A", 0, 3_000), Section("B", 1, 2_000), Section("C", 2, 1_000)],
        1);

    public long Generation => 1;

    public IReadOnlyCollection<EventDirectoryEntry> All => [Entry];

    public EventDirectoryEntry? Find(EventId id) => id == Entry.Id ? Entry : null;

    public Task WaitForChangeAsync(long seen, CancellationToken cancellation) =>
        Task.Delay(Timeout.Infinite, cancellation);

    public Task CatchUpAsync(CancellationToken cancellation) => Task.CompletedTask;

    private static SectionPlan Section(string name, int index, long priceMinor) => new(
        name,
        index,
        priceMinor,
        [new SubsectionPlan(1, 5, 10, [], name == "A" ? [new RowSeat(5, 10)] : [])]);
}
