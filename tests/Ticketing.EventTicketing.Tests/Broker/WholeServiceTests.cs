using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Confluent.Kafka;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Ticketing.Contracts.Channels;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tickets;
using Ticketing.Messaging;
using Ticketing.Messaging.Publishing;
using Ticketing.TestKit.Servers;
using Xunit.Abstractions;

namespace Ticketing.EventTicketing.Tests.Broker;

/// <summary>
/// The service as it runs, with a database of its own and a real broker; the test plays the other services.
/// </summary>
[Collection(DatabaseTests.Name)]
public sealed class WholeServiceTests(EventDatabase database, ITestOutputHelper output)
{
    private const string TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public async Task A_new_event_is_consumed_without_restart_poison_is_set_aside_and_a_restart_goes_on_where_it_was()
    {
        await using var kafka = await KafkaServer.StartAsync();
        output.WriteLine(kafka.Description);
        var connectionString = await database.NewDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(connectionString);
        EventId id;
        Facts late;
        await using (var service = new TicketingService(connectionString, kafka.BootstrapServers))
        {
            id = await CreateEventAsync(service);
            var channel = new ChannelPolicy().ChannelOf(id, 20);
            await service.Services.GetRequiredService<TopicProvisioner>().EnsureChannelAsync(channel);
            using var consumer = Consumer(
                kafka, Topics.SeatInitialization.In(channel), Topics.FinalizePayment.In(channel),
                Topics.DeadLetters(ServiceNames.EventTicketing));
            TypeOf(Next(consumer)).ShouldBe("SeatInitializationCommand");

            var booking = new Facts(id, (1, 1)) { Channel = channel };
            var thief = new Facts(id, (1, 1)) { Channel = channel };
            late = new Facts(id, (1, 2)) { Channel = channel };
            await PublishAsync(kafka, booking.Reserved(), thief.Reserved(), late.Reserved(), booking.Paid());

            await SoldAsync(source, id, 1);
            var followed = new[] { Next(consumer), Next(consumer) }.ToDictionary(TypeOf);
            HeaderOf(followed["SeatUpdatedToReserved"], "dead-letter-reason").ShouldBe("ticket-held-by-other-booking");
            followed["FinalizeSeatPayment"].Partition.Value.ShouldBe(0);
            followed["FinalizeSeatPayment"].Message.Key.ShouldBe($"event-{id}-section-A-partition-0");
            HeaderOf(followed["FinalizeSeatPayment"], "traceparent").ShouldStartWith(TraceParent[..36]);
        }

        // While the service is away, the payment of the second booking waits in the log.
        await PublishAsync(kafka, late.Paid());
        await using var again = new TicketingService(connectionString, kafka.BootstrapServers);
        using var client = again.CreateClient();
        await SoldAsync(source, id, 2);
    }

    private static async Task<EventId> CreateEventAsync(TicketingService service)
    {
        using var seller = await service.SignedInAsync("seller");
        var created = await seller.PostAsJsonAsync("/events", JsonNode.Parse(
            """
            {"name":"Aurora Tour","venue":"Dome","starts_at":"2027-05-01T11:00:00Z","currency":"TWD",
             "sections":[{"name":"A","price":1,"subsections":[{"number":1,"rows":2,"seats_per_row":10}]}]}
            """));
        return new EventId((long)JsonNode.Parse(await created.Content.ReadAsStringAsync())!["event_id"]!);
    }

    private static async Task PublishAsync(KafkaServer kafka, params IncomingMessage[] messages)
    {
        using var producer = new ProducerBuilder<string, byte[]>(
            new ProducerConfig { BootstrapServers = kafka.BootstrapServers, Acks = Acks.All }).Build();
        await new KafkaPublisher(producer).PublishAsync([.. messages.Select(Outgoing)], default);
    }

    private static OutgoingMessage Outgoing(IncomingMessage m) =>
        new(m.MessageId, m.Topic, m.Partition, m.Key, m.Type, m.Payload.ToArray(), TraceParent);

    private static async Task SoldAsync(NpgsqlDataSource source, EventId id, long tickets) =>
        await Eventually.EqualsAsync(
        tickets,
        async () =>
        {
            await using var command = source.CreateCommand(
                $"SELECT count(*) FROM tickets WHERE event_id = $1 AND status = {(int)TicketStatus.Sold}");
            command.Parameters.Add(new() { Value = id.Value });
            return (long)(await command.ExecuteScalarAsync())!;
        },
        "tickets sold");

    private static IConsumer<string, byte[]> Consumer(KafkaServer kafka, params string[] topics)
    {
        var consumer = new ConsumerBuilder<string, byte[]>(new ConsumerConfig
        {
            BootstrapServers = kafka.BootstrapServers,
            GroupId = "test",
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
            TopicMetadataRefreshIntervalMs = 500,
        }).Build();
        consumer.Assign(topics.SelectMany(topic => Enumerable.Range(0, Topics.PartitionCount).Select(
            partition => new TopicPartitionOffset(topic, partition, Offset.Beginning))));
        return consumer;
    }

    private static ConsumeResult<string, byte[]> Next(IConsumer<string, byte[]> consumer)
    {
        while (true)
        {
            try
            {
                return consumer.Consume(Eventually.Patience) ?? throw new TimeoutException("No message came.");
            }
            catch (ConsumeException e) when (
                e.Error.Code is ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownPartition
                    or ErrorCode.LeaderNotAvailable)
            {
                // A topic that is being made: told once a partition, and the message comes all the same.
            }
        }
    }

    private static string TypeOf(ConsumeResult<string, byte[]> result) => HeaderOf(result, "message-type");

    private static string HeaderOf(ConsumeResult<string, byte[]> result, string name) =>
        Encoding.UTF8.GetString(result.Message.Headers.GetLastBytes(name));
}
