using System.Buffers;
using System.Text.Json;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.SeatRequests;

/// <summary>
/// Writes the two most frequent answers of a rush byte for byte as the serializer would, without the records and lists
/// that the serializer needs.
/// </summary>
internal static class AnswerJson
{
    private static readonly JsonEncodedText BookingId = JsonEncodedText.Encode("bookingId");
    private static readonly JsonEncodedText BuyerId = JsonEncodedText.Encode("buyerId");
    private static readonly JsonEncodedText EventId = JsonEncodedText.Encode("eventId");
    private static readonly JsonEncodedText Section = JsonEncodedText.Encode("section");
    private static readonly JsonEncodedText Seats = JsonEncodedText.Encode("seats");
    private static readonly JsonEncodedText LostSeats = JsonEncodedText.Encode("lostSeats");
    private static readonly JsonEncodedText ReservedAt = JsonEncodedText.Encode("reservedAt");
    private static readonly JsonEncodedText Subsection = JsonEncodedText.Encode("subsection");
    private static readonly JsonEncodedText Row = JsonEncodedText.Encode("row");
    private static readonly JsonEncodedText Seat = JsonEncodedText.Encode("seat");
    private static readonly JsonEncodedText PriceMinor = JsonEncodedText.Encode("priceMinor");
    private static readonly JsonEncodedText TakenFrom = JsonEncodedText.Encode("takenFrom");
    private static readonly JsonEncodedText IsAllotment = JsonEncodedText.Encode("isAllotment");
    private static readonly JsonEncodedText Code = JsonEncodedText.Encode("code");

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>A <see cref="SeatUpdatedToReserved"/>.</summary>
    public static byte[] Reserved(
        TicketReservedRequest request, SectionShape section, ReadOnlySpan<SeatPosition> seats, DateTimeOffset at)
    {
        var json = Begin(request, section);
        WriteSeats(json, Seats, seats, null);
        return End(json, at, request, PriceOf(request, section), saysWhose: true);
    }

    /// <summary>A <see cref="BookingUpdatedToPendingPayment"/>.</summary>
    public static byte[] PendingPayment(
        TicketReservedRequest request, SectionShape section, ReadOnlySpan<SeatPosition> seats, ReservationRecord record)
    {
        var json = Begin(request, section);
        WriteSeats(json, Seats, seats, PriceOf(request, section));
        WriteSeats(json, LostSeats, record.Lost.Count == 0 ? [] : [.. record.Lost.Select(section.PositionAt)], null);
        return End(json, record.AnsweredAt, request);
    }

    private static Utf8JsonWriter Begin(TicketReservedRequest request, SectionShape section)
    {
        _buffer ??= new ArrayBufferWriter<byte>(1_024);
        _writer ??= new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true });
        _buffer.ResetWrittenCount();
        _writer.Reset();
        _writer.WriteStartObject();
        _writer.WriteString(BookingId, request.BookingId.Value);
        _writer.WriteString(BuyerId, request.BuyerId.Value);
        _writer.WriteNumber(EventId, request.EventId.Value);
        _writer.WriteString(Section, section.Name);
        return _writer;
    }

    private static void WriteSeats(
        Utf8JsonWriter json, JsonEncodedText name, ReadOnlySpan<SeatPosition> seats, long? priceMinor)
    {
        json.WriteStartArray(name);
        foreach (var seat in seats)
        {
            json.WriteStartObject();
            json.WriteNumber(Subsection, seat.Subsection);
            json.WriteNumber(Row, seat.Row);
            json.WriteNumber(Seat, seat.Seat);
            if (priceMinor is { } price)
            {
                json.WriteNumber(PriceMinor, price);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The request's, so that an answer which is published again names the same price.</summary>
    private static long PriceOf(TicketReservedRequest request, SectionShape section) =>
        request.PriceMinor ?? section.PriceMinor;

    private static byte[] End(
        Utf8JsonWriter json, DateTimeOffset at, TicketReservedRequest request, long? priceMinor = null,
        bool saysWhose = false)
    {
        json.WriteString(ReservedAt, at);
        if (priceMinor is { } price)
        {
            json.WriteNumber(PriceMinor, price);
        }

        if (saysWhose && request.TakenFrom is { } holder)
        {
            json.WriteString(TakenFrom, holder.Value);
        }

        if (saysWhose && request.IsAllotment)
        {
            json.WriteBoolean(IsAllotment, true);
        }

        if (request.Code is { } code)
        {
            json.WriteString(Code, code);
        }

        json.WriteEndObject();
        json.Flush();
        return _buffer!.WrittenSpan.ToArray();
    }
}
