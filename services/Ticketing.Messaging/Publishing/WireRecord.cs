using Confluent.Kafka;

namespace Ticketing.Messaging.Publishing;

/// <summary>What becomes one Kafka record: a message alone, or several of one key as a <see cref="Bundle"/>.</summary>
internal sealed class WireRecord(OutgoingMessage first)
{
    private readonly List<OutgoingMessage> _messages = [first];
    private readonly bool _canGrow = Bundle.CanHold(first);
    private int _bytes = Bundle.LengthOf(first);

    public string Topic => _messages[0].Topic;

    public int? Partition => _messages[0].Partition;

    public string Key => _messages[0].Key;

    public IReadOnlyList<OutgoingMessage> Messages => _messages;

    /// <summary>Bundles messages by topic, partition and key, in order, with as many records as the bounds ask for.</summary>
    public static List<WireRecord> Of(IReadOnlyList<OutgoingMessage> messages)
    {
        var records = new List<WireRecord>();
        var last = new Dictionary<(string Topic, int? Partition, string Key), WireRecord>();
        foreach (var message in messages)
        {
            var target = (message.Topic, message.Partition, message.Key);
            if (!last.TryGetValue(target, out var record) || !record.TryAdd(message))
            {
                record = new WireRecord(message);
                last[target] = record;
                records.Add(record);
            }
        }

        return records;
    }

    public Message<string, byte[]> ToKafka() => new()
    {
        Key = Key,
        Value = _messages.Count == 1 ? first.Payload : Bundle.Pack(_messages),
        Headers = _messages.Count == 1
            ? KafkaPublisher.HeadersOf(first.MessageId, first.Type, first.TraceParent)
            : Bundle.HeadersOf(_messages.Count),
    };

    private bool TryAdd(OutgoingMessage message)
    {
        var length = Bundle.LengthOf(message);
        if (!_canGrow || _messages.Count >= Bundle.MaxMessages || _bytes + length > Bundle.MaxBytes
            || !Bundle.CanHold(message))
        {
            return false;
        }

        _bytes += length;
        _messages.Add(message);
        return true;
    }
}
