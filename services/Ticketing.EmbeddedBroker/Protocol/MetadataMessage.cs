namespace Ticketing.EmbeddedBroker.Protocol;

/// <summary>
/// Metadata, key 3 (https://kafka.apache.org/protocol#The_Messages_Metadata); flexible from version 9.
/// </summary>
internal static class MetadataMessage
{
    /// <summary>The newest version whose layout is known here; no newer one is offered.</summary>
    public const short MaxVersion = 12;

    private const short FirstFlexible = 9;
    private const short FirstWithTopicId = 10;
    private const int UuidBytes = 16;

    /// <summary>
    /// The topics that the broker would make for this request. Layout:
    /// <c>topics ARRAY of (topic_id UUID from v10, name STRING), allow_auto_topic_creation BOOLEAN from v4, …</c>.
    /// A null array asks for all topics.
    /// </summary>
    public static List<string> TopicsToMake(ReadOnlySpan<byte> request, short version)
    {
        var body = RequestHeader.Body(request, version >= FirstFlexible);
        var names = new List<string>();
        for (var left = body.Count(); left > 0; left--)
        {
            if (version >= FirstWithTopicId)
            {
                body.Skip(UuidBytes);
            }

            var name = body.Text();
            body.Tags();
            if (name.Length > 0)
            {
                names.Add(name);
            }
        }

        return version < 4 || body.Boolean() ? names : [];
    }

    /// <summary>
    /// Writes our cluster id over the broker's, byte for byte, so that no length changes. Layout: <c>size INT32,
    /// correlation_id INT32, [tags], throttle_time_ms INT32 from v3, brokers ARRAY of (node_id INT32, host STRING,
    /// port INT32, rack NULLABLE_STRING from v1, [tags]), cluster_id NULLABLE_STRING from v2, …</c>.
    /// </summary>
    public static byte[] Rename(byte[] response, short version, ReadOnlySpan<byte> clusterId)
    {
        if (version < 2)
        {
            return response;
        }

        var body = new KafkaReader(response, version >= FirstFlexible);
        body.Skip(2 * sizeof(int));
        body.Tags();
        if (version >= 3)
        {
            body.Skip(sizeof(int));
        }

        for (var left = body.Count(); left > 0; left--)
        {
            body.Skip(sizeof(int));
            body.TextBytes();
            body.Skip(sizeof(int));
            body.TextBytes();
            body.Tags();
        }

        var length = body.TextBytes().Length;
        var target = response.AsSpan(body.Position - length, length);
        clusterId[..Math.Min(length, clusterId.Length)].CopyTo(target);
        return response;
    }
}
