using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The states of all resource instances, and waiting for them.</summary>
public class ResourceNotificationService : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ResourceEvent> _current = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ready = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _starts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Channel<ResourceEvent>> _watchers = [];
    private readonly IHostApplicationLifetime _lifetime;
    private readonly bool _stopWaitingWhenUnavailable;

    public ResourceNotificationService(
        ILogger<ResourceNotificationService> logger,
        IHostApplicationLifetime hostApplicationLifetime,
        IServiceProvider serviceProvider,
        ResourceLoggerService resourceLoggerService)
    {
        _ = logger;
        _ = resourceLoggerService;
        _lifetime = hostApplicationLifetime;
        // Nobody can press "start" on a failed resource where there is no dashboard to press it in: tests fail at once.
        _stopWaitingWhenUnavailable = serviceProvider.GetService<DistributedApplicationOptions>()?.DisableDashboard ?? false;
    }

    public Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
        => PublishUpdateAsync(resource, resource.Name, stateFactory);

    public Task PublishUpdateAsync(
        IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        lock (_lock)
        {
            var before = _current.TryGetValue(resourceId, out var known) ? known.Snapshot : Initial(resource);
            Tell(new ResourceEvent(resource, resourceId, stateFactory(before)));
        }
        return Task.CompletedTask;
    }

    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        lock (_lock)
        {
            return _current.TryGetValue(resourceId, out resourceEvent);
        }
    }

    /// <summary>The present state of every instance, then each change.</summary>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Unbounded, but short: there are a few state changes a resource and every reader is a local wait.
        var channel = Channel.CreateUnbounded<ResourceEvent>();
        ResourceEvent[] present;
        lock (_lock)
        {
            present = [.. _current.Values];
            _watchers.Add(channel);
        }
        try
        {
            foreach (var item in present)
            {
                yield return item;
            }
            await foreach (var item in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
        finally
        {
            lock (_lock)
            {
                _watchers.Remove(channel);
            }
        }
    }

    public Task WaitForResourceAsync(
        string resourceName, string? targetState = null, CancellationToken cancellationToken = default)
        => WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken);

    public async Task<string> WaitForResourceAsync(
        string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var wanted = targetStates.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = await WaitForResourceAsync(
            resourceName, e => e.Snapshot.State is { } state && wanted.Contains(state.Text), cancellationToken)
            .ConfigureAwait(false);
        return found.Snapshot.State!.Text;
    }

    public async Task<ResourceEvent> WaitForResourceAsync(
        string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, _lifetime.ApplicationStopping);
        await foreach (var item in WatchAsync(linked.Token).ConfigureAwait(false))
        {
            var meant = string.Equals(item.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase)
                || string.Equals(item.ResourceId, resourceName, StringComparison.OrdinalIgnoreCase);
            if (meant && predicate(item))
            {
                return item;
            }
        }
        throw new OperationCanceledException($"The operation was cancelled waiting for resource '{resourceName}'.");
    }

    public Task<ResourceEvent> WaitForResourceHealthyAsync(
        string resourceName, CancellationToken cancellationToken = default)
        => WaitForResourceHealthyAsync(
            resourceName,
            _stopWaitingWhenUnavailable ? WaitBehavior.StopOnResourceUnavailable : WaitBehavior.WaitOnResourceUnavailable,
            cancellationToken);

    /// <summary>Ends when an instance runs, all checks pass and the subscribers of its ready event are done.</summary>
    /// <exception cref="DistributedApplicationException">It ended or could not start, and the behaviour is to stop.</exception>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(
        string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default)
    {
        var found = await WaitForResourceAsync(
            resourceName,
            e => IsReady(e) || (waitBehavior == WaitBehavior.StopOnResourceUnavailable && IsOver(e.Snapshot)),
            cancellationToken).ConfigureAwait(false);
        if (IsOver(found.Snapshot))
        {
            throw new DistributedApplicationException(
                $"Stopped waiting for resource '{resourceName}' to become healthy because it is '{found.Snapshot.State?.Text}'"
                + (found.Snapshot.ExitCode is { } code ? $" with exit code {code}." : "."));
        }
        return found;
    }

    public void Dispose() => GC.SuppressFinalize(this);

    internal static bool IsOver(CustomResourceSnapshot snapshot)
        => snapshot.State is { } state && KnownResourceStates.TerminalStates.Contains(state.Text);

    internal bool IsReady(ResourceEvent e)
    {
        lock (_lock)
        {
            return e.Snapshot.HealthStatus == HealthStatus.Healthy && _ready.Contains(e.Resource.Name);
        }
    }

    /// <summary>A new start: nothing that was found out before it counts any more.</summary>
    internal void BeginStart(IResource resource)
    {
        lock (_lock)
        {
            _starts[resource.Name] = StartsOf(resource) + 1;
            _ready.Remove(resource.Name);
        }
    }

    internal int StartsOf(IResource resource)
    {
        lock (_lock)
        {
            return _starts.GetValueOrDefault(resource.Name);
        }
    }

    internal bool IsMarkedReady(IResource resource)
    {
        lock (_lock)
        {
            return _ready.Contains(resource.Name);
        }
    }

    /// <summary>The ready subscribers of the given start are done; ignored when another start has begun since.</summary>
    internal void MarkReady(IResource resource, int start)
    {
        lock (_lock)
        {
            if (StartsOf(resource) != start || !_ready.Add(resource.Name))
            {
                return;
            }
            foreach (var item in _current.Values.Where(e => e.Resource == resource).ToList())
            {
                Tell(item);
            }
        }
    }

    internal IReadOnlyList<ResourceEvent> InstancesOf(IResource resource)
    {
        lock (_lock)
        {
            return [.. _current.Values.Where(e => e.Resource == resource)];
        }
    }

    private void Tell(ResourceEvent item)
    {
        _current[item.ResourceId] = item;
        foreach (var watcher in _watchers)
        {
            watcher.Writer.TryWrite(item);
        }
    }

    private static CustomResourceSnapshot Initial(IResource resource)
        => resource.LastAnnotation<ResourceSnapshotAnnotation>()?.InitialSnapshot ?? new CustomResourceSnapshot
        {
            ResourceType = resource switch
            {
                ProjectResource => "Project",
                ContainerResource => "Container",
                ExecutableResource => "Executable",
                ParameterResource => "Parameter",
                _ => resource.GetType().Name,
            },
            Properties = [],
            CreationTimeStamp = TimeProvider.System.GetUtcNow().UtcDateTime,
        };
}
