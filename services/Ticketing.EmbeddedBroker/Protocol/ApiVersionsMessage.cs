using System.Buffers.Binary;

namespace Ticketing.EmbeddedBroker.Protocol;

/// <summary>
/// ApiVersions, key 18 (https://kafka.apache.org/protocol#The_Messages_ApiVersions). Answer of versions 0 to 2:
/// <c>error_code INT16, api_keys ARRAY of (api_key INT16, min_version INT16, max_version INT16)</c>, and from version 1
/// <c>throttle_time_ms INT32</c>. The mock cluster speaks none above 2 and tells the client so itself.
/// </summary>
internal static class ApiVersionsMessage
{
    public const short MaxVersion = 2;
    private const int CountAt = 10;
    private const int EntryBytes = 6;

    /// <summary>What is answered here, with the versions that are not flexible.</summary>
    private static readonly (short Key, short Max)[] _ours =
        [(ApiKeys.CreateTopics, TopicMessages.MaxCreateVersion),
            (ApiKeys.DeleteTopics, TopicMessages.MaxDeleteVersion)];

    /// <summary>
    /// What is read on its way, with the newest version whose layout is known here. The mock cluster of librdkafka 2.16
    /// seems to speak a later one (not read off the wire); a client that used it would get past the proxy, and topics
    /// with 4 partitions.
    /// </summary>
    private static readonly (short Key, short Max)[] _read =
        [(ApiKeys.Metadata, MetadataMessage.MaxVersion), (ApiKeys.JoinGroup, JoinGroupMessage.MaxVersion)];

    /// <summary>
    /// A request of version 0 without client id, sent on in place of one that is answered here: its response comes back
    /// in the right place among the others and is then replaced.
    /// </summary>
    public static byte[] PlaceHolder(int correlationId)
    {
        var frame = new byte[14];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length - sizeof(int));
        BinaryPrimitives.WriteInt16BigEndian(frame.AsSpan(4), ApiKeys.ApiVersions);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(8), correlationId);
        BinaryPrimitives.WriteInt16BigEndian(frame.AsSpan(12), -1);
        return frame;
    }

    /// <summary>
    /// The broker's answer with the request types added that are answered here, and no version that is not understood.
    /// </summary>
    public static byte[] AddOurs(ReadOnlySpan<byte> frame)
    {
        var reader = new KafkaReader(frame, flexible: false);
        reader.Skip(CountAt);
        var count = reader.Int32();
        var end = checked(reader.Position + (count * EntryBytes));
        reader.Skip(count * EntryBytes);

        var result = new byte[frame.Length + (_ours.Length * EntryBytes)];
        frame[..end].CopyTo(result);
        for (var entry = CountAt + sizeof(int); entry < end; entry += EntryBytes)
        {
            Limit(result.AsSpan(entry, EntryBytes));
        }

        var at = end;
        foreach (var (key, max) in _ours)
        {
            BinaryPrimitives.WriteInt16BigEndian(result.AsSpan(at), key);
            BinaryPrimitives.WriteInt16BigEndian(result.AsSpan(at + 4), max);
            at += EntryBytes;
        }

        frame[end..].CopyTo(result.AsSpan(at));
        BinaryPrimitives.WriteInt32BigEndian(result, result.Length - sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(result.AsSpan(CountAt), count + _ours.Length);
        return result;
    }

    private static void Limit(Span<byte> entry)
    {
        var key = BinaryPrimitives.ReadInt16BigEndian(entry);
        foreach (var (limited, known) in _read)
        {
            if (key == limited)
            {
                var offered = BinaryPrimitives.ReadInt16BigEndian(entry[4..]);
                BinaryPrimitives.WriteInt16BigEndian(entry[4..], Math.Min(offered, known));
            }
        }
    }
}
