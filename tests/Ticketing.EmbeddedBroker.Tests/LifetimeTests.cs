using Confluent.Kafka;

namespace Ticketing.EmbeddedBroker.Tests;

public sealed class LifetimeTests
{
    [Fact]
    public async Task Sigterm_stops_it_cleanly_with_clients_connected()
    {
        var broker = new BrokerProcess();
        await broker.InitializeAsync();
        using var producer = broker.Producer();
        await producer.ProduceAsync("t", new Message<string, byte[]> { Key = "k", Value = [1] });

        (await broker.StopAsync()).ShouldBe(0);
        await broker.DisposeAsync();
    }

    [Fact]
    public async Task Each_start_is_another_cluster()
    {
        var ids = new HashSet<string>();
        for (var start = 0; start < 2; start++)
        {
            var broker = new BrokerProcess();
            await broker.InitializeAsync();
            using var admin = broker.Admin();
            var cluster = await admin.DescribeClusterAsync();
            ids.Add(cluster.ClusterId).ShouldBeTrue();
            await broker.DisposeAsync();
        }
    }
}
