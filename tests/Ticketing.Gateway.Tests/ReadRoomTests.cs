using Microsoft.AspNetCore.Http;
using Ticketing.Gateway.Reads;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace Ticketing.Gateway.Tests;

public sealed class ReadRoomTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>One reader fetches for all who ask for the same: an exception of that one would be the answer to all.</summary>
    [Fact]
    public async Task A_reader_who_leaves_while_waiting_for_a_place_throws_nothing_at_those_who_wait_for_it()
    {
        using var room = new ReadRoom();
        var open = new TaskCompletionSource();
        var inside = Enumerable.Range(0, ReadRoom.AtOnce)
            .Select(_ => room.InvokeAsync(HotRead(default), _ => open.Task)).ToList();
        using var leaving = new CancellationTokenSource();
        var leaver = HotRead(leaving.Token);
        var waiting = room.InvokeAsync(leaver, _ => throw new InvalidOperationException("There is no place for it."));
        waiting.IsCompleted.ShouldBeFalse();

        await leaving.CancelAsync();
        await waiting.WaitAsync(Deadline);

        leaver.Response.StatusCode.ShouldBe(StatusCodes.Status499ClientClosedRequest);
        open.SetResult();
        await Task.WhenAll(inside).WaitAsync(Deadline);
    }

    private static DefaultHttpContext HotRead(CancellationToken aborted)
    {
        var route = new RouteConfig { RouteId = "event", ClusterId = "events", OutputCachePolicy = PublicReads.Policy };
        var context = new DefaultHttpContext { RequestAborted = aborted };
        context.Request.Method = HttpMethods.Get;
        context.SetEndpoint(new Endpoint(
            null, new EndpointMetadataCollection(new RouteModel(route, null, HttpTransformer.Default)), "event"));
        return context;
    }
}
