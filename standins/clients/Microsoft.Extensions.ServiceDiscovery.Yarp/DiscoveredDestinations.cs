using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.ServiceDiscovery.Http;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Microsoft.Extensions.ServiceDiscovery.Yarp;

/// <summary>Replaces each destination that names a service by one destination for each address of it.</summary>
internal sealed class DiscoveredDestinations(ServiceEndpointResolver resolver) : IDestinationResolver
{
    public async ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(
        IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
    {
        var resolved = new Dictionary<string, DestinationConfig>(StringComparer.OrdinalIgnoreCase);
        var tokens = new List<IChangeToken>();
        foreach (var (id, destination) in destinations)
        {
            var asked = new Uri(destination.Address);
            var source = await resolver
                .GetEndpointsAsync(asked.GetLeftPart(UriPartial.Authority), cancellationToken).ConfigureAwait(false);
            tokens.Add(source.ChangeToken);
            foreach (var endpoint in source.Endpoints)
            {
                var address = ResolvingHandler.Address(asked, endpoint).AbsoluteUri;
                resolved[$"{id}[{address}]"] = destination with
                {
                    Address = address,
                    Health = Health(destination.Health, endpoint),
                    Host = destination.Host ?? endpoint.Features.Get<IHostNameFeature>()?.HostName,
                };
            }
        }

        return new ResolvedDestinationCollection(resolved, new CompositeChangeToken(tokens));
    }

    private static string? Health(string? health, ServiceEndpoint endpoint) =>
        string.IsNullOrEmpty(health) ? health : ResolvingHandler.Address(new Uri(health), endpoint).AbsoluteUri;
}

internal sealed class DiscoveringForwarderFactory(IServiceDiscoveryHttpMessageHandlerFactory handlers)
    : ForwarderHttpClientFactory
{
    protected override HttpMessageHandler WrapHandler(ForwarderHttpClientContext context, HttpMessageHandler handler) =>
        handlers.CreateHandler(handler);
}
