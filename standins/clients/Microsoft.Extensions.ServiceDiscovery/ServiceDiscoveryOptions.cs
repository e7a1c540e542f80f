namespace Microsoft.Extensions.ServiceDiscovery;

public sealed class ServiceDiscoveryOptions
{
    /// <summary>False limits what a query may ask to <see cref="AllowedSchemes"/>.</summary>
    public bool AllowAllSchemes { get; set; } = true;

    public IList<string> AllowedSchemes { get; set; } = [];

    /// <summary>How long an answer from a provider without change notices is used.</summary>
    public TimeSpan RefreshPeriod { get; set; } = TimeSpan.FromSeconds(60);

    internal string[] Allowed(IReadOnlyList<string> asked) => AllowAllSchemes
        ? [.. asked]
        : [.. (asked.Count == 0 ? AllowedSchemes : asked.Where(s => AllowedSchemes.Contains(s, StringComparer.OrdinalIgnoreCase)))];
}

public sealed class ConfigurationServiceEndpointProviderOptions
{
    public string SectionName { get; set; } = "Services";

    /// <summary>Whether requests to an endpoint carry the service's name as Host; no by default.</summary>
    public Func<ServiceEndpoint, bool> ShouldApplyHostNameMetadata { get; set; } = _ => false;
}
