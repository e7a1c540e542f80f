using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Ticketing.EmbeddedBroker.Tests;

public sealed class TopicTests(BrokerProcess broker) : IClassFixture<BrokerProcess>
{
    private static readonly TimeSpan _limit = BrokerProcess.Patience;

    [Fact]
    public async Task A_topic_has_the_partitions_it_was_created_with()
    {
        using var admin = broker.Admin();
        await admin.CreateTopicsAsync(
        [
            new TopicSpecification { Name = "three", NumPartitions = 3, ReplicationFactor = 1 },
            new TopicSpecification { Name = "forty-two", NumPartitions = 42, ReplicationFactor = -1 },
            new TopicSpecification { Name = "default", NumPartitions = -1, ReplicationFactor = -1 },
        ]);

        Partitions(admin, "three").ShouldBe(3);
        Partitions(admin, "forty-two").ShouldBe(42);
        Partitions(admin, "default").ShouldBe(10);
    }

    [Fact]
    public async Task A_topic_made_by_its_first_message_has_ten_partitions()
    {
        using var producer = broker.Producer();
        await producer.ProduceAsync("made-on-first-use", new Message<string, byte[]> { Key = "k", Value = [1] });

        using var admin = broker.Admin();
        Partitions(admin, "made-on-first-use").ShouldBe(10);
    }

    [Theory]
    [InlineData("taken", 10, 1, ErrorCode.TopicAlreadyExists)]
    [InlineData("no-such-replicas", 10, 3, ErrorCode.InvalidReplicationFactor)]
    [InlineData("too-many", 100_000, 1, ErrorCode.InvalidPartitions)]
    [InlineData("not a name", 10, 1, ErrorCode.TopicException)]
    public async Task A_topic_that_cannot_be_made_is_refused_as_a_real_broker_does(
        string name, int partitions, short replicas, ErrorCode expected)
    {
        using var admin = broker.Admin();
        try
        {
            await admin.CreateTopicsAsync(
                [new TopicSpecification { Name = "taken", NumPartitions = 10, ReplicationFactor = 1 }]);
        }
        catch (CreateTopicsException e) when (e.Error.Code == ErrorCode.TopicAlreadyExists || AllExist(e))
        {
            // Another case made it.
        }

        var refused = await Should.ThrowAsync<CreateTopicsException>(() => admin.CreateTopicsAsync(
            [new TopicSpecification { Name = name, NumPartitions = partitions, ReplicationFactor = replicas }]));

        refused.Results.ShouldHaveSingleItem().Error.Code.ShouldBe(expected);
    }

    [Fact]
    public async Task A_deleted_topic_is_gone_and_its_name_free()
    {
        using var admin = broker.Admin();
        await admin.CreateTopicsAsync(
            [new TopicSpecification { Name = "short-lived", NumPartitions = 2, ReplicationFactor = 1 }]);

        await admin.DeleteTopicsAsync(["short-lived"]);
        await admin.CreateTopicsAsync(
            [new TopicSpecification { Name = "short-lived", NumPartitions = 5, ReplicationFactor = 1 }]);

        Partitions(admin, "short-lived").ShouldBe(5);
    }

    [Fact]
    public void Clients_are_sent_to_the_public_port()
    {
        using var admin = broker.Admin();
        admin.GetMetadata(_limit).Brokers.ShouldHaveSingleItem().Port.ShouldBe(broker.Port);
    }

    private static int Partitions(IAdminClient admin, string topic) =>
        admin.GetMetadata(topic, _limit).Topics.ShouldHaveSingleItem().Partitions.Count;

    private static bool AllExist(CreateTopicsException e) =>
        e.Results.TrueForAll(r => r.Error.Code == ErrorCode.TopicAlreadyExists);
}
