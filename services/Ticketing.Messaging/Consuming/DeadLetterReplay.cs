using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Ticketing.Contracts.Channels;

namespace Ticketing.Messaging.Consuming;

/// <summary>A message that was set aside, as operators see it.</summary>
/// <param name="Topic">Where it was to be consumed.</param>
/// <param name="Partition">Its partition there.</param>
/// <param name="Offset">Its offset there.</param>
/// <param name="Key">Kafka key.</param>
/// <param name="Type">Name of the record, if it said one.</param>
/// <param name="Reason">Why it could not be handled.</param>
/// <param name="Payload">As text.</param>
public sealed record DeadLetter(
    string Topic, int Partition, long Offset, string Key, string Type, string Reason, string Payload);

/// <summary>
/// Lists a service's dead letters and sends them to their own topics again. What was replayed is remembered
/// as the committed offsets of a group of its own, so that it is neither listed nor replayed twice.
/// </summary>
public sealed class DeadLetterReplay(IProducer<string, byte[]> producer, MessagingOptions options)
{
    /// <summary>Dead letters a call lists or replays at the most.</summary>
    public const int MaxLetters = 500;

    private static readonly TimeSpan ReadPatience = TimeSpan.FromSeconds(10);

    /// <summary>What was set aside and not replayed yet, oldest first per partition.</summary>
    public Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellation) =>
        Task.Run<IReadOnlyList<DeadLetter>>(
        () =>
        {
            using var consumer = Open();
            return [.. ReadAll(consumer, cancellation).Select(Describe)];
        },
        cancellation);

    /// <summary>Sends them to their topics again, in order; returns how many.</summary>
    /// <exception cref="KafkaException">The broker is away; letters sent so far are sent again by the next
    /// call.</exception>
    public async Task<int> ReplayAsync(CancellationToken cancellation)
    {
        using var consumer = Open();
        var letters = await Task.Run(() => ReadAll(consumer, cancellation), cancellation);
        foreach (var letter in letters)
        {
            var description = Describe(letter);
            var headers = new Headers();
            foreach (var header in letter.Message.Headers.Where(h =>
                !h.Key.StartsWith("dead-letter-", StringComparison.Ordinal)))
            {
                headers.Add(header.Key, header.GetValueBytes());
            }

            await producer.ProduceAsync(
                new TopicPartition(description.Topic, description.Partition),
                new Message<string, byte[]> { Key = letter.Message.Key, Value = letter.Message.Value,
                    Headers = headers },
                cancellation);
        }

        var next = letters.GroupBy(l => l.TopicPartition)
            .Select(group => new TopicPartitionOffset(group.Key, group.Max(l => l.Offset.Value) + 1)).ToList();
        if (next.Count > 0)
        {
            consumer.Commit(next);
        }

        return letters.Count;
    }

    private IConsumer<string, byte[]> Open()
    {
        var consumer = new ConsumerBuilder<string, byte[]>(new ConsumerConfig
        {
            BootstrapServers = options.BootstrapServers,
            GroupId = $"dead-letter-replay______{options.ServiceName}",
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            AutoOffsetReset = AutoOffsetReset.Earliest,
        }).SetLogHandler((_, _) => { }).Build();
        var topic = Topics.DeadLetters(options.ServiceName);
        var partitions = Enumerable.Range(0, Topics.PartitionCount).Select(p => new TopicPartition(topic, p)).ToList();

        // Assigned by hand: an operator's call must not wait for a group to form.
        consumer.Assign(consumer.Committed(partitions, ReadPatience).Select(p =>
            p.Offset == Offset.Unset ? new TopicPartitionOffset(p.TopicPartition, Offset.Beginning) : p));
        return consumer;
    }

    private static List<ConsumeResult<string, byte[]>> ReadAll(
        IConsumer<string, byte[]> consumer, CancellationToken cancellation)
    {
        var letters = new List<ConsumeResult<string, byte[]>>();
        var open = Topics.PartitionCount;
        while (open > 0 && letters.Count < MaxLetters && !cancellation.IsCancellationRequested)
        {
            var result = consumer.Consume(ReadPatience)
                ?? throw new KafkaException(
                    new Error(ErrorCode.Local_TimedOut, "The dead-letter topic did not answer."));
            if (result.IsPartitionEOF)
            {
                open--;
            }
            else
            {
                letters.Add(result);
            }
        }

        return letters;
    }

    private static DeadLetter Describe(ConsumeResult<string, byte[]> letter) => new(
        Header(letter, "dead-letter-topic"),
        int.Parse(Header(letter, "dead-letter-partition"), CultureInfo.InvariantCulture),
        long.Parse(Header(letter, "dead-letter-offset"), CultureInfo.InvariantCulture),
        letter.Message.Key,
        Header(letter, "message-type"),
        Header(letter, "dead-letter-reason"),
        Encoding.UTF8.GetString(letter.Message.Value));

    private static string Header(ConsumeResult<string, byte[]> letter, string name) =>
        letter.Message.Headers.TryGetLastBytes(name, out var bytes) && bytes is not null
            ? Encoding.UTF8.GetString(bytes)
            : "";
}
