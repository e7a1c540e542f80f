using System.Net;
using Microsoft.AspNetCore.Http;
using Ticketing.TestKit;

namespace Ticketing.Gateway.Tests;

/// <summary>What is open at the same time. 2,000 streams of one stranger were accepted.</summary>
public sealed class ConnectionLimitTests
{
    [Theory]
    [InlineData("/api/seat_reservation/1/changes", "Limits:StreamsPerAddress", false)]
    [InlineData("/orders/someone/updates", "Limits:StreamsPerAddress", true)]
    [InlineData("/orders/someone/updates", "Limits:StreamsPerUser", true)]
    public async Task Streams_beyond_the_limit_are_refused_until_one_ends(string path, string setting, bool isSignedIn)
    {
        await using var upstream = await OpenStreamsAsync();
        await using var gateway = new GatewayServer(
            new() { ["seat-reservation-service"] = upstream.Address, ["booking-service"] = upstream.Address },
            settings: new() { [setting] = "2" });
        var token = isSignedIn ? Tokens.OfSomebody() : null;

        using var first = await OpenAsync(gateway, path, token);
        using var second = await OpenAsync(gateway, path, token);
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var third = await OpenAsync(gateway, path, token);
        third.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        third.Headers.RetryAfter.ShouldNotBeNull();
        third.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");

        first.Dispose();
        await Eventually.TrueAsync(
            async () =>
            {
                using var again = await OpenAsync(gateway, path, token);
                return again.StatusCode == HttpStatusCode.OK;
            },
            "there is a place again");
    }

    [Fact]
    public async Task Streams_of_two_users_at_one_address_are_counted_apart()
    {
        await using var upstream = await OpenStreamsAsync();
        await using var gateway = new GatewayServer(
            new() { ["booking-service"] = upstream.Address }, settings: new() { ["Limits:StreamsPerUser"] = "1" });
        var (ada, bob) = (Tokens.OfSomebody(), Tokens.OfSomebody());
        using var first = await OpenAsync(gateway, "/orders/someone/updates", ada);
        using var other = await OpenAsync(gateway, "/orders/someone/updates", bob);
        using var refused = await OpenAsync(gateway, "/orders/someone/updates", ada);
        (first.StatusCode, other.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_told_so_and_a_flood_is_closed_at_once()
    {
        await using var gateway = new GatewayServer(settings: new() { ["Limits:ConnectionsPerAddress"] = "2" });
        var statuses = new List<int>();
        var connections = new List<RawConnection>();
        try
        {
            // The limit, as many again that are told, and one that is not.
            for (var i = 0; i < 5; i++)
            {
                connections.Add(await RawConnection.OpenAsync(gateway));
                statuses.Add(await GetAsync(connections[^1]));
                if (statuses[^1] == 429)
                {
                    // Closed with its answer; held here until it is, so that the count is what it was.
                    continue;
                }
            }

            statuses[..2].ShouldBe([200, 200]);
            statuses[2].ShouldBe(429);
            statuses.ShouldAllBe(status => status == 200 || status == 429 || status == 0);

            connections[0].Dispose();
            await Eventually.TrueAsync(
                async () =>
                {
                    using var again = await RawConnection.OpenAsync(gateway);
                    return await GetAsync(again) == 200;
                },
                "there is a place again");
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }

    [Fact]
    public async Task Connections_that_say_nothing_are_closed_beyond_twice_the_limit()
    {
        await using var gateway = new GatewayServer(settings: new() { ["Limits:ConnectionsPerAddress"] = "2" });
        var silent = new List<RawConnection>();
        try
        {
            for (var i = 0; i < 5; i++)
            {
                silent.Add(await RawConnection.OpenAsync(gateway));
            }

            // Accepted in any order, but only one is beyond twice two.
            var closed = await Task.WhenAny(silent.Select(connection => connection.StatusAsync()));
            (await closed).ShouldBe(0);
        }
        finally
        {
            silent.ForEach(connection => connection.Dispose());
        }
    }

    private static async Task<int> GetAsync(RawConnection connection)
    {
        try
        {
            await connection.SendAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        catch (IOException)
        {
            return 0;
        }

        return await connection.StatusAsync();
    }

    private static Task<Upstream> OpenStreamsAsync() => Upstream.StartAsync(async context =>
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(": here\n\n");
        await context.Response.Body.FlushAsync();
        var left = new TaskCompletionSource();
        await using var _ = context.RequestAborted.Register(left.SetResult);
        await left.Task;
    });

    private static Task<HttpResponseMessage> OpenAsync(GatewayServer gateway, string path, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        return gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
