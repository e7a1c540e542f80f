using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace Ticketing.Gateway.Limits.Addresses;

/// <summary>
/// The proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed (<c>Limits:TrustedProxies</c>).
/// Anybody else's are ignored: they could name another address for each request.
/// </summary>
internal sealed class TrustedProxies(IOptions<LimitOptions> options)
{
    private readonly IPNetwork[] _networks = [.. options.Value.TrustedProxies.Select(NetworkOf)];

    public bool Any => _networks.Length > 0;

    public bool Contains(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }

        return address is not null && Array.Exists(_networks, network => network.Contains(address));
    }

    /// <summary>Makes the connection's address the client's, hop by hop, for as long as each hop is a named proxy.</summary>
    public static void Use(WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<TrustedProxies>();
        if (!proxies.Any)
        {
            return;
        }

        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };

        // The defaults trust this machine.
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in proxies._networks)
        {
            forwarded.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(forwarded);
    }

    /// <summary><c>10.0.0.0/8</c>, or one address.</summary>
    private static IPNetwork NetworkOf(string text) =>
        IPAddress.TryParse(text, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : IPNetwork.Parse(text);
}
