using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>What a run needs of its surroundings.</summary>
internal sealed record RunContext(
    IServiceProvider Services,
    IDistributedApplicationEventing Eventing,
    ResourceNotificationService Notifications,
    ResourceLoggerService Logs,
    LaunchPlanner Planner,
    DependencyGate Gate,
    Watchdog Watchdog,
    CancellationToken ApplicationStopping);

/// <summary>A resource that is one or more processes: a project, an executable or a container.</summary>
internal sealed class ResourceRun : IDisposable
{
    private readonly RunContext _context;
    private readonly ILogger _logger;
    private readonly Replica?[] _replicas;
    private readonly Task[] _followed;
    private readonly string[] _names;
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly CancellationTokenSource _shutdown = new();

    public ResourceRun(IResource resource, IReadOnlyList<EndpointPlan> endpoints, RunContext context)
    {
        Resource = resource;
        Endpoints = endpoints;
        _context = context;
        _logger = context.Logs.GetLogger(resource);
        var count = resource.GetReplicaCount();
        _replicas = new Replica?[count];
        _followed = [.. Enumerable.Repeat(Task.CompletedTask, count)];
        _names = [.. Enumerable.Range(0, count).Select(i => ReplicaNames.Of(resource.Name, i, count))];
    }

    public IResource Resource { get; }

    public IReadOnlyList<EndpointPlan> Endpoints { get; }

    public IReadOnlyList<string> Names => _names;

    /// <summary>Starts what was asked for (all replicas when null), after its waits; failures become a state.</summary>
    public async Task StartAsync(string? instance, CancellationToken cancellation)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(
            cancellation, _shutdown.Token, _context.ApplicationStopping);
        var which = Which(instance);
        try
        {
            await _oneAtATime.WaitAsync(linked.Token).ConfigureAwait(false);
            try
            {
                await StartHeldAsync(which, linked.Token).ConfigureAwait(false);
            }
            finally
            {
                _oneAtATime.Release();
            }
        }
        catch (OperationCanceledException) when (linked.IsCancellationRequested)
        {
            _logger.LogDebug("Start of {Resource} was given up", Resource.Name);
        }
        catch (Exception e)
        {
            // Whatever it is, it is this resource's failure to start and must not take the others down.
            _logger.LogError("{Resource} failed to start: {Reason}", Resource.Name, e.Message);
            await PublishAsync(which, s => s with { State = new(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error) })
                .ConfigureAwait(false);
        }
    }

    public async Task StopAsync(string? instance)
    {
        await _oneAtATime.WaitAsync().ConfigureAwait(false);
        try
        {
            await StopHeldAsync(Which(instance)).ConfigureAwait(false);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>The end: also gives up a start that still waits for something.</summary>
    public async Task ShutDownAsync()
    {
        await _shutdown.CancelAsync().ConfigureAwait(false);
        await StopAsync(null).ConfigureAwait(false);
        foreach (var endpoint in Endpoints)
        {
            endpoint.Dispose();
        }
    }

    public bool IsRunning(string? instance) => Which(instance).All(i => _replicas[i] is { Exited.IsCompleted: false });

    public void Dispose()
    {
        _shutdown.Dispose();
        _oneAtATime.Dispose();
    }

    private async Task StartHeldAsync(int[] which, CancellationToken cancellation)
    {
        which = [.. which.Where(i => _replicas[i] is not { Exited.IsCompleted: false })];
        if (which.Length == 0)
        {
            return;
        }
        // The end of a former process must be told before the beginning of the next.
        await Task.WhenAll(which.Select(i => _followed[i])).ConfigureAwait(false);
        if (which.Length == _replicas.Length)
        {
            _context.Notifications.BeginStart(Resource);
        }
        if (Resource.HasAnnotationOfType<WaitAnnotation>())
        {
            await PublishAsync(which, s => s with { State = KnownResourceStates.Waiting, ExitCode = null })
                .ConfigureAwait(false);
            await _context.Gate.WaitAsync(Resource, cancellation).ConfigureAwait(false);
        }
        await PublishAsync(which, s => s with { State = KnownResourceStates.Starting, ExitCode = null })
            .ConfigureAwait(false);
        await _context.Eventing.PublishAsync(
            new BeforeResourceStartedEvent(Resource, _context.Services), cancellation).ConfigureAwait(false);
        await Task.WhenAll(which.Select(i => StartReplicaAsync(i, cancellation))).ConfigureAwait(false);
    }

    private async Task StartReplicaAsync(int index, CancellationToken cancellation)
    {
        var name = _names[index];
        var ports = Endpoints.ToDictionary(e => e.Endpoint, e => e.TargetPorts[index]);
        var plan = await _context.Planner.PlanAsync(Resource, name, ports, _logger, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        var replica = Replica.Start(
            plan, _context.Watchdog, (line, isError) => _context.Logs.Add(name, line, isError), _logger);
        _replicas[index] = replica;
        UpdateProxies();
        var checks = Resource.Annotations.OfType<HealthCheckAnnotation>()
            .Select(a => new HealthReportSnapshot(a.Key, null, null, null)).ToImmutableArray();
        await PublishAsync([index], s => s with
        {
            State = new(KnownResourceStates.Running, KnownResourceStateStyles.Success),
            StartTimeStamp = TimeProvider.System.GetUtcNow().UtcDateTime,
            StopTimeStamp = null,
            HealthReports = checks,
            Urls = [.. Endpoints.Select(e => new UrlSnapshot(e.Endpoint.Name, e.Endpoint.AllocatedEndpoint!.UriString, false))],
            EnvironmentVariables = [.. plan.Environment.Select(v => new EnvironmentVariableSnapshot(v.Key, v.Value, true))],
            Properties = s.Properties.RemoveAll(p => p.Name == ProcessIdProperty)
                .Add(new ResourcePropertySnapshot(ProcessIdProperty, replica.ProcessId)),
        }).ConfigureAwait(false);
        _followed[index] = FollowAsync(index, replica);
    }

    // The key the real package uses for a process's number.
    private const string ProcessIdProperty = "executable.pid";

    private async Task FollowAsync(int index, Replica replica)
    {
        var code = await replica.Exited.ConfigureAwait(false);
        UpdateProxies();
        var state = Resource is ContainerResource ? KnownResourceStates.Exited : KnownResourceStates.Finished;
        var bad = code != 0 && !replica.StopRequested;
        if (bad)
        {
            _context.Logs.GetLogger(_names[index]).LogError("Process {Pid} ended with exit code {Code}", replica.ProcessId, code);
        }
        await PublishAsync([index], s => s with
        {
            State = new(state, bad ? KnownResourceStateStyles.Error : null),
            ExitCode = code,
            StopTimeStamp = TimeProvider.System.GetUtcNow().UtcDateTime,
        }).ConfigureAwait(false);
        if (_context.Notifications.TryGetCurrentState(_names[index], out var current))
        {
            await _context.Eventing.PublishAsync(new ResourceStoppedEvent(Resource, _context.Services, current), default)
                .ConfigureAwait(false);
        }
    }

    private async Task StopHeldAsync(int[] which)
    {
        var running = which.Where(i => _replicas[i] is { Exited.IsCompleted: false }).ToArray();
        await PublishAsync(running, s => s with { State = KnownResourceStates.Stopping }).ConfigureAwait(false);
        // Out of the proxy first, so that new connections go to those that stay.
        UpdateProxies(except: running);
        await Task.WhenAll(running.Select(i => _replicas[i]!.StopAsync(_logger))).ConfigureAwait(false);
        await Task.WhenAll(running.Select(i => _followed[i])).ConfigureAwait(false);
    }

    private void UpdateProxies(int[]? except = null)
    {
        var alive = Enumerable.Range(0, _replicas.Length)
            .Where(i => _replicas[i] is { Exited.IsCompleted: false } && except?.Contains(i) != true).ToArray();
        foreach (var endpoint in Endpoints)
        {
            endpoint.SetRunning(alive);
        }
    }

    private int[] Which(string? instance)
    {
        var index = instance is null ? -1
            : Array.FindIndex(_names, n => string.Equals(n, instance, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? [index] : [.. Enumerable.Range(0, _names.Length)];
    }

    private async Task PublishAsync(int[] which, Func<CustomResourceSnapshot, CustomResourceSnapshot> change)
    {
        foreach (var index in which)
        {
            await _context.Notifications.PublishUpdateAsync(Resource, _names[index], change).ConfigureAwait(false);
        }
    }
}
