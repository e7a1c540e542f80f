using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events.Prices;
using Ticketing.EventTicketing.Plans.Geometry;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>An event that <see cref="EventRules"/> has checked: nothing is missing, every bound is kept.</summary>
internal sealed record PlannedEvent(
    string Name,
    string Description,
    string Venue,
    DateTimeOffset StartsAt,
    string Currency,
    int HoldSeconds,
    int MaxTicketsPerOrder,
    IReadOnlyList<SectionPlan> Sections)
{
    /// <summary>Refunds, longer holds, waitlist, the venue's zone.</summary>
    public EventPolicies Policies { get; init; } = EventPolicies.Usual;

    /// <summary>When the sale ends, UTC; the start unless it was named.</summary>
    public DateTimeOffset SaleEndsAt { get; init; } = StartsAt;

    /// <summary>When the sale begins, UTC; null: as soon as the event is on sale.</summary>
    public DateTimeOffset? SaleStartsAt { get; init; }

    /// <summary>When its pre-sale begins, UTC; null without one.</summary>
    public DateTimeOffset? PresaleStartsAt { get; init; }

    /// <summary>Where its seats are; null for a plan without positions.</summary>
    public PlanDrawing? Drawing { get; init; }

    /// <summary>The hall, where the seller named one.</summary>
    public long? VenueId { get; init; }

    /// <summary>What is shown, where the seller named it.</summary>
    public long? ProductionId { get; init; }

    /// <summary>True for an event that waits for its seller to publish it.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The series that it is a show of; null for an event by itself.</summary>
    public Guid? SeriesId { get; init; }

    /// <summary>Seats for sale in all.</summary>
    public int Seats { get; } = Sections.Sum(s => s.Seats);

    /// <summary>Prices beyond one a section; null for none.</summary>
    public EventPricing? Pricing { get; init; }

    /// <summary>Lowest price of a seat, minor units.</summary>
    public long PriceFrom => ShownPrices.Of(Pricing, Sections).From;

    /// <summary>Highest price of a seat, minor units.</summary>
    public long PriceTo => ShownPrices.Of(Pricing, Sections).To;
}
