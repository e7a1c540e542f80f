using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Tickets.Signing;

namespace Ticketing.EventTicketing.Tickets;

/// <summary>The event on a ticket. <c>StartsAt</c> is UTC, <c>TimeZone</c> the venue's IANA zone.</summary>
internal sealed record TicketEvent(
    EventId Id, Guid SellerId, string Name, string Venue, DateTimeOffset StartsAt, string TimeZone, string Status)
{
    /// <summary>When it begins, on a clock at the venue. UTC where this machine does not know the zone.</summary>
    public (DateTimeOffset At, string Zone) AtVenue() =>
        TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone)
            ? (TimeZoneInfo.ConvertTime(StartsAt, zone), TimeZone)
            : (StartsAt.ToUniversalTime(), "UTC");
}

/// <summary>What a paid ticket is good for.</summary>
internal enum TicketState
{
    /// <summary>Lets one person in.</summary>
    Valid,

    /// <summary>Has let somebody in.</summary>
    Used,

    /// <summary>The money was given back.</summary>
    Refunded,
}

/// <summary>
/// A ticket of a booking. <c>UsedAt</c>: when it was scanned, UTC. <c>Kind</c>: kind of buyer, where the event has them.
/// </summary>
internal sealed record OrderTicket(TicketId Id, TicketState State, DateTimeOffset? UsedAt, string? Kind = null);

/// <summary>A booking's tickets, by seat; none while it is not paid.</summary>
internal sealed record OrderTickets(
    BookingId BookingId, UserId? BuyerId, TicketEvent Event, IReadOnlyList<OrderTicket> Tickets)
{
    /// <summary>The section of the tickets, which knows what people call its seats.</summary>
    public SectionPlan? Section { get; init; }

    /// <summary>What people call the seat of a ticket.</summary>
    public SeatName NameOf(OrderTicket ticket) => Section.NameOf(ticket.Id.Seat);

    public IReadOnlyList<OrderTicket> NotRefunded() => [.. Tickets.Where(t => t.State is not TicketState.Refunded)];

    /// <summary>True for the buyer and the event's seller.</summary>
    public bool MayBeSeenBy(UserId user) => user == BuyerId || user.Value == Event.SellerId;

    public TicketClaims ClaimsOf(OrderTicket ticket) => new(ticket.Id, BookingId);
}
