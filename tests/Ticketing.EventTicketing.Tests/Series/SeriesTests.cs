using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Events;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.TestKit;

namespace Ticketing.EventTicketing.Tests.Series;

/// <summary>Many shows with one plan, made, changed and cancelled together.</summary>
[Collection(DatabaseTests.Name)]
public sealed class SeriesTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task One_request_makes_every_show_with_its_own_times_and_repeated_none_twice()
    {
        using var seller = await _service.SignedInAsync("seller");

        var answer = await CreateAsync(seller, "films");

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var id = (string)(await UserEndpointTests.Json(answer))["series_id"]!;
        var again = await UserEndpointTests.Json(await CreateAsync(seller, "films"));
        ((string)again["series_id"]!).ShouldBe(id);
        var page = await FinishedAsync(seller, id);
        ((int)page["series"]!["shows"]!, (int)page["series"]!["shows_created"]!).ShouldBe((6, 6));
        var shows = page["shows"]!.AsArray();
        shows.Select(show => At(show!["starts_at"])).ShouldBe(
            new[] { 1, 2, 3 }.SelectMany(day => new[] { 14, 20 }.Select(hour =>
                new DateTimeOffset(2027, 5, day, hour, 0, 0, TimeSpan.FromHours(8)).ToUniversalTime())));
        var last = await UserEndpointTests.Json(await seller.GetAsync($"/events/{shows[^1]!["event_id"]}"));
        ((int)last["hold_seconds"]!, (string)last["series_id"]!).ShouldBe((300, id));
        At(last["sale_ends_at"]).ShouldBe(At(last["starts_at"]).AddMinutes(-30), "as far from the start as the first's");
        (await database.ScalarAsync<long>(
            "SELECT count(*) FROM tickets t JOIN events e USING (event_id) WHERE e.series_id = $1", Guid.Parse(id)))
            .ShouldBe(6 * 12);
        await UserEndpointTests.Refused(
            await CreateAsync(seller, "films", hold: 600), HttpStatusCode.Conflict, "idempotency-key-reused");
    }

    [Fact]
    public async Task All_shows_are_changed_shifted_and_cancelled_together_and_one_by_itself()
    {
        using var seller = await _service.SignedInAsync("seller");
        using var rival = await _service.SignedInAsync("seller");
        var id = (string)(await UserEndpointTests.Json(await CreateAsync(seller, null)))["series_id"]!;
        var before = (await FinishedAsync(seller, id))["shows"]!.AsArray();
        var path = $"/series/{id}";

        var edited = await UserEndpointTests.Json(await seller.PostAsJsonAsync(path + "/edit", new
        {
            name = "The film", shift_minutes = 15, hold_seconds = 600, refunds = new { fee_percent = 20, free_until_hours = 2 },
            prices = new[] { new { section = "A", price = 25_000 } },
        }));

        ((int)edited["shows_changed"]!, (string)edited["series"]!["name"]!).ShouldBe((6, "The film"));
        var shows = (await UserEndpointTests.Json(await seller.GetAsync(path)))["shows"]!.AsArray();
        shows.Select(show => At(show!["starts_at"])).ShouldBe(before.Select(show => At(show!["starts_at"]).AddMinutes(15)));
        shows.ShouldAllBe(show => (long)show!["price_from"]! == 25_000 && show["previous_starts_at"] != null);
        var first = await UserEndpointTests.Json(await seller.GetAsync($"/events/{shows[0]!["event_id"]}"));
        ((string)first["name"]!, (int)first["hold_seconds"]!, (long)first["sections"]![0]!["price"]!)
            .ShouldBe(("The film", 600, 25_000));
        At(first["refunds"]!["free_until"]).ShouldBe(At(first["starts_at"]).AddHours(-2));
        (await CountAsync(
            "SELECT count(DISTINCT directory_version) FROM events WHERE series_id = $1", Guid.Parse(id))).ShouldBe(6);
        await UserEndpointTests.Refused(
            await rival.PostAsJsonAsync(path + "/edit", new { name = "Mine" }), HttpStatusCode.Forbidden, "not-your-series");

        await UserEndpointTests.Refused(
            await seller.PostAsync(path + "/cancel", null), HttpStatusCode.Conflict, "series-preparing");
        await OpenAllAsync(id);
        (await seller.PostAsync($"/events/{shows[0]!["event_id"]}/close", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        ((int)(await UserEndpointTests.Json(await seller.PostAsync(path + "/close", null)))["shows_changed"]!).ShouldBe(5);
        ((int)(await UserEndpointTests.Json(await seller.PostAsync(path + "/cancel", null)))["shows_changed"]!).ShouldBe(6);
        ((int)(await UserEndpointTests.Json(await seller.PostAsync(path + "/cancel", null)))["shows_changed"]!).ShouldBe(0);
        (await UserEndpointTests.Json(await seller.GetAsync(path)))["shows"]!.AsArray()
            .ShouldAllBe(show => (string)show!["status"]! == "CANCELLED");
    }

    [Fact]
    public async Task Drafts_of_a_series_are_published_together_with_an_answer_for_each_show()
    {
        using var seller = await _service.SignedInAsync("seller");
        using var rival = await _service.SignedInAsync("seller");
        var request = Request(300, "2027-05-01", "2027-05-03", ["14:00", "20:00"]);
        request["event"]!["draft"] = true;
        var created = await UserEndpointTests.Json(await EditAndCopyTests.PostAsync(seller, "/series", request, null));
        var path = $"/series/{created["series_id"]}";
        await FinishedAsync(seller, (string)created["series_id"]!);

        var drafts = (await UserEndpointTests.Json(await seller.GetAsync($"{path}?seller=me")))["shows"]!.AsArray();
        drafts.Count.ShouldBe(6);
        drafts.ShouldAllBe(show => (bool)show!["draft"]!);
        foreach (var stranger in new[] { rival, _service.CreateClient() })
        {
            (await UserEndpointTests.Json(await stranger.GetAsync($"{path}?seller=me")))["shows"]!.AsArray().ShouldBeEmpty();
        }

        await UserEndpointTests.Refused(
            await rival.PostAsync(path + "/publish", null), HttpStatusCode.Forbidden, "not-your-series");
        (await seller.PostAsync($"/events/{drafts[0]!["event_id"]}/publish", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var published = await UserEndpointTests.Json(await seller.PostAsync(path + "/publish", null));

        ((int)published["shows_changed"]!).ShouldBe(5);
        published["shows"]!.AsArray().Select(show => (string)show!["outcome"]!)
            .ShouldBe(["already", .. Enumerable.Repeat("published", 5)]);
        (await UserEndpointTests.Json(await rival.GetAsync(path)))["shows"]!.AsArray().Count.ShouldBe(6);
        ((int)(await UserEndpointTests.Json(await seller.PostAsync(path + "/publish", null)))["shows_changed"]!).ShouldBe(0);
    }

    [Fact]
    public async Task Dates_are_added_once_and_say_when_they_are_wrong()
    {
        using var seller = await _service.SignedInAsync("seller");
        var id = (string)(await UserEndpointTests.Json(await CreateAsync(seller, null)))["series_id"]!;
        await FinishedAsync(seller, id);
        var more = new { starts = new[] { "2027-05-03T20:00", "2027-05-04T20:00" } };

        (await seller.PostAsJsonAsync($"/series/{id}/dates", more)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await seller.PostAsJsonAsync($"/series/{id}/dates", more)).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        (await FinishedAsync(seller, id))["shows"]!.AsArray().Count.ShouldBe(7);
        var wrong = await seller.PostAsJsonAsync($"/series/{id}/dates", new { starts = new[] { "soon" } });
        (await UserEndpointTests.Json(wrong))["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["starts[0]"]);
    }

    [Fact]
    public async Task A_page_of_shows_goes_on_where_it_ended_and_says_what_is_sold_out()
    {
        using var seller = await _service.SignedInAsync("seller");
        var id = (string)(await UserEndpointTests.Json(await CreateAsync(seller, null)))["series_id"]!;
        var all = (await FinishedAsync(seller, id))["shows"]!.AsArray().Select(show => (long)show!["event_id"]!).ToList();
        await database.ScalarAsync<long>(
            "WITH sold AS (UPDATE tickets SET status = 2, booking_id = gen_random_uuid() WHERE event_id = $1 RETURNING 1) "
            + "SELECT count(*) FROM sold", all[1]);

        var paged = new List<long>();
        for (string? after = ""; after is not null;)
        {
            var page = await UserEndpointTests.Json(await seller.GetAsync($"/series/{id}?limit=4&after={after}"));
            page["shows"]!.AsArray().Where(show => (bool)show!["sold_out"]!).ShouldAllBe(
                show => (long)show!["event_id"]! == all[1]);
            paged.AddRange(page["shows"]!.AsArray().Select(show => (long)show!["event_id"]!));
            after = (string?)page["next"];
        }

        paged.ShouldBe(all);
        var own = await UserEndpointTests.Json(await seller.GetAsync("/series"));
        own["series"]!.AsArray().Select(series => (string)series!["series_id"]!).ShouldBe([id]);
        (await seller.GetAsync($"/series/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var preview = await UserEndpointTests.Json(await seller.PostAsJsonAsync(
            "/series/preview",
            new { time_zone = "Asia/Taipei", rule = new { from = "2027-05-01", to = "2027-05-31", times = new[] { "20:00" } } }));
        preview["starts"]!.AsArray().Count.ShouldBe(31);
    }

    [Fact]
    public async Task A_series_counts_as_its_shows_in_the_sellers_quota()
    {
        using var seller = await _service.SignedInAsync("seller");
        var answer = await EditAndCopyTests.PostAsync(
            seller, "/series", Request(300, "2027-05-01", "2027-06-30", ["14:00", "20:00"]), null);

        await UserEndpointTests.Refused(answer, HttpStatusCode.TooManyRequests, "too-many-events");
        (await UserEndpointTests.Json(await seller.GetAsync("/series")))["series"]!.AsArray().ShouldBeEmpty();
    }

    private static DateTimeOffset At(JsonNode? text) => EditAndCopyTests.At(text);

    private static Task<HttpResponseMessage> CreateAsync(HttpClient seller, string? key, int hold = 300) =>
        EditAndCopyTests.PostAsync(
            seller, "/series", Request(hold, "2027-05-01", "2027-05-03", ["14:00", "20:00"]), key);

    private static JsonNode Request(int hold, string from, string to, string[] times) => JsonNode.Parse(
        $$$"""
        {"event":{"name":"Film","venue":"Hall 3","starts_at":"{{{from}}}T{{{times[0]}}}",
          "sale_ends_at":"{{{from}}}T13:30","time_zone":"Asia/Taipei","currency":"TWD","hold_seconds":{{{hold}}},
          "sections":[{"name":"A","price":30000,"subsections":[{"number":1,"rows":3,"seats_per_row":4}]}]},
         "rule":{"from":"{{{from}}}","to":"{{{to}}}","times":["{{{string.Join("\",\"", times)}}}"]}}
        """)!;

    /// <summary>The series when all of its shows are events.</summary>
    private static async Task<JsonNode> FinishedAsync(HttpClient seller, string id)
    {
        JsonNode page = null!;
        await Eventually.TrueAsync(async () =>
        {
            page = await UserEndpointTests.Json(await seller.GetAsync($"/series/{id}?limit=100"));
            return (int)page["series"]!["shows"]! == (int)page["series"]!["shows_created"]!;
        }, "every date is an event");
        return page;
    }

    private Task<long> CountAsync(string sql, Guid id) => database.ScalarAsync<long>(sql, id);

    private Task<long> OpenAllAsync(string id) => database.ScalarAsync<long>(
        "WITH opened AS (UPDATE events SET status = 'ON_SALE' WHERE series_id = $1 RETURNING 1) SELECT count(*) FROM opened",
        Guid.Parse(id));
}
