using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Accounts;
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

    /// <summary>Another person took it over; this is what its buyer sees of it.</summary>
    Transferred,
}

/// <summary>
/// A ticket of a booking. <c>UsedAt</c>: when it was scanned, UTC. <c>Kind</c>: kind of buyer, where the event has them.
/// </summary>
internal sealed record OrderTicket(TicketId Id, TicketState State, DateTimeOffset? UsedAt, string? Kind = null)
{
    /// <summary>How often it was transferred.</summary>
    public int Generation { get; init; }

    /// <summary>Who took it over; null while it is its buyer's.</summary>
    public UserId? Holder { get; init; }

    /// <summary>The name of the holder's account; null while it is its buyer's.</summary>
    public string? HolderName { get; init; }

    /// <summary>The name on the ticket, where somebody gave one.</summary>
    public string? AttendeeName { get; init; }

    /// <summary>The event requires a name or an answer that is missing: its holder gets no code before.</summary>
    public bool AwaitsAnswers { get; init; }
}

/// <summary>A booking's tickets, by seat; none while it is not paid.</summary>
internal sealed record OrderTickets(
    BookingId BookingId, UserId? BuyerId, TicketEvent Event, IReadOnlyList<OrderTicket> Tickets)
{
    /// <summary>The section of the tickets, which knows what people call its seats.</summary>
    public SectionPlan? Section { get; init; }

    /// <summary>The language of the buyer's mails, in which their tickets are printed.</summary>
    public string Locale { get; init; } = Locales.English;

    /// <summary>What people call the seat of a ticket.</summary>
    public SeatName NameOf(OrderTicket ticket) => Section.NameOf(ticket.Id.Seat);

    /// <summary>The tickets that are neither refunded nor another person's.</summary>
    public IReadOnlyList<OrderTicket> Held() =>
        [.. Tickets.Where(t => t.State is not (TicketState.Refunded or TicketState.Transferred))];

    /// <summary>
    /// The order as a person may see it: the seller sees all of it, its buyer too but for codes of transferred tickets,
    /// and who took tickets over sees these. Null for everybody else.
    /// </summary>
    public OrderTickets? SeenBy(UserId user)
    {
        if (user.Value == Event.SellerId)
        {
            return this with { Tickets = [.. Tickets.Select(t => t with { AwaitsAnswers = false })] };
        }

        if (user == BuyerId)
        {
            return this with
            {
                Tickets =
                [
                    .. Tickets.Select(t => t.Holder is { } holder && holder != user
                        ? t with { State = TicketState.Transferred, UsedAt = null, AttendeeName = null }
                        : t),
                ],
            };
        }

        var held = Tickets.Where(t => t.Holder == user).ToList();
        return held.Count > 0 ? this with { Tickets = held } : null;
    }

    /// <summary>True for the buyer, and for who took a ticket over; the seller holds none.</summary>
    public bool IsHeldInPartBy(UserId user) => user == BuyerId || Tickets.Any(t => t.Holder == user);

    public TicketClaims ClaimsOf(OrderTicket ticket) => new(ticket.Id, BookingId, ticket.Generation);
}
