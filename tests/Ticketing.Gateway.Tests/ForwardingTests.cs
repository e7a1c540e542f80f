using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Ticketing.TestKit;

namespace Ticketing.Gateway.Tests;

public class ForwardingTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("/users/me", "event-ticketing-service")]
    [InlineData("/events", "event-ticketing-service")]
    [InlineData("/events/7?limit=1", "event-ticketing-service")]
    [InlineData("/events/7/close", "event-ticketing-service")]
    [InlineData("/events/7/orders?limit=2", "booking-service")]
    [InlineData("/events/7/orders/0192/refund", "booking-service")]
    [InlineData("/events/7/cancellation", "booking-service")]
    [InlineData("/orders/create", "booking-service")]
    [InlineData("/api/seat_reservation/7/sections", "seat-reservation-service")]
    public async Task Each_path_reaches_its_service(string path, string service)
    {
        await using var upstream = await Upstream.StartAsync(
            context => context.Response.WriteAsync(context.Request.Path + context.Request.QueryString));
        await using var gateway = new GatewayServer(new() { [service] = upstream.Address });
        (await gateway.Client.GetStringAsync(path)).ShouldBe(path);
    }

    /// <summary>The cookie is a session's refresh token; before, no cookie existed.</summary>
    [Theory]
    [InlineData("/users/session/renew", "event-ticketing-service", "ticketing-session=secret")]
    [InlineData("/orders/create", "booking-service", "")]
    [InlineData("/orders/0192/updates", "booking-service", "")]
    [InlineData("/api/seat_reservation/7/sections", "seat-reservation-service", "")]
    public async Task The_sessions_cookie_reaches_no_other_service(string path, string service, string cookie)
    {
        await using var upstream = await Upstream.StartAsync(
            context => context.Response.WriteAsync(context.Request.Headers.Cookie.ToString()));
        await using var gateway = new GatewayServer(new() { [service] = upstream.Address });
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", "ticketing-session=secret");
        using var answer = await gateway.Client.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(cookie);
    }

    [Theory]
    [InlineData("/internal/event-directory?after=0")]
    [InlineData("/internal/ended-sessions?after=0")]
    [InlineData("/api/other")]
    [InlineData("/openapi/v1.json")]
    public async Task What_is_internal_stays_inside(string path)
    {
        var reached = false;
        await using var upstream = await Upstream.StartAsync(_ =>
        {
            reached = true;
            return Task.CompletedTask;
        });
        await using var gateway = new GatewayServer(new()
        {
            ["event-ticketing-service"] = upstream.Address,
            ["booking-service"] = upstream.Address,
            ["seat-reservation-service"] = upstream.Address,
        });
        using var answer = await gateway.Client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await CodeOf(answer)).ShouldBe("not-found");
        reached.ShouldBeFalse();
    }

    [Fact]
    public async Task A_service_that_is_away_is_told_as_temporarily_unavailable()
    {
        await using var gateway = new GatewayServer();
        using var answer = await gateway.Client.GetAsync("/orders/someone");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await CodeOf(answer)).ShouldBe("temporarily-unavailable");
    }

    [Fact]
    public async Task A_services_own_problem_passes_as_it_is()
    {
        await using var upstream = await Upstream.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.ContentType = "application/problem+json";
            context.Response.Headers.RetryAfter = "7";
            return context.Response.WriteAsync("""{"code":"its-own"}""");
        });
        await using var gateway = new GatewayServer(new() { ["booking-service"] = upstream.Address });
        using var answer = await gateway.Client.GetAsync("/orders/someone");
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        (await CodeOf(answer)).ShouldBe("its-own");
    }

    [Fact]
    public async Task An_event_of_a_stream_arrives_while_the_stream_is_open()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var received = new TaskCompletionSource();
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("event: snapshot\ndata: {}\n\n");
            await context.Response.Body.FlushAsync();
            await received.Task.WaitAsync(Deadline);
        });
        await using var gateway = new GatewayServer(new() { ["seat-reservation-service"] = upstream.Address });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/seat_reservation/1/changes");
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        using var answer = await gateway.Client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(deadline.Token));
        (await reader.ReadLineAsync(deadline.Token)).ShouldBe("event: snapshot");
        received.SetResult();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_trace_of_the_caller_goes_on(bool isCollected)
    {
        await using var upstream = await Upstream.StartAsync(
            context => context.Response.WriteAsync(context.Request.Headers.TraceParent.ToString()));
        await using var gateway = new GatewayServer(
            new() { ["booking-service"] = upstream.Address }, withTelemetry: isCollected);
        // Telemetry hears the whole process: a client that takes part would send a trace of its own.
        using var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null })
        {
            BaseAddress = gateway.Client.BaseAddress,
        };
        // The gateway's own span is the new parent where somebody collects it; a span that nobody sees is not made. Who
        // listens, listens to the whole process: a gateway before this one may take seconds to stop, if its collector
        // does not answer.
        await Eventually.TrueAsync(
            async () =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/orders/someone");
                request.Headers.Add("traceparent", "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01");
                using var answer = await client.SendAsync(request);
                var parent = await answer.Content.ReadAsStringAsync();
                parent.ShouldStartWith("00-0123456789abcdef0123456789abcdef-");
                return parent.Contains("-0123456789abcdef-", StringComparison.Ordinal) != isCollected;
            },
            "the trace goes on with the right parent");
    }

    [Theory]
    [InlineData("ZZ\r\nnonsense\r\n0\r\n\r\n")]
    [InlineData("2\r\n{}\r\nZZ\r\n")] // broken after a good beginning
    [InlineData("5\r\n{}\r\n0\r\n\r\n")] // another length than it says
    public async Task A_broken_chunk_is_the_callers_fault(string chunks)
    {
        await using var upstream = await Upstream.StartAsync(
            context => context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted));
        await using var gateway = new GatewayServer(new() { ["booking-service"] = upstream.Address });
        using var client = new TcpClient();
        await client.ConnectAsync(gateway.Client.BaseAddress!.Host, gateway.Client.BaseAddress.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /orders/create HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            + $"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}"));
        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync().WaitAsync(Deadline))!.ShouldStartWith("HTTP/1.1 400");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_refused(bool chunked)
    {
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
            await context.Request.Body.CopyToAsync(Stream.Null);
        });
        await using var gateway = new GatewayServer(new() { ["event-ticketing-service"] = upstream.Address });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/events");
        request.Content = new ByteArrayContent(new byte[1024 * 1024 + 1]);
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await gateway.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await CodeOf(answer)).ShouldBe("payload-too-large");
    }

    private static async Task<string?> CodeOf(HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }
}
