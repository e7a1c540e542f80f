using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Ticketing.Contracts.Channels;

namespace Ticketing.Messaging.Consuming;

/// <summary>
/// One consumer of one channel: a thread of its own owns the Kafka consumer, polls a batch, has it handled, and stores the
/// offsets after the effect is durable; a handler that can works ahead of that. Stopping finishes what is on its way,
/// commits and leaves the group.
/// </summary>
internal sealed partial class ChannelConsumer(
    Channel channel, MessagingOptions options, IMessageBatchHandler handler, DeadLetters deadLetters,
    ILogger<ChannelConsumer> logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly MessageReader _reader = new(channel, Topics.ConsumedBy(options.ServiceName));
    private readonly BatchPipeline _pipeline = new();
    private readonly HashSet<TopicPartition> _revoked = [];
    private readonly Pace _pace = new(ConsumeLimits.BatchInterval);
    private readonly LogThrottle<ErrorCode> _errors = new(ConsumeLimits.ErrorLogInterval, TimeProvider.System);
    private bool _isBehind;
    private Task _loop = Task.CompletedTask;

    public void Start() => _loop = Task.Factory.StartNew(
        Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_loop.Exception is { } fault)
        {
            LogDied(fault.GetBaseException(), channel.Name);
        }

        _stop.Dispose();
    }

    private void Run()
    {
        using var consumer = Build();
        consumer.Subscribe(Topics.ConsumedBy(options.ServiceName).Select(kind => kind.In(channel)));
        LogStarted(channel.Name);
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                PollOnce(consumer);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopping in a pause between two tries: what was not done is delivered again.
        }
        finally
        {
            _pipeline.Stop(ConsumeLimits.StopPatience);

            // Commits the stored offsets and leaves the group, so that another replica takes over at once.
            consumer.Close();
            LogStopped(channel.Name);
        }
    }

    private IConsumer<string, byte[]> Build() =>
        new ConsumerBuilder<string, byte[]>(ClientSettings.ConsumerOf(channel, options))
            .SetErrorHandler((_, error) => LogThrottled(error))
            .SetPartitionsRevokedHandler((_, partitions) => Revoke(partitions, areStillOurs: true))
            .SetPartitionsLostHandler((_, partitions) => Revoke(partitions, areStillOurs: false))
            .SetLogHandler(ClientSettings.IgnoreClientLog)
            .Build();

    private void LogThrottled(Error error)
    {
        if (_errors.TryTake(error.Code))
        {
            LogKafkaError(channel.Name, error.Code, error.Reason);
        }
    }

    private void Revoke(List<TopicPartitionOffset> partitions, bool areStillOurs)
    {
        var gone = partitions.ConvertAll(p => p.TopicPartition);
        _revoked.UnionWith(gone);
        _pipeline.Revoke(gone, areStillOurs);
    }

    private void PollOnce(IConsumer<string, byte[]> consumer)
    {
        _pipeline.SettleFinished();
        if (!_isBehind)
        {
            _pace.Wait(_stop.Token); // More comes meanwhile, and is fetched together.
        }

        var batch = new List<ConsumeResult<string, byte[]>>();
        var messages = 0;
        var wait = _pipeline.IsBusy ? ConsumeLimits.BusyPollWait : ConsumeLimits.PollWait;
        try
        {
            while (messages < handler.MaxBatch
                && consumer.Consume(batch.Count == 0 ? wait : TimeSpan.Zero) is { } result)
            {
                DropRevoked(batch);
                batch.Add(result);
                if (batch.Count == 1)
                {
                    _pace.Begin();
                }

                messages += MessageReader.CountOf(result);
            }
        }
        catch (ConsumeException e) when (!e.Error.IsFatal)
        {
            // A topic that is not there yet, a broker that is away: the client goes on by itself.
            LogThrottled(e.Error);
        }

        DropRevoked(batch);
        _isBehind = messages >= handler.MaxBatch;
        if (batch.Count > 0)
        {
            _pipeline.Run(new BatchRun(consumer, batch, channel, _reader, handler, deadLetters, logger, _stop.Token));
        }
    }

    /// <summary>
    /// A poll may also take partitions away: what was polled from them before is their next owner's, even if that is this
    /// consumer again. What is polled afterwards is ours, so the set begins anew.
    /// </summary>
    private void DropRevoked(List<ConsumeResult<string, byte[]>> batch)
    {
        if (_revoked.Count > 0)
        {
            batch.RemoveAll(result => _revoked.Contains(result.TopicPartition));
            _revoked.Clear();
        }
    }

    /// <summary>Set when the loop ended by itself, which only a fault of the client library does.</summary>
    public bool HasDied => _loop.IsFaulted;

    [LoggerMessage(LogLevel.Information, "Channel {Channel}: consuming")]
    private partial void LogStarted(string channel);

    [LoggerMessage(LogLevel.Error, "Channel {Channel}: the consume loop died")]
    private partial void LogDied(Exception exception, string channel);

    [LoggerMessage(LogLevel.Information, "Channel {Channel}: stopped")]
    private partial void LogStopped(string channel);

    [LoggerMessage(LogLevel.Warning, "Channel {Channel}: Kafka says {Code}: {Reason}")]
    private partial void LogKafkaError(string channel, ErrorCode code, string reason);
}
