using System.Diagnostics;
using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Ticketing.Contracts.Channels;
using Ticketing.Messaging.Publishing;
using Ticketing.TestKit;

namespace Ticketing.Foundation.Tests.Support;

/// <summary>Looks at the broker from outside, with Kafka's own client.</summary>
internal sealed class Broker(string bootstrapServers) : IDisposable
{
    private readonly IAdminClient _admin = new AdminClientBuilder(
        new AdminClientConfig { BootstrapServers = bootstrapServers }).SetLogHandler((_, _) => { }).Build();

    private readonly IConsumer<string, byte[]> _consumer = new ConsumerBuilder<string, byte[]>(new ConsumerConfig
    {
        BootstrapServers = bootstrapServers,
        GroupId = $"test-{Guid.NewGuid()}",
        EnableAutoCommit = false,
        FetchWaitMaxMs = 10,
    }).SetLogHandler((_, _) => { }).Build();

    /// <summary>How many messages the topic has in all its partitions; 0 if it does not exist.</summary>
    public long Count(string topic) => Read(topic).Count;

    /// <summary>How many records, bundles counted once; 0 if the topic does not exist.</summary>
    /// <exception cref="KafkaException">The topic exists, and the broker did not say.</exception>
    public long Records(string topic)
    {
        if (PartitionsOf(topic) == 0)
        {
            return 0;
        }

        // A client that has just started, or a topic that has just been made: its leaders may not be known yet.
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return Partitions(topic).Sum(p => _consumer.QueryWatermarkOffsets(p, Eventually.Patience).High.Value);
            }
            catch (KafkaException e) when (
                IsNotKnownYet(e.Error.Code) && Stopwatch.GetElapsedTime(started) < Eventually.Patience)
            {
                Thread.Sleep(50);
            }
        }
    }

    /// <summary>Partitions of a topic; 0 if it does not exist.</summary>
    public int PartitionsOf(string topic) =>
        _admin.GetMetadata(Eventually.Patience).Topics.Find(t => t.Topic == topic)?.Partitions.Count ?? 0;

    /// <summary>Everything in the topic, in order within a partition.</summary>
    public List<ConsumeResult<string, byte[]>> Read(string topic)
    {
        var expected = Records(topic);
        if (expected == 0)
        {
            return [];
        }

        _consumer.Assign(Partitions(topic).Select(p => new TopicPartitionOffset(p, Offset.Beginning)));
        var results = new List<ConsumeResult<string, byte[]>>();
        for (var read = 0; read < expected; read++)
        {
            results.AddRange(Bundle.Unpack(
                _consumer.Consume(Eventually.Patience) ?? throw new TimeoutException($"{topic}: {read}/{expected}")));
        }

        _consumer.Unassign();
        return results;
    }

    public static string Header(ConsumeResult<string, byte[]> result, string name) =>
        Encoding.UTF8.GetString(result.Message.Headers.GetLastBytes(name));

    /// <summary>The members of a group, by client id and so on. Apache Kafka only.</summary>
    public async Task<List<MemberDescription>> MembersAsync(string group)
    {
        var result = await _admin.DescribeConsumerGroupsAsync([group]);
        return result.ConsumerGroupDescriptions.Single().Members;
    }

    /// <summary>Committed offsets of a group in one topic, by partition; without those that have none.</summary>
    public async Task<Dictionary<int, long>> CommittedAsync(string group, string topic)
    {
        var wanted = Enumerable.Range(0, Topics.PartitionCount).Select(p => new TopicPartition(topic, p)).ToList();
        var result = await _admin.ListConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitions(group, wanted)]);
        return result.Single().Partitions.Where(p => p.Offset.Value >= 0)
            .ToDictionary(p => p.Partition.Value, p => p.Offset.Value);
    }

    public void Dispose()
    {
        _consumer.Dispose();
        _admin.Dispose();
    }

    private static bool IsNotKnownYet(ErrorCode code) => code is ErrorCode.UnknownTopicOrPart
        or ErrorCode.Local_UnknownPartition or ErrorCode.NotLeaderForPartition or ErrorCode.LeaderNotAvailable;

    private static IEnumerable<TopicPartition> Partitions(string topic) =>
        Enumerable.Range(0, Topics.PartitionCount).Select(p => new TopicPartition(topic, p));
}
