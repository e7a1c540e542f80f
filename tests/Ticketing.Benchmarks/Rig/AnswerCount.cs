using System.Diagnostics;
using System.Text.Json;
using Confluent.Kafka;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging.Publishing;

namespace Ticketing.Benchmarks.Rig;

/// <summary>Reads both answer topics from where they end now, counts what comes, and keeps it to be checked.</summary>
internal sealed class AnswerCount : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly string Found = Topics.BookingPendingPayment.In(SeatServices.Channel);
    private static readonly string Recorded = Topics.TicketsReserved.In(SeatServices.Channel);
    private readonly IConsumer<Ignore, byte[]> _consumer;

    public AnswerCount(string bootstrapServers)
    {
        _consumer = new ConsumerBuilder<Ignore, byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = $"benchmark-{Guid.NewGuid()}",
            EnableAutoCommit = false,
            FetchWaitMaxMs = 10,
        }).SetLogHandler((_, _) => { }).Build();
        var partitions = new[] { Found, Recorded }.SelectMany(topic =>
            Enumerable.Range(0, Topics.PartitionCount).Select(p => new TopicPartition(topic, p)));
        _consumer.Assign(partitions.Select(p => new TopicPartitionOffset(
            p, _consumer.QueryWatermarkOffsets(p, Patience).High)));
    }

    /// <summary>Returns when <paramref name="count"/> answers have come in both topics: those to booking.</summary>
    /// <exception cref="TimeoutException">They did not come.</exception>
    public IEnumerable<BookingUpdatedToPendingPayment> WaitFor(int count, TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        var records = new List<ConsumeResult<Ignore, byte[]>>();
        var (found, recorded) = (0, 0);
        while (found < count || recorded < count)
        {
            if (Stopwatch.GetElapsedTime(started) > patience)
            {
                throw new TimeoutException($"{found} and {recorded} of {count} answers after {patience}.");
            }

            if (_consumer.Consume(TimeSpan.FromMilliseconds(100)) is not { } record)
            {
                continue;
            }

            var messages = Bundle.CountOf(record.Message.Headers) ?? 1;
            if (record.Topic == Found)
            {
                found += messages;
                records.Add(record);
            }
            else
            {
                recorded += messages;
            }
        }

        return records.SelectMany(Bodies); // parsed when it is checked, after the clock
    }

    public void Dispose()
    {
        _consumer.Close();
        _consumer.Dispose();
    }

    private static IEnumerable<BookingUpdatedToPendingPayment> Bodies(ConsumeResult<Ignore, byte[]> record) =>
        Bundle.Unpack(new ConsumeResult<string, byte[]>
        {
            TopicPartitionOffset = record.TopicPartitionOffset,
            Message = new Message<string, byte[]>
            {
                Key = "", Value = record.Message.Value, Headers = record.Message.Headers,
            },
        }).Select(message => JsonSerializer.Deserialize(
            message.Message.Value, ContractsJson.Default.BookingUpdatedToPendingPayment)!);
}
