using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>
/// One server for all tests of the collection, on a free port and in a temporary folder: <c>kvrocks</c> if it
/// is on the PATH, else <c>redis-server</c>. Tests use events of their own, so they share it.
/// </summary>
public sealed class KvrocksServer : IAsyncLifetime
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(15);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("seat-tests-");
    private Process? _process;
    private static long _lastEvent;

    public int Port { get; private set; }

    public IConnectionMultiplexer Connection { get; private set; } = null!;

    public IDatabase Database => Connection.GetDatabase();

    public bool IsKvrocks { get; private set; }

    /// <summary>An event id that no other test has.</summary>
    public static EventId NextEvent() => new(Interlocked.Increment(ref _lastEvent));

    /// <summary>
    /// A connection of one's own. Asynchronous, because a blocked thread may be the one that
    /// completes answers.
    /// </summary>
    public Task<ConnectionMultiplexer> ConnectAsync() => ConnectionMultiplexer.ConnectAsync(
        $"127.0.0.1:{Port},abortConnect=true,syncTimeout=10000,allowAdmin=true");

    public async Task InitializeAsync()
    {
        Port = FreePort();
        var kvrocks = FindOnPath("kvrocks");
        IsKvrocks = kvrocks is not null;
        var program = kvrocks ?? FindOnPath("redis-server")
            ?? throw new InvalidOperationException("Neither kvrocks nor redis-server is on the PATH.");
        string[] arguments = IsKvrocks
            ? ["--bind", "127.0.0.1", "--port", $"{Port}", "--dir", _folder.FullName]
            : ["--bind", "127.0.0.1", "--port", $"{Port}", "--dir", _folder.FullName, "--save", "", "--appendonly", "no"];
        _process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Connection = await ConnectAsync();
                await Database.PingAsync();
                return;
            }
            catch (RedisConnectionException) when (clock.Elapsed < StartDeadline && !_process.HasExited)
            {
                await Task.Delay(20);
            }
        }
    }

    public async Task DisposeAsync()
    {
        Connection?.Dispose();
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? FindOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}

/// <summary>Tests that share the server.</summary>
[CollectionDefinition(Name)]
public sealed class KvrocksCollection : ICollectionFixture<KvrocksServer>
{
    public const string Name = "kvrocks";
}
