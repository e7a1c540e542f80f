using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.ServiceDefaults.Http;
using Ticketing.TestKit;

namespace Ticketing.Foundation.Tests.Api;

public sealed class ConnectionFaultsTests
{
    private static readonly Uri Address = new("http://127.0.0.1:9/");

    [Fact]
    public async Task A_bare_socket_fault_is_what_callers_wait_for()
    {
        using var client = new HttpClient(new ConnectionFaults(new Breaking()));
        var told = await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync(Address));
        told.HttpRequestError.ShouldBe(HttpRequestError.ConnectionError);
        told.InnerException.ShouldBeOfType<SocketException>();
    }

    [Fact]
    public async Task Clients_of_every_service_have_it()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        ServiceDefaults.Extensions.AddServiceDefaults(builder);
        builder.Services.AddHttpClient("any").ConfigurePrimaryHttpMessageHandler(() => new Breaking());
        await using var services = builder.Services.BuildServiceProvider();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("any");
        using var deadline = new CancellationTokenSource(Eventually.Patience);
        // A POST: a GET would be tried again first.
        await Should.ThrowAsync<HttpRequestException>(() => client.PostAsync(Address, null, deadline.Token));
    }

    /// <summary>Without the guard a caller sees what its catch does not know.</summary>
    [Fact]
    public async Task Twin_without_it()
    {
        using var client = new HttpClient(new Breaking());
        await Should.ThrowAsync<SocketException>(() => client.GetAsync(Address));
    }

    private sealed class Breaking : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new SocketException((int)SocketError.NotConnected);
    }
}
