using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Ticketing.Contracts;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Gateway.Tests;

/// <summary>Operators are not let in at the public address, unless a setting says so.</summary>
public class OperatorGateTests
{
    [Theory]
    [InlineData("operator", null, HttpStatusCode.Forbidden)]
    [InlineData("operator", "true", HttpStatusCode.OK)]
    [InlineData("seller", null, HttpStatusCode.OK)]
    public async Task An_operators_token_is_refused_before_any_service_sees_it(
        string role, string? allow, HttpStatusCode expected)
    {
        var reached = 0;
        await using var upstream = await Upstream.StartAsync(_ =>
        {
            Interlocked.Increment(ref reached);
            return Task.CompletedTask;
        });
        await using var gateway = Gateway(upstream, allow);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/users/me");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer", Tokens.Of(UserId.New(TimeProvider.System.GetUtcNow()), role));

        using var answer = await gateway.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(expected);
        reached.ShouldBe(expected == HttpStatusCode.OK ? 1 : 0);
    }

    [Theory]
    [InlineData(null, "1")]
    [InlineData("true", "")]
    public async Task The_service_is_told_whatever_a_client_says(string? allow, string expected)
    {
        await using var upstream = await Upstream.StartAsync(
            context => context.Response.WriteAsync(context.Request.Headers[PublicGateway.NoOperatorsHeader].ToString()));
        await using var gateway = Gateway(upstream, allow);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/users/login");
        request.Headers.Add(PublicGateway.NoOperatorsHeader, "whatever");

        using var answer = await gateway.Client.SendAsync(request);

        (await answer.Content.ReadAsStringAsync()).ShouldBe(expected);
    }

    [Theory]
    [InlineData("GET", "/operators/booking/dead-letters", "/internal/dead-letters")]
    [InlineData("POST", "/operators/booking/refunds/7/retry", "/internal/refunds/7/retry")]
    [InlineData(
        "POST", "/operators/event-ticketing/accounts/0197a000-0000-7000-8000-0000000000aa/lock",
        "/internal/accounts/0197a000-0000-7000-8000-0000000000aa/lock")]
    [InlineData("GET", "/operators/booking/accounts", null)]
    [InlineData("GET", "/operators/booking/users/contacts", null)]
    [InlineData("DELETE", "/operators/booking/dead-letters", null)]
    [InlineData("GET", "/operators/booking/dead-letters/../../internal/users/contacts", null)]
    public async Task Operators_pages_reach_a_fixed_list_of_internal_paths_where_operators_are_let_in(
        string method, string path, string? inside)
    {
        var reached = new ConcurrentQueue<string>();
        await using var upstream = await Upstream.StartAsync(context =>
        {
            reached.Enqueue(context.Request.Path);
            return Task.CompletedTask;
        });
        foreach (var allow in new[] { null, "true" })
        {
            await using var gateway = Gateway(upstream, allow);
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Bearer", Tokens.Of(UserId.New(TimeProvider.System.GetUtcNow()), allow is null ? "seller" : "operator"));

            using var answer = await gateway.Client.SendAsync(request);

            answer.IsSuccessStatusCode.ShouldBe(allow is not null && inside is not null, $"{allow}: {answer.StatusCode}");
        }

        reached.ShouldBe(inside is null ? [] : [inside]);
    }

    private static GatewayServer Gateway(Upstream upstream, string? allow) => new(
        new() { ["event-ticketing-service"] = upstream.Address, ["booking-service"] = upstream.Address },
        settings: allow is null ? null : new() { ["Gateway:AllowOperators"] = allow });
}
