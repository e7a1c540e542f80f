using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.Api;

[Collection(ServersCollection.Name)]
public sealed class OrdersApiTests(Servers servers)
{
    private const string TwoSeats = """{"event_id":1,"section":"A","mode":"best_available","quantity":2}""";
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task An_order_goes_from_create_over_history_to_cancel()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartAsync();
        using var client = Client(host, BookingHost.Token(_buyer, "buyer"));

        using var created = await PostAsync(client, "/orders/create", TwoSeats);
        created.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var order = await created.Content.ReadFromJsonAsync<JsonElement>();
        var id = order.GetProperty("order_id").GetString();
        created.Headers.Location!.ToString().ShouldBe($"/orders/{_buyer}/{id}");
        order.EnumerateObject().Select(p => p.Name).ShouldBe(
            [
                "order_id",
                "event_id", "buyer_id", "status", "mode", "section", "subsection", "quantity", "seats",
                "lost_seats",
                "total", "currency", "created_at", "hold_expires_at", "paid_at", "cancelled_at", "reason",
                "refund", "extended",
                "next_action", "payment_error", "payment_running", "replaces", "replaced_by", "live_quantity",
                "live_total", "transactions", "event_starts_at", "refund_terms", "discount",
            ]);
        (await client.GetStringAsync(created.Headers.Location)).ShouldBe(
            order.GetRawText().Replace("\"transactions\":null", "\"transactions\":[]", StringComparison.Ordinal));

        using var cancelled = await PostAsync(client, $"/orders/{id}/cancel", "");
        (await JsonOfAsync(cancelled)).GetProperty("status").GetString().ShouldBe("CANCELLED");
        using var again = await PostAsync(client, $"/orders/{id}/cancel", "");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    // One host for all, because starting one takes longer than asking it.
    private static readonly (string Body, int Status, string Code)[] BadOrders =
    [
        ("{", 400, "malformed-json"),
        ("""{"event_id":"one"}""", 400, "malformed-json"),
        ("{}", 400, "invalid-request"),
        ("""{"event_id":1,"section":"A","mode":"cheapest","quantity":2}""", 400, "invalid-request"),
        ("""{"event_id":1,"section":"A","mode":"manual","seats":[null]}""", 400, "invalid-request"),
        ("""{"event_id":9,"section":"A","mode":"best_available","quantity":2}""", 404, "event-not-found"),
        ("""{"event_id":2,"section":"A","mode":"best_available","quantity":2}""", 409, "event-not-on-sale"),
        ("""{"event_id":1,"section":"Z","mode":"best_available","quantity":2}""", 404, "section-not-found"),
        ("""{"event_id":1,"section":"A","mode":"best_available","quantity":0}""",
            422, "quantity-out-of-range"),
        ("""{"event_id":1,"section":"A","mode":"best_available","quantity":10000}""",
            422, "quantity-out-of-range"),
        ("""{"event_id":1,"section":"A","mode":"manual","seats":[{"subsection":1,"row":99,"seat":1}]}""",
            422, "no-such-seat"),
    ];

    [Fact]
    public async Task A_bad_order_is_a_problem_with_its_code()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartAsync();
        using var client = Client(host, BookingHost.Token(_buyer, "buyer"));

        foreach (var (body, status, code) in BadOrders)
        {
            using var answer = await PostAsync(client, "/orders/create", body);
            await ShouldBeProblemAsync(answer, status, code);
        }
        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings")).ShouldBe(0);
    }

    [Fact]
    public async Task Only_buyers_order_and_only_owners_see()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartAsync();
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        using var nobody = Client(host, null);
        using var expired = Client(host, BookingHost.Token(_buyer, "buyer", TimeSpan.FromMinutes(-1)));
        using var seller = Client(host, BookingHost.Token(_buyer, "seller"));
        using var other = Client(host, BookingHost.Token(TestBookings.NewBuyer(), "buyer"));

        await ShouldBeProblemAsync(
            await PostAsync(nobody, "/orders/create", TwoSeats), 401, "unauthenticated");
        await ShouldBeProblemAsync(
            await PostAsync(expired, "/orders/create", TwoSeats), 401, "unauthenticated");
        await ShouldBeProblemAsync(await PostAsync(seller, "/orders/create", TwoSeats), 403, "forbidden");
        await ShouldBeProblemAsync(await other.GetAsync($"/orders/{_buyer}"), 403, "not-your-order");
        await ShouldBeProblemAsync(await other.GetAsync($"/orders/{_buyer}/{id}"), 403, "not-your-order");
        await ShouldBeProblemAsync(await other.GetAsync($"/orders/{_buyer}/updates"), 403, "not-your-order");
        await ShouldBeProblemAsync(await PostAsync(other, $"/orders/{id}/cancel", ""), 403, "not-your-order");
        await ShouldBeProblemAsync(
            await PostAsync(other, $"/orders/{id}/confirm", """{"payment_token":"tok_ok"}"""),
            403, "not-your-order");
        await ShouldBeProblemAsync(
            await PostAsync(other, $"/orders/{Guid.NewGuid()}/cancel", ""), 404, "order-not-found");
        await ShouldBeProblemAsync(await PostAsync(other, "/orders/42/cancel", ""), 404, "order-not-found");
    }

    [Fact]
    public async Task Paying_answers_402_then_200_and_refuses_card_numbers()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartAsync();
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        using var client = Client(host, BookingHost.Token(_buyer, "buyer"));
        Task<HttpResponseMessage> Pay(string token) =>
            PostAsync(client, $"/orders/{id}/confirm", $$"""{"payment_token":"{{token}}"}""");

        await ShouldBeProblemAsync(
            await PostAsync(client, $"/orders/{id}/confirm", "{}"), 400, "invalid-request");
        await ShouldBeProblemAsync(await Pay("4242 4242 4242 4242"), 422, "card-number-not-accepted");
        await ShouldBeProblemAsync(await Pay("tok_decline"), 402, "payment-declined");
        using var paid = await Pay("tok_ok");
        (await JsonOfAsync(paid)).GetProperty("status").GetString().ShouldBe("PAID");
        (await Pay("tok_ok")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ShouldBeProblemAsync(
            await PostAsync(client, $"/orders/{id}/cancel", ""), 409, "refund-not-allowed");
    }

    [Fact]
    public async Task History_comes_page_by_page_newest_first()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartAsync();
        await host.InsertAsync(BookingStatus.Failed, TestBookings.NewBuyer(), 5);
        // Equal creation times: the id decides, and no order is lost or shown twice between pages.
        var ids = await host.InsertAsync(BookingStatus.Paid, _buyer, 25);
        using var client = Client(host, BookingHost.Token(_buyer, "buyer"));

        var seen = new List<Guid>();
        var next = "";
        for (var page = 0; page < 3; page++)
        {
            var json = await client.GetFromJsonAsync<JsonElement>($"/orders/{_buyer}?limit=10{next}");
            seen.AddRange(json.GetProperty("orders").EnumerateArray().Select(o =>
                o.GetProperty("order_id").GetGuid()));
            next = $"&after={json.GetProperty("next").GetString()}";
        }

        next.ShouldBe("&after=");
        seen.Count.ShouldBe(25);
        seen.ShouldBe(ids, ignoreOrder: true);
        await ShouldBeProblemAsync(
            await client.GetAsync($"/orders/{_buyer}?limit=101"), 400, "invalid-request");
        await ShouldBeProblemAsync(
            await client.GetAsync($"/orders/{_buyer}?after=x"), 400, "invalid-request");
    }

    [Fact]
    public async Task Updates_begin_with_a_snapshot_and_end_at_once_when_the_service_stops()
    {
        await using var host = await BookingHost.CreateAsync(
            servers, options: new BookingOptions { StreamHeartbeat = TimeSpan.FromMilliseconds(200) });
        await host.StartAsync();
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        using var client = Client(host, BookingHost.Token(_buyer, "buyer"));
        using var response = await client.GetAsync(
            $"/orders/{_buyer}/updates", HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());

        (await NextAsync(lines)).ShouldBe("event: snapshot");
        var snapshot = await NextAsync(lines);
        snapshot.ShouldStartWith("""data: {"orders":[{"order_id":""");
        snapshot.ShouldContain(id.ToString());
        (await NextAsync(lines)).ShouldBe("");
        (await NextAsync(lines)).ShouldBe(":");
        (await NextAsync(lines)).ShouldBe("");

        (await PostAsync(client, $"/orders/{id}/confirm", """{"payment_token":"tok_ok"}"""))
            .EnsureSuccessStatusCode();
        string line;
        while ((line = await NextAsync(lines)) is ":" or "")
        {
        }
        line.ShouldBe("event: order");
        (await NextAsync(lines)).ShouldContain("\"status\":\"PAID\"");

        // A stream that did not end would be waited for until the host gives up, which is later.
        await host.StopAsync().WaitAsync(Eventually.Patience);
        (await lines.ReadToEndAsync().WaitAsync(Eventually.Patience)).ShouldNotContain("event: order");
    }

    [Fact]
    public async Task Updates_end_with_the_token()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartAsync();
        using var longer = Client(host, BookingHost.Token(_buyer, "buyer"));
        using var open = await longer.GetAsync(
            $"/orders/{_buyer}/updates", HttpCompletionOption.ResponseHeadersRead);
        using var rest = new StreamReader(await open.Content.ReadAsStreamAsync());
        var other = rest.ReadToEndAsync();

        // With the five seconds by which clocks may differ: time enough to be let in also where the machine is busy.
        using var client = Client(host, BookingHost.Token(_buyer, "buyer", TimeSpan.FromSeconds(4)));
        using var response = await client.GetAsync(
            $"/orders/{_buyer}/updates", HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        var all = await lines.ReadToEndAsync().WaitAsync(Eventually.Patience);

        all.ShouldStartWith("event: snapshot"); // it was let in, and put out
        other.IsCompleted.ShouldBeFalse("the other token goes on");
    }

    private static async Task<string> NextAsync(StreamReader lines) =>
        (await lines.ReadLineAsync().WaitAsync(Eventually.Patience)).ShouldNotBeNull();

    private static HttpClient Client(BookingHost host, string? token)
    {
        var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization =
            token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string body) =>
        client.PostAsync(
            new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

    private static async Task<JsonElement> JsonOfAsync(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task ShouldBeProblemAsync(HttpResponseMessage response, int status, string code)
    {
        var body = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, body);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonSerializer.Deserialize<JsonElement>(body);
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        body.ShouldNotContain("4242");
    }
}
