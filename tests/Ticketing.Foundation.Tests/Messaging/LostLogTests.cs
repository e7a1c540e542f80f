using Npgsql;
using Ticketing.Foundation.Tests.Support;
using Ticketing.Messaging;
using Ticketing.TestKit;
using Ticketing.TestKit.Servers;

namespace Ticketing.Foundation.Tests.Messaging;

/// <summary>A broker that comes back with an empty log: the embedded one restarted, or a disk replaced.</summary>
public sealed class LostLogTests(Servers servers) : IClassFixture<Servers>
{
    /// <summary>
    /// What was on its way to a topic of the lost log is given up after the producer's message timeout, 30 s,
    /// and sent anew.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);

    [Fact]
    public async Task What_was_sent_is_sent_again_and_consumers_start_afresh()
    {
        var id = Servers.NewEvent();
        await using var kafka = await KafkaServer.StartAsync();
        await using var database = NpgsqlDataSource.Create(await servers.NewDatabaseAsync());
        var handler = new EffectHandler(database);
        await using var service = await TestService.StartAsync(
            kafka.BootstrapServers, database, handler, TestDirectory.Of(id));
        var first = TestMessages.Spread(id, 0, 30);
        await TestMessages.AppendAsync(database, [.. first]);
        await Eventually.EqualsAsync(30, handler.CountAsync, "the effects of the first log");
        await Eventually.EqualsAsync(kafka.ClusterId, () => StoredClusterAsync(database), "the cluster id is stored");
        var before = first.ToDictionary(m => m.MessageId, m => Times(handler, m));

        var lost = kafka.ClusterId;
        await kafka.LoseLogAsync();
        kafka.ClusterId.ShouldNotBe(lost);
        await TestMessages.AppendAsync(database, [.. TestMessages.Spread(id, 30, 30)]);
        await Eventually.EqualsAsync(60, handler.CountAsync, "the effects of the second log", Patience);

        // The next 30 perhaps too: the relay may have sent them to the new broker before it was known to be one.
        await Eventually.TrueAsync(
            () => first.All(m => Times(handler, m) > before[m.MessageId]), "the first 30 come again", Patience);
        (await StoredClusterAsync(database)).ShouldBe(kafka.ClusterId);
        (await handler.EffectsAsync()).Distinct().Count().ShouldBe(60, "no effect is there twice");
    }

    private static int Times(EffectHandler handler, OutgoingMessage sent) =>
        handler.Seen.Count(m => m.MessageId == sent.MessageId);

    private static async Task<string?> StoredClusterAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("SELECT cluster_id FROM broker_state");
        return (string?)await command.ExecuteScalarAsync();
    }
}
