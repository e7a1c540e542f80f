using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;

namespace Ticketing.EventTicketing.Tests.Support;

/// <summary>A booking of seats of subsection 1 of a section, and the messages that tell of it.</summary>
public sealed class Facts(EventId eventId, params (int Row, int Seat)[] seats)
{
    private static long _offset;

    private readonly List<SeatPosition> _seats = [.. seats.Select(s => new SeatPosition(1, s.Row, s.Seat))];

    /// <summary>Whose topics carry the messages.</summary>
    public Channel Channel { get; init; } = Channel.OwnedBy(eventId);

    /// <summary>The section of its seats.</summary>
    public string Section { get; init; } = "A";

    /// <summary>When the next message says that it happened; null for now.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>Who booked.</summary>
    public UserId Buyer { get; init; } = UserId.New(DateTimeOffset.UtcNow);

    /// <summary>What a seat costs the booking.</summary>
    public long? PriceMinor { get; init; }

    /// <summary>What each seat costs it, where they differ; the next message says so.</summary>
    public IReadOnlyList<SeatPrice>? Prices { get; set; }

    /// <summary>The booking of an allotment that held the seats before.</summary>
    public BookingId? TakenFrom { get; init; }

    /// <summary>The booking that had its tickets before an official resale.</summary>
    public ResoldFrom? Resold { get; init; }

    /// <summary>Its seats are kept for somebody.</summary>
    public bool IsAllotment { get; init; }

    /// <summary>What the seller calls the code of the order.</summary>
    public string? Code { get; init; }

    /// <summary>The row of its first seat.</summary>
    public int FirstRow => _seats[0].Row;

    public BookingId BookingId { get; } = BookingId.New(DateTimeOffset.UtcNow);

    public IncomingMessage Reserved() => Message(
        Topics.TicketsReserved,
        new SeatUpdatedToReserved(
            BookingId, Buyer, eventId, Section, _seats, Now, PriceMinor, Prices, TakenFrom, IsAllotment, Code),
        ContractsJson.Default.SeatUpdatedToReserved);

    public IncomingMessage Paid() => Message(
        Topics.TicketsPaid,
        new BookingPaidSuccess(BookingId, Buyer, eventId, Section, _seats, Now, PriceMinor, Prices, TakenFrom, Resold, Code),
        ContractsJson.Default.BookingPaidSuccess);

    public IncomingMessage Released() => Message(
        Topics.TicketsReleased,
        new BookingExpiredReleaseTickets(BookingId, eventId, Section, _seats, "hold-expired", Now),
        ContractsJson.Default.BookingExpiredReleaseTickets);

    /// <summary>Some of its seats, or all, were refunded.</summary>
    public IncomingMessage Refunded(params (int Row, int Seat)[] some) => RefundedFor(null, null, some);

    /// <summary>Some of its seats, or all, were refunded, and the message says with how much money.</summary>
    public IncomingMessage RefundedFor(long? refundedMinor, long? feeMinor, params (int Row, int Seat)[] some) => Message(
        Topics.TicketsReleased,
        new BookingExpiredReleaseTickets(
            BookingId, eventId, Section, [.. some.Select(s => new SeatPosition(1, s.Row, s.Seat))], "refunded-to-buyer",
            Now, WereSold: true, refundedMinor, feeMinor, Resold),
        ContractsJson.Default.BookingExpiredReleaseTickets);

    /// <summary>All of its seats were given up for other seats; what was paid for them goes with the party.</summary>
    public IncomingMessage Reseated(long? paidMinor) => Message(
        Topics.TicketsReleased,
        new BookingExpiredReleaseTickets(
            BookingId, eventId, Section, _seats, BookingExpiredReleaseTickets.ReasonReseated, Now,
            WereSold: paidMinor is not null, paidMinor, paidMinor is null ? null : 0),
        ContractsJson.Default.BookingExpiredReleaseTickets);

    private DateTimeOffset Now => At ?? DateTimeOffset.UtcNow;

    private IncomingMessage Message<T>(TopicKind kind, T body, JsonTypeInfo<T> json)
    {
        return new IncomingMessage
        {
            Topic = kind.In(Channel),
            Kind = kind,
            Channel = Channel,
            Partition = 0,
            Offset = Interlocked.Increment(ref _offset),
            Key = MessageKeys.BookingLevel(eventId),
            MessageId = MessageIds.Derive(BookingId, kind.Action + Interlocked.Increment(ref _offset)),
            Type = typeof(T).Name,
            Payload = JsonSerializer.SerializeToUtf8Bytes(body, json),
        };
    }
}
