using Microsoft.AspNetCore.Http;

namespace Ticketing.Gateway.Tests;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/orders/someone")]
    [InlineData("/nothing.here")]
    public async Task Every_answer_says_what_a_browser_may_do(string path)
    {
        // Also the one that says that a service is away, and the one of a service.
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync("mine"));
        await using var away = new GatewayServer();
        await using var gateway = new GatewayServer(new() { ["booking-service"] = upstream.Address });
        foreach (var client in (HttpClient[])[away.Client, gateway.Client])
        {
            using var answer = await client.GetAsync(path);
            string Header(string name) => answer.Headers.GetValues(name).Single();
            Header("X-Content-Type-Options").ShouldBe("nosniff");
            Header("X-Frame-Options").ShouldBe("DENY");
            Header("Referrer-Policy").ShouldBe("same-origin");
            Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
            Header("Permissions-Policy").ShouldContain("camera=(self)");
            Header("Permissions-Policy").ShouldContain("geolocation=(self)");
            answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("127.0.0.1", "https", true)]
    [InlineData("127.0.0.1", "http", false)]
    [InlineData("192.0.2.1", "https", false)] // Said by somebody who is no proxy of ours.
    public async Task Https_is_to_stay_https(string proxy, string scheme, bool isStrict)
    {
        await using var gateway = new GatewayServer(settings: new() { ["Limits:TrustedProxies:0"] = proxy });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        using var answer = await gateway.Client.SendAsync(request);
        answer.Headers.Contains("Strict-Transport-Security").ShouldBe(isStrict);
    }

    [Theory]
    [InlineData("GET", true, "", "", "no-store")]
    [InlineData("GET", true, "", "\"1\"", "no-cache, private")]
    [InlineData("GET", true, "public, max-age=5", "", "public, max-age=5")]
    [InlineData("GET", false, "", "", "")]
    [InlineData("POST", false, "", "", "no-store")]
    public async Task Private_answers_are_not_kept(string method, bool isSignedIn, string said, string tag, string expected)
    {
        await using var upstream = await Upstream.StartAsync(context =>
        {
            if (said.Length > 0)
            {
                context.Response.Headers.CacheControl = said;
            }

            if (tag.Length > 0)
            {
                context.Response.Headers.ETag = tag;
            }

            return context.Response.WriteAsync("mine");
        });
        await using var gateway = new GatewayServer(new() { ["event-ticketing-service"] = upstream.Address });
        using var request = new HttpRequestMessage(new HttpMethod(method), "/users/login");
        if (isSignedIn)
        {
            request.Headers.Authorization = new("Bearer", Tokens.OfSomebody());
        }

        using var answer = await gateway.Client.SendAsync(request);
        (answer.Headers.CacheControl?.ToString() ?? "").ShouldBe(expected);
    }
}
