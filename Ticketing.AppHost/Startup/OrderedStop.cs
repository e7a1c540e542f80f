using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ticketing.AppHost.Startup;

/// <summary>
/// Stops the gateway, then the services, before the orchestrator stops everything else. By itself it stops stores and
/// services in one moment, and services that lose their stores first log errors and give up what they could finish.
/// </summary>
internal sealed partial class OrderedStop(
    DistributedApplicationModel model, ResourceCommandService commands, ILogger<OrderedStop> logger)
    : IHostedLifecycleService
{
    private const string Gateway = "gateway";

    /// <summary>Services finish what is in flight within 15 s (ServiceDefaults).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static void Add(IDistributedApplicationBuilder builder)
    {
        // The AppHost stays until what it started is gone, so that a restart finds ports and data folders free.
        builder.Configuration["DcpPublisher:WaitForResourceCleanup"] ??= "true";
        builder.Services.AddHostedService<OrderedStop>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(1));
    }

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        var services = model.Resources.OfType<ProjectResource>().ToLookup(r => r.Name == Gateway);
        try
        {
            await StopAsync(services[true], deadline.Token);
            await StopAsync(services[false], deadline.Token);
        }
        catch (OperationCanceledException)
        {
            LogTimeout(Patience.TotalSeconds);
        }
    }

    /// <summary>All instances of each. One that does not run refuses the command, which changes nothing.</summary>
    private Task<ExecuteCommandResult[]> StopAsync(IEnumerable<ProjectResource> resources, CancellationToken cancellation) =>
        Task.WhenAll(resources.Select(resource =>
            commands.ExecuteCommandAsync(resource, KnownResourceCommands.StopCommand, cancellation)));

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "The services did not stop within {Seconds} s; the stores are stopped now")]
    private partial void LogTimeout(double seconds);
}
