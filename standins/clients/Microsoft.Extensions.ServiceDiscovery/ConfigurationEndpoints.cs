using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>
/// Finds addresses in configuration: <c>services:catalog:http:0 = http://localhost:5000</c>, or a single value
/// without the index. Without an endpoint name in the query the sections "default", then each scheme asked, are tried.
/// </summary>
internal sealed class ConfigurationEndpoints(
    ServiceEndpointQuery query,
    IConfiguration configuration,
    ConfigurationServiceEndpointProviderOptions options,
    ServiceDiscoveryOptions discovery) : IServiceEndpointProvider, IHostNameFeature
{
    private readonly string[] _schemes = discovery.Allowed(query.IncludedSchemes);

    string IHostNameFeature.HostName => query.ServiceName;

    public ValueTask PopulateAsync(IServiceEndpointBuilder endpoints, CancellationToken cancellationToken)
    {
        if (endpoints.Endpoints.Count != 0)
        {
            return default;
        }

        endpoints.AddChangeToken(configuration.GetReloadToken());
        var service = configuration.GetSection(options.SectionName).GetSection(query.ServiceName);
        string[] names = string.IsNullOrWhiteSpace(query.EndpointName) ? ["default", .. _schemes] : [query.EndpointName];
        var section = names.Select(service.GetSection).FirstOrDefault(s => s.Exists());
        if (section is not null)
        {
            foreach (var endpoint in Preferred([.. Read(section)]))
            {
                endpoints.Endpoints.Add(endpoint);
            }
        }

        return default;
    }

    private IEnumerable<ServiceEndpoint> Read(IConfigurationSection section)
    {
        IEnumerable<IConfigurationSection> values =
            string.IsNullOrWhiteSpace(section.Value) ? section.GetChildren() : [section];
        foreach (var value in values)
        {
            if (!ServiceEndpoint.TryParse(value.Value, out var endpoint))
            {
                throw new KeyNotFoundException($"The service endpoint at configuration key '{value.Path}' is not an address.");
            }

            endpoint.Features.Set<IServiceEndpointProvider>(this);
            if (options.ShouldApplyHostNameMetadata(endpoint))
            {
                endpoint.Features.Set<IHostNameFeature>(this);
            }

            yield return endpoint;
        }
    }

    /// <summary>Keeps the addresses of the best scheme that has any; an address without a scheme fits every query.</summary>
    private IEnumerable<ServiceEndpoint> Preferred(List<ServiceEndpoint> found)
    {
        if (discovery.AllowAllSchemes && query.IncludedSchemes.Count == 0)
        {
            return found;
        }

        int Rank(ServiceEndpoint e) => e.EndPoint is UriEndPoint uri ? Array.IndexOf(_schemes, uri.Uri.Scheme) : -1;
        var best = found.Select(Rank).Where(r => r >= 0).DefaultIfEmpty(int.MaxValue).Min();
        return found.Where(e => e.EndPoint is not UriEndPoint || Rank(e) == best);
    }

    public override string ToString() => "Configuration";

    public ValueTask DisposeAsync() => default;
}

internal sealed class ConfigurationEndpointsFactory(
    IConfiguration configuration,
    IOptions<ConfigurationServiceEndpointProviderOptions> options,
    IOptions<ServiceDiscoveryOptions> discovery) : IServiceEndpointProviderFactory
{
    public bool TryCreateProvider(ServiceEndpointQuery query, [NotNullWhen(true)] out IServiceEndpointProvider? provider)
    {
        provider = new ConfigurationEndpoints(query, configuration, options.Value, discovery.Value);
        return true;
    }
}
