using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Confluent.Kafka;

namespace Ticketing.EmbeddedBroker.Tests;

/// <summary>One embedded broker on a free port, for as long as this object lives.</summary>
public sealed partial class BrokerProcess : IAsyncLifetime
{
    /// <summary>Of every wait in these tests: it bounds a hang and costs nothing where all is well.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private Process _process = new();

    public int Port { get; private set; }

    public string Bootstrap => $"localhost:{Port}";

    public async Task InitializeAsync()
    {
        var dll = Path.Combine(AppContext.BaseDirectory, "Ticketing.EmbeddedBroker.dll");
        _process = Process.Start(new ProcessStartInfo("dotnet", [dll, "--port", "0"])
        {
            RedirectStandardOutput = true,
        })!;
        using var limit = new CancellationTokenSource(Patience);
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (Ready().Match(line) is { Success: true } match)
            {
                Port = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
                return;
            }
        }

        await _process.WaitForExitAsync(limit.Token);
        throw new InvalidOperationException(
            $"The broker ended with exit code {_process.ExitCode} before it was ready.");
    }

    /// <summary>SIGTERM, then the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public IAdminClient Admin() =>
        new AdminClientBuilder(new AdminClientConfig { BootstrapServers = Bootstrap }).Build();

    public IProducer<string, byte[]> Producer() => new ProducerBuilder<string, byte[]>(new ProducerConfig
    {
        BootstrapServers = Bootstrap,
        Acks = Acks.All,
        EnableIdempotence = true,
        LingerMs = 1,
    }).Build();

    public IConsumer<string, byte[]> Consumer(string group, TimeSpan? session = null)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = Bootstrap,
            GroupId = group,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoOffsetStore = false,
            EnableAutoCommit = false,
            FetchWaitMaxMs = 10,
        };
        if (session is { } time)
        {
            config.SessionTimeoutMs = config.MaxPollIntervalMs = (int)time.TotalMilliseconds;
        }

        return new ConsumerBuilder<string, byte[]>(config).Build();
    }

    public Task DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"ready on 127\.0\.0\.1:(\d+)")]
    private static partial Regex Ready();
}
