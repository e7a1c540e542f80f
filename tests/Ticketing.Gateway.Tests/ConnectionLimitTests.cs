using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Ticketing.TestKit;

namespace Ticketing.Gateway.Tests;

/// <summary>What is open at the same time. 2,000 streams of one stranger were accepted.</summary>
public sealed class ConnectionLimitTests : IDisposable
{
    /// <summary>Closes at once what it no longer reads; otherwise it would read on for two seconds.</summary>
    private readonly HttpClient _client = new(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero });

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
    public async Task Connections_beyond_the_limit_are_told_so_until_one_ends()
    {
        await using var gateway = new GatewayServer(settings: new() { ["Limits:ConnectionsPerAddress"] = "2" });
        var statuses = new List<int>();
        var connections = new List<RawConnection>();
        try
        {
            for (var i = 0; i < 3; i++)
            {
                connections.Add(await RawConnection.OpenAsync(gateway));
                statuses.Add(await GetAsync(connections[^1]));
            }

            statuses.ShouldBe([200, 200, 429]);
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
        var silent = Enumerable.Range(0, 5).Select(_ => OutcomeAsync(gateway)).ToList();

        // Accepted in any order, but only one is beyond twice two.
        (await await Task.WhenAny(silent)).ShouldBe("closed");
    }

    private static async Task<string> OutcomeAsync(GatewayServer gateway)
    {
        try
        {
            using var connection = await RawConnection.OpenAsync(gateway);
            return await connection.StatusAsync() == 0 ? "closed" : "answered";
        }
        catch (SocketException)
        {
            return "closed"; // Before the client had looked at it.
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

    public void Dispose() => _client.Dispose();

    private Task<HttpResponseMessage> OpenAsync(GatewayServer gateway, string path, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(gateway.Client.BaseAddress!, path));
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        return _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
