using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;

namespace Ticketing.EventTicketing.Tests.Support;

/// <summary>A booking of seats of section A, subsection 1, and the messages that tell of it.</summary>
public sealed class Facts(EventId eventId, params (int Row, int Seat)[] seats)
{
    private static long _offset;

    private readonly List<SeatPosition> _seats = [.. seats.Select(s => new SeatPosition(1, s.Row, s.Seat))];

    /// <summary>Whose topics carry the messages.</summary>
    public Channel Channel { get; init; } = Channel.OwnedBy(eventId);

    /// <summary>Who booked.</summary>
    public UserId Buyer { get; init; } = UserId.New(DateTimeOffset.UtcNow);

    /// <summary>What a seat costs the booking.</summary>
    public long? PriceMinor { get; init; }

    /// <summary>The booking of an allotment that held the seats before.</summary>
    public BookingId? TakenFrom { get; init; }

    public BookingId BookingId { get; } = BookingId.New(DateTimeOffset.UtcNow);

    public IncomingMessage Reserved() => Message(
        Topics.TicketsReserved,
        new SeatUpdatedToReserved(BookingId, Buyer, eventId, "A", _seats, DateTimeOffset.UtcNow, PriceMinor, TakenFrom),
        ContractsJson.Default.SeatUpdatedToReserved);

    public IncomingMessage Paid() => Message(
        Topics.TicketsPaid,
        new BookingPaidSuccess(BookingId, Buyer, eventId, "A", _seats, DateTimeOffset.UtcNow, PriceMinor, TakenFrom),
        ContractsJson.Default.BookingPaidSuccess);

    public IncomingMessage Released() => Message(
        Topics.TicketsReleased,
        new BookingExpiredReleaseTickets(BookingId, eventId, "A", _seats, "hold-expired", DateTimeOffset.UtcNow),
        ContractsJson.Default.BookingExpiredReleaseTickets);

    /// <summary>Some of its seats, or all, were refunded.</summary>
    public IncomingMessage Refunded(params (int Row, int Seat)[] some) => Message(
        Topics.TicketsReleased,
        new BookingExpiredReleaseTickets(
            BookingId, eventId, "A", [.. some.Select(s => new SeatPosition(1, s.Row, s.Seat))], "refunded-to-buyer",
            DateTimeOffset.UtcNow, WereSold: true),
        ContractsJson.Default.BookingExpiredReleaseTickets);

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
