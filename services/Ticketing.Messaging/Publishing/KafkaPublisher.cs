using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Confluent.Kafka;
using Ticketing.ServiceDefaults.Outages;

namespace Ticketing.Messaging.Publishing;

/// <summary>
/// Publishes a batch and returns when the broker has acknowledged all of it. Messages of one key keep their order: they
/// are bundled in order (<see cref="Bundle"/>), the producer is idempotent, and records are handed over in order.
/// </summary>
public sealed class KafkaPublisher(IProducer<string, byte[]> producer)
{
    /// <summary>Header names on every message that travels alone.</summary>
    public const string MessageIdHeader = "message-id";

    /// <summary>Name of the record in the payload.</summary>
    public const string MessageTypeHeader = "message-type";

    /// <summary>W3C Trace Context.</summary>
    public const string TraceParentHeader = "traceparent";

    /// <summary>How long one full local queue may hold us up before the batch counts as failed.</summary>
    private static readonly TimeSpan QueueFullPatience = TimeSpan.FromSeconds(10);

    /// <summary>Few: one a record that is sent.</summary>
    private static readonly ConcurrentDictionary<string, byte[]> TypeNames = new();

    /// <summary>
    /// Hands all messages over before it returns its task, which then waits for every delivery report.
    /// </summary>
    /// <exception cref="PublishException">At least one was not acknowledged; it names which.</exception>
    public Task PublishAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellation) =>
        messages.Count == 0
            ? Task.CompletedTask
            : SendAsync(WireRecord.Of(messages), cancellation);

    /// <summary>
    /// As <see cref="PublishAsync"/>, for whoever sends again what failed: of each key only one record is under way, so that
    /// one that is not acknowledged in time is never overtaken by the next.
    /// </summary>
    /// <exception cref="PublishException">Names what failed and what was not tried because of it.</exception>
    public async Task PublishInOrderAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellation)
    {
        var waiting = WireRecord.Of(messages);
        while (waiting.Count > 0)
        {
            var round = waiting.DistinctBy(record => (record.Topic, record.Partition, record.Key)).ToList();
            waiting = [.. waiting.Except(round)];
            try
            {
                await SendAsync(round, cancellation);
            }
            catch (PublishException e)
            {
                throw new PublishException(e.Message, [.. e.Failed, .. waiting.SelectMany(r => r.Messages)]);
            }
        }
    }

    /// <summary>Header names and values of a plain record.</summary>
    internal static Headers HeadersOf(Guid messageId, string type, string? traceParent)
    {
        var id = new byte[36];
        messageId.TryFormat(id, out _);
        var headers = new Headers
        {
            { MessageIdHeader, id },
            { MessageTypeHeader, TypeNames.GetOrAdd(type, Encoding.ASCII.GetBytes) },
        };
        if (traceParent is not null)
        {
            headers.Add(TraceParentHeader, Encoding.ASCII.GetBytes(traceParent));
        }

        return headers;
    }

    private Task SendAsync(List<WireRecord> records, CancellationToken cancellation)
    {
        var reports = new DeliveryReports(records);
        for (var i = 0; i < records.Count; i++)
        {
            var report = reports.HandlerOf(i);
            Hand(records[i], MessageSpans.IsOn && MessageSpans.StartPublish(records[i]) is { } span
                ? Ending(span, report)
                : report);
        }

        return FinishAsync();

        async Task FinishAsync()
        {
            await reports.Completion.WaitAsync(cancellation);
            MessagingDiagnostics.Published.Add(records.Sum(record => record.Count));
        }
    }

    private static Action<DeliveryReport<string, byte[]>> Ending(
        Activity span, Action<DeliveryReport<string, byte[]>> report) => delivered =>
    {
        if (delivered.Error.IsError)
        {
            span.SetTag("error.type", delivered.Error.Code.ToString());
            span.SetStatus(ActivityStatusCode.Error, delivered.Error.Reason);
        }

        span.Dispose();
        report(delivered);
    };

    private void Hand(WireRecord record, Action<DeliveryReport<string, byte[]>> report)
    {
        var kafkaMessage = record.ToKafka();
        var target = new TopicPartition(record.Topic, record.Partition ?? Partition.Any);
        var deadline = Environment.TickCount64 + (long)QueueFullPatience.TotalMilliseconds;
        while (true)
        {
            try
            {
                producer.Produce(target, kafkaMessage, report);
                return;
            }
            catch (ProduceException<string, byte[]> e)
                when (e.Error.Code == ErrorCode.Local_QueueFull && Environment.TickCount64 < deadline)
            {
                // The queue is bounded; serving delivery reports for a moment makes room.
                producer.Flush(TimeSpan.FromMilliseconds(20));
            }
            catch (ProduceException<string, byte[]> e)
            {
                report(new DeliveryReport<string, byte[]> { Error = e.Error, Message = kafkaMessage });
                return;
            }
        }
    }

    /// <summary>Counts delivery reports of one batch; completes when the last one is in.</summary>
    private sealed class DeliveryReports(List<WireRecord> records)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _lock = new();
        private readonly List<int> _failed = [];
        private Error? _firstError;
        private int _open = records.Count;

        public Task Completion => _done.Task;

        public Action<DeliveryReport<string, byte[]>> HandlerOf(int index) => report =>
        {
            if (report.Error.IsError)
            {
                lock (_lock)
                {
                    _failed.Add(index);
                    _firstError ??= report.Error;
                }
            }

            if (Interlocked.Decrement(ref _open) == 0)
            {
                Finish();
            }
        };

        private void Finish()
        {
            if (_failed.Count == 0)
            {
                _done.SetResult();
                return;
            }

            var failed = _failed.SelectMany(i => records[i].Messages).ToList();
            _done.SetException(new PublishException(
                $"{failed.Count} messages were not acknowledged: {_firstError!.Reason}", failed));
        }
    }
}

/// <summary>The broker did not acknowledge some messages of a batch.</summary>
public sealed class PublishException(string message, IReadOnlyList<OutgoingMessage> failed)
    : OutageException(message)
{
    /// <summary>The messages to send again. The others of the batch were acknowledged.</summary>
    public IReadOnlyList<OutgoingMessage> Failed { get; } = failed;
}
