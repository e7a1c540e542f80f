using System.Diagnostics;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Ticketing.Contracts.Channels;

namespace Ticketing.Messaging.Consuming;

/// <summary>Has a batch handled until every message has had its effect or is a dead letter.</summary>
/// <param name="consumer">Polled during pauses, so that the group keeps it.</param>
/// <param name="messages">In order within a partition.</param>
/// <param name="revoked">Partitions taken away since the poll: filled by the consumer's rebalance callbacks.</param>
/// <param name="channel">For logs.</param>
/// <param name="handler">Does the work.</param>
/// <param name="deadLetters">Takes what can never be handled.</param>
/// <param name="logger">Category of the consume loop.</param>
/// <param name="stopping">Ends a pause at once; what was not done is delivered again.</param>
internal sealed partial class BatchRetries(
    IConsumer<string, byte[]> consumer, List<IncomingMessage> messages, IReadOnlySet<TopicPartition> revoked,
    Channel channel, IMessageBatchHandler handler, DeadLetters deadLetters, ILogger logger,
    CancellationToken stopping)
{
    /// <summary>How long one poll waits during a pause: bounds how late a stop or a rebalance is noticed.</summary>
    private static readonly TimeSpan PausedPoll = TimeSpan.FromMilliseconds(20);

    private readonly HashSet<int> _deadLettered = [];
    private TimeSpan _pause = ConsumeLimits.FirstPause;
    private int _failures;
    private string _lastFailure = "";

    /// <summary>Returns early only for partitions that are revoked.</summary>
    public void Run()
    {
        while (_failures < ConsumeLimits.AttemptsBeforeIsolation)
        {
            var live = messages.Where((m, i) => !_deadLettered.Contains(i) && !IsRevoked(m)).ToList();
            if (live.Count == 0 || Succeeds(live))
            {
                return;
            }
        }

        Isolate();
    }

    /// <summary>One message at a time, in order, so that only the one at fault is set aside.</summary>
    private void Isolate()
    {
        for (var i = 0; i < messages.Count; i++)
        {
            _failures = 0;
            _pause = ConsumeLimits.FirstPause;
            using var scope = logger.BeginScope(ScopeOf(messages[i]));
            while (!_deadLettered.Contains(i) && !IsRevoked(messages[i]) && !Succeeds([messages[i]]))
            {
                if (_failures >= ConsumeLimits.AttemptsAlone)
                {
                    SetAside(i, $"Failed {_failures} times alone: {_lastFailure}");
                }
            }
        }
    }

    /// <summary>False when it failed: after a pause, or after the message at fault was set aside.</summary>
    private bool Succeeds(List<IncomingMessage> live)
    {
        try
        {
            // The loop's thread has nothing else to do; blocking it keeps one batch in flight a channel.
            handler.HandleAsync(live, CancellationToken.None).GetAwaiter().GetResult();
            return true;
        }
        catch (PoisonMessageException poison) when (IndexOf(poison.Poison) is >= 0 and var index)
        {
            SetAside(index, poison.Message);
            _failures = 0;
        }
        catch (Exception e) when (!IsStopping(e))
        {
            // Every failure is retried and nothing is acknowledged; an outage for as long as it lasts.
            _failures = ConsumeFaults.IsOutage(e) ? 0 : _failures + 1;
            _lastFailure = $"{e.GetType().Name}: {e.Message}";
            LogRetry(e, channel.Name, live.Count, _pause);
            MessagingDiagnostics.Retries.Add(1);
            foreach (var message in live)
            {
                message.Span?.AddEvent(new ActivityEvent("retry", tags: new() { ["exception.type"] = e.GetType().FullName }));
            }

            PauseAndStayInGroup();
        }

        return false;
    }

    private int IndexOf(IncomingMessage poison)
    {
        var index = messages.FindIndex(m =>
            m.Topic == poison.Topic && m.Partition == poison.Partition && m.Offset == poison.Offset
            && m.Index == poison.Index);
        return _deadLettered.Contains(index) ? -1 : index;
    }

    private void SetAside(int index, string reason)
    {
        var poison = messages[index];
        poison.Span?.SetStatus(ActivityStatusCode.Error, "Set aside as a dead letter.");
        using (logger.BeginScope(ScopeOf(poison)))
        {
            LogPoison(poison.Topic, poison.Partition, poison.Offset, reason);
        }

        while (!IsRevoked(poison))
        {
            try
            {
                deadLetters.AddAsync(poison, reason, stopping).GetAwaiter().GetResult();
                _deadLettered.Add(index);
                return;
            }
            catch (KafkaException e)
            {
                // It must not be skipped before the broker has it.
                LogRetry(e, channel.Name, 1, _pause);
                PauseAndStayInGroup();
            }
        }
    }

    private static List<KeyValuePair<string, object?>> ScopeOf(IncomingMessage message) =>
        [.. MessageSubject.Of(message.Payload.Span).ToScope()];

    private bool IsRevoked(IncomingMessage message) =>
        revoked.Contains(new TopicPartition(message.Topic, message.Partition));

    private bool IsStopping(Exception e) => e is OperationCanceledException && stopping.IsCancellationRequested;

    /// <summary>
    /// Waits while polling paused partitions, because a consumer that does not poll is put out of its group.
    /// </summary>
    /// <remarks>
    /// Resumes exactly what it has paused. librdkafka keeps a partition paused when it is taken away and given back, so
    /// one that is with nobody at this moment, in the middle of a rebalance, would stand still for ever. Resuming one that
    /// was never paused would drop what is fetched of it already.
    /// </remarks>
    private void PauseAndStayInGroup()
    {
        var started = Stopwatch.GetTimestamp();
        var paused = consumer.Assignment.ToHashSet();
        consumer.Pause(paused);
        try
        {
            while (Stopwatch.GetElapsedTime(started) < _pause)
            {
                stopping.ThrowIfCancellationRequested();
                PollPaused(paused);
            }
        }
        finally
        {
            Resume(paused);
        }

        _pause = TimeSpan.FromTicks(Math.Min(_pause.Ticks * 2, ConsumeLimits.MaxPause.Ticks));
    }

    private void Resume(IReadOnlyCollection<TopicPartition> paused)
    {
        try
        {
            consumer.Resume(paused);
        }
        catch (TopicPartitionException e) when (e.Results.All(r => r.Error.Code
            is ErrorCode.NoError or ErrorCode.Local_UnknownPartition))
        {
            // The client has forgotten a partition that is not ours any more, and its pause with it.
        }
    }

    private void PollPaused(HashSet<TopicPartition> paused)
    {
        try
        {
            if (consumer.Consume(PausedPoll) is { } early)
            {
                // Its partition was assigned during the pause: paused from here on, and read again after it.
                // In this order, because a pause remembers the position and a seek moves it.
                consumer.Pause([early.TopicPartition]);
                paused.Add(early.TopicPartition);
                consumer.Seek(early.TopicPartitionOffset);
            }
        }
        catch (ConsumeException e) when (!e.Error.IsFatal)
        {
            LogKafkaError(channel.Name, e.Error.Code, e.Error.Reason);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Channel {Channel}: {Count} messages failed, next try in {Pause}")]
    private partial void LogRetry(Exception exception, string channel, int count, TimeSpan pause);

    [LoggerMessage(LogLevel.Warning, "Channel {Channel}: Kafka says {Code}: {Reason}")]
    private partial void LogKafkaError(string channel, ErrorCode code, string reason);

    [LoggerMessage(LogLevel.Error, "Dead letter from {Topic} [{Partition}] @{Offset}: {Reason}")]
    private partial void LogPoison(string topic, int partition, long offset, string reason);
}
