using System.Text.Json.Serialization;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Pricing;

namespace Ticketing.Contracts.Seating;

/// <summary>Life of an event's sale.</summary>
public enum SaleStatus
{
    /// <summary>Topics, tickets and seat state are being made; nothing can be booked yet.</summary>
    Preparing = 0,

    /// <summary>Seats can be booked.</summary>
    OnSale = 1,

    /// <summary>The seller closed the sale; running holds may still be paid.</summary>
    Closed = 2,

    /// <summary>Over: services stop consuming its channel.</summary>
    Ended = 3,

    /// <summary>
    /// The seller called the event off: holds are released and everything paid is refunded. Its channel is
    /// consumed until the sale is ended.
    /// </summary>
    Cancelled = 4,
}

/// <summary>
/// What a buyer may give back after paying. The seller may always refund. <c>default</c>: buyers get nothing back.
/// </summary>
/// <param name="ByBuyer">True if the buyer may ask for a refund.</param>
/// <param name="Until">Until when, UTC; null for as long as the event has not begun.</param>
/// <param name="FeePercent">Part of the price the seller keeps, 0–100.</param>
/// <param name="FreeUntil">Until when nothing is kept, UTC; null: the fee is kept from the start.</param>
public readonly record struct RefundPolicy(
    bool ByBuyer, DateTimeOffset? Until, int FeePercent, DateTimeOffset? FreeUntil = null)
{
    /// <summary>Part of the price the seller keeps of what is given back at this time.</summary>
    public int FeePercentAt(DateTimeOffset time) => time < FreeUntil ? 0 : FeePercent;
}

/// <summary>
/// What every service knows of an event. Event-ticketing owns it; the others copy it by polling
/// <c>GET /internal/event-directory?after={version}</c> and keep their copy, so that they start without it.
/// </summary>
/// <param name="Id">The event.</param>
/// <param name="Name">For people.</param>
/// <param name="Channel">Whose topics carry the event's messages.</param>
/// <param name="Status">Life of the sale.</param>
/// <param name="Currency">ISO 4217, upper case.</param>
/// <param name="HoldSeconds">How long a booking waits for payment.</param>
/// <param name="MaxTicketsPerBooking">Bound of one booking.</param>
/// <param name="SellerId">Who may see and change everything of it.</param>
/// <param name="Sections">The seating plan, in order of index.</param>
/// <param name="Version">Grows with every change of any event; the cursor of the poll.</param>
/// <param name="Venue">Where, for people.</param>
/// <param name="StartsAt">When it begins, UTC.</param>
/// <param name="TimeZone">The venue's zone, an IANA name; times are shown in it.</param>
/// <param name="Refunds">What buyers may give back.</param>
/// <param name="HoldExtensionSeconds">How much a buyer may once add to a hold; 0 for nothing.</param>
/// <param name="AllowsWaitlist">True if buyers may wait for seats to come back.</param>
/// <param name="SaleEndsAt">When the sale ends, UTC; null, in older entries: when the event begins.</param>
/// <param name="MaxSeatsPerPerson">Seats that one person may hold, own and wait for in all; null for any number.</param>
/// <param name="SaleStartsAt">When the sale begins, UTC; null: as soon as the event is on sale.</param>
/// <param name="WaitingRoomMinutes">
/// How long before the start of the sale the waiting room opens; null for an event without one.
/// </param>
/// <param name="PresaleStartsAt">
/// From when on orders with an access code are taken before the sale begins, UTC; null for an event without a pre-sale.
/// </param>
public sealed record EventDirectoryEntry(
    EventId Id,
    string Name,
    Channel Channel,
    SaleStatus Status,
    string Currency,
    int HoldSeconds,
    int MaxTicketsPerBooking,
    UserId SellerId,
    IReadOnlyList<SectionPlan> Sections,
    long Version,
    string Venue = "",
    DateTimeOffset StartsAt = default,
    string TimeZone = "UTC",
    RefundPolicy Refunds = default,
    int HoldExtensionSeconds = 0,
    bool AllowsWaitlist = true,
    DateTimeOffset? SaleEndsAt = null,
    int? MaxSeatsPerPerson = null,
    DateTimeOffset? SaleStartsAt = null,
    int? WaitingRoomMinutes = null,
    DateTimeOffset? PresaleStartsAt = null)
{
    /// <summary>How seats are priced where that is more than one price a section; null: it is not.</summary>
    public EventPricing? Pricing { get; init; }

    /// <summary>
    /// The most that a seat of a section costs who says nothing of themselves, in minor units; without early birds.
    /// </summary>
    public long DearestOf(SectionPlan section) => Pricing is null
        ? section.PriceMinor
        : section.CategoriesOf().Max(category => Pricing.AmountOf(section, category).PriceMinor);

    /// <summary>What an order taken now promises as the start; null in an entry from before events told it.</summary>
    [JsonIgnore]
    public DateTimeOffset? PromisedStart => StartsAt == default ? null : StartsAt;

    /// <summary>The section with this name, or null. Names are compared by letter case as given.</summary>
    public SectionPlan? Find(string section) =>
        Sections.FirstOrDefault(s => string.Equals(s.Name, section, StringComparison.Ordinal));
}

/// <summary>One page of the directory.</summary>
/// <param name="Changes">Entries with a version above the one asked for, oldest first, at most 100.</param>
/// <param name="Next">What to ask for next; unchanged when there was nothing new.</param>
public sealed record EventDirectoryPage(IReadOnlyList<EventDirectoryEntry> Changes, long Next);
