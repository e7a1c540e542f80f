using System.Diagnostics;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Ticketing.Contracts.Channels;

namespace Ticketing.Messaging.Consuming;

/// <summary>One batch on its way to a durable effect. Lives on the consumer's own thread.</summary>
/// <param name="consumer">Polled during pauses, so that the group keeps it.</param>
/// <param name="results">What was polled, in order within a partition.</param>
/// <param name="channel">For logs.</param>
/// <param name="reader">Reads the messages.</param>
/// <param name="handler">Does the work.</param>
/// <param name="deadLetters">Takes what can never be handled.</param>
/// <param name="logger">Category of the consume loop.</param>
/// <param name="stopping">Ends a pause at once; what was not done is delivered again.</param>
internal sealed partial class BatchRun(
    IConsumer<string, byte[]> consumer, IReadOnlyList<ConsumeResult<string, byte[]>> results, Channel channel,
    MessageReader reader, IMessageBatchHandler handler, DeadLetters deadLetters, ILogger logger,
    CancellationToken stopping) : IDisposable
{
    private readonly List<IncomingMessage> _messages = new(results.Count);
    private readonly List<Activity> _spans = [];
    private readonly HashSet<TopicPartition> _revoked = [];
    private readonly long _started = Stopwatch.GetTimestamp();
    private Task? _pending;

    /// <summary>True when none of it is this consumer's any more: its messages are delivered again.</summary>
    public bool IsAbandoned => results.All(r => _revoked.Contains(r.TopicPartition));

    /// <summary>True when <see cref="Settle"/> has nothing to wait for.</summary>
    public bool IsFinished => _pending is null or { IsCompleted: true };

    /// <summary>
    /// Reads the messages and begins their work; false if it has to be done (again) without working ahead.
    /// </summary>
    public bool TryBegin()
    {
        foreach (var result in results)
        {
            reader.Read(result, _messages, _spans);
        }

        if (handler is not IPipelinedBatchHandler pipelined)
        {
            return false;
        }

        try
        {
            // The loop's thread has nothing else to do, and the next batch may not begin before this returns.
            _pending = pipelined.BeginAsync(_messages, CancellationToken.None).GetAwaiter().GetResult().Durable;
            return true;
        }
        catch (Exception e)
        {
            // Tried again at once, and this time its failure counts.
            LogNotAhead(e, channel.Name, _messages.Count);
            return false;
        }
    }

    /// <summary>
    /// Returns when every message has had its effect or is a dead letter, and the offsets are stored.
    /// </summary>
    public void Settle()
    {
        if (!PendingSucceeds(Timeout.InfiniteTimeSpan, stopping))
        {
            new BatchRetries(consumer, _messages, _revoked, channel, handler, deadLetters, logger, stopping).Run();
        }

        Complete();
    }

    /// <summary>Stores the offsets if the effect that was begun is durable in time; tries nothing again.</summary>
    public bool TryFinish(TimeSpan patience)
    {
        if (!PendingSucceeds(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, CancellationToken.None))
        {
            return false;
        }

        Complete();
        return true;
    }

    /// <summary>These partitions were taken away since the poll; the set only grows.</summary>
    public void Revoke(IEnumerable<TopicPartition> partitions) => _revoked.UnionWith(partitions);

    public void Dispose() => _spans.ForEach(span => span.Dispose());

    private bool PendingSucceeds(TimeSpan patience, CancellationToken cancellation)
    {
        try
        {
            return _pending is not null && _pending.Wait((int)patience.TotalMilliseconds, cancellation);
        }
        catch (AggregateException e)
        {
            // Not durable: whoever asked does it again, or leaves it to be delivered again.
            LogNotAhead(e.GetBaseException(), channel.Name, _messages.Count);
            return false;
        }
    }

    private void Complete()
    {
        StoreOffsets();
        MessagingDiagnostics.Consumed.Add(_messages.Count);
        MessagingDiagnostics.BatchDuration.Record(Stopwatch.GetElapsedTime(_started).TotalSeconds);
    }

    /// <summary>
    /// A revoked partition's next owner starts at what was committed before: its messages come again.
    /// </summary>
    private void StoreOffsets()
    {
        foreach (var partition in results.GroupBy(r => r.TopicPartition).Where(p => !_revoked.Contains(p.Key)))
        {
            consumer.StoreOffset(new TopicPartitionOffset(partition.Key, partition.Max(r => r.Offset.Value) + 1));
        }
    }

    [LoggerMessage(LogLevel.Information, "Channel {Channel}: {Count} messages were not durable ahead of their turn")]
    private partial void LogNotAhead(Exception exception, string channel, int count);
}
