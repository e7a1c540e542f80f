using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;
using Ticketing.Messaging.Publishing;

namespace Ticketing.Messaging.Consuming;

/// <summary>
/// Keeps one consumer for every channel with an event that is not over: notices new events without a restart, stops
/// consuming ended ones, and starts all afresh when the broker turns out to be a new one.
/// </summary>
internal sealed partial class ChannelConsumers(
    IEventDirectory directory, IMessageBatchHandler handler, TopicProvisioner topics, BrokerIdentity broker,
    IProducer<string, byte[]> producer, MessagingOptions options, TimeProvider clock, ILoggerFactory loggers)
    : BackgroundService
{
    /// <summary>How often dead loops, a new broker and failed starts are looked for.</summary>
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    private readonly Dictionary<Channel, ChannelConsumer> _running = [];
    private readonly ILogger _logger = loggers.CreateLogger<ChannelConsumers>();
    private string? _brokerSeen;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await EnsureDeadLettersAsync(stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                var generation = directory.Generation;
                await ReconcileAsync(stoppingToken);
                using var tick = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                var next = Task.Delay(CheckInterval, clock, tick.Token);
                await Task.WhenAny(directory.WaitForChangeAsync(generation, tick.Token), next);
                await tick.CancelAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            await StopAllAsync();
        }
    }

    private async Task EnsureDeadLettersAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await topics.EnsureDeadLettersAsync(options.ServiceName);
                return;
            }
            catch (KafkaException e)
            {
                LogNotReady(_logger, "dead letters", e.Error.Reason);
                await Task.Delay(CheckInterval, clock, cancellation);
            }
        }
    }

    private async Task ReconcileAsync(CancellationToken cancellation)
    {
        if (broker.ClusterId is { } current && current != _brokerSeen)
        {
            if (_brokerSeen is not null)
            {
                // The log is another one: positions in memory mean nothing in it.
                LogNewBroker(_logger, _brokerSeen, current);
                await StopAllAsync();
                await EnsureDeadLettersAsync(cancellation);
            }

            _brokerSeen = current;
        }

        var wanted = directory.All.Where(e => e.Status != SaleStatus.Ended).Select(e => e.Channel).ToHashSet();
        var gone = _running.Where(c => !wanted.Contains(c.Key) || c.Value.HasDied).Select(c => c.Key).ToList();
        foreach (var channel in gone)
        {
            await _running[channel].DisposeAsync();
            _running.Remove(channel);
        }

        foreach (var channel in wanted.Where(c => !_running.ContainsKey(c)))
        {
            await StartAsync(channel);
        }
    }

    private async Task StartAsync(Channel channel)
    {
        try
        {
            await topics.EnsureChannelAsync(channel);
        }
        catch (KafkaException e)
        {
            // Tried again at the next check.
            LogNotReady(_logger, channel.Name, e.Error.Reason);
            return;
        }

        var consumer = new ChannelConsumer(
            channel, options, handler, new DeadLetters(producer, options), loggers.CreateLogger<ChannelConsumer>());
        consumer.Start();
        _running[channel] = consumer;
    }

    private async Task StopAllAsync()
    {
        await Task.WhenAll(_running.Values.Select(c => c.DisposeAsync().AsTask()));
        _running.Clear();
    }

    [LoggerMessage(LogLevel.Warning, "Topics of {Channel} are not ready: {Reason}")]
    private static partial void LogNotReady(ILogger logger, string channel, string reason);

    [LoggerMessage(LogLevel.Warning, "The broker's cluster id changed from {Old} to {New}: consuming from the start")]
    private static partial void LogNewBroker(ILogger logger, string old, string @new);
}
