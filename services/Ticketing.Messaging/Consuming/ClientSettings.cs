using Confluent.Kafka;
using Ticketing.Contracts.Channels;

namespace Ticketing.Messaging.Consuming;

/// <summary>
/// How a consumer of a channel is set; the names are librdkafka's (docs.confluent.io/platform/current/clients/librdkafka,
/// CONFIGURATION.md).
/// </summary>
internal static class ClientSettings
{
    public static ConsumerConfig Of(Channel channel, MessagingOptions options)
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
            ReconnectBackoffMaxMs = 1_000,
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
