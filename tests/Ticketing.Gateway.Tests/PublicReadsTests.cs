using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Gateway.Proxy;
using Ticketing.Gateway.Reads;
using Ticketing.TestKit;

namespace Ticketing.Gateway.Tests;

public sealed class PublicReadsTests
{
    private const string Sections = "/api/seat_reservation/7/sections";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("/events")]
    [InlineData("/events?status=ON_SALE&limit=20")]
    [InlineData("/events/7")]
    [InlineData("/search?q=dune&city=1")]
    [InlineData("/cities")]
    [InlineData("/cities/7/productions")]
    [InlineData("/productions/7/shows?city=1")]
    [InlineData("/super-venues/7")]
    [InlineData("/venues/7")]
    [InlineData(Sections)]
    [InlineData(Sections + "/A")]
    [InlineData("/api/seat_reservation/7/tickets/section/A/subsection/1")]
    public async Task What_a_crowd_reads_is_fetched_once_for_all_of_them(string path)
    {
        await using var upstream = await CountingUpstream.StartAsync();
        await using var gateway = Gateway(upstream, Steady());

        var answers = await AskAsync(gateway, path, HotReads.Threshold);
        answers.ShouldBeUnique(); // What is asked for less often is never kept.

        var watch = Stopwatch.StartNew();
        var kept = (await AskAsync(gateway, path, 200)).Distinct().Count();
        kept.ShouldBeLessThanOrEqualTo(Fetches(watch.Elapsed));

        // And it does not get old.
        var last = await AskOnceAsync(gateway, path);
        await Eventually.TrueAsync(async () => await AskOnceAsync(gateway, path) > last, "the answer is fetched anew");
    }

    [Theory]
    [InlineData("/events?seller=me")]
    [InlineData("/super-venues?seller=me")]
    [InlineData("/productions?seller=me")]
    [InlineData("/orders/7")]
    [InlineData(Sections + "/A/else")]
    [InlineData("/api/seat_reservation/7/tickets/section/A/subsection/1/seats")]
    public async Task What_is_one_persons_or_must_be_of_this_moment_is_never_kept(string path)
    {
        await using var upstream = await CountingUpstream.StartAsync();
        await using var gateway = Gateway(upstream, Steady());
        (await AskAsync(gateway, path, HotReads.Threshold * 3)).ShouldBeUnique();
    }

    /// <summary>Otherwise two searches would share an answer.</summary>
    [Fact]
    public void Every_parameter_of_a_kept_read_names_its_answer()
    {
        var kept = ApiRoutes.Routes.Where(route => route.OutputCachePolicy == PublicReads.Policy)
            .Select(route => route.Match.Path).ToList();
        var parameters = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs", "openapi"), "*.json")
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!["paths"]!.AsObject())
            .Where(path => kept.Contains(path.Key))
            .SelectMany(path => path.Value!["get"]?["parameters"]?.AsArray() ?? [])
            .Where(parameter => (string)parameter!["in"]! == "query").Select(parameter => (string)parameter!["name"]!)
            .Distinct().ToList();

        parameters.ShouldContain("q");
        parameters.Except(HotReadPolicy.QueryKeys).ShouldBe(["seller"], "with which nothing is kept");
    }

    [Fact]
    public async Task A_kept_answer_carries_its_own_readers_limits_and_an_etag_is_understood()
    {
        await using var upstream = await CountingUpstream.StartAsync();
        await using var gateway = Gateway(upstream, Steady());
        await AskAsync(gateway, Sections, HotReads.Threshold);

        var left = new HashSet<string>();
        string? etag = null;
        await Eventually.TrueAsync(
            async () =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, Sections);
                request.Headers.TryAddWithoutValidation("If-None-Match", etag);
                using var answer = await gateway.Client.SendAsync(request);
                left.Add(answer.Headers.GetValues("RateLimit").Single()).ShouldBeTrue("another reader's limits");
                etag = answer.Headers.ETag!.ToString();
                return answer.StatusCode == HttpStatusCode.NotModified;
            },
            "an ETag of a kept answer is answered 304");
    }

    [Fact]
    public async Task A_crowd_that_has_an_old_answer_does_not_make_each_ask_the_service()
    {
        await using var upstream = await CountingUpstream.StartAsync();
        await using var gateway = Gateway(upstream, Steady());
        await AskAsync(gateway, Sections, HotReads.Threshold);
        var before = upstream.Asked;
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 100; i++)
        {
            // The service would answer 304 to this.
            using var request = new HttpRequestMessage(HttpMethod.Get, Sections);
            request.Headers.Add("If-None-Match", CountingUpstream.OldETag);
            using var answer = await gateway.Client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (upstream.Asked - before).ShouldBeLessThanOrEqualTo(Fetches(watch.Elapsed));
    }

    [Fact]
    public async Task A_refusal_is_not_kept()
    {
        var asked = 0;
        await using var upstream = await Upstream.StartAsync(context =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref asked) % 2 == 0 ? 404 : 503;
            return Task.CompletedTask;
        });
        await using var gateway = new GatewayServer(
            new() { ["event-ticketing-service"] = upstream.Address }, settings: GatewayServer.ManyAddresses);
        for (var i = 1; i <= HotReads.Threshold * 2; i++)
        {
            using var answer = await gateway.Client.GetAsync("/events/7");
            asked.ShouldBe(i);
        }
    }

    [Fact]
    public async Task Readers_that_are_too_many_are_told_so_and_others_find_a_connection()
    {
        var reading = 0;
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            if (HttpMethods.IsPost(context.Request.Method))
            {
                return;
            }

            if (Interlocked.Increment(ref reading) == ReadRoom.AtOnce)
            {
                full.TrySetResult();
            }

            await open.Task;
        });
        await using var gateway = new GatewayServer(
            new() { ["event-ticketing-service"] = upstream.Address }, settings: GatewayServer.ManyAddresses);

        // Each of another event, so that no answer serves two.
        var readers = Enumerable.Range(1, ReadRoom.AtOnce + ReadRoom.Waiting + 1)
            .Select(id => gateway.Client.GetAsync($"/events/{id}")).ToList();
        await full.Task.WaitAsync(Deadline);
        using (var refused = await (await Task.WhenAny(readers).WaitAsync(Deadline)))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter.ShouldNotBeNull();
        }

        using var change = await gateway.Client.PostAsync("/events/7/close", null).WaitAsync(Deadline);
        change.StatusCode.ShouldBe(HttpStatusCode.OK);
        reading.ShouldBe(ReadRoom.AtOnce);
        open.SetResult();
        (await Task.WhenAll(readers).WaitAsync(Deadline)).Count(a => a.StatusCode == HttpStatusCode.OK)
            .ShouldBe(ReadRoom.AtOnce + ReadRoom.Waiting);
    }

    private static GatewayServer Gateway(CountingUpstream upstream, TimeProvider clock) => new(
        new()
        {
            ["event-ticketing-service"] = upstream.Address,
            ["booking-service"] = upstream.Address,
            ["seat-reservation-service"] = upstream.Address,
        },
        settings: GatewayServer.ManyAddresses,
        replace: services => services.AddSingleton(clock));

    private static async Task<List<int>> AskAsync(GatewayServer gateway, string path, int times)
    {
        var answers = new List<int>();
        for (var i = 0; i < times; i++)
        {
            answers.Add(await AskOnceAsync(gateway, path));
        }

        return answers;
    }

    private static async Task<int> AskOnceAsync(GatewayServer gateway, string path) =>
        int.Parse(await gateway.Client.GetStringAsync(path));

    /// <summary>How often an answer may be fetched in a time.</summary>
    private static int Fetches(TimeSpan time) => (int)(time / HotReadPolicy.Age) + 2;

    /// <summary>What is hot stays hot.</summary>
    private static ManualClock Steady() => new(new DateTimeOffset(2026, 12, 5, 19, 30, 0, TimeSpan.Zero));

    /// <summary>Answers how often it was asked.</summary>
    private sealed class CountingUpstream : IAsyncDisposable
    {
        public const string OldETag = "\"old\"";

        private Upstream? _upstream;
        private int _asked;

        public string Address => _upstream!.Address;

        public int Asked => Volatile.Read(ref _asked);

        public static async Task<CountingUpstream> StartAsync()
        {
            var counting = new CountingUpstream();
            counting._upstream = await Upstream.StartAsync(counting.AnswerAsync);
            return counting;
        }

        public ValueTask DisposeAsync() => _upstream!.DisposeAsync();

        private async Task AnswerAsync(HttpContext context)
        {
            var n = Interlocked.Increment(ref _asked);
            if (context.Request.Headers.IfNoneMatch == OldETag)
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            context.Response.Headers.ETag = $"\"{n}\"";
            await context.Response.WriteAsync(n.ToString());
        }
    }
}
