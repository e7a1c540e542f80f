using Ticketing.EmbeddedBroker.Cluster;

namespace Ticketing.EmbeddedBroker.Protocol;

/// <summary>
/// CreateTopics, key 19, and DeleteTopics, key 20, which the mock cluster does not know, in their versions that are not
/// flexible (https://kafka.apache.org/protocol#The_Messages_CreateTopics).
/// </summary>
internal static class TopicMessages
{
    public const short MaxCreateVersion = 4;
    public const short MaxDeleteVersion = 3;

    /// <summary>
    /// Request: <c>topics ARRAY of (name STRING, num_partitions INT32, replication_factor INT16, assignments ARRAY of
    /// (partition_index INT32, broker_ids ARRAY of INT32), configs ARRAY of (name STRING, value NULLABLE_STRING)),
    /// timeout_ms INT32, validate_only BOOLEAN from v1</c>. Answer: <c>throttle_time_ms INT32 from v2, topics ARRAY of
    /// (name STRING, error_code INT16, error_message NULLABLE_STRING from v1)</c>. Configurations are not looked at:
    /// the mock cluster has none.
    /// </summary>
    public static byte[] Create(ReadOnlySpan<byte> request, RequestHeader header, Topics topics)
    {
        var body = RequestHeader.Body(request, flexible: false);
        var asked = new List<(string Name, int Partitions, short Replicas)>();
        for (var left = body.Count(); left > 0; left--)
        {
            var name = body.Text();
            var partitions = body.Int32();
            var replicas = body.Int16();
            var assigned = SkipAssignments(ref body);
            for (var configs = body.Count(); configs > 0; configs--)
            {
                body.TextBytes();
                body.TextBytes();
            }

            // With assignments a request says -1 for both numbers; here they can only mean the one broker.
            asked.Add((name, assigned > 0 ? assigned : partitions, replicas));
        }

        body.Skip(sizeof(int));
        var validateOnly = header.ApiVersion >= 1 && body.Boolean();

        var answer = new ResponseWriter(header.CorrelationId);
        if (header.ApiVersion >= 2)
        {
            answer.Int32(0);
        }

        answer.Int32(asked.Count);
        foreach (var (name, partitions, replicas) in asked)
        {
            answer.Text(name);
            answer.Int16(topics.Create(name, partitions, replicas, validateOnly));
            if (header.ApiVersion >= 1)
            {
                answer.Text(null);
            }
        }

        return answer.ToFrame();
    }

    /// <summary>
    /// Request: <c>topic_names ARRAY of STRING, timeout_ms INT32</c>. Answer: <c>throttle_time_ms INT32 from v1,
    /// responses ARRAY of (name STRING, error_code INT16)</c>.
    /// </summary>
    public static byte[] Delete(ReadOnlySpan<byte> request, RequestHeader header, Topics topics)
    {
        var body = RequestHeader.Body(request, flexible: false);
        var names = new List<string>();
        for (var left = body.Count(); left > 0; left--)
        {
            names.Add(body.Text());
        }

        var answer = new ResponseWriter(header.CorrelationId);
        if (header.ApiVersion >= 1)
        {
            answer.Int32(0);
        }

        answer.Int32(names.Count);
        foreach (var name in names)
        {
            answer.Text(name);
            answer.Int16(topics.Delete(name));
        }

        return answer.ToFrame();
    }

    private static int SkipAssignments(ref KafkaReader body)
    {
        var count = body.Count();
        for (var left = count; left > 0; left--)
        {
            body.Skip(sizeof(int));
            body.Skip(checked(body.Count() * sizeof(int)));
        }

        return count;
    }
}
