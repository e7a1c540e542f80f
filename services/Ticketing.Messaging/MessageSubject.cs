using System.Text;
using System.Text.Json;

namespace Ticketing.Messaging;

/// <summary>
/// The booking and event that a message speaks of: the ids at the top of its JSON, such as
/// <c>{"bookingId":"…","eventId":7}</c>. Spans and log scopes carry them, so that an operator finds all of one booking.
/// </summary>
internal readonly record struct MessageSubject(string? BookingId, string? EventId)
{
    /// <summary>Ids that are not there, or stand behind broken JSON, are null: whoever handles the message refuses it.</summary>
    public static MessageSubject Of(ReadOnlySpan<byte> json)
    {
        var subject = default(MessageSubject);
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                {
                    continue;
                }

                var isBooking = reader.ValueTextEquals("bookingId");
                var isEvent = !isBooking && reader.ValueTextEquals("eventId");
                reader.Read();
                subject = isBooking ? subject with { BookingId = TextOf(reader) }
                    : isEvent ? subject with { EventId = TextOf(reader) } : subject;
            }
        }
        catch (JsonException)
        {
            return subject;
        }

        return subject;
    }

    /// <summary>For a log scope: the same names as for HTTP requests (<c>booking_id</c>, <c>event_id</c>).</summary>
    public IEnumerable<KeyValuePair<string, object?>> ToScope()
    {
        if (BookingId is not null)
        {
            yield return new("booking_id", BookingId);
        }

        if (EventId is not null)
        {
            yield return new("event_id", EventId);
        }
    }

    private static string? TextOf(Utf8JsonReader value) => value.TokenType switch
    {
        JsonTokenType.String => value.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(value.ValueSpan),
        _ => null,
    };
}
