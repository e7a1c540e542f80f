using System.Diagnostics;
using System.Text;
using Confluent.Kafka;
using Ticketing.Contracts.Channels;
using Ticketing.Messaging.Publishing;

namespace Ticketing.Messaging.Consuming;

/// <summary>Makes <see cref="IncomingMessage"/>s and their consuming spans out of what Kafka delivered.</summary>
internal sealed class MessageReader(Channel channel, IReadOnlyList<TopicKind> kinds)
{
    private readonly Dictionary<string, TopicKind> _kindOf = kinds.ToDictionary(kind => kind.In(channel));
    private readonly List<Bundle.BundleLine> _lines = [];

    /// <summary>How many messages a record brings.</summary>
    public static int CountOf(ConsumeResult<string, byte[]> result) => Bundle.CountOf(result.Message.Headers) ?? 1;

    /// <summary>
    /// Appends a record's messages, in order, and the spans that somebody listens to. A record that calls
    /// itself a bundle and is none becomes one message, which its handler will refuse.
    /// </summary>
    public void Read(ConsumeResult<string, byte[]> result, List<IncomingMessage> messages, List<Activity> spans)
    {
        _lines.Clear();
        var kind = _kindOf[result.Topic];
        if (Bundle.CountOf(result.Message.Headers) is { } count && Bundle.TryRead(result.Message.Value, count, _lines))
        {
            for (var i = 0; i < _lines.Count; i++)
            {
                messages.Add(MessageOf(result, kind, i, _lines[i], spans));
            }
        }
        else
        {
            var line = new Bundle.BundleLine(
                IdOf(result), Header(result, KafkaPublisher.MessageTypeHeader) ?? "",
                Header(result, KafkaPublisher.TraceParentHeader), result.Message.Value ?? []);
            messages.Add(MessageOf(result, kind, 0, line, spans));
        }
    }

    private IncomingMessage MessageOf(
        ConsumeResult<string, byte[]> result, TopicKind kind, int index, Bundle.BundleLine line, List<Activity> spans)
    {
        var span = MessageSpans.IsOn
            ? MessageSpans.StartProcess(
                result.Topic, kind, result.Partition.Value, result.Offset.Value, line.TraceParent, line.Payload)
            : null;
        if (span is not null)
        {
            spans.Add(span);
        }

        return new IncomingMessage
        {
            Topic = result.Topic,
            Kind = kind,
            Channel = channel,
            Partition = result.Partition.Value,
            Offset = result.Offset.Value,
            Index = index,
            Key = result.Message.Key ?? "",
            MessageId = line.MessageId,
            Type = line.Type,
            Payload = line.Payload,
            TraceParent = span?.Id ?? line.TraceParent,
            Span = span,
        };
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
