using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.Codes;

/// <summary>A seller's codes over HTTP, and what a buyer is told before ordering.</summary>
[Collection(ServersCollection.Name)]
public sealed class CodesApiTests(Servers servers) : IAsyncLifetime
{
    private BookingHost _host = null!;
    private HttpClient _seller = null!;

    public async Task InitializeAsync()
    {
        _host = await BookingHost.CreateAsync(servers);
        await _host.StartAsync();
        _seller = _host.ClientWith(BookingHost.Token(TestEvents.Seller, "seller"));
    }

    public async Task DisposeAsync()
    {
        _seller.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_batch_is_made_listed_and_exported_and_nothing_in_it_is_a_formula()
    {
        var made = await CreatedAsync(new
        {
            kind = "voucher", event_id = 1, count = 120, value = 50_000, note = "=HYPERLINK(1)",
        });
        var batch = made.GetProperty("batch_id").GetGuid();
        made.GetProperty("codes").GetArrayLength().ShouldBe(120);

        var first = await ReadAsync($"/sellers/me/codes?batch_id={batch}&limit=100");
        var rest = await ReadAsync($"/sellers/me/codes?batch_id={batch}&limit=100&after={first.GetProperty("next").GetString()}");
        first.GetProperty("codes").EnumerateArray().Concat(rest.GetProperty("codes").EnumerateArray())
            .Select(c => c.GetProperty("code").GetString()).Distinct().Count().ShouldBe(120);
        var code = first.GetProperty("codes")[0];
        (code.GetProperty("balance").GetInt64(), code.GetProperty("currency").GetString()).ShouldBe((50_000, "TWD"));
        code.GetProperty("max_uses").ValueKind.ShouldBe(JsonValueKind.Null);

        var csv = (await _seller.GetStringAsync($"/sellers/me/codes/export?batch_id={batch}")).Split("\r\n");
        csv.Length.ShouldBe(122);
        csv[0].ShouldStartWith("code,kind,event_id,value");
        csv[1].ShouldContain("'=HYPERLINK(1)");
    }

    [Fact]
    public async Task Codes_of_a_batch_are_stopped_together()
    {
        var made = await CreatedAsync(new { kind = "percent", event_id = 1, count = 3, value = 10 });
        var batch = made.GetProperty("batch_id").GetGuid();
        var code = made.GetProperty("codes")[2].GetProperty("code").GetString();
        var path = $"/sellers/me/codes/batches/{batch}/stop";

        using var stopped = await _seller.PostAsync(path, null);
        using var again = await _seller.PostAsync(path, null);

        (await stopped.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("stopped").GetInt32().ShouldBe(3);
        (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("stopped").GetInt32().ShouldBe(0);
        (await _host.OrderAsync(TestBookings.NewBuyer(), code)).Refusal!.Code.ShouldBe("code-stopped");
        (await Code(_seller.PostAsync($"/sellers/me/codes/batches/{Guid.NewGuid()}/stop", null))).ShouldBe("no-such-code");
    }

    [Fact]
    public async Task A_code_is_changed_by_edition_and_stopped_and_a_log_tells()
    {
        var code = (await CreatedAsync(new { kind = "percent", code = "Summer 20", value = 20 })).GetProperty("codes")[0];
        var path = $"/sellers/me/codes/{code.GetProperty("code_id").GetGuid()}";
        (await Code(_seller.PostAsJsonAsync("/sellers/me/codes", new { kind = "access", code = "summer-20" })))
            .ShouldBe("code-taken");

        using var edited = await _seller.PostAsJsonAsync($"{path}/edit", new { edition = 1, max_uses = 5, note = "n" });
        edited.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Code(_seller.PostAsJsonAsync($"{path}/edit", new { edition = 1 }))).ShouldBe("code-changed");
        using var stopped = await _seller.PostAsync($"{path}/stop", null);
        using var again = await _seller.PostAsync($"{path}/stop", null);
        (stopped.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));

        (await _host.OrderAsync(TestBookings.NewBuyer(), "SUMMER20")).Refusal!.Code.ShouldBe("code-stopped");
        (await _host.ScalarAsync<string>("SELECT string_agg(kind, ',' ORDER BY audit_id) FROM audit_log"))
            .ShouldBe("codes-created,code-changed,code-stopped");
        (await _host.ScalarAsync<bool>("SELECT bool_or(details::text ILIKE '%summer%') FROM audit_log")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"kind":"percent","value":101,"count":1}""", "value")]
    [InlineData("""{"kind":"amount","value":100,"count":1}""", "currency")]
    [InlineData("""{"kind":"n_for_m","group_seats":2,"group_pays":2,"count":1}""", "group_pays")]
    [InlineData("""{"kind":"access","count":5001}""", "count")]
    [InlineData("""{"kind":"access","code":"ab"}""", "code")]
    [InlineData("""{"kind":"access","count":1,"max_uses":0}""", "max_uses")]
    [InlineData("""{"kind":"access","count":1,"valid_from":"2027-01-02T00:00:00Z","valid_until":"2027-01-01T00:00:00Z"}""",
        "valid_until")]
    public async Task What_is_wrong_is_named(string body, string field)
    {
        using var answer = await _seller.PostAsync(
            "/sellers/me/codes", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject()
            .Select(e => e.Name).ShouldBe([field]);
    }

    [Fact]
    public async Task Nobody_reaches_another_sellers_codes_or_events()
    {
        var code = (await CreatedAsync(new { kind = "percent", event_id = 1, code = "MINE", value = 5 }))
            .GetProperty("codes")[0].GetProperty("code_id").GetGuid();
        using var other = _host.ClientWith(BookingHost.Token(TestBookings.NewBuyer(), "seller"));

        (await Code(other.PostAsJsonAsync("/sellers/me/codes", new { kind = "access", event_id = 1, count = 1 })))
            .ShouldBe("not-your-event");
        (await Code(other.PostAsync($"/sellers/me/codes/{code}/stop", null))).ShouldBe("no-such-code");
        (await Code(other.PostAsJsonAsync($"/sellers/me/codes/{code}/edit", new { edition = 1 }))).ShouldBe("no-such-code");
        (await other.GetStringAsync("/sellers/me/codes")).ShouldNotContain("MINE");
        // The same name at another seller is another code.
        (await other.PostAsJsonAsync("/sellers/me/codes", new { kind = "access", code = "MINE" })).StatusCode
            .ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_preview_says_what_a_code_would_do_and_takes_no_use()
    {
        await CreatedAsync(new { kind = "n_for_m", event_id = 1, code = "4FOR3", group_seats = 4, group_pays = 3, max_uses = 1 });
        using var buyer = _host.ClientWith(BookingHost.Token(TestBookings.NewBuyer(), "buyer"));
        var order = new { event_id = 1, section = "A", mode = "best_available", quantity = 4, code = " 4 for 3 " };

        for (var i = 0; i < 2; i++)
        {
            using var answer = await buyer.PostAsJsonAsync("/orders/code-preview", order);
            var preview = await answer.Content.ReadFromJsonAsync<JsonElement>();
            (preview.GetProperty("discount").GetInt64(), preview.GetProperty("total").GetInt64())
                .ShouldBe((TestEvents.PriceMinor, 3 * TestEvents.PriceMinor));
        }

        (await _host.ScalarAsync<int>("SELECT used FROM codes")).ShouldBe(0);
        (await buyer.PostAsJsonAsync("/orders/create", order)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await Code(buyer.PostAsJsonAsync("/orders/code-preview", order))).ShouldBe("code-used-up");
        (await Code(buyer.PostAsJsonAsync("/orders/code-preview", new
        {
            event_id = 1, section = "A", mode = "best_available", quantity = 4, code = "NONE",
        }))).ShouldBe("code-not-found");
    }

    [Fact]
    public async Task A_typed_code_is_looked_up_before_anything_is_chosen()
    {
        await CreatedAsync(new
        {
            kind = "percent", event_id = 1, code = "FOUR", value = 10, min_seats = 4, sections = new[] { "A" }, max_uses = 1,
        });
        using var buyer = _host.ClientWith(BookingHost.Token(TestBookings.NewBuyer(), "buyer"));

        using var answer = await buyer.PostAsJsonAsync("/orders/code-look-up", new { event_id = 1, code = " fo-ur " });
        var found = await answer.Content.ReadFromJsonAsync<JsonElement>();

        (found.GetProperty("code").GetString(), found.GetProperty("kind").GetString()).ShouldBe(("FOUR", "percent"));
        found.GetProperty("sections").EnumerateArray().Select(s => s.GetString()).ShouldBe(["A"]);
        found.GetProperty("seats").ValueKind.ShouldBe(JsonValueKind.Null);
        (await _host.ScalarAsync<int>("SELECT used FROM codes")).ShouldBe(0);
        (await _host.OrderAsync(TestBookings.NewBuyer(), "FOUR", 4)).Refusal.ShouldBeNull();
        (await Code(buyer.PostAsJsonAsync("/orders/code-look-up", new { event_id = 1, code = "FOUR" })))
            .ShouldBe("code-used-up");
    }

    [Fact]
    public async Task A_code_that_is_nothing_is_a_guess_of_both_kinds_of_codes()
    {
        using var buyer = _host.ClientWith(BookingHost.Token(TestBookings.NewBuyer(), "buyer"));
        using var invalid = await buyer.PostAsJsonAsync("/orders/code-look-up", new { event_id = 1, code = " " });
        invalid.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var answers = new List<string?>();
        for (var i = 0; i < 11; i++)
        {
            answers.Add(await Code(buyer.PostAsJsonAsync("/orders/code-look-up", new { event_id = 1, code = $"NOTHING{i}" })));
        }

        answers[0].ShouldBe("code-not-found");
        answers[^1].ShouldBeOneOf("too-many-code-guesses", "too-many-code-tries");
    }

    private async Task<JsonElement> CreatedAsync(object body)
    {
        using var answer = await _seller.PostAsJsonAsync("/sellers/me/codes", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> ReadAsync(string path) => await _seller.GetFromJsonAsync<JsonElement>(path);

    private static async Task<string?> Code(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }
}
