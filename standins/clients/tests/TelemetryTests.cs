using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Standin.Clients.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Requests_become_spans_named_by_their_route_unless_filtered()
    {
        var spans = new ConcurrentQueue<Activity>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenTelemetry()
            .WithMetrics(m => m.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation())
            .WithTracing(t => t
                .AddAspNetCoreInstrumentation(o => o.Filter = context => context.Request.Path != "/alive")
                .AddHttpClientInstrumentation()
                .AddProcessor(new Keep(spans)));
        await using var app = builder.Build();
        app.MapGet("/events/{id}", (int id) => id);
        app.MapGet("/alive", () => "yes");
        app.MapGet("/broken", string () => throw new InvalidOperationException("on purpose"));
        await app.StartAsync();

        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        await client.GetAsync("/events/7");
        await client.GetAsync("/alive");
        await client.GetAsync("/broken");
        await Eventually.TrueAsync(
            () => Task.FromResult(spans.Count(s => s.Kind == ActivityKind.Server) == 2), "two spans end");

        var named = Assert.Single(spans, s => s is { Kind: ActivityKind.Server, DisplayName: "GET /events/{id}" });
        Assert.Equal("/events/7", named.GetTagItem("url.path"));
        Assert.Equal(200, named.GetTagItem("http.response.status_code"));
        var broken = Assert.Single(spans, s => s is { Kind: ActivityKind.Server, Status: ActivityStatusCode.Error });
        Assert.Equal("System.InvalidOperationException", broken.GetTagItem("error.type"));

        // The client's own span is the parent: one trace over the wire.
        Assert.Contains(spans, s => s.Kind == ActivityKind.Client && s.SpanId == named.ParentSpanId);
    }

    private sealed class Keep(ConcurrentQueue<Activity> spans) : BaseProcessor<Activity>
    {
        // Only what an exporter would send.
        public override void OnEnd(Activity data)
        {
            if (data.Recorded)
            {
                spans.Enqueue(data);
            }
        }
    }
}
