using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Ticketing.Contracts.Channels;

namespace Ticketing.Messaging.Consuming;

/// <summary>
/// Puts poison messages aside: same key, payload and headers, plus the reason and where it came from, so that it can be
/// replayed to its own topic (docs/runbook.md).
/// </summary>
internal sealed class DeadLetters(IProducer<string, byte[]> producer, MessagingOptions options)
{
    /// <summary>Returns when the broker has it; throws <see cref="ProduceException{TKey,TValue}"/> otherwise.</summary>
    public async Task AddAsync(IncomingMessage message, string reason, CancellationToken cancellation)
    {
        var headers = new Headers
        {
            { "message-id", Encoding.ASCII.GetBytes(message.MessageId.ToString("D", CultureInfo.InvariantCulture)) },
            { "message-type", Encoding.ASCII.GetBytes(message.Type) },
            { "dead-letter-reason", Encoding.UTF8.GetBytes(reason) },
            { "dead-letter-topic", Encoding.UTF8.GetBytes(message.Topic) },
            { "dead-letter-partition",
                Encoding.ASCII.GetBytes(message.Partition.ToString(CultureInfo.InvariantCulture)) },
            { "dead-letter-offset", Encoding.ASCII.GetBytes(message.Offset.ToString(CultureInfo.InvariantCulture)) },
        };
        if (message.TraceParent is not null)
        {
            headers.Add("traceparent", Encoding.ASCII.GetBytes(message.TraceParent));
        }

        await producer.ProduceAsync(
            Topics.DeadLetters(options.ServiceName),
            new Message<string, byte[]> { Key = message.Key, Value = message.Payload.ToArray(), Headers = headers },
            cancellation);
        MessagingDiagnostics.DeadLettered.Add(1, new KeyValuePair<string, object?>("topic", message.Topic));
    }
}
