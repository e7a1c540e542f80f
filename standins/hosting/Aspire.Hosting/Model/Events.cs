using Aspire.Hosting.Eventing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Before anything starts; the model may still be changed.</summary>
public class BeforeStartEvent(IServiceProvider services, DistributedApplicationModel model) : IDistributedApplicationEvent
{
    public IServiceProvider Services { get; } = services;

    public DistributedApplicationModel Model { get; } = model;
}

/// <summary>Every resource has been told to start (not: has started).</summary>
public class AfterResourcesCreatedEvent(IServiceProvider services, DistributedApplicationModel model)
    : IDistributedApplicationEvent
{
    public IServiceProvider Services { get; } = services;

    public DistributedApplicationModel Model { get; } = model;
}

public abstract class ResourceLifecycleEvent(IResource resource, IServiceProvider services)
    : IDistributedApplicationResourceEvent
{
    public IResource Resource { get; } = resource;

    public IServiceProvider Services { get; } = services;

    public ILogger Logger => Services.GetRequiredService<ResourceLoggerService>().GetLogger(Resource);
}

/// <summary>A resource is about to start; its waits are over.</summary>
public class BeforeResourceStartedEvent(IResource resource, IServiceProvider services)
    : ResourceLifecycleEvent(resource, services);

public class ResourceEndpointsAllocatedEvent(IResource resource, IServiceProvider services)
    : ResourceLifecycleEvent(resource, services);

public class ConnectionStringAvailableEvent(IResource resource, IServiceProvider services)
    : ResourceLifecycleEvent(resource, services);

/// <summary>A resource is healthy for the first time since its start. Waiters go on after the subscribers have finished.</summary>
public class ResourceReadyEvent(IResource resource, IServiceProvider services) : ResourceLifecycleEvent(resource, services);

public class ResourceStoppedEvent(IResource resource, IServiceProvider services, ResourceEvent resourceEvent)
    : ResourceLifecycleEvent(resource, services)
{
    public ResourceEvent ResourceEvent { get; } = resourceEvent;
}

/// <summary>A resource of the product's own kind, which no orchestrator starts, may bring itself to life.</summary>
public class InitializeResourceEvent(
    IResource resource,
    IDistributedApplicationEventing distributedApplicationEventing,
    ResourceLoggerService resourceLoggerService,
    ResourceNotificationService resourceNotificationService,
    IServiceProvider services) : IDistributedApplicationResourceEvent
{
    public IResource Resource { get; } = resource;

    public IServiceProvider Services { get; } = services;

    public IDistributedApplicationEventing Eventing { get; } = distributedApplicationEventing;

    public ResourceNotificationService Notifications { get; } = resourceNotificationService;

    public ILogger Logger { get; } = resourceLoggerService.GetLogger(resource);
}
