using System.Text.Json;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;

namespace Ticketing.SeatReservation.SeatRequests;

/// <summary>
/// Reads the most frequent request of a rush, best available seats, in a third of the serializer's time. A table of prices
/// that came before is not parsed again. Whatever it does not know (a field, a form, named seats) it leaves to the serializer.
/// </summary>
internal static class ReserveRequestReader
{
    /// <summary>What the serializer would read, or null: ask the serializer.</summary>
    public static TicketReservedRequest? TryRead(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            var fields = default(Fields);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && fields.TryReadAll(ref reader, json)
                ? fields.ToRequest()
                : null;
        }
        catch (JsonException)
        {
            return null; // The serializer says what is wrong with it.
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            return null; // Null where no null may be, or no number, date or id: likewise.
        }
    }

    private ref struct Fields
    {
        private BookingId _booking;
        private UserId _buyer;
        private EventId _event;
        private string? _section;
        private int? _subsection;
        private int _quantity;
        private bool _allOrNothing;
        private DateTimeOffset _requestedAt;
        private long? _priceMinor;
        private PromisedPrices? _prices;
        private string? _code;
        private bool _isBestAvailable;
        private bool _hasNoSeats;

        public bool TryReadAll(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (!TryReadOne(ref reader, json))
                {
                    return false;
                }
            }

            return reader.TokenType == JsonTokenType.EndObject && !reader.Read() && _isBestAvailable && _hasNoSeats;
        }

        public readonly TicketReservedRequest ToRequest() => new(
            _booking, _buyer, _event, _section!, _subsection, SeatSelectionMode.BestAvailable, _quantity, [],
            _allOrNothing, _requestedAt, PriceMinor: _priceMinor, Prices: _prices, Code: _code);

        /// <summary>False for what only the serializer knows.</summary>
        private bool TryReadOne(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
        {
            var name = reader.ValueSpan;
            if (reader.ValueIsEscaped || !reader.Read())
            {
                return false;
            }

            switch (name.Length)
            {
                case 9 when name.SequenceEqual("bookingId"u8):
                    _booking = new BookingId(reader.GetGuid());
                    return true;
                case 7 when name.SequenceEqual("buyerId"u8):
                    _buyer = new UserId(reader.GetGuid());
                    return true;
                case 7 when name.SequenceEqual("eventId"u8):
                    _event = new EventId(reader.GetInt64());
                    return true;
                case 7 when name.SequenceEqual("section"u8):
                    _section = reader.GetString();
                    return true;
                case 10 when name.SequenceEqual("subsection"u8):
                    _subsection = reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32();
                    return true;
                case 4 when name.SequenceEqual("mode"u8):
                    _isBestAvailable = reader.ValueTextEquals(nameof(SeatSelectionMode.BestAvailable));
                    return _isBestAvailable;
                case 8 when name.SequenceEqual("quantity"u8):
                    _quantity = reader.GetInt32();
                    return true;
                case 5 when name.SequenceEqual("seats"u8):
                    _hasNoSeats = reader.TokenType == JsonTokenType.StartArray
                        && reader.Read() && reader.TokenType == JsonTokenType.EndArray;
                    return _hasNoSeats;
                case 12 when name.SequenceEqual("allOrNothing"u8):
                    _allOrNothing = reader.GetBoolean();
                    return true;
                case 11 when name.SequenceEqual("requestedAt"u8):
                    _requestedAt = reader.GetDateTimeOffset();
                    return true;
                case 10 when name.SequenceEqual("priceMinor"u8):
                    _priceMinor = reader.TokenType == JsonTokenType.Null ? null : reader.GetInt64();
                    return true;
                case 6 when name.SequenceEqual("prices"u8):
                    var start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    _prices = PromisedPrices.Json.Read(json[start..(int)reader.BytesConsumed]);
                    return true;
                case 4 when name.SequenceEqual("code"u8):
                    _code = reader.GetString();
                    return true;
                default:
                    return false;
            }
        }
    }
}
