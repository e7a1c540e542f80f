using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ticketing.Contracts.Channels;

namespace Ticketing.Messaging;

/// <summary>A message on its way to Kafka.</summary>
/// <param name="MessageId">Header <c>message-id</c>; a consumer's inbox accepts each id once.</param>
/// <param name="Topic">Full topic name.</param>
/// <param name="Partition">Fixed partition for seat work; null to let the key's hash decide.</param>
/// <param name="Key">Kafka key, see <see cref="MessageKeys"/>.</param>
/// <param name="Type">Header <c>message-type</c>: the record's name.</param>
/// <param name="Payload">UTF-8 JSON of the record.</param>
/// <param name="TraceParent">Header <c>traceparent</c> (W3C Trace Context), if there is a trace.</param>
/// <param name="Bundled">
/// Null for a message; for several of one key that were packed already (<see cref="Publishing.Bundle"/>): how many. The id
/// is then the first one's, and the payload is their lines.
/// </param>
public sealed record OutgoingMessage(
    Guid MessageId, string Topic, int? Partition, string Key, string Type, byte[] Payload, string? TraceParent,
    int? Bundled = null)
{
    /// <summary>Serialises <paramref name="body"/>; the trace is the current activity's unless one is given.</summary>
    public static OutgoingMessage Create<T>(
        Guid messageId, TopicKind kind, Channel channel, string key, int? partition, T body, JsonTypeInfo<T> json,
        string? traceParent = null) =>
        new(messageId, kind.In(channel), partition, key, typeof(T).Name,
            JsonSerializer.SerializeToUtf8Bytes(body, json), traceParent ?? Activity.Current?.Id);
}
