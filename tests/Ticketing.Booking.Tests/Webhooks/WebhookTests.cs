using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Orders.RecordSeatAnswers;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Webhooks;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Tests.Webhooks;

[Collection(ServersCollection.Name)]
public sealed class WebhookTests(Servers servers)
{
    private static readonly WebhookOptions Options = WithTimeout(TimeSpan.FromSeconds(30));

    [Fact]
    public async Task A_seller_is_told_signed_until_the_endpoint_answers_and_can_look_it_up()
    {
        await using var endpoint = await SellerEndpoint.StartAsync();
        await using var host = await CreateAsync(Options);
        await host.StartAsync();
        var seller = await host.SellerOfAsync(TestEvents.OnSale);
        using var http = Client(host, seller);
        var created = await http.PostAsJsonAsync(
            "/sellers/me/webhooks", new { url = endpoint.Url, events = new[] { "order.paid" } });
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var webhook = await created.Content.ReadFromJsonAsync<JsonElement>();
        var secret = webhook.GetProperty("secret").GetString()!;
        (await http.GetStringAsync("/sellers/me/webhooks")).ShouldNotContain(secret);
        endpoint.Answer = HttpStatusCode.InternalServerError;

        var booking = await PaidAsync(host);
        await Eventually.TrueAsync(() => Task.FromResult(!endpoint.Calls.IsEmpty), "the first try comes");
        await Eventually.TrueAsync(
            async () => (await LogAsync(http, webhook)).GetProperty("last_status").ToString() == "500", "it is logged");
        var failed = (await LogAsync(http, webhook)).GetProperty("attempts").GetInt32();
        endpoint.Answer = HttpStatusCode.OK;
        host.Clock.Advance(TimeSpan.FromMinutes(5)); // longer than after the first tries
        await Eventually.TrueAsync(
            async () => (await LogAsync(http, webhook)).GetProperty("state").GetString() == "DELIVERED",
            "it is delivered");

        var call = endpoint.Calls.Last();
        var time = long.Parse(call.Signature.Split(',')[0][2..]);
        call.Signature.ShouldBe(WebhookClient.Sign(secret, time, call.Body));
        call.Signature.ShouldNotBe(WebhookClient.Sign(secret, time, call.Body + " "));
        JsonSerializer.Deserialize<JsonElement>(call.Body).GetProperty("order").GetProperty("order_id").GetGuid()
            .ShouldBe(booking);
        (await LogAsync(http, webhook)).GetProperty("attempts").GetInt32().ShouldBeGreaterThan(failed);
        var calls = endpoint.Calls.Count;

        var path = $"/sellers/me/webhooks/{webhook.GetProperty("webhook_id").GetGuid()}";
        var delivery = (await LogAsync(http, webhook)).GetProperty("delivery_id").GetGuid();
        (await http.PostAsync($"{path}/deliveries/{delivery}/redeliver", null)).StatusCode
            .ShouldBe(HttpStatusCode.Accepted);
        await Eventually.TrueAsync(() => Task.FromResult(endpoint.Calls.Count > calls), "it comes again");
        using var stranger = Client(host, new UserId(Guid.NewGuid()));
        (await stranger.DeleteAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetStringAsync($"{path}/deliveries")).ShouldNotContain(delivery.ToString());
        (await http.DeleteAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_dead_endpoint_stalls_nobody_and_is_given_up_at_last()
    {
        await using var dead = await SellerEndpoint.StartAsync(hangs: true);
        await using var alive = await SellerEndpoint.StartAsync();
        // Long enough that nothing times out before the test has looked, also where the machine pauses.
        await using var host = await CreateAsync(WithTimeout(TimeSpan.FromSeconds(8)));
        var seller = await host.SellerOfAsync(TestEvents.OnSale);
        var other = await host.SellerOfAsync(TestEvents.Closed);
        await host.InsertWebhookAsync(seller, SellerEvents.OrderPaid, dead.Url);
        await host.InsertWebhookAsync(other, SellerEvents.EventCancelled, alive.Url);
        for (var i = 0; i < 20; i++)
        {
            await PaidAsync(host);
        }
        await TellSellerAsync(host, SellerEvent.EventCancelled(TestEvents.Closed));
        var dispatcher = DispatcherOf(host);

        await dispatcher.RunOnceAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => Task.FromResult(alive.Calls.Count == 1), "the living one is called at once");
        await Eventually.TrueAsync(
            () => Task.FromResult(dead.Calls.Count == Options.MaxInFlightPerSeller), "the dead one has its share");
        await dispatcher.RunOnceAsync(CancellationToken.None);
        dead.Calls.Count.ShouldBe(Options.MaxInFlightPerSeller);
        await dispatcher.WhenIdleAsync();
        (await host.ScalarAsync<long>("SELECT count(*) FROM webhook_deliveries WHERE last_error = 'timeout'"))
            .ShouldBe(Options.MaxInFlightPerSeller);

        await host.ScalarAsync<long>("""
            WITH few AS (DELETE FROM webhook_deliveries WHERE state = 'PENDING' AND attempts = 0 RETURNING 1)
            SELECT count(*) FROM few
            """);
        dead.Hangs = false;
        dead.Answer = HttpStatusCode.BadGateway;
        for (var i = 1; i < WebhookQueue.MaxAttempts; i++)
        {
            host.Clock.Advance(TimeSpan.FromHours(13));
            await dispatcher.RunOnceAsync(CancellationToken.None);
            await dispatcher.WhenIdleAsync();
        }
        (await host.ScalarAsync<long>("SELECT count(*) FROM webhook_deliveries WHERE state = 'FAILED'"))
            .ShouldBe(Options.MaxInFlightPerSeller);
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var inside = await SellerEndpoint.StartAsync();
        await using var endpoint = await SellerEndpoint.StartAsync();
        endpoint.Answer = HttpStatusCode.TemporaryRedirect;
        endpoint.Location = inside.Url;

        var answer = await SendAsync(Options, endpoint.Url);

        (answer.Status, answer.Error).ShouldBe((307, "redirect-not-followed"));
        inside.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task A_name_that_leads_inside_is_not_called(string name)
    {
        await using var inside = await SellerEndpoint.StartAsync();
        await using var silent = await SellerEndpoint.StartAsync(hangs: true);
        var options = new WebhookOptions { Key = "k", AllowHttp = true, Timeout = TimeSpan.FromSeconds(1) };
        var started = Stopwatch.GetTimestamp();

        var answer = await SendAsync(options, inside.Url.Replace("127.0.0.1", name, StringComparison.Ordinal));

        inside.Calls.ShouldBeEmpty();
        // As a public address that is silent, by what it says and by when: the log must not map our network.
        Stopwatch.GetElapsedTime(started).ShouldBeGreaterThan(0.9 * options.Timeout);
        answer.ShouldBe(await SendAsync(WithTimeout(options.Timeout), silent.Url));
        // The guard is what kept it out.
        (await SendAsync(Options, inside.Url)).Delivered.ShouldBeTrue();
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("0.0.0.0", false)]
    public void Only_public_addresses_are_public(string address, bool isPublic) =>
        PublicAddresses.Contains(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Theory]
    [InlineData("http://example.org/hook", "webhook-url-not-allowed")]
    [InlineData("https://127.0.0.1/hook", "webhook-url-not-allowed")]
    [InlineData("https://localhost/hook", "webhook-url-not-allowed")]
    [InlineData("https://user:pw@example.org/hook", "webhook-url-not-allowed")]
    [InlineData("/hook", "webhook-url-not-allowed")]
    [InlineData("https://example.org/hook\0", "webhook-url-not-allowed")]
    [InlineData("https://example.org/a\r\nX: y", "webhook-url-not-allowed")]
    [InlineData("https://example.org/hook\n", "webhook-url-not-allowed")]
    [InlineData("https://exam\tple.org/hook", "webhook-url-not-allowed")]
    [InlineData("https://example.org/\u0085", "webhook-url-not-allowed")]
    [InlineData(" https://example.org/hook", "webhook-url-not-allowed")]
    [InlineData("https://example.org:8443/hook", "webhook-url-not-allowed")]
    [InlineData("https://example.org:80/hook", "webhook-url-not-allowed")]
    [InlineData("https://example.org:22/hook", "webhook-url-not-allowed")]
    public async Task Outside_development_a_webhook_is_https_and_public(string url, string code)
    {
        await using var host = await CreateAsync(new WebhookOptions { Key = "k" });
        await host.StartAsync();
        using var http = Client(host, new UserId(Guid.NewGuid()));

        var answer = await http.PostAsJsonAsync("/sellers/me/webhooks", new { url, events = new[] { "order.paid" } });

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(code);
    }

    [Fact]
    public async Task Who_has_not_verified_the_address_makes_no_webhook()
    {
        await using var host = await CreateAsync(Options);
        await host.StartAsync();
        using var http = host.ClientWith(BookingHost.Token(new UserId(Guid.NewGuid()), "seller", isEmailVerified: false));

        var answer = await http.PostAsJsonAsync(
            "/sellers/me/webhooks", new { url = "https://example.org/hook", events = new[] { "order.paid" } });

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("email-not-verified");
    }

    private static WebhookOptions WithTimeout(TimeSpan timeout) => new()
    {
        Key = "for-tests-only", AllowHttp = true, AllowPrivateAddresses = true, Timeout = timeout,
    };

    private Task<BookingHost> CreateAsync(WebhookOptions options) =>
        BookingHost.CreateAsync(servers, change: services => services.AddSingleton(options));

    private static async Task<WebhookAnswer> SendAsync(WebhookOptions options, string url)
    {
        using var client = new WebhookClient(options, TimeProvider.System);
        return await client.SendAsync(
            new WebhookDelivery(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "order.paid", url, "{}", 0), default);
    }

    private static async Task<Guid> PaidAsync(BookingHost host)
    {
        var id = (await host.InsertAsync(BookingStatus.Paid, TestBookings.NewBuyer()))[0];
        await host.NotifyAsync([BookingNotifications.Confirmed(await host.ReadAsync(id))]);
        return id;
    }

    private static async Task TellSellerAsync(BookingHost host, SellerEvent what)
    {
        await using var transaction = await host.Get<Database>().BeginAsync(CancellationToken.None);
        await SellerEvents.AppendAsync(transaction, [what], CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static WebhookDispatcher DispatcherOf(BookingHost host) =>
        host.Get<IEnumerable<IHostedService>>().OfType<WebhookDispatcher>().Single();

    private static HttpClient Client(BookingHost host, UserId seller)
    {
        var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new(
            "Bearer", BookingHost.Token(seller, "seller", clock: host.Clock));
        return http;
    }

    private static async Task<JsonElement> LogAsync(HttpClient http, JsonElement webhook) =>
        (await http.GetFromJsonAsync<JsonElement>(
            $"/sellers/me/webhooks/{webhook.GetProperty("webhook_id").GetGuid()}/deliveries"))
            .GetProperty("deliveries")[0];
}
