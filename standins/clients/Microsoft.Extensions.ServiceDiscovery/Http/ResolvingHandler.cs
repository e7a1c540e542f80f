using System.Net;

namespace Microsoft.Extensions.ServiceDiscovery.Http;

/// <summary>Sends each request to an address of the service that its host names, in turn when there are several.</summary>
internal sealed class ResolvingHandler(ServiceEndpointResolver resolver) : DelegatingHandler
{
    private uint _next;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri
            ?? throw new InvalidOperationException("Cannot send a request without an absolute address.");
        var source = await resolver
            .GetEndpointsAsync(asked.GetLeftPart(UriPartial.Authority), cancellationToken).ConfigureAwait(false);
        if (source.Endpoints.Count == 0)
        {
            throw new InvalidOperationException($"No endpoints found for the service of '{asked}'.");
        }

        var endpoint = source.Endpoints[(int)(Interlocked.Increment(ref _next) % (uint)source.Endpoints.Count)];
        request.RequestUri = Address(asked, endpoint);
        request.Headers.Host ??= endpoint.Features.Get<IHostNameFeature>()?.HostName;
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // A retry by an outer handler starts again from the name.
            request.RequestUri = asked;
        }
    }

    internal static Uri Address(Uri asked, ServiceEndpoint endpoint)
    {
        var result = new UriBuilder(asked);
        switch (endpoint.EndPoint)
        {
            case UriEndPoint uri:
                result.Scheme = uri.Uri.Scheme;
                result.Host = uri.Uri.Host;
                result.Port = uri.Uri.IsDefaultPort ? -1 : uri.Uri.Port;
                result.Path = uri.Uri.AbsolutePath.TrimEnd('/') + asked.AbsolutePath;
                break;
            case DnsEndPoint dns:
                result.Host = dns.Host;
                result.Port = dns.Port > 0 ? dns.Port : -1;
                break;
            case IPEndPoint ip:
                result.Host = ip.Address.ToString();
                result.Port = ip.Port > 0 ? ip.Port : -1;
                break;
            default:
                throw new InvalidOperationException($"Endpoints of type {endpoint.EndPoint.GetType()} are not supported.");
        }

        // "https+http" with an address that names no scheme: the first one asked.
        var plus = result.Scheme.IndexOf('+', StringComparison.Ordinal);
        result.Scheme = plus < 0 ? result.Scheme : result.Scheme[..plus];
        return result.Uri;
    }
}
