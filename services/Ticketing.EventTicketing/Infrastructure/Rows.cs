namespace Ticketing.EventTicketing.Infrastructure;

/// <summary>A row of <c>users</c>. E-mail is stored trimmed and lower case.</summary>
public sealed class UserRow
{
    /// <summary>The user.</summary>
    public Guid UserId { get; init; }

    /// <summary>Normalised address.</summary>
    public required string Email { get; init; }

    /// <summary>Shown to others.</summary>
    public required string Name { get; init; }

    /// <summary>buyer, seller or operator.</summary>
    public required string Role { get; init; }

    /// <summary>Versioned format of ASP.NET Core's PasswordHasher.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>Language of mails: <c>en</c> or <c>zh-Hant</c>.</summary>
    public string Locale { get; set; } = "en";

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A row of <c>sessions</c>: one log-in.</summary>
public sealed class SessionRow
{
    /// <summary>The token's <c>sid</c>.</summary>
    public Guid SessionId { get; init; }

    /// <summary>Whose.</summary>
    public Guid UserId { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>No refresh after this. UTC.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Log-out, UTC, or null.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>A row of <c>events</c>. Prices in minor units of the currency.</summary>
public sealed class EventRow
{
    /// <summary>The event.</summary>
    public long EventId { get; init; }

    /// <summary>Its seller.</summary>
    public Guid SellerId { get; init; }

    /// <summary>For people.</summary>
    public required string Name { get; init; }

    /// <summary>For people; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>Where.</summary>
    public required string Venue { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset StartsAt { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>How long a booking waits for payment.</summary>
    public int HoldSeconds { get; init; }

    /// <summary>Bound of one order.</summary>
    public int MaxTicketsPerOrder { get; init; }

    /// <summary>IANA name of the venue's zone.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>True if buyers may ask for a refund.</summary>
    public bool RefundsByBuyer { get; init; }

    /// <summary>Until when they may, UTC; null: until it begins.</summary>
    public DateTimeOffset? RefundsUntil { get; init; }

    /// <summary>Part of the price that is kept then.</summary>
    public int RefundFeePercent { get; init; }

    /// <summary>How much a buyer may once add to a hold.</summary>
    public int HoldExtensionSeconds { get; init; }

    /// <summary>True if buyers may wait for seats.</summary>
    public bool AllowsWaitlist { get; init; } = true;

    /// <summary>PREPARING, ON_SALE, CLOSED, CANCELLED or ENDED.</summary>
    public required string Status { get; init; }

    /// <summary>Cheapest section.</summary>
    public long PriceFrom { get; init; }

    /// <summary>Dearest section.</summary>
    public long PriceTo { get; init; }

    /// <summary>Seats for sale in all.</summary>
    public int SeatsTotal { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A row of <c>event_sections</c>.</summary>
public sealed class EventSectionRow
{
    /// <summary>The event.</summary>
    public long EventId { get; init; }

    /// <summary>Place in the plan, from 0.</summary>
    public int SectionIndex { get; init; }

    /// <summary>For example A.</summary>
    public required string Name { get; init; }

    /// <summary>Minor units.</summary>
    public long Price { get; init; }

    /// <summary>Seats for sale in the section.</summary>
    public int SeatsTotal { get; init; }

    /// <summary>JSON list of Ticketing.Contracts' SubsectionPlan, camel case.</summary>
    public required string Subsections { get; init; }
}
