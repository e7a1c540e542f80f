using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;

namespace Ticketing.EventTicketing.Tickets.RecordTickets;

/// <summary>One consumed fact about a booking's tickets.</summary>
/// <param name="Source">As consumed.</param>
/// <param name="Order">Place in the batch.</param>
/// <param name="Fact">What happened.</param>
/// <param name="BookingId">To which booking.</param>
/// <param name="EventId">Its event.</param>
/// <param name="BuyerId">Its buyer; null when released.</param>
/// <param name="Section">Its section.</param>
/// <param name="Seats">Its seats, each once; may be empty only when released.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="WereSold">It is a release by refund.</param>
/// <param name="PriceMinor">What a ticket costs the booking; null when released, and in older messages.</param>
/// <param name="Prices">What each ticket costs where they differ.</param>
/// <param name="RefundedMinor">Of a refund: what went back; null in older messages.</param>
/// <param name="FeeMinor">Of a refund: what the seller kept.</param>
/// <param name="TakenFrom">The booking that held the seats before; null: they were free.</param>
/// <param name="IsMove">Released: the seats are another booking's already, so seat-reservation has nothing to free.</param>
/// <param name="Resold">The booking that had the tickets before an official resale; null: it is none.</param>
/// <param name="IsReseat">Released: another booking has other seats for them and counts what was paid.</param>
/// <param name="IsAllotment">Reserved: the seats are kept for somebody.</param>
/// <param name="Code">Of the order; null without one, and when released.</param>
internal sealed record TicketMessage(
    IncomingMessage Source,
    int Order,
    TicketFact Fact,
    BookingId BookingId,
    EventId EventId,
    UserId? BuyerId,
    string Section,
    IReadOnlyList<SeatPosition> Seats,
    DateTimeOffset At,
    bool WereSold = false,
    long? PriceMinor = null,
    IReadOnlyDictionary<SeatPosition, SeatPrice>? Prices = null,
    long? RefundedMinor = null,
    long? FeeMinor = null,
    BookingId? TakenFrom = null,
    bool IsMove = false,
    ResoldFrom? Resold = null,
    bool IsReseat = false,
    bool IsAllotment = false,
    string? Code = null)
{
    /// <summary>Twenty times the largest order; more is no booking of ours.</summary>
    private const int MaxSeats = 1_000;

    /// <summary>What all its seats cost; null in older messages.</summary>
    public long? TotalMinor => Prices?.Values.Sum(price => price.PriceMinor) ?? PriceMinor * Seats.Count;

    /// <summary>
    /// The facts of a consumed message, in order. Seats that were taken or bought from another booking are two: that one gave
    /// them back, and this one reserved or paid them, or gave them back itself.
    /// </summary>
    /// <exception cref="PoisonMessageException">As <see cref="Read"/>.</exception>
    public static IEnumerable<TicketMessage> ReadAll(IncomingMessage source, int order)
    {
        var message = Read(source, order);
        return (message.Resold?.BookingId ?? message.TakenFrom) is { } holder
                ? [
                    message with
                    {
                        Fact = TicketFact.Released, BookingId = holder, BuyerId = null, WereSold = true, PriceMinor = null,
                        Prices = null, RefundedMinor = message.Resold?.RefundedMinor ?? 0,
                        FeeMinor = message.Resold?.FeeMinor ?? 0, TakenFrom = null, IsMove = true,
                        IsAllotment = false, Code = null,
                    },
                    message,
                ]
                : [message];
    }

    /// <summary>
    /// True if seat-reservation has to hear of it. It moved the seats of an allotment itself; of a resale it forgets the giver,
    /// and the seats stay SOLD as they are.
    /// </summary>
    public bool IsForSeats => Resold is null ? !IsMove : Fact is TicketFact.Released;

    /// <summary>Parses a consumed message.</summary>
    /// <exception cref="PoisonMessageException">It is none of the three facts, or says something
    /// impossible.</exception>
    public static TicketMessage Read(IncomingMessage source, int order)
    {
        var message = Parse(source, order);
        if (message.Section is null || message.Seats is null)
        {
            throw new PoisonMessageException(source, "section-or-seats-missing");
        }

        if (message.Seats.Count > MaxSeats || (message.Seats.Count == 0 && message.Fact is not TicketFact.Released))
        {
            throw new PoisonMessageException(source, "seat-count-out-of-range");
        }

        if (message.Seats.Any(s => !IsPlace(s.Subsection) || !IsPlace(s.Row) || !IsPlace(s.Seat)))
        {
            throw new PoisonMessageException(source, TicketFaults.NoSuchTicket);
        }

        return message with { Seats = [.. message.Seats.Distinct()], At = message.At.ToUniversalTime() };
    }

    private static TicketMessage Parse(IncomingMessage source, int order)
    {
        if (source.Kind == Topics.TicketsReserved)
        {
            var m = source.Read(ContractsJson.Default.SeatUpdatedToReserved);
            return new(
                source, order, TicketFact.Reserved, m.BookingId, m.EventId, m.BuyerId, m.Section, m.Seats,
                m.ReservedAt, PriceMinor: m.PriceMinor, Prices: PricesOf(source, m.Seats, m.Prices), TakenFrom: m.TakenFrom,
                IsAllotment: m.IsAllotment, Code: m.Code);
        }

        if (source.Kind == Topics.TicketsPaid)
        {
            var m = source.Read(ContractsJson.Default.BookingPaidSuccess);
            return new(
                source, order, TicketFact.Paid, m.BookingId, m.EventId, m.BuyerId, m.Section, m.Seats, m.PaidAt,
                PriceMinor: m.PriceMinor, Prices: PricesOf(source, m.Seats, m.Prices), TakenFrom: m.TakenFrom,
                Resold: m.Resold, Code: m.Code);
        }

        if (source.Kind == Topics.TicketsReleased)
        {
            var m = source.Read(ContractsJson.Default.BookingExpiredReleaseTickets);
            return new(
                source, order, TicketFact.Released, m.BookingId, m.EventId, null, m.Section, m.Seats, m.ReleasedAt,
                m.WereSold, RefundedMinor: m.RefundedMinor, FeeMinor: m.FeeMinor, Resold: m.Resold,
                IsReseat: m.Reason == BookingExpiredReleaseTickets.ReasonReseated);
        }

        throw new PoisonMessageException(source, "not-a-ticket-fact");
    }

    private static Dictionary<SeatPosition, SeatPrice>? PricesOf(
        IncomingMessage source, IReadOnlyList<SeatPosition>? seats, IReadOnlyList<SeatPrice>? prices)
    {
        if (prices is null || seats is null)
        {
            return null;
        }

        if (prices.Count != seats.Count)
        {
            throw new PoisonMessageException(source, "prices-of-other-seats");
        }

        var bySeat = new Dictionary<SeatPosition, SeatPrice>(seats.Count);
        for (var i = 0; i < seats.Count; i++)
        {
            bySeat[seats[i]] = prices[i];
        }

        return bySeat;
    }

    private static bool IsPlace(int number) => number is >= 1 and <= short.MaxValue;
}

/// <summary>Why a fact was set aside; reasons in the dead-letter topic.</summary>
internal static class TicketFaults
{
    /// <summary>Another live booking has one of its tickets.</summary>
    public const string HeldByOtherBooking = "ticket-held-by-other-booking";

    /// <summary>The event has no such ticket.</summary>
    public const string NoSuchTicket = "no-such-ticket";

    /// <summary>Earlier facts of the booking were about another event or section.</summary>
    public const string OtherSection = "booking-of-other-section";
}
