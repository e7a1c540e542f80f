using Confluent.Kafka;
using Ticketing.Contracts.Channels;
using Ticketing.Messaging.Consuming;

namespace Ticketing.Messaging;

/// <summary>
/// How the Kafka clients of a service are set; the names are librdkafka's (docs.confluent.io/platform/current/clients/librdkafka,
/// CONFIGURATION.md).
/// </summary>
internal static class ClientSettings
{
    private const int ReconnectBackoffMaxMs = 1_000;

    /// <summary>
    /// librdkafka's log repeats what delivery reports, consume errors and the health check of <c>BrokerIdentity</c> say.
    /// </summary>
    public static void IgnoreClientLog<TClient>(TClient client, LogMessage message)
    {
    }

    /// <summary>The one producer of a service. A full queue is waited for by the publisher.</summary>
    public static IProducer<string, byte[]> BuildProducer(MessagingOptions options) =>
        new ProducerBuilder<string, byte[]>(new ProducerConfig
        {
            BootstrapServers = options.BootstrapServers,
            ClientId = options.ServiceName,
            Acks = Acks.All,
            EnableIdempotence = true,
            LingerMs = 1,
            CompressionType = CompressionType.None,
            MessageTimeoutMs = 30_000,

            // Whoever publishes only asks whether it failed; copying the message back costs as much as sending it.
            DeliveryReportFields = "none",
            QueueBufferingMaxMessages = 100_000,
            AllowAutoCreateTopics = false,
            ReconnectBackoffMaxMs = ReconnectBackoffMaxMs,
            TopicMetadataRefreshIntervalMs = 10_000,
        }).SetLogHandler(IgnoreClientLog).Build();

    /// <summary>Makes and removes topics, and tells the broker's identity.</summary>
    public static IAdminClient BuildAdminClient(MessagingOptions options) =>
        new AdminClientBuilder(new AdminClientConfig
        {
            BootstrapServers = options.BootstrapServers,
            ClientId = options.ServiceName,
            ReconnectBackoffMaxMs = ReconnectBackoffMaxMs,
        }).SetLogHandler(IgnoreClientLog).Build();

    /// <summary>A consumer of one channel.</summary>
    public static ConsumerConfig ConsumerOf(Channel channel, MessagingOptions options)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = options.BootstrapServers,
            GroupId = ConsumerGroups.Of(channel, options.ServiceName),
            ClientId = options.ServiceName,
            AutoOffsetReset = AutoOffsetReset.Earliest,

            // Offsets are stored by hand after the effect; the client commits what is stored in the background.
            EnableAutoOffsetStore = false,
            EnableAutoCommit = true,
            AutoCommitIntervalMs = 500,

            // Range gives a consumer the same partition numbers of every topic, so that one consumer owns a section.
            PartitionAssignmentStrategy = PartitionAssignmentStrategy.Range,
            FetchWaitMaxMs = (int)options.FetchWait.TotalMilliseconds,
            FetchMinBytes = 1,
            FetchErrorBackoffMs = 50,
            QueuedMaxMessagesKbytes = ConsumeLimits.QueuedKilobytes,
            SessionTimeoutMs = 10_000,
            HeartbeatIntervalMs = 1_000,
            MaxPollIntervalMs = 120_000,
            TopicMetadataRefreshIntervalMs = 10_000,
            ReconnectBackoffMaxMs = ReconnectBackoffMaxMs,
            AllowAutoCreateTopics = false,
            ConsumeResultFields = "headers,topic", // all but the timestamp, which nobody reads
        };
        if (options.FetchInterval > TimeSpan.Zero)
        {
            // While something waits to be taken, nothing is fetched for a while: what comes meanwhile comes at once.
            config.QueuedMinMessages = 1;
            config.FetchQueueBackoffMs = (int)options.FetchInterval.TotalMilliseconds;
        }

        return config;
    }
}
