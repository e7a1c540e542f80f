using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Confluent.Kafka;

namespace Ticketing.EmbeddedBroker.Tests;

/// <summary>One embedded broker on a free port, for as long as this object lives.</summary>
public sealed partial class BrokerProcess : IAsyncLifetime
{
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _stopLimit = TimeSpan.FromSeconds(60);
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
        using var limit = new CancellationTokenSource(_startLimit);
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (Ready().Match(line) is { Success: true } match)
            {
                Port = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
                return;
            }
        }

        throw new InvalidOperationException(
            $"The broker ended with exit code {_process.ExitCode} before it was ready.");
    }

    /// <summary>SIGTERM, then the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var limit = new CancellationTokenSource(_stopLimit);
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

    public IConsumer<string, byte[]> Consumer(string group) => new ConsumerBuilder<string, byte[]>(new ConsumerConfig
    {
        BootstrapServers = Bootstrap,
        GroupId = group,
        AutoOffsetReset = AutoOffsetReset.Earliest,
        EnableAutoOffsetStore = false,
        EnableAutoCommit = false,
        FetchWaitMaxMs = 10,
    }).Build();

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
