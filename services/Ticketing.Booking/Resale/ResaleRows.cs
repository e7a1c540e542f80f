using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Resale;

/// <summary>What a seller allows at an event; column for column <c>resale_terms</c>.</summary>
internal sealed class ResaleTermsRow
{
    public long EventId { get; init; }
    public bool IsAllowed { get; init; }
    public int FeePercent { get; init; }
    public int EndsMinutesBefore { get; init; }
}

/// <summary>States of a ticket that is offered; column <c>state</c>.</summary>
internal static class ResaleState
{
    public const string Offered = "OFFERED";

    /// <summary>Its next buyer's money is being captured.</summary>
    public const string Selling = "SELLING";
    public const string Sold = "SOLD";
    public const string Withdrawn = "WITHDRAWN";

    /// <summary>Its giver lost it otherwise, or the time for resale is over.</summary>
    public const string Ended = "ENDED";
}

/// <summary>One row of <c>resale_tickets</c>.</summary>
internal sealed class ResaleTicketRow
{
    /// <summary>
    /// The columns, of the table that is called <c>t</c>; whether somebody has it in hand follows from its booking.
    /// </summary>
    public const string Columns = """
        t.id, t.offer_id, t.booking_id, t.event_id, t.section, t.priced, t.fee_percent, t.state, t.public_at, t.taken_by,
        t.refund_id, EXISTS (SELECT FROM bookings h WHERE h.id = t.taken_by
            AND h.status IN ('PENDING_PAYMENT', 'PAID')) AS is_in_hand
        """;

    /// <summary>Seats of an offer in this order, so that "the first two" are the same for everybody.</summary>
    public const string Order = "t.offer_id, t.subsection, t.row_number, t.seat_number";

    public required Guid Id { get; init; }
    public required Guid OfferId { get; init; }
    public required Guid BookingId { get; init; }
    public required long EventId { get; init; }
    public required string Section { get; init; }
    public required string Priced { get; init; }
    public required int FeePercent { get; init; }
    public required string State { get; init; }
    public DateTimeOffset? PublicAt { get; init; }
    public Guid? TakenBy { get; init; }
    public Guid? RefundId { get; init; }
    public bool IsInHand { get; init; }

    public PricedSeat Seat => SeatsJson.ReadPriced(Priced)[0];

    public SeatPosition Position => Seat.Position;

    /// <summary>True if nobody has it in hand.</summary>
    public bool IsFree => State == ResaleState.Offered && !IsInHand;
}
