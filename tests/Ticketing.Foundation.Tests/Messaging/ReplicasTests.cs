using Npgsql;
using Ticketing.Contracts.Channels;
using Ticketing.Foundation.Tests.Support;
using Ticketing.TestKit;

namespace Ticketing.Foundation.Tests.Messaging;

/// <summary>Two replicas of one service.</summary>
public sealed class ReplicasTests(Servers servers) : IClassFixture<Servers>
{
    [ApacheKafkaFact]
    public async Task Two_replicas_have_five_partitions_each_the_same_of_every_topic_and_one_takes_over()
    {
        var id = Servers.NewEvent();
        await using var database = NpgsqlDataSource.Create(await servers.NewDatabaseAsync());
        using var broker = new Broker(servers.Kafka.BootstrapServers);
        EffectHandler[] handlers = [new(database), new(database)];
        var first = await StartAsync(handlers[0], id);
        await using var second = await StartAsync(handlers[1], id);
        await Eventually.TrueAsync(
            async () => await PartitionsOfMembersAsync(broker, id) is [{ Count: 5 }, { Count: 5 }],
            "two members with five partition numbers each");
        var shares = await PartitionsOfMembersAsync(broker, id);
        shares.SelectMany(numbers => numbers).Order().ShouldBe(Enumerable.Range(0, 10));

        await second.Publisher.PublishAsync(TestMessages.Spread(id, 0, 100), CancellationToken.None);
        await Eventually.EqualsAsync(100, handlers[0].CountAsync, "100 effects");
        var partitions = handlers.Select(h => h.Seen.Select(m => m.Partition).ToHashSet()).ToList();
        partitions.ShouldAllBe(seen => seen.Count == 5);

        // More work while the first leaves.
        var publishing = second.Publisher.PublishAsync(TestMessages.Spread(id, 100, 400), CancellationToken.None);
        await first.DisposeAsync();
        await publishing;
        await second.Publisher.PublishAsync(TestMessages.Spread(id, 500, 100), CancellationToken.None);
        await Eventually.EqualsAsync(600, handlers[1].CountAsync, "nothing is lost and nothing done twice");
        await Eventually.TrueAsync(
            async () => await PartitionsOfMembersAsync(broker, id) is [{ Count: 10 }], "one member with all ten");
        for (var partition = 0; partition < Topics.PartitionCount; partition++)
        {
            (await handlers[1].EffectsAsync(TestMessages.Key(id, partition)))
                .ShouldBe(Enumerable.Range(0, 60).Select(n => $"{partition + (n * 10)}"));
        }
    }

    [ApacheKafkaFact]
    public async Task Replica_in_an_outage_stays_in_its_group_and_gives_partitions_away_when_asked()
    {
        var id = Servers.NewEvent();
        await using var database = NpgsqlDataSource.Create(await servers.NewDatabaseAsync());
        using var broker = new Broker(servers.Kafka.BootstrapServers);
        var outage = true;
        var away = new EffectHandler(database)
        {
            Before = _ =>
                Volatile.Read(ref outage) ? throw new TimeoutException("The store is away.") : Task.CompletedTask,
        };
        await using var first = await StartAsync(away, id);
        await first.Topics.EnsureChannelAsync(Channel.OwnedBy(id));
        await first.Publisher.PublishAsync(TestMessages.Spread(id, 0, 100), CancellationToken.None);
        // One is enough: a first batch of few messages takes minutes to make a hundred tries.
        await Eventually.TrueAsync(
            () => away.Seen.GroupBy(m => m.MessageId).Any(tries => tries.Count() > 1), "the first replica is in an outage");
        var member = (await broker.MembersAsync(TestMessages.Group(id))).ShouldHaveSingleItem().ConsumerId;

        // A rebalance needs every member's answer: it only succeeds if the first polls during its pauses.
        var healthy = new EffectHandler(database);
        await using var second = await StartAsync(healthy, id);
        await Eventually.EqualsAsync(50, healthy.CountAsync, "the second replica does its half");
        var members = await broker.MembersAsync(TestMessages.Group(id));
        members.Count.ShouldBe(2);
        members.Select(m => m.ConsumerId).ShouldContain(member);

        Volatile.Write(ref outage, false);
        await Eventually.EqualsAsync(100, away.CountAsync, "the first does its half when the outage is over");
        (await healthy.EffectsAsync()).Distinct().Count().ShouldBe(100);
        (await broker.MembersAsync(TestMessages.Group(id))).Select(m => m.ConsumerId).ShouldContain(member);
    }

    private Task<TestService> StartAsync(EffectHandler handler, EventId id) =>
        TestService.StartAsync(servers.Kafka.BootstrapServers, null, handler, TestDirectory.Of(id));

    /// <summary>Partition numbers by member; empty while a member has not the same ones of all four topics.</summary>
    private static async Task<List<HashSet<int>>> PartitionsOfMembersAsync(Broker broker, EventId id)
    {
        var topics = Topics.ConsumedBy(ServiceNames.SeatReservation).Select(k => k.In(Channel.OwnedBy(id))).ToHashSet();
        var shares = new List<HashSet<int>>();
        foreach (var member in await broker.MembersAsync(TestMessages.Group(id)))
        {
            var byTopic = member.Assignment.TopicPartitions.GroupBy(p => p.Topic)
                .ToDictionary(g => g.Key, g => g.Select(p => p.Partition.Value).ToHashSet());
            if (!topics.SetEquals(byTopic.Keys) || byTopic.Values.Any(
                numbers => !numbers.SetEquals(byTopic.Values.First())))
            {
                return [];
            }

            shares.Add(byTopic.Values.First());
        }

        return shares;
    }
}
