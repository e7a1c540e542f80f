using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;
using Ticketing.TestKit.Servers;

namespace Ticketing.Benchmarks.Rig;

/// <summary>The servers of a run, started when first needed and ended with it.</summary>
internal sealed class BenchmarkRig : IAsyncDisposable
{
    private readonly Lazy<Task<KafkaServer>> _kafka = new(KafkaServer.StartAsync);
    private readonly Lazy<Task<PostgresServer>> _postgres = new(() => PostgresServer.StartAsync());
    private readonly Lazy<Task<PostgresServer>> _durable = new(() => PostgresServer.StartAsync(durable: true));
    private readonly Lazy<Task<SeatServices>> _services;
    private long _lastEvent;

    private BenchmarkRig(BenchmarkOptions options, RedisServer store, ConnectionMultiplexer connection)
    {
        Options = options;
        Store = store;
        Connection = connection;
        _services = new(async () => await SeatServices.StartAsync(await KafkaAsync(), Store, options.Replicas));
    }

    public BenchmarkOptions Options { get; }

    /// <summary>Kvrocks if it is installed, else Redis.</summary>
    public RedisServer Store { get; }

    public ConnectionMultiplexer Connection { get; }

    public IDatabase Database => Connection.GetDatabase();

    public string Description
    {
        get
        {
            var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
            return $"{Environment.ProcessorCount} cores, load {load} at the start, .NET {Environment.Version}, store "
                + $"{Path.GetFileName(Store.Program)}, {Options.Runs} timed runs, {Options.Replicas} replicas";
        }
    }

    public static async Task<BenchmarkRig> StartAsync(BenchmarkOptions options)
    {
        if (options.Broker == "embedded")
        {
            Environment.SetEnvironmentVariable("KAFKA_HOME", "/nonexistent");
        }
        else if (options.Broker == "kafka" && ApacheKafka.FindHome() is null)
        {
            throw new InvalidOperationException("There is no Apache Kafka: set KAFKA_HOME.");
        }

        var store = await RedisServer.StartAsync(preferKvrocks: true);
        var connection = await ConnectionMultiplexer.ConnectAsync(
            $"{store.Connection},abortConnect=true,allowAdmin=true");
        return new BenchmarkRig(options, store, connection);
    }

    public Task<KafkaServer> KafkaAsync() => _kafka.Value;

    public Task<PostgresServer> PostgresAsync() => _postgres.Value;

    /// <summary>Another one, whose commits wait for the disk.</summary>
    public Task<PostgresServer> DurablePostgresAsync() => _durable.Value;

    /// <summary>The service's processes, on the rig's broker and store.</summary>
    public Task<SeatServices> ServicesAsync() => _services.Value;

    public EventId NextEvent() => new(Interlocked.Increment(ref _lastEvent));

    /// <summary>The store's own process, for its use of CPU.</summary>
    public async Task<int> StorePidAsync()
    {
        var info = (string)(await Database.ExecuteAsync("INFO", "server"))!;
        var line = info.Split('\n').First(l => l.StartsWith("process_id:", StringComparison.Ordinal));
        return int.Parse(line.AsSpan(line.IndexOf(':', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
    }

    /// <summary>Seconds of CPU that a process has used since its start, in user and system mode.</summary>
    public static double CpuSeconds(int pid)
    {
        using var process = Process.GetProcessById(pid);
        return process.TotalProcessorTime.TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        if (_services.IsValueCreated)
        {
            await (await _services.Value).DisposeAsync();
        }

        if (_kafka.IsValueCreated)
        {
            await (await _kafka.Value).DisposeAsync();
        }

        foreach (var server in new[] { _postgres, _durable }.Where(server => server.IsValueCreated))
        {
            await (await server.Value).DisposeAsync();
        }

        await Connection.CloseAsync();
        Connection.Dispose();
        await Store.DisposeAsync();
    }
}
