using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ticketing.Messaging.Publishing;

/// <summary>
/// Knows which cluster the broker belongs to. A cluster id that changes means that the log was lost (a broker without a disk
/// was restarted, or a data folder was replaced).
/// </summary>
internal sealed partial class BrokerIdentity(
    IAdminClient admin, MessagingOptions options, TimeProvider clock, ILogger<BrokerIdentity> logger) : BackgroundService
{
    private volatile string? _clusterId;

    /// <summary>The id last heard; null before the broker answered for the first time.</summary>
    public string? ClusterId => _clusterId;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var cluster = await admin.DescribeClusterAsync(new DescribeClusterOptions
                {
                    RequestTimeout = options.BrokerCheckInterval,
                });
                _clusterId = cluster.ClusterId;
            }
            catch (KafkaException e)
            {
                LogAway(e.Error.Reason);
            }

            await Task.Delay(options.BrokerCheckInterval, clock, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Debug, "The broker did not say who it is: {Reason}")]
    private partial void LogAway(string reason);
}
