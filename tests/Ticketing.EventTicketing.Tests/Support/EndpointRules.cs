using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;

namespace Ticketing.EventTicketing.Tests.Support;

/// <summary>Who may call each endpoint of a service, and whether that holds.</summary>
internal static class EndpointRules
{
    private static readonly string[] NotOfTheApi = ["/health", "/alive", "/openapi"];

    /// <summary>One line an endpoint: <c>POST /events → sellers events:write</c>, in order of the path.</summary>
    public static IReadOnlyList<string> TableOf(EndpointDataSource source) =>
        [.. RulesOf(source).Select(e => $"{e.Name} → {e.Rule}")];

    /// <summary>Method and path of each endpoint, such as <c>POST /events</c>, and who may call it.</summary>
    public static IReadOnlyList<(string Name, string Rule)> RulesOf(EndpointDataSource source) =>
    [
        .. EndpointsOf(source).Select(e => (Name: $"{e.Method} {e.Path}", RuleOf(e.Endpoint, e.Path)))
            .OrderBy(e => e.Name, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Calls every endpoint with a delegated token: what <paramref name="may"/> allows is not refused, everything else is.
    /// How many endpoints were called.
    /// </summary>
    public static async Task<int> CallAllAsync(HttpClient client, EndpointDataSource source, Func<SellerAction, bool> may)
    {
        var called = 0;
        foreach (var (method, path, endpoint) in EndpointsOf(source))
        {
            var rule = endpoint.Metadata.GetMetadata<SellerRule>();
            var isPublicRead = rule is null && method == "GET"
                && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            using var request = new HttpRequestMessage(new HttpMethod(method), AddressOf(path));
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var refused = answer.StatusCode == HttpStatusCode.Forbidden && await IsForbiddenAsync(answer);
            if (!path.StartsWith("/internal", StringComparison.Ordinal))
            {
                refused.ShouldBe(
                    rule is null ? !isPublicRead : !may(rule.Action),
                    $"{method} {path} answered {(int)answer.StatusCode}");
            }

            // A public read may lead elsewhere, such as to the shop's page.
            if (!isPublicRead)
            {
                answer.StatusCode.ShouldNotBe(HttpStatusCode.Unauthorized, $"{method} {path}");
            }

            called++;
        }

        return called;
    }

    /// <summary>What services and operators ask, asked without key and token.</summary>
    public static async Task ShouldCloseInternalsAsync(HttpClient nobody, EndpointDataSource source)
    {
        foreach (var (method, path, endpoint) in EndpointsOf(source))
        {
            if (RuleOf(endpoint, path) is not ("services" or "operators"))
            {
                continue;
            }

            using var request = new HttpRequestMessage(new HttpMethod(method), AddressOf(path))
            {
                Content = method == "GET" ? null : new StringContent("{}", null, "application/json"),
            };
            using var answer = await nobody.SendAsync(request);
            answer.StatusCode.ShouldBeOneOf(
                [HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden], $"{method} {path}");
        }
    }

    private static async Task<bool> IsForbiddenAsync(HttpResponseMessage answer) =>
        (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"] == "forbidden";

    private static string RuleOf(RouteEndpoint endpoint, string path)
    {
        var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(d => d.Policy).ToList();
        var action = endpoint.Metadata.GetMetadata<SellerRule>() is { } rule ? " " + TeamPermissions.NameOf(rule.Action) : "";
        return endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            ? (endpoint.Metadata.GetMetadata<NeedsServiceKey>() is not null ? "services"
                : path.StartsWith("/internal", StringComparison.Ordinal) ? "inside" : "everybody") + action
            : policies.Contains(Policies.Operator) ? "operators" + action
            : policies.Contains(Policies.Buyer) ? "buyers" + action
            : policies.Contains(Policies.Seller) ? "sellers" + (action.Length > 0 ? action : " WITHOUT A RULE")
            : policies.Count > 0 ? "signed-in" + action : "NO RULE";
    }

    private static IEnumerable<(string Method, string Path, RouteEndpoint Endpoint)> EndpointsOf(EndpointDataSource source) =>
        source.Endpoints.OfType<RouteEndpoint>()
            .Select(e => (Path: "/" + e.RoutePattern.RawText!.Trim('/'), Endpoint: e))
            .Where(e => !NotOfTheApi.Any(p => e.Path.StartsWith(p, StringComparison.Ordinal)))
            .SelectMany(e => (e.Endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                .Select(method => (method, e.Path, e.Endpoint)));

    /// <summary>The path with ids that nothing has.</summary>
    public static string AddressOf(string path) => string.Join('/', path.Split('/').Select(segment =>
        !segment.StartsWith('{') ? segment
        : segment.Contains("event", StringComparison.OrdinalIgnoreCase) ? "999999999"
        : Guid.NewGuid().ToString()));
}
