using System.Diagnostics;
using System.Text.Json;
using Confluent.Kafka;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging.Publishing;
using Ticketing.TestKit;

namespace Ticketing.Benchmarks.Rig;

/// <summary>Reads both answer topics from where they end now, counts what comes, and keeps it to be checked.</summary>
internal sealed class AnswerCount : IDisposable
{
    private static readonly string Found = Topics.BookingPendingPayment.In(SeatServices.Channel);
    private static readonly string Recorded = Topics.TicketsReserved.In(SeatServices.Channel);
    private readonly IConsumer<Ignore, byte[]> _consumer;
    private readonly List<ConsumeResult<Ignore, byte[]>> _records = [];
    private int _found;
    private int _recorded;

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
        _consumer.Assign(partitions.Select(p => new TopicPartitionOffset(p, EndOf(p))).ToList());
    }

    /// <summary>
    /// Returns when <paramref name="count"/> answers have come in both topics, without looking into them.
    /// </summary>
    /// <exception cref="TimeoutException">They did not come.</exception>
    public void WaitFor(int count, TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        while (_found < count || _recorded < count)
        {
            Take(started, patience, $"{_found} and {_recorded} of {count} answers");
        }
    }

    /// <summary>
    /// The answers to booking about these events, each once. One that came twice is no fault (a replica lost its
    /// partition before its offsets were stored, and the next one answered again), nor is one of an earlier burst,
    /// but then <see cref="WaitFor"/> returned too early.
    /// </summary>
    /// <exception cref="TimeoutException">There are fewer than <paramref name="count"/>.</exception>
    public IReadOnlyList<BookingUpdatedToPendingPayment> Once(
        IReadOnlySet<EventId> events, int count, TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var answers = _records.SelectMany(Bodies).ToList();
            var once = answers.Where(a => events.Contains(a.EventId))
                .DistinctBy(a => (a.BookingId, string.Join(' ', a.Seats))).ToList();
            if (once.Count >= count)
            {
                return once;
            }

            Console.Error.WriteLine($"{answers.Count - once.Count} answers came again: this burst was not that fast");
            for (var before = _found; _found == before;)
            {
                Take(started, patience, $"{once.Count} of {count} different answers");
            }
        }
    }

    public void Dispose()
    {
        _consumer.Close();
        _consumer.Dispose();
    }

    /// <summary>A client that has just started, or a topic just made: its leader may not be known yet.</summary>
    private Offset EndOf(TopicPartition partition)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return _consumer.QueryWatermarkOffsets(partition, Eventually.Patience).High;
            }
            catch (KafkaException e) when (
                e.Error.Code is ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownPartition
                    or ErrorCode.NotLeaderForPartition or ErrorCode.LeaderNotAvailable
                && Stopwatch.GetElapsedTime(started) < Eventually.Patience)
            {
                Thread.Sleep(50);
            }
        }
    }

    private void Take(long started, TimeSpan patience, string soFar)
    {
        if (Stopwatch.GetElapsedTime(started) > patience)
        {
            throw new TimeoutException($"{soFar} after {patience}.");
        }

        if (_consumer.Consume(TimeSpan.FromMilliseconds(100)) is not { } record)
        {
            return;
        }

        var messages = Bundle.CountOf(record.Message.Headers) ?? 1;
        if (record.Topic == Found)
        {
            _found += messages;
            _records.Add(record);
        }
        else
        {
            _recorded += messages;
        }
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
