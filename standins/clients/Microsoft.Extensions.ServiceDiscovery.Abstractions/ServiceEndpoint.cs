using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.AspNetCore.Http.Features;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>One address of a service: a <see cref="UriEndPoint"/> with its scheme, or a host and port, or an IP.</summary>
public abstract class ServiceEndpoint
{
    public abstract EndPoint EndPoint { get; }

    public abstract IFeatureCollection Features { get; }

    public static ServiceEndpoint Create(EndPoint endPoint, IFeatureCollection? features = null) =>
        new Plain(endPoint ?? throw new ArgumentNullException(nameof(endPoint)), features ?? new FeatureCollection());

    /// <summary>Reads <c>http://localhost:5000</c>, <c>localhost:5000</c> or <c>10.0.0.1:5000</c>.</summary>
    internal static bool TryParse(string? text, [NotNullWhen(true)] out ServiceEndpoint? endpoint)
    {
        EndPoint? endPoint = null;
        if (text is { Length: > 0 })
        {
            if (text.Contains("://", StringComparison.Ordinal))
            {
                endPoint = Uri.TryCreate(text, UriKind.Absolute, out var uri) ? new UriEndPoint(uri) : null;
            }
            else if (IPEndPoint.TryParse(text, out var ip))
            {
                endPoint = ip;
            }
            else if (Uri.TryCreate($"fakescheme://{text}", UriKind.Absolute, out var host))
            {
                endPoint = new DnsEndPoint(host.Host, Math.Max(host.Port, 0));
            }
        }

        endpoint = endPoint is null ? null : Create(endPoint);
        return endpoint is not null;
    }

    private sealed class Plain(EndPoint endPoint, IFeatureCollection features) : ServiceEndpoint
    {
        public override EndPoint EndPoint => endPoint;

        public override IFeatureCollection Features => features;

        public override string ToString() => endPoint switch
        {
            UriEndPoint uri => uri.Uri.ToString(),
            DnsEndPoint { Port: 0 } dns => dns.Host,
            DnsEndPoint dns => $"{dns.Host}:{dns.Port}",
            _ => endPoint.ToString() ?? "",
        };
    }
}

/// <summary>An address that names its scheme.</summary>
internal sealed class UriEndPoint(Uri uri) : EndPoint
{
    public Uri Uri => uri;

    public override bool Equals(object? obj) => obj is UriEndPoint other && uri.Equals(other.Uri);

    public override int GetHashCode() => uri.GetHashCode();

    public override string ToString() => uri.ToString();
}
