using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace Ticketing.ServiceDefaults.Http;

/// <summary>
/// Every connection comes from the gateway, which names the client in X-Forwarded-For. The header is believed from
/// private networks only.
/// </summary>
public static class ForwardedAddresses
{
    /// <summary>Bytes of an IPv6 address that count: a household is given at least a /64.</summary>
    private const int PrefixBytes = 8;

    /// <summary>Before <c>UseForwardedHeaders</c>.</summary>
    public static void AddForwardedAddresses(this IServiceCollection services) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor;
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse("10.0.0.0/8"));
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse("172.16.0.0/12"));
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse("192.168.0.0/16"));
        });

    /// <summary>
    /// Who counts as one sender: an IPv4 address (<c>192.0.2.7</c>), or the first 64 bits of an IPv6 address
    /// (<c>2001:db8::/64</c>).
    /// </summary>
    public static string SenderAddress(this HttpContext context) => Of(context.Connection.RemoteIpAddress);

    private static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return new IPAddress(bytes) + "/64";
    }
}
