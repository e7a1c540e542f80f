using System.Diagnostics;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Ticketing.Contracts.Channels;

namespace Ticketing.Messaging.Consuming;

/// <summary>
/// One consumer of one channel: a thread of its own owns the Kafka consumer, polls a batch, has it handled, and stores the
/// offsets after the effect is durable. Stopping finishes the batch at hand, commits and leaves the group.
/// </summary>
internal sealed partial class ChannelConsumer(
    Channel channel, MessagingOptions options, IMessageBatchHandler handler, DeadLetters deadLetters,
    ILogger<ChannelConsumer> logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly IReadOnlyList<TopicKind> _kinds = Topics.ConsumedBy(options.ServiceName);
    private readonly HashSet<TopicPartition> _revoked = [];
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
        consumer.Subscribe(_kinds.Select(kind => kind.In(channel)));
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
            // Commits the stored offsets and leaves the group, so that another replica takes over at once.
            consumer.Close();
            LogStopped(channel.Name);
        }
    }

    private IConsumer<string, byte[]> Build() =>
        new ConsumerBuilder<string, byte[]>(new ConsumerConfig
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
            FetchWaitMaxMs = 10,
            FetchMinBytes = 1,
            FetchErrorBackoffMs = 50,
            QueuedMaxMessagesKbytes = ConsumeLimits.QueuedKilobytes,
            SessionTimeoutMs = 10_000,
            HeartbeatIntervalMs = 1_000,
            MaxPollIntervalMs = 120_000,
            TopicMetadataRefreshIntervalMs = 10_000,
            ReconnectBackoffMaxMs = 1_000,
            AllowAutoCreateTopics = false,
        })
        .SetErrorHandler((_, error) => LogKafkaError(channel.Name, error.Code, error.Reason))
        .SetPartitionsRevokedHandler((_, partitions) => _revoked.UnionWith(partitions.Select(p => p.TopicPartition)))
        .SetPartitionsLostHandler((_, partitions) => _revoked.UnionWith(partitions.Select(p => p.TopicPartition)))
        .SetLogHandler((_, _) => { }) // librdkafka's own chatter; errors come through the error handler
        .Build();

    private void PollOnce(IConsumer<string, byte[]> consumer)
    {
        var batch = new List<Delivery>();
        try
        {
            var first = consumer.Consume(ConsumeLimits.PollWait);
            while (first is not null)
            {
                batch.Add(new Delivery(first));
                first = batch.Count < ConsumeLimits.MaxBatch ? consumer.Consume(TimeSpan.Zero) : null;
            }
        }
        catch (ConsumeException e) when (!e.Error.IsFatal)
        {
            // A topic that is not there yet, a broker that is away: the client goes on by itself.
            LogKafkaError(channel.Name, e.Error.Code, e.Error.Reason);
        }

        if (batch.Count > 0)
        {
            _revoked.Clear();
            new BatchRun(this, consumer, batch).Run();
        }
    }

    private sealed record Delivery(ConsumeResult<string, byte[]> Result);

    /// <summary>One batch on its way to a durable effect, with its retries.</summary>
    private sealed class BatchRun(ChannelConsumer owner, IConsumer<string, byte[]> consumer, List<Delivery> deliveries)
    {
        private readonly List<Activity> _spans = [];
        private readonly HashSet<int> _deadLettered = [];
        private TimeSpan _pause = ConsumeLimits.FirstPause;

        public void Run()
        {
            var started = Stopwatch.GetTimestamp();
            var messages = new List<IncomingMessage>(deliveries.Count);
            foreach (var delivery in deliveries)
            {
                var (message, span) = MessageReader.Read(delivery.Result, owner.Channel, owner._kinds);
                messages.Add(message);
                if (span is not null)
                {
                    _spans.Add(span);
                }
            }

            try
            {
                HandleWithRetries(messages);
                StoreOffsets();
            }
            finally
            {
                _spans.ForEach(span => span.Dispose());
            }

            MessagingDiagnostics.Consumed.Add(messages.Count);
            MessagingDiagnostics.BatchDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        private void HandleWithRetries(List<IncomingMessage> messages)
        {
            for (var attempt = 1; ; attempt++)
            {
                var live = messages.Where((m, i) => !_deadLettered.Contains(i) && !IsRevoked(m)).ToList();
                if (live.Count == 0 || Try(live, messages, ref attempt))
                {
                    return;
                }

                if (attempt > ConsumeLimits.AttemptsBeforeIsolation)
                {
                    Isolate(messages);
                    return;
                }
            }
        }

        /// <summary>True when done; false after a pause, when it is to be tried again.</summary>
        private bool Try(List<IncomingMessage> live, List<IncomingMessage> all, ref int attempt)
        {
            try
            {
                owner.Handle(live);
                return true;
            }
            catch (PoisonMessageException poison)
            {
                SetAside(poison.Poison, all, poison.Message);
                attempt = 0;
                return false;
            }
            catch (Exception e) when (!owner.IsStopping(e))
            {
                // Every failure is retried and nothing is acknowledged; an outage for as long as it lasts.
                attempt = Faults.IsOutage(e) ? 0 : attempt;
                owner.LogRetry(e, owner.Channel.Name, live.Count, _pause);
                MessagingDiagnostics.Retries.Add(1);
                PauseAndStayInGroup();
                return false;
            }
        }

        /// <summary>One message at a time, in order, so that only the one at fault is set aside.</summary>
        private void Isolate(List<IncomingMessage> messages)
        {
            for (var i = 0; i < messages.Count; i++)
            {
                for (var attempt = 1; !_deadLettered.Contains(i) && !IsRevoked(messages[i]); attempt++)
                {
                    try
                    {
                        owner.Handle([messages[i]]);
                        break;
                    }
                    catch (Exception e) when (!owner.IsStopping(e))
                    {
                        attempt = Faults.IsOutage(e) ? 0 : attempt;
                        if (e is PoisonMessageException || attempt >= ConsumeLimits.AttemptsAlone)
                        {
                            SetAside(messages[i], messages, e.Message);
                            break;
                        }

                        PauseAndStayInGroup();
                    }
                }
            }
        }

        private void SetAside(IncomingMessage poison, List<IncomingMessage> all, string reason)
        {
            var index = all.FindIndex(m => m.Topic == poison.Topic && m.Partition == poison.Partition
                && m.Offset == poison.Offset);
            owner.LogPoison(poison.Topic, poison.Partition, poison.Offset, reason);
            ChannelConsumer.WaitFor(owner.DeadLetterBox.AddAsync(poison, reason, owner._stop.Token));
            _deadLettered.Add(index);
        }

        private bool IsRevoked(IncomingMessage message) =>
            owner._revoked.Contains(new TopicPartition(message.Topic, message.Partition));

        /// <summary>Waits while polling paused partitions, because a consumer that does not poll is put out of its group.</summary>
        private void PauseAndStayInGroup()
        {
            var assigned = consumer.Assignment;
            consumer.Pause(assigned);
            try
            {
                var until = Stopwatch.GetTimestamp() + (long)(_pause.TotalSeconds * Stopwatch.Frequency);
                while (Stopwatch.GetTimestamp() < until)
                {
                    owner._stop.Token.ThrowIfCancellationRequested();
                    if (consumer.Consume(TimeSpan.FromMilliseconds(20)) is { } early)
                    {
                        // A partition assigned during the pause: its message is read again after it.
                        consumer.Seek(early.TopicPartitionOffset);
                    }
                }
            }
            finally
            {
                consumer.Resume(assigned.Where(p => !owner._revoked.Contains(p)));
            }

            _pause = TimeSpan.FromTicks(Math.Min(_pause.Ticks * 2, ConsumeLimits.MaxPause.Ticks));
        }

        private void StoreOffsets()
        {
            foreach (var partition in deliveries.GroupBy(d => d.Result.TopicPartition))
            {
                if (!owner._revoked.Contains(partition.Key))
                {
                    consumer.StoreOffset(new TopicPartitionOffset(
                        partition.Key, partition.Max(d => d.Result.Offset.Value) + 1));
                }
            }
        }
    }

    /// <summary>Set when the loop ended by itself, which only a fault of the client library does.</summary>
    public bool HasDied => _loop.IsFaulted;

    private bool IsStopping(Exception e) => e is OperationCanceledException && _stop.IsCancellationRequested;

    private Channel Channel => channel;

    private DeadLetters DeadLetterBox => deadLetters;

    private void Handle(List<IncomingMessage> messages) => WaitFor(handler.HandleAsync(messages, CancellationToken.None));

    /// <summary>The loop's own thread has nothing else to do; blocking it keeps one batch in flight a channel.</summary>
    private static void WaitFor(Task task) => task.GetAwaiter().GetResult();

    [LoggerMessage(LogLevel.Information, "Channel {Channel}: consuming")]
    private partial void LogStarted(string channel);

    [LoggerMessage(LogLevel.Error, "Channel {Channel}: the consume loop died")]
    private partial void LogDied(Exception exception, string channel);

    [LoggerMessage(LogLevel.Information, "Channel {Channel}: stopped")]
    private partial void LogStopped(string channel);

    [LoggerMessage(LogLevel.Warning, "Channel {Channel}: Kafka says {Code}: {Reason}")]
    private partial void LogKafkaError(string channel, ErrorCode code, string reason);

    [LoggerMessage(LogLevel.Warning, "Channel {Channel}: {Count} messages failed, next try in {Pause}")]
    private partial void LogRetry(Exception exception, string channel, int count, TimeSpan pause);

    [LoggerMessage(LogLevel.Error, "Dead letter from {Topic} [{Partition}] @{Offset}: {Reason}")]
    private partial void LogPoison(string topic, int partition, long offset, string reason);
}
