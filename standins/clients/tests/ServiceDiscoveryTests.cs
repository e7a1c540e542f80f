using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.ServiceDiscovery;

namespace Standin.Clients.Tests;

public sealed class ServiceDiscoveryTests
{
    [Theory]
    [InlineData("http://catalog", "http://localhost:5001/")]
    [InlineData("https://catalog", "https://localhost:5002/")]
    [InlineData("https+http://catalog", "https://localhost:5002/")]
    [InlineData("https+http://plain", "http://localhost:5003/")]
    [InlineData("http://_admin.catalog", "http://localhost:5004/")]
    [InlineData("http://elsewhere:8080", "elsewhere:8080")]
    public async Task A_name_is_found(string asked, string expected)
    {
        await using var services = Services();
        var source = await services.GetRequiredService<ServiceEndpointResolver>().GetEndpointsAsync(asked, default);
        Assert.Equal(expected, Assert.Single(source.Endpoints).ToString());
    }

    [Fact]
    public async Task A_change_of_configuration_is_noticed()
    {
        await using var services = Services();
        var resolver = services.GetRequiredService<ServiceEndpointResolver>();
        await resolver.GetEndpointsAsync("http://plain", default);

        var configuration = (IConfigurationRoot)services.GetRequiredService<IConfiguration>();
        configuration["services:plain:http:0"] = "http://localhost:6000";
        configuration.Reload();

        var source = await resolver.GetEndpointsAsync("http://plain", default);
        Assert.Equal("http://localhost:6000/", Assert.Single(source.Endpoints).ToString());
    }

    [Fact]
    public async Task Requests_go_to_each_address_in_turn_with_their_path()
    {
        var sent = new List<Uri?>();
        await using var services = Services(s => s.AddHttpClient("c").AddServiceDiscovery()
            .AddHttpMessageHandler(() => new Answer(request =>
            {
                sent.Add(request.RequestUri);
                return HttpStatusCode.OK;
            })));
        var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("c");
        for (var i = 0; i < 4; i++)
        {
            await client.GetAsync("https+http://twice/path?q=1");
        }

        Assert.Equal(2, sent.Count(u => u == new Uri("http://localhost:1/path?q=1")));
        Assert.Equal(2, sent.Count(u => u == new Uri("http://localhost:2/base/path?q=1")));
    }

    private static ServiceProvider Services(Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["services:catalog:http:0"] = "http://localhost:5001",
            ["services:catalog:https:0"] = "https://localhost:5002",
            ["services:catalog:admin:0"] = "http://localhost:5004",
            ["services:plain:http:0"] = "http://localhost:5003",
            ["services:twice:http:0"] = "http://localhost:1",
            ["services:twice:http:1"] = "http://localhost:2/base",
        }).Build());
        services.AddServiceDiscovery();
        more?.Invoke(services);
        return services.BuildServiceProvider();
    }
}

/// <summary>Answers in place of a server.</summary>
internal sealed class Answer(Func<HttpRequestMessage, HttpStatusCode> answer) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(answer(request)) { RequestMessage = request });
}
