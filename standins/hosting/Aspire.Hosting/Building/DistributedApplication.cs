using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>A built application: starts its resources, and stops every one of them.</summary>
public class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly IHost _host;
    private readonly AppHostInterception? _interception;

    public DistributedApplication(IHost host) : this(host, null)
    {
    }

    internal DistributedApplication(IHost host, AppHostInterception? interception)
    {
        _host = host;
        _interception = interception;
    }

    public IServiceProvider Services => _host.Services;

    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder([]);

    public static IDistributedApplicationBuilder CreateBuilder(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return CreateBuilder(new DistributedApplicationOptions { Args = args });
    }

    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options)
        => new DistributedApplicationBuilder(options);

    public virtual Task StartAsync(CancellationToken cancellationToken = default) => _host.StartAsync(cancellationToken);

    public virtual Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Ends when the process is told to stop, after every resource has stopped.</summary>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (_interception is not null)
        {
            // Under test the test starts, stops and disposes the application; the AppHost's own code only waits.
            await Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped
                .WhenCancelledAsync(cancellationToken).ConfigureAwait(false);
            return;
        }
        try
        {
            await _host.StartAsync(cancellationToken).ConfigureAwait(false);
            await _host.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DistributedApplicationException e)
        {
            // A mistake in the model or a missing value: the message says it all, a stack trace would bury it.
            await Console.Error.WriteLineAsync($"error: {e.Message}").ConfigureAwait(false);
            Environment.ExitCode = 1;
        }
        finally
        {
            await DisposeAsync().ConfigureAwait(false);
        }
    }

    public virtual void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var lifetime = Services.GetRequiredService<IHostApplicationLifetime>();
        if (lifetime.ApplicationStarted.IsCancellationRequested && !lifetime.ApplicationStopped.IsCancellationRequested)
        {
            // A test that only disposes ends everything too, the AppHost's own waiting code included.
            await _host.StopAsync().ConfigureAwait(false);
        }
        // A start that failed half way has children as well: see Orchestrator.DisposeAsync.
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            _host.Dispose();
        }
    }

    Task IHost.StartAsync(CancellationToken cancellationToken) => StartAsync(cancellationToken);

    Task IHost.StopAsync(CancellationToken cancellationToken) => StopAsync(cancellationToken);
}

internal static class CancellationWaiting
{
    public static async Task WhenCancelledAsync(this CancellationToken token, CancellationToken orThis)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var first = token.Register(() => done.TrySetResult()).ConfigureAwait(false);
        await using var second = orThis.Register(() => done.TrySetResult()).ConfigureAwait(false);
        await done.Task.ConfigureAwait(false);
    }
}
