using System.Buffers;
using System.Text.Json;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.SeatRequests;

/// <summary>
/// Writes the two most frequent answers of a rush byte for byte as the serializer would, without the records and lists
/// that the serializer needs. Where seats differ in price, the prices follow from the request and from the seats that the
/// reservation's record keeps, so that an answer which is published again names the same (docs/adr/0048).
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
    private static readonly JsonEncodedText Prices = JsonEncodedText.Encode("prices");
    private static readonly JsonEncodedText FeeMinor = JsonEncodedText.Encode("feeMinor");
    private static readonly JsonEncodedText Kind = JsonEncodedText.Encode("kind");
    private static readonly JsonEncodedText Category = JsonEncodedText.Encode("category");
    private static readonly JsonEncodedText TakenFrom = JsonEncodedText.Encode("takenFrom");
    private static readonly JsonEncodedText IsAllotment = JsonEncodedText.Encode("isAllotment");
    private static readonly JsonEncodedText Code = JsonEncodedText.Encode("code");

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>A <see cref="SeatUpdatedToReserved"/>.</summary>
    /// <param name="request">What is answered.</param>
    /// <param name="section">Of the seats.</param>
    /// <param name="seats">What was taken.</param>
    /// <param name="prices">Of each seat where they differ; null: all cost what the request says, or else the plan.</param>
    /// <param name="at">When.</param>
    public static byte[] Reserved(
        TicketReservedRequest request, SectionShape section, ReadOnlySpan<SeatPosition> seats,
        IReadOnlyList<SeatPrice>? prices, DateTimeOffset at)
    {
        var json = Begin(request, section);
        json.WriteStartArray(Seats);
        foreach (var seat in seats)
        {
            json.WriteStartObject();
            WritePlace(json, seat);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString(ReservedAt, at);
        if (prices is null)
        {
            json.WriteNumber(PriceMinor, PriceOf(request, section));
        }
        else
        {
            WritePrices(json, prices);
        }

        return End(json, request, saysWhose: true);
    }

    /// <summary>A <see cref="BookingUpdatedToPendingPayment"/>.</summary>
    /// <inheritdoc cref="Reserved"/>
    /// <param name="record">What the engine keeps of the reservation.</param>
    public static byte[] PendingPayment(
        TicketReservedRequest request, SectionShape section, ReadOnlySpan<SeatPosition> seats,
        IReadOnlyList<SeatPrice>? prices, ReservationRecord record)
    {
        var json = Begin(request, section);
        json.WriteStartArray(Seats);
        for (var i = 0; i < seats.Length; i++)
        {
            json.WriteStartObject();
            WritePlace(json, seats[i]);
            WritePrice(json, prices is null ? new SeatPrice(PriceOf(request, section)) : prices[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray(LostSeats);
        foreach (var lost in record.Lost)
        {
            json.WriteStartObject();
            WritePlace(json, section.PositionAt(lost));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString(ReservedAt, record.AnsweredAt);
        return End(json, request, saysWhose: false);
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

    private static void WritePlace(Utf8JsonWriter json, SeatPosition seat)
    {
        json.WriteNumber(Subsection, seat.Subsection);
        json.WriteNumber(Row, seat.Row);
        json.WriteNumber(Seat, seat.Seat);
    }

    private static void WritePrices(Utf8JsonWriter json, IReadOnlyList<SeatPrice> prices)
    {
        json.WriteStartArray(Prices);
        foreach (var price in prices)
        {
            json.WriteStartObject();
            WritePrice(json, price);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePrice(Utf8JsonWriter json, SeatPrice price)
    {
        json.WriteNumber(PriceMinor, price.PriceMinor);
        if (price.FeeMinor != 0)
        {
            json.WriteNumber(FeeMinor, price.FeeMinor);
        }

        if (price.Kind is { } kind)
        {
            json.WriteString(Kind, kind);
        }

        if (price.Category is { } category)
        {
            json.WriteString(Category, category);
        }
    }

    /// <summary>The request's, so that an answer which is published again names the same price.</summary>
    private static long PriceOf(TicketReservedRequest request, SectionShape section) =>
        request.PriceMinor ?? section.PriceMinor;

    private static byte[] End(Utf8JsonWriter json, TicketReservedRequest request, bool saysWhose)
    {
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
