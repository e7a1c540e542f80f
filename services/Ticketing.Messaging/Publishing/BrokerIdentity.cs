using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ticketing.Messaging.Publishing;

/// <summary>
/// Knows which cluster the broker belongs to. A cluster id that changes means that the log was lost (a broker
/// without a disk was restarted, or a data folder was replaced).
/// </summary>
internal sealed partial class BrokerIdentity(
    IAdminClient admin, MessagingOptions options, TimeProvider clock, ILogger<BrokerIdentity> logger)
    : BackgroundService, IHealthCheck
{
    private volatile string? _clusterId;
    private volatile bool _away = true;

    /// <summary>The id last heard; null before the broker answered for the first time.</summary>
    public string? ClusterId => _clusterId;

    /// <summary>
    /// Not ready before the broker answered once. Later an outage only degrades: orders are still taken,
    /// since what is to be sent waits in the outbox.
    /// </summary>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult((_clusterId, _away) switch
        {
            (null, _) => HealthCheckResult.Unhealthy("The broker has not answered yet."),
            (_, true) => HealthCheckResult.Degraded("The broker does not answer."),
            _ => HealthCheckResult.Healthy(),
        });

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
                _away = false;
            }
            catch (KafkaException e)
            {
                _away = true;
                LogAway(e.Error.Reason);
            }

            await Task.Delay(options.BrokerCheckInterval, clock, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Debug, "The broker did not say who it is: {Reason}")]
    private partial void LogAway(string reason);
}
