using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace Standin.Clients.Tests;

public sealed class ResilienceTests
{
    [Fact]
    public async Task A_passing_fault_is_tried_again()
    {
        var attempts = 0;
        using var client = Client(_ => ++attempts < 3 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("http://x/")).StatusCode);
        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task A_refusal_is_not()
    {
        var attempts = 0;
        using var client = Client(_ =>
        {
            attempts++;
            return HttpStatusCode.Conflict;
        });
        Assert.Equal(HttpStatusCode.Conflict, (await client.GetAsync("http://x/")).StatusCode);
        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task Unsafe_methods_can_be_left_alone()
    {
        var attempts = 0;
        using var client = Client(
            _ =>
            {
                attempts++;
                return HttpStatusCode.ServiceUnavailable;
            },
            options => options.Retry.DisableForUnsafeHttpMethods());

        await client.PostAsync("http://x/", new StringContent("body"));
        Assert.Equal(1, attempts);
        await client.GetAsync("http://x/");
        Assert.Equal(5, attempts);
    }

    [Fact]
    public async Task More_than_the_limit_in_flight_is_refused()
    {
        using var client = Client(_ => HttpStatusCode.OK, options => options.RateLimiter.DefaultRateLimiterOptions =
            new() { PermitLimit = 1, QueueLimit = 0 }, hold: true);
        var first = client.GetAsync("http://x/");
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("http://x/"));
        Hold.Release();
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
    }

    private static HttpClient Client(
        Func<HttpRequestMessage, HttpStatusCode> answer, Action<HttpStandardResilienceOptions>? configure = null, bool hold = false)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        var builder = services.AddHttpClient("c");
        builder.AddStandardResilienceHandler(options =>
        {
            options.Retry.Delay = TimeSpan.FromMilliseconds(1);
            configure?.Invoke(options);
        });
        if (hold)
        {
            builder.AddHttpMessageHandler(() => new Hold());
        }

        builder.AddHttpMessageHandler(() => new Answer(answer));
        return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("c");
    }

    private sealed class Hold : DelegatingHandler
    {
        private static readonly TaskCompletionSource _released = new();

        public static void Release() => _released.SetResult();

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await _released.Task.WaitAsync(cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
