using System.Net;
using Microsoft.AspNetCore.Http;
using Ticketing.Gateway.Proxy;

namespace Ticketing.Gateway.Tests;

public sealed class ConnectionBoundTests
{
    private const int Waiting = 60;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

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
        await using var gateway = new GatewayServer(new() { ["booking-service"] = upstream.Address });

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
