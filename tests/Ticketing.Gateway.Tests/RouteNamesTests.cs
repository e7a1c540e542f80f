using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Ticketing.Gateway.Proxy;
using Ticketing.TestKit;

namespace Ticketing.Gateway.Tests;

public sealed partial class RouteNamesTests
{
    [Theory]
    [InlineData("/orders/create", "/orders/create")]
    [InlineData("/orders/0f8fad5b-d9cb-469f-a165-70867728950e/updates", "/orders/{id}/updates")]
    [InlineData("/events/7/orders/9/refund", "/events/{id}/orders/{id}/refund")]
    [InlineData("/orders/somebody@example.com", "/orders/{id}")]
    [InlineData("/v1/a/b/c/d/e/f/g/h/i/j", "/v1/{id}/{id}/{id}/{id}/{id}/{id}/{id}/{id}/{id}")]
    [InlineData("/", "/")]
    public void A_path_becomes_a_template_without_ids(string path, string template) =>
        RouteNames.Of(new PathString(path)).ShouldBe(template);

    [Fact]
    public void Every_word_of_the_documented_paths_stays_a_word()
    {
        var paths = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs", "openapi"), "*.json")
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("paths")
                .EnumerateObject().Select(path => path.Name)).ToList();
        paths.Count.ShouldBeGreaterThan(20);

        paths.Where(path => RouteNames.Of(path) != Placeholder().Replace(path, "{id}")).ShouldBeEmpty();
    }

    [GeneratedRegex("[{][^}]*[}]")]
    private static partial Regex Placeholder();
}
