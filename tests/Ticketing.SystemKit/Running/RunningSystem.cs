using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Ticketing.SystemKit.Api;
using Ticketing.TestKit.Servers;

namespace Ticketing.SystemKit.Running;

/// <summary>The whole system, started from the AppHost with stores and data folder of its own.</summary>
public sealed class RunningSystem : IAsyncDisposable
{
    /// <summary>Everything healthy, initdb included, on a busy machine of two cores.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(5);

    /// <summary>The model alone, without a process.</summary>
    private static readonly TimeSpan BuildPatience = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Tries where a program found its port taken by another one; whatever else is wrong fails at once.
    /// </summary>
    private const int StartAttempts = 3;

    private readonly TemporaryFolder _data;
    private readonly ResourceLogs _logs;

    private RunningSystem(
        DistributedApplication app, SystemOptions options, Accounts accounts, TemporaryFolder data, ResourceLogs logs)
    {
        App = app;
        Options = options;
        Accounts = accounts;
        _data = data;
        _logs = logs;
        Gateway = app.GetEndpoint("gateway", "http");
        Client = new TicketingClient(Gateway, accounts);
    }

    /// <summary>The application.</summary>
    public DistributedApplication App { get; }

    /// <summary>How it was started.</summary>
    public SystemOptions Options { get; }

    /// <summary>Its access tokens.</summary>
    public Accounts Accounts { get; }

    /// <summary>What the shop proves itself to the payment provider with.</summary>
    public string PaymentKey { get; private init; } = "";

    /// <summary>The public origin.</summary>
    public Uri Gateway { get; }

    /// <summary>People who use it.</summary>
    public TicketingClient Client { get; }

    /// <summary>The resource that plays the broker.</summary>
    public string BrokerResource => Options.HasApacheKafka ? "kafka-server" : "embedded-broker";

    /// <summary>The folder that holds the log of each resource.</summary>
    public string LogFolder => _logs.Folder;

    /// <summary>What its stores keep: databases, logs of the broker, the payment provider's books.</summary>
    public string DataFolder => _data.Path;

    /// <summary>Starts it and waits until the gateway and all services are healthy.</summary>
    /// <exception cref="InvalidOperationException">It did not start; the text has the ends of the logs.</exception>
    public static async Task<RunningSystem> StartAsync(SystemOptions options, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StartOnceAsync(options, cancellation);
            }
            catch (InvalidOperationException e) when (attempt < StartAttempts && ResourceLogs.TellOfATakenPort(e.Message))
            {
                await Console.Error.WriteLineAsync($"Started again with other ports: {e.Message}");
            }
        }
    }

    private static async Task<RunningSystem> StartOnceAsync(SystemOptions options, CancellationToken cancellation)
    {
        if (!options.Durable)
        {
            Environment.SetEnvironmentVariable("SERVER_FSYNC", "off");
        }

        CpuByProcess.MarkWhatIsStarted();
        var data = new TemporaryFolder("system");
        var accounts = Accounts.WithNewKey();
        var paymentKey = Guid.NewGuid().ToString("n");
        string[] args =
        [
            $"Ticketing:Infrastructure={(LocalServers.WhyNot is null ? "local" : "auto")}",
            $"Ticketing:DataDirectory={data.Path}",
            $"Ticketing:Port={FreePort.Take()}",
            $"Ticketing:KafkaHome={options.KafkaHome ?? "none"}",
            $"Parameters:auth-private-key={accounts.PrivateKey}",
            $"Parameters:auth-public-key={accounts.PublicKey}",
            $"Parameters:payment-api-key={paymentKey}",
            "Ticketing:Sandbox:Control=true",
            $"Ticketing:Users:RequireVerifiedEmail={options.RequireVerifiedEmail}",
            // Without a collector services make no spans: there is no dashboard here.
            $"Ticketing:OtlpEndpoint={options.OtlpEndpoint?.ToString() ?? "none"}",
            // What is not ready is told below, with the ends of all logs.
            "Ticketing:StartReport=off",
            .. options.Settings ?? [],
        ];
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Ticketing_AppHost>(
            args, cancellation);
        // The resources' own lines go to files (ResourceLogs); the console of a test run stays readable.
        builder.Services.AddLogging(logging => logging.ClearProviders());
        var app = await builder.BuildAsync(cancellation).WaitAsync(BuildPatience, cancellation);
        var logs = ResourceLogs.Follow(app, options.Name);
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            deadline.CancelAfter(StartPatience);
            await app.StartAsync(deadline.Token).WaitAsync(StartPatience, cancellation);
            foreach (var service in Services)
            {
                await app.ResourceNotifications.WaitForResourceHealthyAsync(service, deadline.Token);
            }

            return new RunningSystem(app, options, accounts, data, logs) { PaymentKey = paymentKey };
        }
        catch (Exception e)
        {
            await app.DisposeAsync();
            await logs.DisposeAsync();
            accounts.Dispose();
            data.Dispose();
            throw new InvalidOperationException(
                $"The system did not start ({e.Message}); its logs are in {logs.Folder} and end with:{logs.Ends()}", e);
        }
    }

    /// <summary>The resources a buyer needs, by name.</summary>
    public static IReadOnlyList<string> Services { get; } =
        ["event-ticketing-service", "booking-service", "seat-reservation-service", "payment-sandbox", "gateway"];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        await _logs.DisposeAsync();
        Accounts.Dispose();
        _data.Dispose();
    }
}
