using Microsoft.AspNetCore.HttpOverrides;

namespace Ticketing.EventTicketing.Infrastructure;

/// <summary>
/// Every connection comes from the gateway, which names the client in X-Forwarded-For. The header is believed from
/// private networks only.
/// </summary>
internal static class ForwardedAddresses
{
    public static void AddForwardedAddresses(this IServiceCollection services) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor;
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse("10.0.0.0/8"));
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse("172.16.0.0/12"));
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse("192.168.0.0/16"));
        });
}
