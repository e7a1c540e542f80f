using Npgsql;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;
using Ticketing.Foundation.Tests.Support;
using Ticketing.TestKit;

namespace Ticketing.Foundation.Tests.Messaging;

/// <summary>A running service follows the event directory.</summary>
public sealed class DirectoryTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task New_event_is_consumed_without_a_restart_and_an_ended_one_no_more()
    {
        var (old, @new) = (Servers.NewEvent(), Servers.NewEvent());
        var directory = TestDirectory.Of(old);
        await using var database = NpgsqlDataSource.Create(await servers.NewDatabaseAsync());
        var handler = new EffectHandler(database);
        var service = await TestService.StartAsync(servers.Kafka.BootstrapServers, database, handler, directory);
        await using var running = service;
        await TestMessages.AppendAsync(database, TestMessages.Of(old, "old"));
        await Eventually.EqualsAsync(1, handler.CountAsync, "the old event is consumed");

        directory.Set(@new, SaleStatus.Preparing);
        await TestMessages.AppendAsync(database, TestMessages.Of(@new, "new"));
        await Eventually.EqualsAsync(2, handler.CountAsync, "the new event is consumed");

        directory.Set(@new, SaleStatus.Closed); // running holds may still be paid
        directory.Set(old, SaleStatus.Ended);
        using var broker = new Broker(servers.Kafka.BootstrapServers);
        if (servers.Kafka.IsApacheKafka)
        {
            await Eventually.TrueAsync(
                async () => (await broker.MembersAsync(TestMessages.Group(old))).Count == 0, "the old group is left");
            await TestMessages.AppendAsync(database, TestMessages.Of(old, "too late"));
        }

        await TestMessages.AppendAsync(database, TestMessages.Of(@new, "closed"));
        await Eventually.TrueAsync(
            async () => (await handler.EffectsAsync()).Contains("closed"), "a closed sale is still consumed");
        await Eventually.EqualsAsync(0L, () => TestMessages.UnsentAsync(database), "all is sent");
        (await handler.EffectsAsync()).ShouldBe(["old", "new", "closed"]);

        // It was there to be read: put on sale again, it is.
        if (servers.Kafka.IsApacheKafka)
        {
            directory.Set(old, SaleStatus.OnSale);
            await Eventually.TrueAsync(
                async () => (await handler.EffectsAsync()).Contains("too late"), "consumed when it is on sale again");
        }
    }

    [Fact]
    public async Task Topics_of_an_event_are_made_with_ten_partitions()
    {
        var id = Servers.NewEvent();
        await using var service = await TestService.StartAsync(servers.Kafka.BootstrapServers);
        await service.Topics.EnsureChannelAsync(Channel.OwnedBy(id));
        await service.Topics.EnsureChannelAsync(Channel.OwnedBy(id)); // twice is no error
        using var broker = new Broker(servers.Kafka.BootstrapServers);
        await Eventually.TrueAsync(
            () => Topics.All.All(kind => broker.PartitionsOf(kind.In(Channel.OwnedBy(id))) == 10),
            "nine topics of ten");
    }
}
