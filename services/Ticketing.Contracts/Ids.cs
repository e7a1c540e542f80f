using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ticketing.Contracts;

/// <summary>An event (one show on one date). A positive integer, given by event-ticketing's database.</summary>
[JsonConverter(typeof(EventIdJsonConverter))]
public readonly record struct EventId(long Value) : IParsable<EventId>
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static EventId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not an event id.");

    /// <summary>Accepts positive decimal integers only: no sign, no spaces.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EventId result)
    {
        var ok = long.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0;
        result = ok ? new EventId(value) : default;
        return ok;
    }
}

/// <summary>A booking; "order" is its public name. UUID version 7, made by the booking service.</summary>
[JsonConverter(typeof(BookingIdJsonConverter))]
public readonly record struct BookingId(Guid Value) : IParsable<BookingId>
{
    /// <summary>A new id that sorts by creation time.</summary>
    public static BookingId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    /// <inheritdoc/>
    public static BookingId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BookingId result)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        result = new BookingId(value);
        return ok;
    }
}

/// <summary>A registered person: buyer, seller or operator. UUID version 7, made by event-ticketing.</summary>
[JsonConverter(typeof(UserIdJsonConverter))]
public readonly record struct UserId(Guid Value) : IParsable<UserId>
{
    /// <summary>A new id that sorts by creation time.</summary>
    public static UserId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    /// <inheritdoc/>
    public static UserId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UserId result)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        result = new UserId(value);
        return ok;
    }
}

internal sealed class EventIdJsonConverter : JsonConverter<EventId>
{
    public override EventId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, EventId value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}

internal sealed class BookingIdJsonConverter : JsonConverter<BookingId>
{
    public override BookingId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, BookingId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}

internal sealed class UserIdJsonConverter : JsonConverter<UserId>
{
    public override UserId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, UserId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
