using System.Text.Json.Serialization;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;

namespace Ticketing.Contracts.Messages;

/// <summary>How the seats of a booking are chosen.</summary>
public enum SeatSelectionMode
{
    /// <summary>The engine finds the best seats together.</summary>
    BestAvailable = 0,

    /// <summary>The buyer named the seats.</summary>
    Manual = 1,
}

/// <summary>Booking asks seat-reservation for seats of one section.</summary>
/// <param name="BookingId">Also the idempotency key: a redelivery gets the first answer.</param>
/// <param name="BuyerId">Who books.</param>
/// <param name="EventId">The event.</param>
/// <param name="Section">The section; decides the partition.</param>
/// <param name="Subsection">Best available only: look in this subsection alone; null for the whole section.</param>
/// <param name="Mode">How seats are chosen.</param>
/// <param name="Quantity">Seats wanted; for manual the number of <paramref name="Seats"/>.</param>
/// <param name="Seats">The named seats (manual), else empty.</param>
/// <param name="AllOrNothing">True: fewer seats than wanted is a failure. False: as many as found counts.</param>
/// <param name="RequestedAt">When the buyer asked, UTC.</param>
/// <param name="Attempt">
/// From 0. A booking that names several sections asks the next one after each failure; every attempt has an answer of
/// its own.
/// </param>
/// <param name="Adjacent">Best available only: all in one row side by side, or nothing.</param>
/// <param name="Accessible">Best available only: accessible seats, which are never given otherwise.</param>
/// <param name="PriceCapMinor">Most a seat may cost in minor units; null for any price.</param>
/// <param name="Companions">
/// Best available with <paramref name="Accessible"/> only: so many of the quantity get ordinary seats in one row with
/// the accessible seats of the others, side by side; all or nothing.
/// </param>
/// <param name="PriceMinor">
/// What a seat costs the booking, as promised when the order was taken; null, in older requests: what the section's plan
/// says.
/// </param>
/// <param name="Prices">What seats cost the booking where that differs from seat to seat; instead of the price.</param>
/// <param name="Category">Best available only: seats of this category alone.</param>
/// <param name="TakenFrom">
/// Manual only: the booking that holds the named seats and gives them up for this one, all of them or none.
/// </param>
/// <param name="IsAllotment">The seats are kept for somebody, not held for a payment: figures count them apart.</param>
/// <param name="Code">What the seller calls the code of the order, for figures; null without one.</param>
public sealed record TicketReservedRequest(
    BookingId BookingId,
    UserId BuyerId,
    EventId EventId,
    string Section,
    int? Subsection,
    SeatSelectionMode Mode,
    int Quantity,
    IReadOnlyList<SeatPosition> Seats,
    bool AllOrNothing,
    DateTimeOffset RequestedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Attempt = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Adjacent = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Accessible = false,
    long? PriceCapMinor = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Companions = 0,
    long? PriceMinor = null,
    PromisedPrices? Prices = null,
    string? Category = null,
    BookingId? TakenFrom = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsAllotment = false,
    string? Code = null);

/// <summary>
/// Seats went AVAILABLE → RESERVED; event-ticketing records it on the tickets, with what a seat costs the booking. Seats
/// that differ have <c>Prices</c>, one a seat. With
/// <paramref name="TakenFrom"/> they were RESERVED by that booking, which does not hold them any more.
/// <paramref name="IsAllotment"/> and <paramref name="Code"/> are the request's.
/// </summary>
public sealed record SeatUpdatedToReserved(
    BookingId BookingId,
    UserId BuyerId,
    EventId EventId,
    string Section,
    IReadOnlyList<SeatPosition> Seats,
    DateTimeOffset ReservedAt,
    long? PriceMinor = null,
    IReadOnlyList<SeatPrice>? Prices = null,
    BookingId? TakenFrom = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsAllotment = false,
    string? Code = null);

/// <summary>Event-ticketing tells seat-reservation to free seats of a booking. Redelivery is harmless.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="EventId">The event.</param>
/// <param name="Section">The section.</param>
/// <param name="Seats">Which of its seats; perhaps not all.</param>
/// <param name="WereSold">True after a refund: the seats may be SOLD, and the booking's record may be gone.</param>
/// <param name="Resold">
/// True after a resale: the seats stay SOLD, to another booking, and only this booking's record forgets them.
/// </param>
public sealed record ReleaseSeat(
    BookingId BookingId,
    EventId EventId,
    string Section,
    IReadOnlyList<SeatPosition> Seats,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool WereSold = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Resold = false);

/// <summary>
/// Event-ticketing tells seat-reservation that the seats of a booking are SOLD. Redelivery is harmless.
/// </summary>
public sealed record FinalizeSeatPayment(
    BookingId BookingId,
    EventId EventId,
    string Section,
    IReadOnlyList<SeatPosition> Seats);

/// <summary>
/// Makes the live state of one section: bits, counters, prices. Idempotent: what exists already is left as it is.
/// </summary>
public sealed record SeatInitializationCommand(EventId EventId, string Currency, SectionPlan Section);

/// <summary>
/// Brings the live state of a section whose plan changed to the plan's edition. A seat that is held or sold is left as it
/// is. Comes by the topic of <see cref="SeatInitializationCommand"/>; an edition that is older than the state's changes
/// nothing, and the same one may come again.
/// </summary>
public sealed record ChangeSeatPlan(EventId EventId, string Currency, SectionPlan Section);

/// <summary>
/// The live state of a section is that of the edition. Comes by the topic and partition of
/// <see cref="SeatUpdatedToReserved"/>, after every reservation that was made before.
/// </summary>
/// <param name="EventId">The event.</param>
/// <param name="Section">The section.</param>
/// <param name="Edition">Of the plan that was applied.</param>
/// <param name="Kept">Seats that the plan does not sell any more and that somebody has; they stay.</param>
public sealed record SeatPlanChanged(EventId EventId, string Section, int Edition, IReadOnlyList<SeatPosition> Kept);
