using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Ticketing.TestKit.Servers;

/// <summary>
/// A broker on a free port: real Apache Kafka (one node, KRaft) where <see cref="ApacheKafka.FindHome"/>
/// finds one and there is a java, else our embedded broker, which keeps its log in memory only.
/// </summary>
public sealed class KafkaServer : IAsyncDisposable
{
    private const int StartAttempts = 3;

    /// <summary>Of one try to hear from it; there are many until it is ready.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new("kafka");
    private readonly string? _home;
    private int _controllerPort;
    private ServerProcess? _process;

    private KafkaServer(string? home) => _home = home;

    /// <summary>On 127.0.0.1.</summary>
    public int Port { get; private set; }

    /// <summary><c>host:port</c>.</summary>
    public string BootstrapServers => $"127.0.0.1:{Port}";

    /// <summary>Id of the log; another one after <see cref="LoseLogAsync"/>.</summary>
    public string ClusterId { get; private set; } = "";

    /// <summary>The broker's process.</summary>
    public int Pid => _process!.Pid;

    /// <summary>False for the embedded broker.</summary>
    public bool IsApacheKafka => _home is not null;

    /// <summary>Which broker this is, for the test's output.</summary>
    public string Description =>
        (_home is null ? "the embedded broker (librdkafka)" : $"Apache Kafka from {_home}") + $" on port {Port}";

    /// <summary>
    /// Starts a broker with an empty log: about 4 s and 300 MB for Apache Kafka, 1 s for the embedded one.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no broker, or it did not start.</exception>
    public static async Task<KafkaServer> StartAsync()
    {
        var hasJava = await ServerProcess.SucceedsAsync(ApacheKafka.Java, "-version");
        var server = new KafkaServer(hasJava ? ApacheKafka.FindHome() : null);
        for (var attempt = 1; ; attempt++)
        {
            var ports = FreePort.Take(2);
            (server.Port, server._controllerPort) = (ports[0], ports[1]);
            try
            {
                await server.StartEmptyAsync();
                return server;
            }
            catch (InvalidOperationException) when (attempt < StartAttempts && server._process is not null)
            {
                server._process.Dispose(); // A port was taken in between.
                server._process = null;
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>Kills it as a crash would; Apache Kafka's log stays.</summary>
    public async Task KillAsync()
    {
        await _process!.KillAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts it again after <see cref="KillAsync"/> on the same port.</summary>
    public async Task StartAgainAsync()
    {
        var command = _home is null ? EmbeddedBroker.Command(Port) : ApacheKafka.Command(_home, _folder);
        _process = await ServerProcess.StartAsync(command, _folder["kafka.log"], "KILL", ApacheKafka.Heap);
        await _process.WaitUntilAsync(AnswersAsync, $"{Description} answers");
    }

    /// <summary>Kills it and starts one with an empty log and another cluster id on the same port.</summary>
    public async Task LoseLogAsync()
    {
        await KillAsync();
        await StartEmptyAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.StopAsync();
            _process.Dispose();
        }

        _folder.Dispose();
    }

    private async Task StartEmptyAsync()
    {
        if (_home is not null)
        {
            await ApacheKafka.FormatAsync(_home, _folder, Port, _controllerPort);
        }

        await StartAgainAsync();
    }

    /// <summary>Ready is when it tells its cluster and its node.</summary>
    private async Task<bool> AnswersAsync()
    {
        if (!await FreePort.IsOpenAsync(Port))
        {
            return false;
        }

        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = BootstrapServers })
            .SetLogHandler((_, _) => { }).Build();
        try
        {
            var cluster = await admin.DescribeClusterAsync(
                new DescribeClusterOptions { RequestTimeout = AnswerWithin });
            ClusterId = cluster.ClusterId;
            return cluster.Nodes.Count == 1;
        }
        catch (KafkaException)
        {
            return false;
        }
    }
}
