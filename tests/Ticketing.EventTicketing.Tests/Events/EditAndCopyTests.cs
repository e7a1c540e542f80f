using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Events;

/// <summary>An event could be neither corrected nor used again: a mistyped name stayed for good.</summary>
[Collection(DatabaseTests.Name)]
public sealed class EditAndCopyTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_seller_corrects_name_and_description_and_other_services_read_them()
    {
        using var seller = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);
        var version = await VersionAsync(path);

        var edited = await EditAsync(seller, path, new { edition = 1, name = " Aurora Tour II " });

        var body = await UserEndpointTests.Json(edited);
        ((string)body["name"]!, (string)body["description"]!, (int)body["edition"]!)
            .ShouldBe(("Aurora Tour II", "Doors at 7", 2));
        (await VersionAsync(path)).ShouldBeGreaterThan(version, "the directory carries the change");
        body = await UserEndpointTests.Json(await EditAsync(seller, path, new { edition = 2, description = "" }));
        ((string)body["name"]!, (string)body["description"]!).ShouldBe(("Aurora Tour II", ""));
    }

    [Fact]
    public async Task An_event_is_moved_by_the_venues_clock_and_says_when_it_was_to_begin()
    {
        using var seller = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);

        var moved = await UserEndpointTests.Json(
            await EditAsync(seller, path, new { edition = 1, starts_at = "2027-06-01T20:00" }));

        Times(moved).ShouldBe(
            (At("2027-06-01T12:00Z"), At("2027-06-01T11:00Z"), At("2027-04-30T11:00Z")),
            "the sale still ends an hour before; what was promised about refunds stays");
        At(moved["previous_starts_at"]).ShouldBe(At("2027-05-01T11:00Z"));
        var named = await UserEndpointTests.Json(
            await EditAsync(seller, path, new { edition = 2, name = "Aurora", sale_ends_at = "2027-05-31T20:00" }));
        (At(named["starts_at"]), At(named["sale_ends_at"]), At(named["previous_starts_at"])).ShouldBe(
            (At("2027-06-01T12:00Z"), At("2027-05-31T12:00Z"), At("2027-05-01T11:00Z")));
        foreach (var (field, change) in new (string, object)[]
        {
            ("starts_at", new { edition = 3, starts_at = "2020-06-01T20:00" }),
            ("starts_at", new { edition = 3, starts_at = "tomorrow" }),
            ("sale_ends_at", new { edition = 3, sale_ends_at = "2027-06-03T20:00" }),
        })
        {
            var wrong = await EditAsync(seller, path, change);
            ((int)wrong.StatusCode).ShouldBe(400);
            (await UserEndpointTests.Json(wrong))["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
        }
    }

    [Fact]
    public async Task Seats_of_a_person_are_set_changed_and_lifted_and_the_directory_carries_them()
    {
        using var seller = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);
        (await UserEndpointTests.Json(await seller.GetAsync(path)))["max_seats_per_person"].ShouldBeNull();

        var body = await UserEndpointTests.Json(await EditAsync(seller, path, new { edition = 1, max_seats_per_person = 4 }));

        ((int)body["max_seats_per_person"]!).ShouldBe(4);
        (await InDirectoryAsync(path)).ShouldBe(4);
        var copy = await UserEndpointTests.Json(await CopyAsync(seller, path, new { starts_at = "2027-05-08T19:00" }, null));
        ((int)copy["max_seats_per_person"]!).ShouldBe(4);
        await EditAsync(seller, path, new { edition = 2, name = "Aurora II" });
        (await InDirectoryAsync(path)).ShouldBe(4, "what is absent stays");
        body = await UserEndpointTests.Json(await EditAsync(seller, path, new { edition = 3, max_seats_per_person = 0 }));
        body["max_seats_per_person"].ShouldBeNull();
        (await InDirectoryAsync(path)).ShouldBeNull();
        var wrong = await EditAsync(seller, path, new { edition = 4, max_seats_per_person = -1 });
        (await UserEndpointTests.Json(wrong))["errors"]!["max_seats_per_person"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Only_the_seller_edits_and_only_a_readable_text()
    {
        using var seller = await _service.SignedInAsync("seller");
        using var rival = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);

        await UserEndpointTests.Refused(
            await EditAsync(rival, path, new { edition = 1, name = "Mine" }), HttpStatusCode.Forbidden, "not-your-event");
        await UserEndpointTests.Refused(
            await EditAsync(rival, path, new { edition = 9, name = "Mine" }), HttpStatusCode.Forbidden, "not-your-event");
        await UserEndpointTests.Refused(
            await EditAsync(seller, "/events/987654321", new { edition = 1 }), HttpStatusCode.NotFound, "event-not-found");
        var wrong = await EditAsync(seller, path, new { edition = 1, name = "\u202Ex" });
        ((int)wrong.StatusCode).ShouldBe(400);
        (await UserEndpointTests.Json(wrong))["errors"]!["name"].ShouldNotBeNull();
        await seller.PostAsync(path + "/end", null);
        await UserEndpointTests.Refused(
            await EditAsync(seller, path, new { edition = 1, name = "Late" }), HttpStatusCode.Conflict, "event-ended");
    }

    [Fact]
    public async Task Of_edits_of_the_same_edition_one_counts_and_the_others_are_told()
    {
        using var seller = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            EditAsync(seller, path, new { edition = 1, name = $"Name {i}" })));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
        {
            await UserEndpointTests.Refused(refused, HttpStatusCode.Conflict, "event-edited");
        }
    }

    /// <summary>The twin: without the edition in the condition all eight count, and seven are lost.</summary>
    [Fact]
    public async Task Without_the_edition_every_edit_would_overwrite_the_one_before()
    {
        using var seller = await _service.SignedInAsync("seller");
        var id = IdOf(await CreateAsync(seller));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => database.ScalarAsync<object?>(
            "UPDATE events SET name = 'Name', edition = edition + 1 WHERE event_id = $1", id)));

        (await database.ScalarAsync<int>("SELECT edition FROM events WHERE event_id = $1", id)).ShouldBe(9);
    }

    [Fact]
    public async Task A_copy_has_the_plan_prices_and_settings_on_its_own_date()
    {
        using var seller = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);
        var source = await UserEndpointTests.Json(await seller.GetAsync(path));

        var answer = await CopyAsync(seller, path, new { starts_at = "2027-05-08T19:00" }, "copy-1");

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var copy = await UserEndpointTests.Json(answer);
        ((long)copy["event_id"]!).ShouldNotBe((long)source["event_id"]!);
        foreach (var field in new[] { "name", "description", "venue", "currency", "time_zone", "sections" })
        {
            copy[field]!.ToJsonString().ShouldBe(source[field]!.ToJsonString());
        }

        Times(copy).ShouldBe(
            (At("2027-05-08T11:00Z"), At("2027-05-08T10:00Z"), At("2027-05-07T11:00Z")),
            "19:00 in Taipei; the ends are as far from the start as they were");
        (await UserEndpointTests.Json(await seller.GetAsync($"/events/{copy["event_id"]}")))["sections"]!
            .ToJsonString().ShouldBe(source["sections"]!.ToJsonString());
        var again = await CopyAsync(seller, path, new { starts_at = "2027-05-08T19:00" }, "copy-1");
        ((long)(await UserEndpointTests.Json(again))["event_id"]!).ShouldBe((long)copy["event_id"]!);
        await UserEndpointTests.Refused(
            await CopyAsync(seller, path, new { starts_at = "2027-05-09T19:00" }, "copy-1"),
            HttpStatusCode.Conflict, "idempotency-key-reused");
    }

    [Fact]
    public async Task A_copy_is_refused_to_others_and_in_the_past()
    {
        using var seller = await _service.SignedInAsync("seller");
        using var rival = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);

        await UserEndpointTests.Refused(
            await CopyAsync(rival, path, new { starts_at = "2027-05-08T19:00" }, null),
            HttpStatusCode.Forbidden, "not-your-event");
        foreach (var start in new[] { "2020-01-01T10:00", "soon", null })
        {
            var wrong = await CopyAsync(seller, path, new { starts_at = start }, null);
            ((int)wrong.StatusCode).ShouldBe(400);
            (await UserEndpointTests.Json(wrong))["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["starts_at"]);
        }
    }

    internal static (DateTimeOffset Start, DateTimeOffset SaleEnd, DateTimeOffset RefundsUntil) Times(JsonNode e) =>
        (At(e["starts_at"]), At(e["sale_ends_at"]), At(e["refunds"]!["until"]));

    internal static DateTimeOffset At(JsonNode? text) =>
        DateTimeOffset.Parse((string)text!, System.Globalization.CultureInfo.InvariantCulture);

    internal static async Task<string> CreateAsync(HttpClient seller)
    {
        var created = await seller.PostAsJsonAsync("/events", JsonNode.Parse(
            """
            {"name":"Aurora Tour","venue":"Dome","description":"Doors at 7","starts_at":"2027-05-01T19:00",
             "sale_ends_at":"2027-05-01T18:00","time_zone":"Asia/Taipei","currency":"TWD",
             "refunds":{"by_buyer":true,"until":"2027-04-30T19:00","fee_percent":10},
             "sections":[{"name":"樓上左","price":300000,"subsections":[{"number":1,"rows":3,"seats_per_row":4,
               "row_lengths":[3],"unavailable":[{"row":2,"seat":1}],"accessible":[{"row":3,"seat":4}],
               "companion":[{"row":3,"seat":3}]}]}]}
            """));
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        return created.Headers.Location!.ToString();
    }

    internal static long IdOf(string path) =>
        long.Parse(path.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);

    private async Task<int?> InDirectoryAsync(string path) =>
        (await new EventDirectorySource(database.Database).ReadAsync(await VersionAsync(path) - 1, default))
            .Changes.Single(e => e.Id.Value == IdOf(path)).MaxSeatsPerPerson;

    private Task<long> VersionAsync(string path) =>
        database.ScalarAsync<long>("SELECT directory_version FROM events WHERE event_id = $1", IdOf(path));

    internal static Task<HttpResponseMessage> EditAsync(HttpClient seller, string path, object change) =>
        seller.PostAsJsonAsync(path + "/edit", change);

    internal static Task<HttpResponseMessage> CopyAsync(HttpClient seller, string path, object copy, string? key) =>
        PostAsync(seller, path + "/copy", copy, key);

    internal static async Task<HttpResponseMessage> PostAsync(HttpClient seller, string path, object body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await seller.SendAsync(request);
    }
}
