using Confluent.Kafka;

namespace Ticketing.Messaging.Publishing;

/// <summary>What becomes one Kafka record: a message alone, or several of one key as a <see cref="Bundle"/>.</summary>
internal sealed class WireRecord(OutgoingMessage first)
{
    private readonly List<OutgoingMessage> _messages = [first];
    private readonly bool _canGrow = Bundle.CanHold(first);
    private int _bytes = Bundle.LengthOf(first);
    private int _count = Bundle.CountOf(first);
    private bool _isClosed; // a later record has begun for the same target

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
            // Mostly a few targets take turns; the names are long, and looking them up costs more than comparing them.
            if (records.Count > 0 && records[^1].TryAddSame(message)
                || records.Count > 1 && records[^2].TryAddSame(message))
            {
                continue;
            }

            var target = (message.Topic, message.Partition, message.Key);
            if (!last.TryGetValue(target, out var record) || !record.TryAdd(message))
            {
                record?._isClosed = true;
                record = new WireRecord(message);
                last[target] = record;
                records.Add(record);
            }
        }

        return records;
    }

    /// <summary>Messages, those inside of bundles included.</summary>
    public int Count => _count;

    public Message<string, byte[]> ToKafka() => new()
    {
        Key = Key,
        Value = _messages.Count == 1 ? first.Payload : Bundle.Pack(_messages),
        Headers = _messages.Count == 1 && first.Bundled is null
            ? KafkaPublisher.HeadersOf(first.MessageId, first.Type, first.TraceParent)
            : Bundle.HeadersOf(_count),
    };

    /// <summary>The same as one message, to be published later.</summary>
    public OutgoingMessage ToMessage() => _messages.Count == 1
        ? first
        : first with { Payload = Bundle.Pack(_messages), TraceParent = null, Bundled = _count };

    /// <summary>False also for what belongs here by equal names that are not the same strings.</summary>
    private bool TryAddSame(OutgoingMessage message) =>
        ReferenceEquals(first.Topic, message.Topic) && first.Partition == message.Partition
        && first.Key == message.Key && !_isClosed && TryAdd(message);

    private bool TryAdd(OutgoingMessage message)
    {
        var length = Bundle.LengthOf(message);
        var count = Bundle.CountOf(message);
        if (!_canGrow || _count + count > Bundle.MaxMessages || _bytes + length > Bundle.MaxBytes
            || !Bundle.CanHold(message))
        {
            return false;
        }

        _bytes += length;
        _count += count;
        _messages.Add(message);
        return true;
    }
}
