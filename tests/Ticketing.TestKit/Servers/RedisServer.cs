using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ticketing.TestKit.Servers;

/// <summary>
/// A real <c>redis-server</c> (or <c>kvrocks</c>, for Kvrocks's role) from PATH on a free port. Data survives
/// <see cref="KillAsync"/> and <see cref="StartAgainAsync"/> when it is durable.
/// </summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const int StartAttempts = 3;

    private readonly TemporaryFolder _folder = new("redis");
    private readonly string _program;
    private readonly bool _durable;
    private readonly bool _cluster;
    private ServerProcess? _process;

    private RedisServer(string program, bool durable, bool cluster) =>
        (_program, _durable, _cluster) = (program, durable, cluster);

    /// <summary>On 127.0.0.1.</summary>
    public int Port { get; private set; }

    /// <summary><c>host:port</c>.</summary>
    public string Endpoint => $"127.0.0.1:{Port}";

    /// <summary>
    /// For a client: patient, because a client that cannot connect or hear in time on a busy machine fails whatever
    /// test is at it.
    /// </summary>
    public string Connection => $"{Endpoint},connectTimeout=60000,syncTimeout=20000";

    /// <summary>Path of the program in use, for the test's output.</summary>
    public string Program => _program;

    /// <summary>Starts a server.</summary>
    /// <param name="durable">Every write is on the disk when it is answered.</param>
    /// <param name="preferKvrocks">Take <c>kvrocks</c> if it is installed; it always keeps its data.</param>
    /// <param name="cluster">A Redis Cluster of one node, which refuses commands on keys of several slots.</param>
    /// <exception cref="InvalidOperationException">No such program, or it did not start.</exception>
    public static async Task<RedisServer> StartAsync(
        bool durable = false, bool preferKvrocks = false, bool cluster = false)
    {
        var program = (preferKvrocks ? FindProgram("kvrocks") : null) ?? FindProgram("redis-server")
            ?? throw new InvalidOperationException("redis-server was not found on PATH.");
        var server = new RedisServer(program, durable, cluster);
        for (var attempt = 1; ; attempt++)
        {
            server.Port = FreePort.Take();
            try
            {
                await server.StartAgainAsync();
                return server;
            }
            catch (InvalidOperationException) when (attempt < StartAttempts)
            {
                server._process!.Dispose(); // The port was taken in between.
            }
            catch
            {
                server._folder.Dispose();
                throw;
            }
        }
    }

    /// <summary>Starts it again on the same port and data after <see cref="KillAsync"/>.</summary>
    public async Task StartAgainAsync()
    {
        _process = await ServerProcess.StartAsync(Command(), _folder["redis.log"], "KILL");
        await _process.WaitUntilAsync(
            () => AnswersAsync("PING", "+PONG"), $"{_program} answers on port {Port}"); // While it loads it says LOADING.
        if (_cluster)
        {
            await _process.WaitUntilAsync(
                () => AnswersAsync("CLUSTER ADDSLOTSRANGE 0 16383", "+OK"), "the node has all slots");
            await _process.WaitUntilAsync(
                () => AnswersAsync("CLUSTER INFO", "cluster_state:ok"), "the cluster serves");
        }
    }

    /// <summary>Kills it as a crash would.</summary>
    public async Task KillAsync()
    {
        await _process!.KillAsync();
        _process.Dispose();
        _process = null;
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

    private string[] Command() => Path.GetFileName(_program) == "kvrocks"
        ? // Without a file its defaults hold: the log would go to the data folder, and the WAL is written but not synced.
        [
            _program, "--port", $"{Port}", "--bind", "127.0.0.1", "--dir", _folder.Path, "--log-dir", "stdout",
            "--rocksdb.write_options.sync", _durable ? "yes" : "no",
        ]
        :
        [
            _program, "--port", $"{Port}", "--bind", "127.0.0.1", "--dir", _folder.Path, "--daemonize", "no",
            "--save", "", "--appendonly", _durable ? "yes" : "no", "--appendfsync", "always",
            "--cluster-enabled", _cluster ? "yes" : "no",
        ];

    private async Task<bool> AnswersAsync(string command, string answer)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"));
            var bytes = new byte[64];
            var length = await client.GetStream().ReadAsync(bytes);
            return Encoding.ASCII.GetString(bytes, 0, length).Contains(answer, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }

    private static string? FindProgram(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
