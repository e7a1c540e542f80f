using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>Resolves service names and remembers each answer until its change token fires or its time is up.</summary>
public sealed class ServiceEndpointResolver : IAsyncDisposable
{
    private readonly IServiceEndpointProviderFactory[] _factories;
    private readonly ServiceDiscoveryOptions _options;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.OrdinalIgnoreCase);

    internal ServiceEndpointResolver(
        IEnumerable<IServiceEndpointProviderFactory> factories, IOptions<ServiceDiscoveryOptions> options, TimeProvider time)
    {
        _factories = [.. factories];
        _options = options.Value;
        _time = time;
    }

    /// <summary>Answers for <c>https+http://name</c>, <c>http://_endpoint.name</c> or a bare name.</summary>
    public async ValueTask<ServiceEndpointSource> GetEndpointsAsync(string serviceName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(serviceName);
        if (_known.TryGetValue(serviceName, out var known) && known.IsFresh(_time))
        {
            return known.Source;
        }

        var source = await FindAsync(serviceName, cancellationToken).ConfigureAwait(false);
        _known[serviceName] = new Known(source, _time.GetUtcNow() + _options.RefreshPeriod);
        return source;
    }

    private async Task<ServiceEndpointSource> FindAsync(string serviceName, CancellationToken cancellationToken)
    {
        if (!ServiceEndpointQuery.TryParse(serviceName, out var query))
        {
            throw new InvalidOperationException($"The provided input '{serviceName}' could not be parsed as a service endpoint query.");
        }

        var builder = new Builder();
        foreach (var factory in _factories)
        {
            if (factory.TryCreateProvider(query, out var provider))
            {
                await using (provider.ConfigureAwait(false))
                {
                    await provider.PopulateAsync(builder, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return builder.Build();
    }

    public ValueTask DisposeAsync()
    {
        _known.Clear();
        return default;
    }

    private sealed record Known(ServiceEndpointSource Source, DateTimeOffset GoodUntil)
    {
        public bool IsFresh(TimeProvider time) => !Source.ChangeToken.HasChanged && time.GetUtcNow() < GoodUntil;
    }

    private sealed class Builder : IServiceEndpointBuilder
    {
        private readonly List<ServiceEndpoint> _endpoints = [];
        private readonly List<IChangeToken> _tokens = [];

        public IList<ServiceEndpoint> Endpoints => _endpoints;

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public void AddChangeToken(IChangeToken changeToken) => _tokens.Add(changeToken);

        public ServiceEndpointSource Build() => new(_endpoints, new CompositeChangeToken(_tokens), Features);
    }
}
