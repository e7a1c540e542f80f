using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.Benchmarks.Rig;

/// <summary>The hall of the benchmarks: 10 sections of 10 subsections of 20 rows of 25 seats, 50,000 in all.</summary>
internal static class Halls
{
    public const int Sections = 10;

    public const int SeatsPerSubsection = 500;

    public static SubsectionPlan Subsection(int number) => new(number, 20, 25, [], []);

    public static SectionPlan Section(int index, int subsections = 10) => new(
        $"{(char)('A' + index)}", index, 150_000, [.. Enumerable.Range(1, subsections).Select(Subsection)]);

    public static IReadOnlyList<SeatInitializationCommand> Commands(EventId eventId) =>
        [.. Enumerable.Range(0, Sections).Select(i => new SeatInitializationCommand(eventId, "TWD", Section(i)))];

    public static EventDirectoryEntry Entry(EventId eventId, Channel channel) => new(
        eventId, $"Benchmark {eventId}", channel, SaleStatus.OnSale, "TWD", 900, 8, default,
        [.. Enumerable.Range(0, Sections).Select(i => Section(i))], 0);

    /// <summary>Somebody wants <paramref name="quantity"/> seats together, anywhere in a section.</summary>
    public static TicketReservedRequest Wish(
        EventId eventId, int section, int quantity, int? subsection = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new TicketReservedRequest(
            BookingId.New(now), new UserId(Guid.CreateVersion7(now)), eventId, $"{(char)('A' + section)}", subsection,
            SeatSelectionMode.BestAvailable, quantity, [], false, now);
    }
}
