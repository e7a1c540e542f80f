using System.Collections.Concurrent;
using System.Text;
using Confluent.Kafka;

namespace Ticketing.Messaging.Publishing;

/// <summary>
/// Publishes a batch and returns when the broker has acknowledged all of it. Messages of one key keep their order: the
/// producer is idempotent and every message of a batch is handed over in order.
/// </summary>
public sealed class KafkaPublisher(IProducer<string, byte[]> producer)
{
    /// <summary>Header names on every message.</summary>
    public const string MessageIdHeader = "message-id";

    /// <summary>Name of the record in the payload.</summary>
    public const string MessageTypeHeader = "message-type";

    /// <summary>W3C Trace Context.</summary>
    public const string TraceParentHeader = "traceparent";

    /// <summary>How long one full local queue may hold us up before the batch counts as failed.</summary>
    private static readonly TimeSpan QueueFullPatience = TimeSpan.FromSeconds(10);

    /// <summary>Few: one a record that is sent.</summary>
    private static readonly ConcurrentDictionary<string, byte[]> TypeNames = new();

    /// <summary>Sends all messages and waits for every delivery report.</summary>
    /// <exception cref="PublishException">At least one was not acknowledged; it names which.</exception>
    public async Task PublishAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellation)
    {
        if (messages.Count == 0)
        {
            return;
        }

        var reports = new DeliveryReports(messages);
        for (var i = 0; i < messages.Count; i++)
        {
            Hand(messages[i], reports.HandlerOf(i));
        }

        await reports.Completion.WaitAsync(cancellation);
        MessagingDiagnostics.Published.Add(messages.Count);
    }

    private void Hand(OutgoingMessage message, Action<DeliveryReport<string, byte[]>> report)
    {
        var kafkaMessage = new Message<string, byte[]>
        {
            Key = message.Key,
            Value = message.Payload,
            Headers = HeadersOf(message),
        };
        var target = new TopicPartition(message.Topic, message.Partition ?? Partition.Any);
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

    private static Headers HeadersOf(OutgoingMessage message)
    {
        var id = new byte[36];
        message.MessageId.TryFormat(id, out _);
        var headers = new Headers
        {
            { MessageIdHeader, id },
            { MessageTypeHeader, TypeNames.GetOrAdd(message.Type, Encoding.ASCII.GetBytes) },
        };
        if (message.TraceParent is not null)
        {
            headers.Add(TraceParentHeader, Encoding.ASCII.GetBytes(message.TraceParent));
        }

        return headers;
    }

    /// <summary>Counts delivery reports of one batch; completes when the last one is in.</summary>
    private sealed class DeliveryReports(IReadOnlyList<OutgoingMessage> messages)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _lock = new();
        private readonly List<int> _failed = [];
        private Error? _firstError;
        private int _open = messages.Count;

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

            var failed = _failed.Select(i => messages[i]).ToList();
            _done.SetException(new PublishException(
                $"{failed.Count} of {messages.Count} messages were not acknowledged: {_firstError!.Reason}", failed));
        }
    }
}

/// <summary>The broker did not acknowledge some messages of a batch.</summary>
public sealed class PublishException(string message, IReadOnlyList<OutgoingMessage> failed) : Exception(message)
{
    /// <summary>The messages to send again. The others of the batch were acknowledged.</summary>
    public IReadOnlyList<OutgoingMessage> Failed { get; } = failed;
}
