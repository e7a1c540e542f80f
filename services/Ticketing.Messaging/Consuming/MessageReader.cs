using System.Diagnostics;
using System.Text;
using Confluent.Kafka;
using Ticketing.Contracts.Channels;
using Ticketing.Messaging.Publishing;

namespace Ticketing.Messaging.Consuming;

/// <summary>Makes an <see cref="IncomingMessage"/> and its consuming span out of what Kafka delivered.</summary>
internal static class MessageReader
{
    public static (IncomingMessage Message, Activity? Span) Read(
        ConsumeResult<string, byte[]> result, Channel channel, IReadOnlyList<TopicKind> kinds)
    {
        var parent = Header(result, KafkaPublisher.TraceParentHeader);
        var kind = kinds.First(k => k.Matches(result.Topic));
        var span = MessagingDiagnostics.Activities.StartActivity(
            $"{kind.Action} process", ActivityKind.Consumer, parent);
        span?.SetTag("messaging.system", "kafka")
            .SetTag("messaging.destination.name", result.Topic)
            .SetTag("messaging.destination.partition.id", result.Partition.Value)
            .SetTag("messaging.kafka.offset", result.Offset.Value);
        var message = new IncomingMessage
        {
            Topic = result.Topic,
            Kind = kind,
            Channel = channel,
            Partition = result.Partition.Value,
            Offset = result.Offset.Value,
            Key = result.Message.Key ?? "",
            MessageId = IdOf(result),
            Type = Header(result, KafkaPublisher.MessageTypeHeader) ?? "",
            Payload = result.Message.Value ?? [],
            TraceParent = span?.Id ?? parent,
        };

        // Spans of a batch overlap; none of them may become the ambient parent of another.
        Activity.Current = null;
        return (message, span);
    }

    private static Guid IdOf(ConsumeResult<string, byte[]> result) =>
        Guid.TryParse(Header(result, KafkaPublisher.MessageIdHeader), out var id)
            ? id
            : MessageIds.Derive($"{result.Topic}/{result.Partition.Value}/{result.Offset.Value}");

    private static string? Header(ConsumeResult<string, byte[]> result, string name) =>
        result.Message.Headers is { } headers && headers.TryGetLastBytes(name, out var bytes) && bytes is not null
            ? Encoding.UTF8.GetString(bytes)
            : null;
}
