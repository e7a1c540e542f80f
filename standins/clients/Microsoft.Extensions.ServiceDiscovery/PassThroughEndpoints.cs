using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>The last resort: the name in the query is itself the address, left to DNS.</summary>
internal sealed class PassThroughEndpoints(ServiceEndpoint endpoint) : IServiceEndpointProvider
{
    public ValueTask PopulateAsync(IServiceEndpointBuilder endpoints, CancellationToken cancellationToken)
    {
        if (endpoints.Endpoints.Count == 0)
        {
            endpoint.Features.Set<IServiceEndpointProvider>(this);
            endpoints.Endpoints.Add(endpoint);
        }

        return default;
    }

    public override string ToString() => "Pass-through";

    public ValueTask DisposeAsync() => default;
}

internal sealed class PassThroughEndpointsFactory : IServiceEndpointProviderFactory
{
    public bool TryCreateProvider(ServiceEndpointQuery query, [NotNullWhen(true)] out IServiceEndpointProvider? provider)
    {
        var text = query.ToString()!;
        var authority = text.Contains("://", StringComparison.Ordinal) ? text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..] : text;
        var end = authority.IndexOf('/', StringComparison.Ordinal);
        if (!ServiceEndpoint.TryParse(end < 0 ? authority : authority[..end], out var endpoint))
        {
            endpoint = ServiceEndpoint.Create(new DnsEndPoint(query.ServiceName, 0));
        }

        provider = new PassThroughEndpoints(endpoint);
        return true;
    }
}
