using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Confluent.Kafka;
using Ticketing.Messaging.Publishing;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>
/// The real publisher on the broker inside librdkafka (<c>test.mock.num.brokers</c>), which lives in this
/// process, and a consumer that reads back what arrived.
/// </summary>
internal sealed class AnswerLog : IDisposable
{
    private readonly IProducer<string, byte[]> _producer;
    private readonly string _address;

    public AnswerLog()
    {
        var config = new ProducerConfig { Acks = Acks.All, LingerMs = 0 };
        config.Set("test.mock.num.brokers", "1");
        config.Set("log_level", "0");
        _producer = new ProducerBuilder<string, byte[]>(config).SetLogHandler((_, _) => { }).Build();
        using var admin = new DependentAdminClientBuilder(_producer.Handle).Build();
        var broker = admin.GetMetadata(Eventually.Patience).Brokers[0];
        _address = $"{broker.Host}:{broker.Port}";
        Publisher = new KafkaPublisher(_producer);
    }

    public KafkaPublisher Publisher { get; }

    /// <summary>Where the broker listens.</summary>
    public string Address => _address;

    /// <summary>A consumer group has done the work of a partition up to here.</summary>
    public void Commit(string group, string topic, int partition, long offset)
    {
        using var consumer = new ConsumerBuilder<string, byte[]>(new ConsumerConfig
        {
            BootstrapServers = _address,
            GroupId = group,
            EnableAutoCommit = false,
        }).SetLogHandler((_, _) => { }).Build();
        consumer.Commit([new TopicPartitionOffset(topic, partition, offset)]);
    }

    /// <summary>The first <paramref name="count"/> messages of a topic.</summary>
    public IReadOnlyList<ConsumeResult<string, byte[]>> Read(string topic, int count)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = _address,
            GroupId = $"test-{Guid.NewGuid()}",
            EnableAutoCommit = false,
            FetchWaitMaxMs = 10,
        };
        using var consumer = new ConsumerBuilder<string, byte[]>(config).SetLogHandler((_, _) => { }).Build();
        using var admin = new DependentAdminClientBuilder(_producer.Handle).Build();
        var started = Stopwatch.GetTimestamp();
        List<PartitionMetadata> partitions;
        while ((partitions = admin.GetMetadata(topic, Eventually.Patience).Topics.Single().Partitions).Count == 0
            && Stopwatch.GetElapsedTime(started) < Eventually.Patience)
        {
            Thread.Sleep(20); // none while nobody has written to the topic yet
        }

        consumer.Assign(partitions.Select(p => new TopicPartitionOffset(topic, p.PartitionId, Offset.Beginning)));
        var messages = new List<ConsumeResult<string, byte[]>>();
        while (messages.Count < count && Stopwatch.GetElapsedTime(started) < Eventually.Patience)
        {
            if (consumer.Consume(TimeSpan.FromMilliseconds(100)) is { } message)
            {
                messages.AddRange(Bundle.Unpack(message));
            }
        }

        messages.Count.ShouldBe(count);
        return messages;
    }

    public static T Body<T>(ConsumeResult<string, byte[]> message, JsonTypeInfo<T> json) =>
        JsonSerializer.Deserialize(message.Message.Value, json)!;

    public static string Header(ConsumeResult<string, byte[]> message, string name) =>
        Encoding.UTF8.GetString(message.Message.Headers.GetLastBytes(name));

    public void Dispose() => _producer.Dispose();
}
