using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.EventTicketing.Events;

/// <summary>The event directory at its source, this service's own database.</summary>
internal sealed class EventDirectorySource(Database database) : IEventDirectorySource
{
    /// <summary>Events of a page; a plan is a few kilobytes.</summary>
    private const int PageSize = 100;

    /// <summary>One statement, so that an entry and its plan are of one moment.</summary>
    private const string ReadPage =
        """
        SELECT e.event_id, e.name, e.channel, e.status, e.currency, e.hold_seconds, e.max_tickets_per_order,
               e.seller_id, e.directory_version, e.venue, e.starts_at, e.time_zone, e.refunds_by_buyer,
               e.refunds_until, e.refund_fee_percent, e.refunds_free_until,
               e.hold_extension_seconds, e.allows_waitlist, e.sale_ends_at,
               e.max_seats_per_person,
               e.sale_starts_at, e.waiting_room_minutes, e.pricing, e.presale_starts_at,
               s.name AS section, s.section_index, s.price, s.subsections,
               s.edition AS section_edition
        FROM (SELECT * FROM events WHERE directory_version > @After ORDER BY directory_version LIMIT @Limit) e
        JOIN event_sections s ON s.event_id = e.event_id
        ORDER BY e.directory_version, s.section_index
        """;

    /// <inheritdoc/>
    public async Task<EventDirectoryPage> ReadAsync(long after, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<SectionOfEvent>(
            ReadPage, new { After = after, Limit = PageSize }, cancellation);
        var entries = rows.GroupBy(row => row.EventId).Select(EntryOf).ToList();
        return new EventDirectoryPage(entries, entries.Count == 0 ? after : entries[^1].Version);
    }

    private static EventDirectoryEntry EntryOf(IGrouping<long, SectionOfEvent> sections)
    {
        var e = sections.First();
        return new EventDirectoryEntry(
            new EventId(e.EventId),
            e.Name,
            new Channel(e.Channel),
            Sale.Parse(e.Status)!.Value,
            e.Currency,
            e.HoldSeconds,
            e.MaxTicketsPerOrder,
            new UserId(e.SellerId),
            [.. sections.Select(s => new SectionPlan(
                s.Section, s.SectionIndex, s.Price, SubsectionsColumn.Read(s.Subsections)) { Edition = s.SectionEdition })],
            e.DirectoryVersion,
            e.Venue,
            e.StartsAt,
            e.TimeZone,
            new RefundPolicy(e.RefundsByBuyer, e.RefundsUntil, e.RefundFeePercent, e.RefundsFreeUntil),
            e.HoldExtensionSeconds,
            e.AllowsWaitlist,
            e.SaleEndsAt,
            e.MaxSeatsPerPerson,
            e.SaleStartsAt,
            e.WaitingRoomMinutes,
            e.PresaleStartsAt)
        {
            Pricing = PricingColumn.Read(e.Pricing),
        };
    }

    /// <summary>A section with the columns of its event.</summary>
    private sealed class SectionOfEvent
    {
        public long EventId { get; init; }
        public required string Name { get; init; }
        public required string Channel { get; init; }
        public required string Status { get; init; }
        public required string Currency { get; init; }
        public int HoldSeconds { get; init; }
        public int MaxTicketsPerOrder { get; init; }
        public Guid SellerId { get; init; }
        public long DirectoryVersion { get; init; }
        public required string Venue { get; init; }
        public DateTimeOffset StartsAt { get; init; }
        public required string TimeZone { get; init; }
        public bool RefundsByBuyer { get; init; }
        public DateTimeOffset? RefundsUntil { get; init; }
        public int RefundFeePercent { get; init; }
        public DateTimeOffset? RefundsFreeUntil { get; init; }
        public int HoldExtensionSeconds { get; init; }
        public bool AllowsWaitlist { get; init; }
        public DateTimeOffset? SaleEndsAt { get; init; }
        public int? MaxSeatsPerPerson { get; init; }
        public DateTimeOffset? SaleStartsAt { get; init; }
        public int? WaitingRoomMinutes { get; init; }
        public DateTimeOffset? PresaleStartsAt { get; init; }
        public string? Pricing { get; init; }
        public required string Section { get; init; }
        public int SectionIndex { get; init; }
        public long Price { get; init; }
        public required string Subsections { get; init; }
        public int SectionEdition { get; init; }
    }
}
