using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>
/// What is asked for: <c>https+http://_endpoint.service</c>. Schemes are in order of preference; the endpoint name is
/// the first label when it begins with an underscore.
/// </summary>
public sealed class ServiceEndpointQuery
{
    private readonly string _text;

    private ServiceEndpointQuery(string text, string[] schemes, string service, string? endpoint)
    {
        _text = text;
        IncludedSchemes = schemes;
        ServiceName = service;
        EndpointName = endpoint;
    }

    public IReadOnlyList<string> IncludedSchemes { get; }

    public string? EndpointName { get; }

    public string ServiceName { get; }

    public static bool TryParse(string input, [NotNullWhen(true)] out ServiceEndpointQuery? query)
    {
        query = null;
        ArgumentException.ThrowIfNullOrEmpty(input);
        var hasScheme = input.Contains("://", StringComparison.Ordinal);

        // "http://" in front of a bare name, only so that Uri can take it apart.
        var absolute = hasScheme ? input : $"http://{input}";
        if (!Uri.TryCreate(absolute, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            return false;
        }

        var service = uri.Host;
        string? endpoint = null;
        var dot = service.IndexOf('.', StringComparison.Ordinal);
        if (dot > 1 && service[0] == '_')
        {
            endpoint = service[1..dot];
            service = service[(dot + 1)..];
        }

        query = new ServiceEndpointQuery(input, hasScheme ? uri.Scheme.Split('+') : [], service, endpoint);
        return true;
    }

    public override string ToString() => _text;
}
