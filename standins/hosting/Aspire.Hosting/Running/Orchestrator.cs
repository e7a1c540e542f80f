using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>Starts everything in the model and stops it again; takes the place of the real package's DCP.</summary>
internal sealed class Orchestrator : IHostedService, IAsyncDisposable
{
    private readonly IServiceProvider _services;
    private readonly DistributedApplicationModel _model;
    private readonly IDistributedApplicationEventing _eventing;
    private readonly ResourceNotificationService _notifications;
    private readonly ResourceLoggerService _logs;
    private readonly ILogger<Orchestrator> _logger;
    private readonly LogOutput _output;
    private readonly List<ResourceRun> _runs = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _background = [];
    private Watchdog? _watchdog;
    private Task? _stopped;

    public Orchestrator(
        IServiceProvider services,
        DistributedApplicationModel model,
        IDistributedApplicationEventing eventing,
        ResourceNotificationService notifications,
        ResourceLoggerService logs,
        DistributedApplicationOptions options,
        ILoggerFactory loggers)
    {
        _services = services;
        _model = model;
        _eventing = eventing;
        _notifications = notifications;
        _logs = logs;
        _logger = loggers.CreateLogger<Orchestrator>();
        _output = new LogOutput(logs, options.EnableResourceLogging ? loggers : null);
    }

    public IReadOnlyList<ResourceRun> Runs => _runs;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _eventing.PublishAsync(new BeforeStartEvent(_services, _model), cancellationToken).ConfigureAwait(false);
        CheckParameters();
        // The host tells of its stopping before it calls StopAsync; what waits must give up at once.
        _services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(_stopping.Cancel);
        _watchdog = new Watchdog(Guid.NewGuid().ToString("N"));
        Allocate();
        foreach (var resource in _model.Resources.OfType<IResourceWithEndpoints>().ToList())
        {
            await _eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(resource, _services), cancellationToken)
                .ConfigureAwait(false);
        }
        foreach (var resource in _model.Resources.OfType<IResourceWithConnectionString>().ToList())
        {
            await _eventing.PublishAsync(new ConnectionStringAvailableEvent(resource, _services), cancellationToken)
                .ConfigureAwait(false);
        }
        PrintEndpoints();
        PrintTelemetry();
        foreach (var run in _runs)
        {
            _background.Add(run.Resource.HasAnnotationOfType<ExplicitStartupAnnotation>()
                ? PublishAsync(run, KnownResourceStates.NotStarted)
                : run.StartAsync(null, _stopping.Token));
        }
        var others = new ProcesslessResources(_services, _eventing, _notifications, _logs);
        foreach (var resource in _model.Resources.Where(r => _runs.All(run => run.Resource != r)).ToList())
        {
            _background.Add(others.FollowAsync(resource, _stopping.Token));
        }
        await _eventing.PublishAsync(new AfterResourcesCreatedEvent(_services, _model), cancellationToken)
            .ConfigureAwait(false);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _stopped ??= StopAllAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync(default).ConfigureAwait(false);
        foreach (var run in _runs)
        {
            run.Dispose();
        }
        _stopping.Dispose();
    }

    private async Task StopAllAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        foreach (var group in ShutdownOrder.Of(_runs))
        {
            await Task.WhenAll(group.Select(run => run.ShutDownAsync())).ConfigureAwait(false);
        }
        await Task.WhenAll(_background).ConfigureAwait(false);
        _watchdog?.Dispose();
        await _output.DisposeAsync().ConfigureAwait(false);
    }

    private void CheckParameters()
    {
        var missing = new List<string>();
        foreach (var parameter in _model.Resources.OfType<ParameterResource>())
        {
            try
            {
                _ = parameter.Value;
            }
            catch (MissingParameterValueException e)
            {
                missing.Add(e.Message);
            }
        }
        if (missing.Count > 0)
        {
            throw new MissingParameterValueException(string.Join(Environment.NewLine, missing));
        }
    }

    private void Allocate()
    {
        var ports = new PortChooser();
        var random = _services.GetRequiredService<IConfiguration>().GetValue("DcpPublisher:RandomizePorts", false);
        var planner = new LaunchPlanner(
            _services.GetRequiredService<DistributedApplicationExecutionContext>(),
            new ProjectPrograms(
                _services.GetRequiredService<IDistributedApplicationBuilder>(),
                _services.GetRequiredService<ILogger<ProjectPrograms>>()),
            new ContainerRuntime());
        var context = new RunContext(
            _services, _eventing, _notifications, _logs, planner, new DependencyGate(_notifications, _logs), _watchdog!,
            _stopping.Token);
        var resources = _model.Resources.Where(IsProcess).ToList();
        // Fixed ports before random ones, so that a random one cannot take a fixed one's place.
        var plans = new Dictionary<EndpointAnnotation, EndpointPlan>();
        foreach (var (resource, endpoint) in resources
            .SelectMany(r => r.Annotations.OfType<EndpointAnnotation>().Select(e => (r, e)))
            .OrderBy(pair => pair.e.Port is null))
        {
            plans[endpoint] = new EndpointPlan(resource, endpoint, ports, random, _logger);
        }
        foreach (var resource in resources)
        {
            var own = resource.Annotations.OfType<EndpointAnnotation>().Select(e => plans[e]).ToList();
            _runs.Add(new ResourceRun(resource, own, context));
        }
    }

    private static bool IsProcess(IResource resource)
        => resource is ProjectResource or ExecutableResource or ContainerResource;

    private void PrintEndpoints()
    {
        _output.Say("The Aspire dashboard is a part of the real Aspire and is not here; these are the addresses:");
        foreach (var run in _runs)
        {
            foreach (var endpoint in run.Endpoints)
            {
                var url = endpoint.Endpoint.AllocatedEndpoint!.UriString;
                _output.Say($"  {run.Resource.Name,-24} {endpoint.Endpoint.Name,-10} {url}");
            }
        }
    }

    private void PrintTelemetry()
    {
        var configured = OtlpConfigurationExtensions.EndpointIn(_services.GetRequiredService<IConfiguration>(), null);
        if (configured is var (url, _) && !OtlpConfigurationExtensions.IsListening(url))
        {
            _output.Say($"Nothing listens at the OTLP endpoint {url}, so no telemetry is exported.");
        }
    }

    private async Task PublishAsync(ResourceRun run, string state)
    {
        foreach (var name in run.Names)
        {
            await _notifications.PublishUpdateAsync(run.Resource, name, s => s with { State = state }).ConfigureAwait(false);
        }
    }
}
