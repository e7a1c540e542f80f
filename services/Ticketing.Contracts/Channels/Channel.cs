using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ticketing.Contracts.Channels;

/// <summary>
/// What stands in the place of <c>{event_id}</c> in topic and group names: an event's own id, or <c>lane-{n}</c> for
/// the small events that share the topics of a lane. Chosen once, when the event is created, and stored
/// with it, so that a later change of the settings never moves a running sale.
/// </summary>
[JsonConverter(typeof(ChannelJsonConverter))]
public readonly record struct Channel(string Name)
{
    /// <summary>The channel of an event's own topics.</summary>
    public static Channel OwnedBy(EventId eventId) => new(eventId.ToString());

    /// <summary>Lane <paramref name="number"/>, counted from 0.</summary>
    public static Channel Lane(int number) => new("lane-" + number.ToString(CultureInfo.InvariantCulture));

    /// <summary>True for a shared lane, false for an event's own channel.</summary>
    public bool IsLane => Name.StartsWith("lane-", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>The one function that maps an event to its channel.</summary>
/// <param name="OwnTopicsAboveSeats">An event with more seats than this owns its topics; others share lanes.</param>
/// <param name="LaneCount">How many lanes there are; fixed for the life of an installation.</param>
public sealed record ChannelPolicy(int OwnTopicsAboveSeats = 1_000, int LaneCount = 4)
{
    /// <summary>The channel of an event with <paramref name="seats"/> seats in all.</summary>
    public Channel ChannelOf(EventId eventId, int seats) =>
        seats > OwnTopicsAboveSeats ? Channel.OwnedBy(eventId) : Channel.Lane((int)(eventId.Value % LaneCount));
}

internal sealed class ChannelJsonConverter : JsonConverter<Channel>
{
    public override Channel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A channel is a string."));

    public override void Write(Utf8JsonWriter writer, Channel value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Name);
}
