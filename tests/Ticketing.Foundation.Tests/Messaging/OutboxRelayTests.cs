using Npgsql;
using Ticketing.Contracts.Channels;
using Ticketing.Foundation.Tests.Support;
using Ticketing.Messaging.Publishing;
using Ticketing.TestKit;

namespace Ticketing.Foundation.Tests.Messaging;

public sealed class OutboxRelayTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task Rows_are_sent_in_order_with_their_id_and_are_marked()
    {
        var id = Servers.NewEvent();
        await using var database = await NewDatabaseAsync();
        var messages = TestMessages.Spread(id, 0, 300).ToArray();
        await TestMessages.AppendAsync(database, messages);
        await using var service = await TestService.StartAsync(servers.Kafka.BootstrapServers, database);
        await Eventually.EqualsAsync(0L, () => TestMessages.UnsentAsync(database), "all rows are marked sent");

        using var broker = new Broker(servers.Kafka.BootstrapServers);
        var sent = broker.Read(TestMessages.Topic(id));
        sent.Count.ShouldBe(messages.Length);
        foreach (var partition in sent.GroupBy(r => r.Partition.Value))
        {
            var expected = messages.Where(m => m.Partition == partition.Key).ToList();
            partition.Select(r => Broker.Header(r, KafkaPublisher.MessageIdHeader))
                .ShouldBe(expected.Select(m => m.MessageId.ToString()));
            partition.ShouldAllBe(r => r.Message.Key == TestMessages.Key(id, partition.Key));
            partition.ShouldAllBe(r => Broker.Header(r, KafkaPublisher.MessageTypeHeader) == "ReleaseSeat");
        }
    }

    [Fact]
    public async Task Rows_that_bundle_messages_of_a_key_keep_its_order_among_rows_that_do_not()
    {
        var id = Servers.NewEvent();
        await using var database = await NewDatabaseAsync();
        var messages = TestMessages.Spread(id, 0, 300).ToArray();
        await TestMessages.AppendBundledAsync(database, messages[..100]);
        await TestMessages.AppendAsync(database, messages[100..120]);
        await TestMessages.AppendBundledAsync(database, messages[120..]);
        (await TestMessages.UnsentAsync(database)).ShouldBe(10 + 20 + 10, "a row a key");
        await using var service = await TestService.StartAsync(servers.Kafka.BootstrapServers, database);
        await Eventually.EqualsAsync(0L, () => TestMessages.UnsentAsync(database), "all rows are marked sent");

        using var broker = new Broker(servers.Kafka.BootstrapServers);
        var sent = broker.Read(TestMessages.Topic(id));
        sent.Count.ShouldBe(messages.Length);
        foreach (var partition in sent.GroupBy(r => r.Partition.Value))
        {
            partition.Select(r => Broker.Header(r, KafkaPublisher.MessageIdHeader))
                .ShouldBe(messages.Where(m => m.Partition == partition.Key).Select(m => m.MessageId.ToString()));
        }
    }

    [Fact]
    public async Task Message_that_the_broker_refuses_stays_with_those_behind_it_and_holds_up_no_other_key()
    {
        var id = Servers.NewEvent();
        await using var database = await NewDatabaseAsync();
        var tooLarge = TestMessages.Of(id, "too large", partition: 1) with { Payload = new byte[3_000_000] };
        await TestMessages.AppendAsync(database,
            TestMessages.Of(id, "before", partition: 1), tooLarge, TestMessages.Of(id, "behind", partition: 1),
            TestMessages.Of(id, "other key", partition: 2));
        await using var service = await TestService.StartAsync(servers.Kafka.BootstrapServers, database);
        await Eventually.EqualsAsync(2L, () => TestMessages.UnsentAsync(database), "two rows are left");
        await using var command = database.CreateCommand("SELECT array_agg(id ORDER BY id) FROM outbox WHERE sent_at IS NULL");
        ((long[])(await command.ExecuteScalarAsync())!).ShouldBe([2L, 3L]);
    }

    [Fact]
    public async Task Relay_that_dies_between_delivery_and_mark_sends_again_and_the_inbox_drops_the_second() =>
        (await EffectsOfADeathBetweenDeliveryAndMarkAsync(useInbox: true)).ShouldBe(["0", "1", "2"]);

    /// <summary>Shows that the test above tests something.</summary>
    [Fact]
    public async Task Twin_without_the_inbox_the_same_death_has_every_effect_twice()
    {
        var effects = await EffectsOfADeathBetweenDeliveryAndMarkAsync(useInbox: false);
        // Twice or oftener: a relay may try once more before it is stopped, and a broker may deliver once more.
        effects.CountBy(body => body).ShouldAllBe(body => body.Value >= 2);
        effects.Distinct().ShouldBe(["0", "1", "2"]);
    }

    [Fact]
    public async Task Of_two_relays_one_sends_and_the_other_takes_over()
    {
        var id = Servers.NewEvent();
        var connectionString = await servers.NewDatabaseAsync();
        await using var one = NpgsqlDataSource.Create(connectionString + ";Application Name=one");
        await using var two = NpgsqlDataSource.Create(connectionString + ";Application Name=two");
        var services = new Dictionary<string, TestService>
        {
            ["one"] = await TestService.StartAsync(servers.Kafka.BootstrapServers, one),
            ["two"] = await TestService.StartAsync(servers.Kafka.BootstrapServers, two),
        };
        await using var database = NpgsqlDataSource.Create(connectionString);
        await TestMessages.AppendAsync(database, [.. TestMessages.Spread(id, 0, 500)]);
        await Eventually.EqualsAsync(0L, () => TestMessages.UnsentAsync(database), "the first 500 are sent");
        var first = (await LockHoldersAsync(database)).ShouldHaveSingleItem();

        await services[first].DisposeAsync();
        await TestMessages.AppendAsync(database, [.. TestMessages.Spread(id, 500, 500)]);
        await Eventually.EqualsAsync(0L, () => TestMessages.UnsentAsync(database), "the other sends the next 500");
        var second = (await LockHoldersAsync(database)).ShouldHaveSingleItem();
        second.ShouldNotBe(first);
        await services[second].DisposeAsync();
        (await LockHoldersAsync(database)).ShouldBeEmpty();

        using var broker = new Broker(servers.Kafka.BootstrapServers);
        broker.Count(TestMessages.Topic(id)).ShouldBe(1_000);
    }

    private async Task<List<string>> EffectsOfADeathBetweenDeliveryAndMarkAsync(bool useInbox)
    {
        var id = Servers.NewEvent();
        await using var database = await NewDatabaseAsync();
        using var broker = new Broker(servers.Kafka.BootstrapServers);
        await TestMessages.AppendAsync(
            database, TestMessages.Of(id, "0"), TestMessages.Of(id, "1"), TestMessages.Of(id, "2"));

        await using (var holder = await database.OpenConnectionAsync())
        await using (var transaction = await holder.BeginTransactionAsync())
        {
            // Reading rows is allowed, marking them waits: the relay comes to a stand exactly between the two.
            await using var hold = new NpgsqlCommand("LOCK TABLE outbox IN SHARE MODE", holder, transaction);
            await hold.ExecuteNonQueryAsync();
            await using var relay = await TestService.StartAsync(servers.Kafka.BootstrapServers, database);
            await Eventually.EqualsAsync(3L, () => broker.Count(TestMessages.Topic(id)), "the broker has them");
            await Eventually.EqualsAsync(1L, () => KillMarkersAsync(database), "the relay's connection was killed");
        }

        (await TestMessages.UnsentAsync(database)).ShouldBe(3, "delivered and not marked");
        var handler = new EffectHandler(database, useInbox);
        await using var again = await TestService.StartAsync(
            servers.Kafka.BootstrapServers, database, handler, TestDirectory.Of(id));
        await Eventually.EqualsAsync(0L, () => TestMessages.UnsentAsync(database), "the next relay sends and marks them");
        // Twice, or once more where the dead relay had time for another try before it was stopped.
        var sent = (int)broker.Count(TestMessages.Topic(id));
        sent.ShouldBeGreaterThanOrEqualTo(6);
        await Eventually.TrueAsync(() => handler.Seen.Count >= sent, "all that was sent is delivered");
        await Eventually.TrueAsync(
            async () => await handler.CountAsync() >= (useInbox ? 3 : sent), "their effects are there");
        return await handler.EffectsAsync();
    }

    private static async Task<long> KillMarkersAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'UPDATE outbox SET sent_at%'
            """);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<List<string>> LockHoldersAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            """
            SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)
            WHERE locktype = 'advisory' AND datname = current_database() AND granted
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private async Task<NpgsqlDataSource> NewDatabaseAsync() => NpgsqlDataSource.Create(await servers.NewDatabaseAsync());
}
