using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Ticketing.Gateway.Limits.Addresses;

namespace Ticketing.Gateway.Tests;

public sealed class ClientAddressTests
{
    private const int AnonymousLogIns = 30;

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::1", "0.0.0.1", false)]
    public void An_address_of_IPv6_is_counted_by_its_network(string one, string other, bool isSame) =>
        (ClientAddress.Of(IPAddress.Parse(one)) == ClientAddress.Of(IPAddress.Parse(other))).ShouldBe(isSame);

    [Fact]
    public async Task A_forwarded_address_counts_if_a_named_proxy_says_it()
    {
        await using var upstream = await Upstream.StartAsync(
            context => context.Response.WriteAsync(context.Request.Headers["X-Forwarded-For"].ToString()));
        await using var gateway = Gateway(upstream, "127.0.0.0/8");
        for (var i = 0; i < AnonymousLogIns; i++)
        {
            (await LogInAsync(gateway, "203.0.113.7")).ShouldBe((HttpStatusCode.OK, "203.0.113.7"));
        }

        (await LogInAsync(gateway, "203.0.113.7")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await LogInAsync(gateway, "203.0.113.8")).Status.ShouldBe(HttpStatusCode.OK);

        // What the client itself wrote stands before what the proxy added, and counts for nothing.
        (await LogInAsync(gateway, "198.51.100.1, 203.0.113.7")).Status.ShouldBe(HttpStatusCode.TooManyRequests);

        // A network of IPv6, of which one household has every address.
        for (var i = 1; i <= AnonymousLogIns; i++)
        {
            (await LogInAsync(gateway, $"2001:db8:1:2::{i}")).Status.ShouldBe(HttpStatusCode.OK);
        }

        (await LogInAsync(gateway, "2001:db8:1:2::aaaa")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("192.0.2.1")]
    public async Task Anybody_elses_forwarded_address_is_ignored(string? proxy)
    {
        await using var upstream = await Upstream.StartAsync(
            context => context.Response.WriteAsync(context.Request.Headers["X-Forwarded-For"].ToString()));
        await using var gateway = Gateway(upstream, proxy);
        for (var i = 0; i < AnonymousLogIns; i++)
        {
            (await LogInAsync(gateway, $"203.0.113.{i}")).ShouldBe((HttpStatusCode.OK, "127.0.0.1"));
        }

        (await LogInAsync(gateway, "203.0.113.99")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public void A_proxy_that_is_no_address_stops_the_start() => Should.Throw<OptionsValidationException>(
        () => new GatewayServer(settings: new() { ["Limits:TrustedProxies:0"] = "the-proxy" }));

    private static GatewayServer Gateway(Upstream upstream, string? proxy)
    {
        var settings = new Dictionary<string, string>();
        if (proxy is not null)
        {
            settings["Limits:TrustedProxies:0"] = proxy;
        }

        return new GatewayServer(new() { ["event-ticketing-service"] = upstream.Address }, settings: settings);
    }

    private static async Task<(HttpStatusCode Status, string Said)> LogInAsync(GatewayServer gateway, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/users/login");
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        using var answer = await gateway.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
