using System.Diagnostics;
using System.Text.Json;
using Confluent.Kafka;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;

namespace Ticketing.Benchmarks.Rig;

/// <summary>Watches the ends of the answer topics, which costs next to nothing, and reads them back to check.</summary>
internal sealed class AnswerCount : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly IConsumer<Ignore, byte[]> _consumer;

    public AnswerCount(string bootstrapServers) => _consumer = new ConsumerBuilder<Ignore, byte[]>(new ConsumerConfig
    {
        BootstrapServers = bootstrapServers,
        GroupId = $"benchmark-{Guid.NewGuid()}",
        EnableAutoCommit = false,
        FetchWaitMaxMs = 10,
    }).SetLogHandler((_, _) => { }).Build();

    /// <summary>End offset of each partition of a topic.</summary>
    public long[] Ends(TopicKind kind) =>
        [.. Enumerable.Range(0, Topics.PartitionCount).Select(partition => End(kind, partition))];

    private long End(TopicKind kind, int partition) => _consumer.QueryWatermarkOffsets(
        new TopicPartition(kind.In(SeatServices.Channel), partition), Patience).High.Value;

    /// <summary>Returns when <paramref name="count"/> messages have come after <paramref name="before"/>.</summary>
    /// <exception cref="TimeoutException">They did not come.</exception>
    public void WaitFor(TopicKind kind, long[] before, int count, TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        var ends = before;
        while (ends.Sum() - before.Sum() < count)
        {
            if (Stopwatch.GetElapsedTime(started) > patience)
            {
                throw new TimeoutException(
                    $"{Ends(kind).Sum() - before.Sum()} of {count} answers in '{kind.Action}' after {patience}.");
            }

            // Every question takes the broker's time, so they are few, and none to partitions where nothing comes.
            Thread.Sleep(10);
            var growing = ends.Zip(before, (e, b) => e > b).ToArray();
            ends = [.. ends.Select((end, p) => growing[p] || !growing.Contains(true) ? End(kind, p) : end)];
        }
    }

    /// <summary>Everything in a topic from these offsets on.</summary>
    public IEnumerable<BookingUpdatedToPendingPayment> Read(TopicKind kind, long[] from, long[] to)
    {
        var topic = kind.In(SeatServices.Channel);
        _consumer.Assign(from.Select((offset, p) => new TopicPartitionOffset(topic, p, offset)));
        for (var left = to.Sum() - from.Sum(); left > 0; left--)
        {
            var message = _consumer.Consume(Patience)
                ?? throw new TimeoutException($"{left} answers are in the log and do not come.");
            yield return JsonSerializer.Deserialize(
                message.Message.Value, ContractsJson.Default.BookingUpdatedToPendingPayment)!;
        }

        _consumer.Unassign();
    }

    public void Dispose()
    {
        _consumer.Close();
        _consumer.Dispose();
    }
}
