using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.Messaging.Publishing;
using Ticketing.TestKit;
using Ticketing.TestKit.Servers;

namespace Ticketing.Benchmarks.Rig;

/// <summary>
/// Replicas of the seat reservation service as processes of their own, with one channel for all events of the run, so
/// that the group is formed once; and what is needed to send them work and to count their answers.
/// </summary>
internal sealed class SeatServices : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly DirectoryServer _directory;
    private readonly IProducer<string, byte[]> _producer;
    private readonly KafkaPublisher _publisher;

    private readonly RedisServer _store;
    private readonly List<ServiceProcess> _replicas = [];

    private SeatServices(KafkaServer broker, RedisServer store, DirectoryServer directory)
    {
        Broker = broker;
        _store = store;
        _directory = directory;
        _producer = new ProducerBuilder<string, byte[]>(new ProducerConfig
        {
            BootstrapServers = broker.BootstrapServers,
            Acks = Acks.All,
            EnableIdempotence = true,
            LingerMs = 1,
            DeliveryReportFields = "none",
        }).SetLogHandler((_, _) => { }).Build();
        _publisher = new KafkaPublisher(_producer);
    }

    public KafkaServer Broker { get; }

    public IReadOnlyList<ServiceProcess> Replicas => _replicas;

    public static Channel Channel { get; } = Channel.Lane(0);

    public static async Task<SeatServices> StartAsync(KafkaServer broker, RedisServer store, int replicas)
    {
        var services = new SeatServices(broker, store, await DirectoryServer.StartAsync());
        await services.ScaleAsync(replicas);
        return services;
    }

    /// <summary>Starts or stops replicas. The next event is open when they have shared the partitions.</summary>
    public async Task ScaleAsync(int replicas)
    {
        while (_replicas.Count > replicas)
        {
            await _replicas[^1].DisposeAsync();
            _replicas.RemoveAt(_replicas.Count - 1);
        }

        while (_replicas.Count < replicas)
        {
            _replicas.Add(await ServiceProcess.SeatReservationAsync(
                Broker, _store.Endpoint, _directory.Port));
        }
    }

    /// <summary>Puts an event on sale the usual way: directory, then one initialisation command a section.</summary>
    public async Task OpenAsync(BenchmarkRig rig, EventId eventId)
    {
        var entry = Halls.Entry(eventId, Channel);
        _directory.Put(entry with { Status = SaleStatus.Preparing });
        await WaitForTopicsAsync();
        await SendAsync(Halls.Commands(eventId).Select(command => Message(
            Topics.SeatInitialization, command.Section.Index, command.Section.Name, eventId, command,
            ContractsJson.Default.SeatInitializationCommand)));
        await Eventually.EqualsAsync(
            Halls.Sections,
            async () => (int)await rig.Database.HashLengthAsync($"event_plan:{eventId}"),
            $"event {eventId} is initialised", Patience);
        _directory.Put(entry);
        await WaitForGroupAsync();
    }

    /// <summary>Somebody wants seats together, anywhere in a section.</summary>
    public static OutgoingMessage Wish(EventId eventId, int section, int quantity)
    {
        var wish = Halls.Wish(eventId, section, quantity);
        return Message(
            Topics.ReserveRequest, section, wish.Section, eventId, wish, ContractsJson.Default.TicketReservedRequest);
    }

    /// <summary>
    /// A thousand at a time, as booking's relay does (so with ten sections a hundred in a record), but
    /// without waiting for each round's acknowledgement: what is measured is the engine and not the relay.
    /// </summary>
    public Task SendAsync(IEnumerable<OutgoingMessage> messages) => Task.WhenAll(
        messages.Chunk(1_000).Select(round => _publisher.PublishAsync(round, CancellationToken.None)));

    private static OutgoingMessage Message<T>(
        TopicKind kind, int sectionIndex, string section, EventId eventId, T body, JsonTypeInfo<T> json)
    {
        var partition = MessageKeys.PartitionOf(sectionIndex);
        var trace = $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-00";
        return OutgoingMessage.Create(
            Guid.CreateVersion7(), kind, Channel, MessageKeys.SeatWork(eventId, section, partition), partition, body,
            json,
            trace);
    }

    /// <summary>Counts the answers that come from now on.</summary>
    public AnswerCount CountAnswers() => new(Broker.BootstrapServers);

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in Replicas)
        {
            await replica.DisposeAsync();
        }

        _producer.Dispose();
        await _directory.DisposeAsync();
    }

    private IAdminClient Admin() => new AdminClientBuilder(
        new AdminClientConfig { BootstrapServers = Broker.BootstrapServers }).SetLogHandler((_, _) => { }).Build();

    private async Task WaitForTopicsAsync()
    {
        using var admin = Admin();
        await Eventually.TrueAsync(
            () =>
            {
                var topics = admin.GetMetadata(Patience).Topics;
                return Topics.All.All(kind => topics.Any(t =>
                    t.Topic == kind.In(Channel) && t.Partitions.Count == Topics.PartitionCount));
            },
            "the channel's topics", Patience);
    }

    /// <summary>
    /// Until every replica has its share of the partitions. The embedded broker cannot describe groups; there, the
    /// first runs, which are not timed, are long enough for the group to settle.
    /// </summary>
    private async Task WaitForGroupAsync()
    {
        if (!Broker.IsApacheKafka)
        {
            return;
        }

        using var admin = Admin();
        var group = ConsumerGroups.Of(Channel, ServiceNames.SeatReservation);
        await Eventually.TrueAsync(
            async () =>
            {
                var found = (await admin.DescribeConsumerGroupsAsync([group])).ConsumerGroupDescriptions[0];
                return found.State == ConsumerGroupState.Stable && found.Members.Count == Replicas.Count
                    && found.Members.All(m => m.Assignment.TopicPartitions.Count > 0);
            },
            "every replica has partitions", Patience);
    }
}
