using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>The addresses found, good until the change token fires.</summary>
public sealed class ServiceEndpointSource(
    List<ServiceEndpoint>? endpoints, IChangeToken changeToken, IFeatureCollection features)
{
    public IReadOnlyList<ServiceEndpoint> Endpoints { get; } = endpoints ?? [];

    public IChangeToken ChangeToken { get; } = changeToken;

    public IFeatureCollection Features { get; } = features;

    public override string ToString() => $"[{string.Join(", ", Endpoints)}]";
}
