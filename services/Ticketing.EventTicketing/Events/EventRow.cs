using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ticketing.EventTicketing.Events;

/// <summary>A row of <c>events</c>. Prices in minor units of the currency, times in UTC.</summary>
internal sealed class EventRow
{
    public long EventId { get; init; }

    public Guid SellerId { get; init; }

    public required string Name { get; init; }

    /// <summary>May be empty.</summary>
    public required string Description { get; init; }

    public required string Venue { get; init; }

    /// <summary>The hall, where the seller named one.</summary>
    public long? VenueId { get; init; }

    /// <summary>What is shown, where the seller named it.</summary>
    public long? ProductionId { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    /// <summary>When it was to begin before it was last moved; null if it never was.</summary>
    public DateTimeOffset? PreviousStartsAt { get; init; }

    /// <summary>When the sale ends; null, for events from before: when the event begins.</summary>
    public DateTimeOffset? SaleEndsAt { get; init; }

    /// <summary>When the sale begins; null: as soon as the event is on sale.</summary>
    public DateTimeOffset? SaleStartsAt { get; init; }

    /// <summary>From when on orders with an access code are taken before the sale begins; null without a pre-sale.</summary>
    public DateTimeOffset? PresaleStartsAt { get; init; }

    /// <summary>How long before the start of the sale the waiting room opens; null without one.</summary>
    public int? WaitingRoomMinutes { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>How long a booking waits for its payment.</summary>
    public int HoldSeconds { get; init; }

    public int MaxTicketsPerOrder { get; init; }

    /// <summary>Seats that one person may hold, own and wait for; null for any number.</summary>
    public int? MaxSeatsPerPerson { get; init; }

    /// <summary>IANA name of the venue's zone.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>True if buyers may ask for a refund.</summary>
    public bool RefundsByBuyer { get; init; }

    /// <summary>Until when they may; null: until the event begins.</summary>
    public DateTimeOffset? RefundsUntil { get; init; }

    /// <summary>Part of the price that is kept then.</summary>
    public int RefundFeePercent { get; init; }

    /// <summary>Until when nothing is kept; null: the fee is kept from the start.</summary>
    public DateTimeOffset? RefundsFreeUntil { get; init; }

    /// <summary>How much a buyer may once add to a hold.</summary>
    public int HoldExtensionSeconds { get; init; }

    public bool AllowsWaitlist { get; init; } = true;

    /// <summary>A name of <see cref="Sale"/>: PREPARING, ON_SALE, CLOSED, CANCELLED or ENDED.</summary>
    public required string Status { get; init; }

    /// <summary>True until its seller publishes it; then it stays PREPARING, and no list names it.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Name of the Kafka channel that carries the event's messages.</summary>
    public required string Channel { get; init; }

    /// <summary>Price of the cheapest seat (<see cref="Prices.ShownPrices"/>).</summary>
    public long PriceFrom { get; init; }

    /// <summary>Price of the dearest seat.</summary>
    public long PriceTo { get; init; }

    /// <summary>Seats for sale in all sections.</summary>
    public int SeatsTotal { get; init; }

    /// <summary>True if <c>event_drawings</c> has where its seats are.</summary>
    public bool HasDrawing { get; init; }

    /// <summary>From 1; grows with every edit of the seller.</summary>
    public int Edition { get; init; } = 1;

    /// <summary>See <see cref="Infrastructure.PictureColumn"/>; null without one.</summary>
    public string? Picture { get; init; }

    /// <summary>The series that it is a show of; null for an event by itself.</summary>
    public Guid? SeriesId { get; init; }

    /// <summary>See <see cref="PricingColumn"/>; null: sections have one price each.</summary>
    public string? Pricing { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>True if it asks names or questions of those who come.</summary>
    public bool AsksAttendees { get; init; }

    /// <summary>True if its tickets may not be given to another person.</summary>
    public bool ForbidsTransfers { get; init; }

    private sealed class Table : IEntityTypeConfiguration<EventRow>
    {
        public void Configure(EntityTypeBuilder<EventRow> builder)
        {
            builder.ToTable("events").HasKey(e => e.EventId);
            builder.Property(e => e.Picture).HasColumnType("jsonb");
            builder.Property(e => e.Pricing).HasColumnType("jsonb");
        }
    }
}
