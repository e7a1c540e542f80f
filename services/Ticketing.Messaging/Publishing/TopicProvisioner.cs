using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Logging;
using Ticketing.Contracts.Channels;

namespace Ticketing.Messaging.Publishing;

/// <summary>Sees to it that topics exist with their ten partitions before anything is produced or consumed.</summary>
public sealed partial class TopicProvisioner(
    IAdminClient admin, MessagingOptions options, ILogger<TopicProvisioner> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Creates the nine topics of <paramref name="channel"/> that do not exist yet.</summary>
    public Task EnsureChannelAsync(Channel channel) => EnsureAsync([.. Topics.All.Select(kind => kind.In(channel))]);

    /// <summary>Creates the dead-letter topic of <paramref name="serviceName"/> unless it exists.</summary>
    public Task EnsureDeadLettersAsync(string serviceName) => EnsureAsync([Topics.DeadLetters(serviceName)]);

    /// <summary>Creates those of <paramref name="topics"/> that do not exist yet.</summary>
    /// <exception cref="KafkaException">The broker is away or refused; "already exists" is success.</exception>
    internal async Task EnsureAsync(IReadOnlyList<string> topics)
    {
        var wanted = topics.Select(name => new TopicSpecification
        {
            Name = name,
            NumPartitions = Topics.PartitionCount,
            ReplicationFactor = options.ReplicationFactor,
        });
        try
        {
            await admin.CreateTopicsAsync(wanted, new CreateTopicsOptions
            {
                RequestTimeout = Patience,
                OperationTimeout = Patience,
            });
            LogCreated(topics.Count, topics[0]);
        }
        catch (CreateTopicsException e)
        {
            var real = e.Results.FirstOrDefault(r =>
                r.Error.Code is not (ErrorCode.NoError or ErrorCode.TopicAlreadyExists));
            if (real is not null)
            {
                throw new KafkaException(real.Error);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Created {Count} topics: {First} and so on")]
    private partial void LogCreated(int count, string first);
}
