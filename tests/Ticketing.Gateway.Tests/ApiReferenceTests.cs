using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Ticketing.TestKit;

namespace Ticketing.Gateway.Tests;

public partial class ApiReferenceTests
{
    [Fact]
    public async Task Page_comes_from_this_origin_alone_and_its_policy_allows_its_script()
    {
        await using var gateway = new GatewayServer();
        using var answer = await gateway.Client.GetAsync("/docs");
        var html = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        html.ShouldContain("Ticketing API");
        html.ShouldNotContain("//", Case.Sensitive, "an address of another origin");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("connect-src 'self'");
        policy.ShouldNotContain("http");
        var nonce = Nonce().Match(policy).Groups[1].Value;
        Scripts().Count(html).ShouldBe(3);
        Scripts().Matches(html).ShouldAllBe(script => script.Value.Contains($"nonce=\"{nonce}\""));
        foreach (var script in (string[])["/docs/scalar.js", "/docs/scalar.aspnetcore.js"])
        {
            using var file = await gateway.Client.GetAsync(script, HttpCompletionOption.ResponseHeadersRead);
            file.StatusCode.ShouldBe(HttpStatusCode.OK);
            file.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        }
    }

    [Fact]
    public async Task Page_gets_a_new_nonce_each_time_and_other_pages_get_none()
    {
        await using var gateway = new GatewayServer();
        async Task<string> PolicyOf(string path)
        {
            using var answer = await gateway.Client.GetAsync(path);
            return answer.Headers.GetValues("Content-Security-Policy").Single();
        }

        (await PolicyOf("/docs/")).ShouldNotBe(await PolicyOf("/docs/"));
        (await PolicyOf("/")).ShouldNotContain("nonce");
        (await PolicyOf("/")).ShouldNotContain("unsafe-inline");
    }

    [Theory]
    [InlineData("events", "event-ticketing-service")]
    [InlineData("orders", "booking-service")]
    [InlineData("seats", "seat-reservation-service")]
    public async Task Document_is_its_services_and_the_page_names_it(string name, string service)
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync(context.Request.Path));
        await using var gateway = new GatewayServer(new() { [service] = upstream.Address });

        (await gateway.Client.GetStringAsync($"/openapi/{name}.json")).ShouldBe("/openapi/v1.json");
        (await gateway.Client.GetStringAsync("/docs")).ShouldContain($"openapi/{name}.json");
    }

    /// <summary>The committed documents, which a test of the services keeps as they are.</summary>
    [Theory]
    [InlineData("events", "event-ticketing-service")]
    [InlineData("orders", "booking-service")]
    [InlineData("seats", "seat-reservation-service")]
    public async Task Every_documented_path_reaches_the_service_that_documents_it(string name, string service)
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync(context.Request.Path));
        await using var gateway = new GatewayServer(new() { [service] = upstream.Address });
        var file = Path.Combine(Checkout.Root, "docs", "openapi", $"{name}.json");
        var paths = JsonNode.Parse(await File.ReadAllTextAsync(file))!["paths"]!.AsObject().Select(path => path.Key).ToList();

        paths.Count.ShouldBeGreaterThan(3);
        foreach (var path in paths.Select(path => Parameter().Replace(path, "7")))
        {
            (await gateway.Client.GetStringAsync(path)).ShouldBe(path);
        }
    }

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Scripts();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
