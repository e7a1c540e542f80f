using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Ticketing.TestKit;
using Ticketing.TestKit.Servers;

namespace Ticketing.Gateway.Tests;

public sealed class RateLimitTests
{
    private const int OrdersPerUser = 60;
    private const int OrdersPerAddress = 60;

    [Fact]
    public async Task A_user_has_so_many_orders_a_minute_and_is_told_how_many_are_left()
    {
        await using var upstream = await AnsweringAsync();
        await using var gateway = new GatewayServer(new() { ["booking-service"] = upstream.Address });
        var (ada, bob) = (Tokens.OfSomebody(), Tokens.OfSomebody());
        for (var left = OrdersPerUser - 1; left >= 0; left--)
        {
            using var order = await OrderAsync(gateway, ada);
            order.StatusCode.ShouldBe(HttpStatusCode.OK);
            order.Headers.GetValues("RateLimit-Policy").ShouldBe(["\"orders-user\";q=60;w=60"]);
            order.Headers.GetValues("RateLimit").Single().ShouldStartWith($"\"orders-user\";r={left};t=");
        }

        using var refused = await OrderAsync(gateway, ada);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(62));
        refused.Headers.GetValues("RateLimit").Single().ShouldStartWith("\"orders-user\";r=0;t=");
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()
            .ShouldBe("too-many-requests");

        // Neither somebody else at the same address nor what she reads is touched.
        using var other = await OrderAsync(gateway, bob);
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/orders/ada");
        request.Headers.Authorization = new("Bearer", ada);
        using var read = await gateway.Client.SendAsync(request);
        read.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_that_we_did_not_sign_makes_nobody_somebody_else()
    {
        await using var upstream = await AnsweringAsync();
        await using var gateway = new GatewayServer(new() { ["booking-service"] = upstream.Address });
        for (var i = 0; i < OrdersPerAddress; i++)
        {
            using var order = await OrderAsync(gateway, Forged());
            order.Headers.GetValues("RateLimit-Policy").ShouldBe(["\"orders-anonymous\";q=60;w=60"]);
        }

        using var refused = await OrderAsync(gateway, Forged());
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        using var signedIn = await OrderAsync(gateway, Tokens.OfSomebody());
        signedIn.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Factors_of_an_installation_raise_the_limits()
    {
        await using var upstream = await AnsweringAsync();
        await using var gateway = new GatewayServer(
            new() { ["booking-service"] = upstream.Address },
            settings: new() { ["Limits:AddressFactor"] = "10", ["Limits:UserFactor"] = "100" });
        using var anonymous = await gateway.Client.PostAsync("/orders/create", null);
        anonymous.Headers.GetValues("RateLimit-Policy").ShouldBe(["\"orders-anonymous\";q=600;w=60"]);
        using var signedIn = await OrderAsync(gateway, Tokens.OfSomebody());
        signedIn.Headers.GetValues("RateLimit-Policy").ShouldBe(["\"orders-user\";q=6000;w=60"]);
    }

    [Fact]
    public async Task Questions_of_the_orchestrator_are_always_answered()
    {
        await using var gateway = new GatewayServer();
        using var answer = await gateway.Client.GetAsync("/alive");
        answer.Headers.Contains("RateLimit").ShouldBeFalse();
    }

    [Fact]
    public async Task Gateways_share_their_counts_through_Redis_and_go_on_without_it()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var upstream = await AnsweringAsync();
        Dictionary<string, string> services = new() { ["booking-service"] = upstream.Address };
        Dictionary<string, string> settings = new() { ["ConnectionStrings:redis"] = redis.Connection };
        await using var one = new GatewayServer(services, settings: settings);
        await using var two = new GatewayServer(services, settings: settings);
        var ada = Tokens.OfSomebody();

        (await AdmittedAsync(one, ada, OrdersPerUser)).ShouldBe(OrdersPerUser);

        // The other one does not ask about somebody who has used less than a tenth of the limit there.
        await Eventually.TrueAsync(
            async () => await AdmittedAsync(two, ada, 1) == 0, "the second gateway knows what the first has admitted");

        await redis.KillAsync();
        (await AdmittedAsync(two, Tokens.OfSomebody(), OrdersPerUser + 5)).ShouldBe(OrdersPerUser);
        (await AdmittedAsync(one, ada, 1)).ShouldBe(0);
        using var health = await one.Client.GetAsync("/health");
        health.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Twin_without_Redis_each_gateway_admits_the_limit()
    {
        await using var upstream = await AnsweringAsync();
        Dictionary<string, string> services = new() { ["booking-service"] = upstream.Address };
        await using var one = new GatewayServer(services);
        await using var two = new GatewayServer(services);
        var ada = Tokens.OfSomebody();
        (await AdmittedAsync(one, ada, OrdersPerUser + 1)).ShouldBe(OrdersPerUser);
        (await AdmittedAsync(two, ada, OrdersPerUser + 1)).ShouldBe(OrdersPerUser);
    }

    private static Task<Upstream> AnsweringAsync() =>
        Upstream.StartAsync(context => context.Response.WriteAsync("ordered"));

    private static async Task<int> AdmittedAsync(GatewayServer gateway, string token, int orders)
    {
        var admitted = 0;
        for (var i = 0; i < orders; i++)
        {
            using var order = await OrderAsync(gateway, token);
            admitted += order.StatusCode == HttpStatusCode.OK ? 1 : 0;
        }

        return admitted;
    }

    /// <summary>A good token whose signature was exchanged for that of another.</summary>
    private static string Forged()
    {
        var (one, other) = (Tokens.OfSomebody(), Tokens.OfSomebody());
        return one[..one.LastIndexOf('.')] + other[other.LastIndexOf('.')..];
    }

    private static async Task<HttpResponseMessage> OrderAsync(GatewayServer gateway, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders/create");
        request.Headers.Authorization = new("Bearer", token);
        return await gateway.Client.SendAsync(request);
    }
}
