using System.Security.Cryptography;

namespace Ticketing.TestKit.Servers;

/// <summary>How one node of Apache Kafka (KRaft) is formatted and started.</summary>
public static class ApacheKafka
{
    /// <summary>Small and quick to start: the tests share two cores.</summary>
    internal static IReadOnlyDictionary<string, string> Heap { get; } = new Dictionary<string, string>
    {
        ["KAFKA_HEAP_OPTS"] = "-Xms96m -Xmx384m",
    };

    internal static string Java =>
        Environment.GetEnvironmentVariable("JAVA_HOME") is { Length: > 0 } home
            ? Path.Combine(home, "bin", "java") : "java";

    /// <summary>
    /// <c>KAFKA_HOME</c> if it is set (none if nothing is there), else <c>shared/kafka</c> beside the
    /// checkout or beside a folder above it; null if there is none.
    /// </summary>
    public static string? FindHome()
    {
        var named = Environment.GetEnvironmentVariable("KAFKA_HOME");
        var candidates = named is not null
            ? [named]
            : Checkout.Ancestors(Checkout.Root).Select(folder => Path.Combine(folder, "shared", "kafka"));
        return candidates.FirstOrDefault(home => File.Exists(Path.Combine(home, "bin", "kafka-storage.sh")));
    }

    internal static string[] Command(string home, TemporaryFolder folder) =>
        [Path.Combine(home, "bin", "kafka-server-start.sh"), folder["server.properties"]];

    /// <summary>Throws the log away and makes an empty one with a new cluster id.</summary>
    internal static async Task FormatAsync(string home, TemporaryFolder folder, int port, int controllerPort)
    {
        var data = folder["data"];
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }

        var properties = folder["server.properties"];
        await File.WriteAllTextAsync(properties, $"""
            process.roles=broker,controller
            node.id=1
            listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controllerPort}
            advertised.listeners=PLAINTEXT://127.0.0.1:{port}
            controller.listener.names=CONTROLLER
            controller.quorum.bootstrap.servers=127.0.0.1:{controllerPort}
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            log.dirs={data}
            auto.create.topics.enable=false
            num.partitions=10
            default.replication.factor=1
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=1
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0
            num.network.threads=2
            num.io.threads=2
            num.recovery.threads.per.data.dir=1
            log.index.size.max.bytes=65536
            log.cleaner.enable=false
            """);
        await ServerProcess.RunAsync(
            Path.Combine(home, "bin", "kafka-storage.sh"),
            ["format", "--standalone", "-t", NewClusterId(), "-c", properties], Heap);
    }

    /// <summary>22 characters of base64url that do not begin with a dash, which would be taken for an option.</summary>
    private static string NewClusterId() =>
        "T" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(18)).Replace('+', 'A')
            .Replace('/', 'B')[..20] + "g";
}
