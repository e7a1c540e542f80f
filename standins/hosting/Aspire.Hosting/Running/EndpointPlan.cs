using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>An endpoint with its ports given out: the one others use, and one for each replica to listen at.</summary>
internal sealed class EndpointPlan : IDisposable
{
    /// <summary>Set to <c>always</c> to put the proxy in front of single replicas too.</summary>
    public const string ProxyVariable = "ASPIRE_STANDIN_PROXY";

    private readonly EndpointProxy? _proxy;

    public EndpointPlan(IResource resource, EndpointAnnotation endpoint, PortChooser ports, bool randomPorts, ILogger logger)
    {
        Endpoint = endpoint;
        var replicas = resource.GetReplicaCount();
        Check(resource, endpoint, replicas);
        if (!endpoint.IsProxied)
        {
            TargetPorts = [endpoint.Port!.Value];
            endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", endpoint.Port.Value);
            return;
        }
        var port = randomPorts ? null : endpoint.Port;
        if (port is { } wished && !ports.TryTake(wished))
        {
            if (!endpoint.FromLaunchProfile)
            {
                throw new DistributedApplicationException(
                    $"Port {wished} of endpoint '{endpoint.Name}' of '{resource.Name}' is in use by another program.");
            }
            // Another checkout, most likely; a launch profile's port is a wish, and both shall run.
            logger.LogWarning(
                "Port {Port} of '{Resource}' (launch profile) is in use; a free one is taken instead", wished, resource.Name);
            port = null;
        }
        var stable = port ?? ports.Choose();
        // With one replica that takes any port, it can listen at the stable one itself: every proxy between costs the
        // machine about as much as the request behind it.
        var direct = replicas == 1 && (endpoint.TargetPort is null || resource is ContainerResource)
            && Environment.GetEnvironmentVariable(ProxyVariable) != "always";
        if (direct)
        {
            TargetPorts = [stable];
        }
        else
        {
            TargetPorts = [.. Enumerable.Range(0, replicas).Select(_ =>
                resource is ContainerResource ? ports.Choose() : endpoint.TargetPort ?? ports.Choose())];
            _proxy = new EndpointProxy(logger);
            _proxy.Listen(stable);
        }
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", stable);
    }

    public EndpointAnnotation Endpoint { get; }

    /// <summary>By replica. A container's are the ports on this machine that lead into it.</summary>
    public IReadOnlyList<int> TargetPorts { get; }

    public void SetRunning(IEnumerable<int> replicas) => _proxy?.SetReplicas(replicas.Select(i => TargetPorts[i]));

    public void Dispose() => _proxy?.Dispose();

    /// <summary>The real orchestrator refuses the same.</summary>
    private static void Check(IResource resource, EndpointAnnotation endpoint, int replicas)
    {
        if (!endpoint.IsProxied && endpoint.Port is null)
        {
            throw new DistributedApplicationException(
                $"Service '{resource.Name}' needs to specify a port for endpoint '{endpoint.Name}' since it isn't using a proxy.");
        }
        if (replicas > 1 && (!endpoint.IsProxied || endpoint.TargetPort is not null))
        {
            throw new DistributedApplicationException(
                $"Resource '{resource.Name}' uses multiple replicas and endpoint '{endpoint.Name}' that "
                + (endpoint.IsProxied ? "has a fixed target port." : "is not proxied.")
                + " These features do not work together.");
        }
        if (endpoint.IsProxied && resource is not ContainerResource
            && endpoint.Port is { } port && endpoint.TargetPort == port)
        {
            throw new DistributedApplicationException(
                $"The endpoint '{endpoint.Name}' for resource '{resource.Name}' requested a proxy (IsProxied is true). "
                + "Non-container resources cannot be proxied when both TargetPort and Port are specified with the same value.");
        }
    }
}
