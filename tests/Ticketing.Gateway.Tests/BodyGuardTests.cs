using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Gateway.Limits.Bodies;

namespace Ticketing.Gateway.Tests;

public sealed class BodyGuardTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("/users/login", 8 * 1024)]
    [InlineData("/USERS/Register/", 8 * 1024)]
    [InlineData("/payments/webhooks/sandbox", 64 * 1024)]
    [InlineData("/orders/create", 32 * 1024)]
    [InlineData("/events/7/scans/batch", 256 * 1024)]
    [InlineData("/events", 1024 * 1024)]
    public async Task A_body_may_be_as_large_as_its_route_needs(string path, int limit)
    {
        await using var upstream = await EchoLengthAsync();
        await using var gateway = new GatewayServer(ServicesAt(upstream));
        foreach (var chunked in (bool[])[false, true])
        {
            (await PostAsync(gateway, path, limit, chunked)).ShouldBe((HttpStatusCode.OK, $"{limit}"));
            (await PostAsync(gateway, path, limit + 1, chunked))
                .ShouldBe((HttpStatusCode.RequestEntityTooLarge, "payload-too-large"));
        }
    }

    /// <summary>A refusal that comes while the sender still writes: the connection must not be reset under it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_sends_far_too_much_is_told_so(bool chunked)
    {
        await using var gateway = new GatewayServer();
        (await PostAsync(gateway, "/users/login", 4 * 1024 * 1024, chunked))
            .ShouldBe((HttpStatusCode.RequestEntityTooLarge, "payload-too-large"));
    }

    [Fact]
    public async Task A_body_that_comes_in_pieces_arrives_as_it_was()
    {
        await using var upstream = await Upstream.StartAsync(
            context => context.Request.Body.CopyToAsync(context.Response.Body));
        await using var gateway = new GatewayServer(ServicesAt(upstream));
        using var connection = await RawConnection.OpenAsync(gateway);
        var text = string.Concat(Enumerable.Range(0, 700).Select(i => $"{i},"));
        await connection.SendAsync($"POST /orders/create HTTP/1.1\r\nHost: x\r\nContent-Length: {text.Length}\r\n\r\n");
        foreach (var piece in text.Chunk(300))
        {
            await connection.SendAsync(new string(piece));
        }

        (await connection.StatusAsync()).ShouldBe(200);
        (await connection.RestAsync(text.Length)).ReplaceLineEndings("").ShouldContain(text);
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_given_up_after_its_total_time()
    {
        var reached = false;
        await using var upstream = await Upstream.StartAsync(_ =>
        {
            reached = true;
            return Task.CompletedTask;
        });
        await using var gateway = new GatewayServer(
            ServicesAt(upstream),
            replace: services => services.AddSingleton(
                new BodyRules(_ => new BodyRule(1024, TimeSpan.FromSeconds(1), 1024))));
        using var connection = await RawConnection.BeginBodyAsync(gateway, "/orders/create", 100);
        (await connection.StatusAsync()).ShouldBe(408);
        (await connection.RestAsync(1)).ShouldContain("request-timeout");
        reached.ShouldBeFalse();
    }

    [Fact]
    public async Task Headers_that_do_not_come_are_given_up()
    {
        await using var gateway = new GatewayServer();
        using var connection = await RawConnection.OpenAsync(gateway);
        await connection.SendAsync("GET /events HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        (await connection.StatusAsync()).ShouldBe(408);
    }

    [Fact]
    public async Task One_address_has_a_bound_of_unfinished_bodies()
    {
        await using var upstream = await EchoLengthAsync();
        await using var gateway = new GatewayServer(
            ServicesAt(upstream), settings: new() { ["Limits:SlowBodiesPerAddress"] = "1" });
        using var first = await RawConnection.BeginBodyAsync(gateway, "/orders/create", 2);
        using var second = await RawConnection.BeginBodyAsync(gateway, "/orders/create", 2);
        var (one, other) = (first.StatusAsync(), second.StatusAsync());
        var refused = await Task.WhenAny(one, other).WaitAsync(Deadline);
        (await refused).ShouldBe(429);

        // The one that waits is not touched by the other's refusal, and a whole body needs no such place.
        (await PostAsync(gateway, "/orders/create", 20, chunked: false)).Status.ShouldBe(HttpStatusCode.OK);
        await (refused == one ? second : first).SendAsync("}");
        (await (refused == one ? other : one)).ShouldBe(200);
    }

    [Fact]
    public async Task Bodies_beyond_the_room_of_their_class_are_refused_and_no_others()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            if (context.Request.Path == "/users/login")
            {
                arrived.TrySetResult();
                await open.Task;
            }
        });
        await using var gateway = new GatewayServer(
            ServicesAt(upstream),
            replace: services => services.AddSingleton(
                new BodyRules(_ => new BodyRule(4096, TimeSpan.FromSeconds(30), RoomBytes: 4096))));
        var first = PostAsync(gateway, "/users/login", 4096, chunked: false);
        await arrived.Task.WaitAsync(Deadline);

        using var refused = await gateway.Client.PostAsync("/users/login", new ByteArrayContent(new byte[1]));
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await PostAsync(gateway, "/orders/create", 4096, chunked: false)).Status.ShouldBe(HttpStatusCode.OK);
        open.SetResult();
        (await first).Status.ShouldBe(HttpStatusCode.OK);
        (await PostAsync(gateway, "/users/login", 4096, chunked: false)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static Dictionary<string, string> ServicesAt(Upstream upstream) => new()
    {
        ["booking-service"] = upstream.Address,
        ["event-ticketing-service"] = upstream.Address,
    };

    private static Task<Upstream> EchoLengthAsync() => Upstream.StartAsync(async context =>
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        await context.Response.WriteAsync($"{body.Length}");
    });

    /// <summary>Status, and the answer or the problem's code.</summary>
    private static async Task<(HttpStatusCode Status, string? Said)> PostAsync(
        GatewayServer gateway, string path, int length, bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new ByteArrayContent(new byte[length]);
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await gateway.Client.SendAsync(request);
        return (answer.StatusCode, answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsStringAsync()
            : (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }
}
