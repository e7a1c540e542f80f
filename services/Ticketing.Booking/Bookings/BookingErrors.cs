using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Bookings;

/// <summary>Refusals of several capabilities.</summary>
internal static class BookingErrors
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public static Refusal EventNotFound { get; } = new(404, "event-not-found", "There is no such event.");

    public static Refusal EventNotOnSale { get; } = new(409, "event-not-on-sale", "The event is not on sale.");

    public static Refusal SaleEnded { get; } = new(
        409, "sale-ended", "The sale of this event has ended. Seats that are held already can still be paid.");

    public static Refusal SaleNotStarted { get; } = new(
        409, "sale-not-started", "The sale of this event has not begun.");

    /// <summary>The event's waiting room lets people in by turns, and it has not been the caller's turn.</summary>
    public static Refusal WaitingRoom { get; } = new(
        409, "waiting-room", "This sale has a waiting room, and it is not your turn. Enter it, or wait in it.");

    public static Refusal SectionNotFound { get; } = new(404, "section-not-found", "The event has no such section.");

    public static Refusal QuantityOutOfRange { get; } = new(
        422, "quantity-out-of-range", "More or fewer seats than an order of this event may have.");

    public static Refusal NoSuchSeat { get; } = new(
        422, "no-such-seat", "A named seat does not exist or is not for sale.");

    /// <summary>Tables of the section are sold whole, and given back whole.</summary>
    public static Refusal WholeTable { get; } = new(
        422, "whole-table", "Tables of this section are sold whole: name all seats of a table, and no part of one.");

    /// <summary>A companion seat is sold, kept and given away with a wheelchair place beside it (docs/adr/0066).</summary>
    public static Refusal CompanionSeatAlone { get; } = new(
        422, "companion-seat-alone",
        "A companion seat is sold only together with a wheelchair place beside it, in the same order.");

    /// <summary>Carries the price that holds now.</summary>
    public static Refusal PriceChanged { get; } = new(
        409, "price-changed", "The seller raised the price; nothing was ordered. `price` is what a seat costs now.");

    public static Refusal AbovePriceCap { get; } = new(
        422, "above-price-cap", "Every section that was named costs more than the price cap.");

    public static Refusal OrderNotFound { get; } = new(404, "order-not-found", "There is no such order.");

    public static Refusal NotYourOrder { get; } = new(403, "not-your-order", "The order belongs to somebody else.");

    public static Refusal HoldExpired { get; } = new(
        409, "hold-expired", "The hold ran out and the seats went back on sale.");

    public static Refusal OrderNotPayable { get; } = new(
        409, "order-not-payable", "The order has ended without seats.");

    public static Refusal OrderNotCancellable { get; } = new(
        409, "order-not-cancellable", "The order has ended already.");

    public static Refusal EventCancelled { get; } = new(
        409, "event-cancelled", "The event is cancelled; the full price is refunded without asking.");

    public static Refusal NotYourEvent { get; } = new(403, "not-your-event", "The event belongs to another seller.");

    /// <summary>The buyer's token says that nobody knows whether the address is theirs.</summary>
    public static Refusal EmailNotVerified { get; } = new(
        403, "email-not-verified", "Confirm your e-mail address first, by the link in the mail that we sent you.");

    public static Refusal TooManyRequests { get; } = new(429, "too-many-requests", "Too many connections are open.")
    {
        RetryAfter = RetryAfter,
    };

    public static Refusal TemporarilyUnavailable { get; } = new(
        503, "temporarily-unavailable", "Too many people order and pay right now. Try again in a moment.")
    {
        RetryAfter = RetryAfter,
    };
}
