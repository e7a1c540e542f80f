using System.Net;
using Microsoft.AspNetCore.Http;
using Ticketing.Gateway.Proxy;

namespace Ticketing.Gateway.Tests;

public sealed class ConnectionBoundTests
{
    private const int Waiting = 60;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("/orders/7/confirm")]
    [InlineData("/v1/transaction")]
    [InlineData("/waitlist")]
    public async Task A_payment_provider_that_is_slow_keeps_nobody_from_ordering(string slow)
    {
        var waiting = 0;
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            if (context.Request.Path != slow)
            {
                await context.Response.WriteAsync("ordered");
                return;
            }
            if (Interlocked.Increment(ref waiting) == ApiRoutes.RequestConnections + Waiting)
            {
                full.TrySetResult();
            }
            await open.Task;
        });
        await using var gateway = new GatewayServer(
            new() { ["booking-service"] = upstream.Address }, settings: GatewayServer.ManyAddresses);

        var payments = Enumerable.Range(0, ApiRoutes.RequestConnections + Waiting)
            .Select(_ => gateway.Client.PostAsync(slow, null)).ToList();
        await full.Task.WaitAsync(Deadline);
        using var order = await gateway.Client.PostAsync("/orders/create", null).WaitAsync(Deadline);
        (await order.Content.ReadAsStringAsync()).ShouldBe("ordered");
        open.SetResult();
        foreach (var answer in await Task.WhenAll(payments).WaitAsync(Deadline))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Dispose();
        }
    }

    [Fact]
    public async Task Requests_beyond_the_bound_wait_their_turn_and_streams_keep_none_of_them_out()
    {
        var (running, exceeded) = (0, false);
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            if (context.Request.Path.Value!.EndsWith("/updates", StringComparison.Ordinal))
            {
                await context.Response.WriteAsync("listening");
                return;
            }
            var here = Interlocked.Increment(ref running);
            exceeded |= here > ApiRoutes.RequestConnections;
            if (here == ApiRoutes.RequestConnections)
            {
                full.TrySetResult();
            }
            await open.Task;
            Interlocked.Decrement(ref running);
        });
        await using var gateway = new GatewayServer(
            new() { ["booking-service"] = upstream.Address }, settings: GatewayServer.ManyAddresses);

        var orders = Enumerable.Range(0, ApiRoutes.RequestConnections + Waiting)
            .Select(_ => gateway.Client.GetAsync("/orders/someone")).ToList();
        await full.Task.WaitAsync(Deadline);
        (await gateway.Client.GetStringAsync("/orders/someone/updates").WaitAsync(Deadline)).ShouldBe("listening");
        open.SetResult();

        foreach (var answer in await Task.WhenAll(orders).WaitAsync(Deadline))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Dispose();
        }
        exceeded.ShouldBeFalse();
    }
}
