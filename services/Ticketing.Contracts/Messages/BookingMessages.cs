using System.Text.Json.Serialization;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;

namespace Ticketing.Contracts.Messages;

/// <summary>A seat of a booking with its price in minor units of the event's currency.</summary>
/// <param name="Subsection">Of its section.</param>
/// <param name="Row">From 1.</param>
/// <param name="Seat">From 1.</param>
/// <param name="PriceMinor">What is paid, the fee included.</param>
/// <param name="FeeMinor">The part that is the event's fee.</param>
/// <param name="Kind">Kind of buyer; null where the event has none.</param>
/// <param name="Category">Category of the seat; null for none.</param>
public readonly record struct PricedSeat(
    int Subsection, int Row, int Seat, long PriceMinor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long FeeMinor = 0,
    string? Kind = null,
    string? Category = null)
{
    /// <summary>The price alone, and for whom. Not in the JSON either.</summary>
    [JsonIgnore]
    public SeatPrice Price => new(PriceMinor, FeeMinor, Kind, Category);

    /// <summary>The seat without its price. Not in the JSON: it would double the message.</summary>
    [JsonIgnore]
    public SeatPosition Position => new(Subsection, Row, Seat);
}

/// <summary>Seats were found: the booking may be paid.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="BuyerId">Who books.</param>
/// <param name="EventId">The event.</param>
/// <param name="Section">The section.</param>
/// <param name="Seats">What the booking got, perhaps fewer than asked for.</param>
/// <param name="LostSeats">Manual only: named seats that were not free.</param>
/// <param name="ReservedAt">When the seats were taken; the hold runs from here. UTC.</param>
/// <param name="Code">The request's: null for an order without a code.</param>
public sealed record BookingUpdatedToPendingPayment(
    BookingId BookingId,
    UserId BuyerId,
    EventId EventId,
    string Section,
    IReadOnlyList<PricedSeat> Seats,
    IReadOnlyList<SeatPosition> LostSeats,
    DateTimeOffset ReservedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null);

/// <summary>No seats for the booking.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="BuyerId">Who books.</param>
/// <param name="EventId">The event.</param>
/// <param name="Code">Stable: one of <see cref="ReservationFailureCodes"/>.</param>
/// <param name="LostSeats">Manual only: the named seats that were not free.</param>
/// <param name="FailedAt">UTC.</param>
/// <param name="Attempt">The attempt of the request that this answers.</param>
public sealed record BookingUpdatedToFailed(
    BookingId BookingId,
    UserId BuyerId,
    EventId EventId,
    string Code,
    IReadOnlyList<SeatPosition> LostSeats,
    DateTimeOffset FailedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Attempt = 0);

/// <summary>Why a reservation failed; stable codes that reach the buyer.</summary>
public static class ReservationFailureCodes
{
    /// <summary>Nothing of the wish is free.</summary>
    public const string SoldOut = "sold-out";

    /// <summary>None of the named seats is free (or not all, when all were asked for).</summary>
    public const string SeatTaken = "seat-taken";

    /// <summary>All-or-nothing and fewer seats were left than asked for.</summary>
    public const string NotEnoughSeats = "not-enough-seats";

    /// <summary>
    /// A seat, subsection or section that the plan does not have, or a manual wish that names no seat.
    /// </summary>
    public const string NoSuchSeat = "no-such-seat";

    /// <summary>Adjacent only, and no row has so many free seats side by side.</summary>
    public const string NotTogether = "not-together";

    /// <summary>A table of the section is sold whole: to be asked for by all of its seats, and by nothing else.</summary>
    public const string WholeTable = "whole-table";

    /// <summary>A seat of the section costs more than the buyer's cap.</summary>
    public const string AbovePriceCap = "above-price-cap";
}

/// <summary>
/// A booking was paid; its tickets become SOLD, at the price of a seat that it was promised. Seats that differ have
/// <c>Prices</c>, one a seat. With
/// <paramref name="TakenFrom"/> that booking held them before: this message may overtake the one of the reservation. With
/// <paramref name="Resold"/> they were SOLD to that booking, whose tickets end in the same moment.
/// <paramref name="Code"/> is what the seller calls the code of the order; null without one.
/// </summary>
public sealed record BookingPaidSuccess(
    BookingId BookingId,
    UserId BuyerId,
    EventId EventId,
    string Section,
    IReadOnlyList<SeatPosition> Seats,
    DateTimeOffset PaidAt,
    long? PriceMinor = null,
    IReadOnlyList<SeatPrice>? Prices = null,
    BookingId? TakenFrom = null,
    ResoldFrom? Resold = null,
    string? Code = null);

/// <summary>Whose tickets the seats were before an official resale.</summary>
/// <param name="BookingId">The giver's booking.</param>
/// <param name="RefundedMinor">What its buyer gets back of these seats.</param>
/// <param name="FeeMinor">What the seller keeps of them.</param>
public sealed record ResoldFrom(BookingId BookingId, long RefundedMinor, long FeeMinor);

/// <summary>
/// A booking gave seats back: all because it ended without payment, or those that were refunded. Their tickets become
/// AVAILABLE.
/// </summary>
/// <param name="BookingId">The booking.</param>
/// <param name="EventId">The event.</param>
/// <param name="Section">The section.</param>
/// <param name="Seats">The seats given back; after a refund perhaps not all of the booking.</param>
/// <param name="Reason">
/// For example <c>hold-expired</c>, <c>cancelled-by-buyer</c>, <c>event-cancelled</c>; <see cref="ReasonReseated"/> means that
/// another booking has other seats for them.
/// </param>
/// <param name="ReleasedAt">UTC.</param>
/// <param name="WereSold">True after a refund; the message may overtake the one that says the seats were paid.</param>
/// <param name="RefundedMinor">What a refund gave back; null in older messages.</param>
/// <param name="FeeMinor">What the seller kept of the refunded seats.</param>
/// <param name="Resold">The booking bought these seats from another one: the message may overtake that of its payment.</param>
public sealed record BookingExpiredReleaseTickets(
    BookingId BookingId,
    EventId EventId,
    string Section,
    IReadOnlyList<SeatPosition> Seats,
    string Reason,
    DateTimeOffset ReleasedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool WereSold = false,
    long? RefundedMinor = null,
    long? FeeMinor = null,
    ResoldFrom? Resold = null)
{
    /// <summary>The party moved to other seats: neither a refund nor a lost hold.</summary>
    public const string ReasonReseated = "reseated";
}
