using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Events;

[Collection(DatabaseTests.Name)]
public sealed class EventEndpointTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_new_event_goes_on_sale_when_every_seat_has_live_state_and_its_seller_closes_it()
    {
        using var seller = await _service.SignedInAsync("seller");
        var created = await seller.PostAsJsonAsync("/events", Event());
        var body = await UserEndpointTests.Json(created);
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        created.Headers.Location!.ToString().ShouldBe($"/events/{body["event_id"]}");
        var path = created.Headers.Location!;
        ((string)body["status"]!).ShouldBe("PREPARING");
        await UserEndpointTests.Refused(
            await seller.PostAsync(path + "/close", null), HttpStatusCode.Conflict, "event-preparing");

        _service.Seats.Sections =
            """{"event_id":1,"currency":"TWD","sections":[{"section":"A","price":1,"total":10,"available":10}]}""";
        await Eventually.EqualsAsync(
            "ON_SALE", async () =>
                (string)(await UserEndpointTests.Json(await seller.GetAsync(path)))["status"]!, "on sale");

        using var rival = await _service.SignedInAsync("seller");
        await UserEndpointTests.Refused(
            await rival.PostAsync(path + "/close", null), HttpStatusCode.Forbidden, "not-your-event");
        var closed = await UserEndpointTests.Json(await seller.PostAsync(path + "/close", null));
        ((string)closed["status"]!).ShouldBe("CLOSED");
        var open = await UserEndpointTests.Json(await seller.PostAsync(path + "/reopen", null));
        ((string)open["status"]!).ShouldBe("ON_SALE");
    }

    [Fact]
    public async Task An_event_does_not_end_while_a_seat_is_held()
    {
        using var seller = await _service.SignedInAsync("seller");
        var created = await UserEndpointTests.Json(await seller.PostAsJsonAsync("/events", Event()));
        var id = (long)created["event_id"]!;
        await database.ScalarAsync<object?>(
            "UPDATE tickets SET status = 1, booking_id = gen_random_uuid() WHERE event_id = $1 AND seat_number = 1", id);

        await UserEndpointTests.Refused(
            await seller.PostAsync($"/events/{id}/end", null), HttpStatusCode.Conflict, "holds-running");

        await database.ScalarAsync<object?>("UPDATE tickets SET status = 0, booking_id = NULL WHERE event_id = $1", id);
        var ended = await UserEndpointTests.Json(await seller.PostAsync($"/events/{id}/end", null));
        ((string)ended["status"]!).ShouldBe("ENDED");
    }

    [Fact]
    public async Task A_cancelled_event_stays_cancelled_and_ends_only_when_every_ticket_is_refunded()
    {
        using var seller = await _service.SignedInAsync("seller");
        var created = await UserEndpointTests.Json(await seller.PostAsJsonAsync("/events", Event()));
        var id = (long)created["event_id"]!;
        await database.ScalarAsync<object?>("UPDATE events SET status = 'ON_SALE' WHERE event_id = $1", id);
        await database.ScalarAsync<object?>(
            "UPDATE tickets SET status = 2, booking_id = gen_random_uuid() WHERE event_id = $1 AND seat_number = 1", id);

        var cancelled = await UserEndpointTests.Json(await seller.PostAsync($"/events/{id}/cancel", null));
        ((string)cancelled["status"]!).ShouldBe("CANCELLED");
        await UserEndpointTests.Refused(
            await seller.PostAsync($"/events/{id}/reopen", null), HttpStatusCode.Conflict, "event-cancelled");
        await UserEndpointTests.Refused(
            await seller.PostAsync($"/events/{id}/end", null), HttpStatusCode.Conflict, "refunds-running");

        await database.ScalarAsync<object?>("UPDATE tickets SET status = 0, booking_id = NULL WHERE event_id = $1", id);
        var ended = await UserEndpointTests.Json(await seller.PostAsync($"/events/{id}/end", null));
        ((string)ended["status"]!).ShouldBe("ENDED");
    }

    [Fact]
    public async Task Policies_of_an_event_are_shown_and_copied_by_the_other_services()
    {
        using var seller = await _service.SignedInAsync("seller");
        var draft = Event();
        draft["time_zone"] = "Asia/Taipei";
        draft["refunds"] =
            new JsonObject { ["by_buyer"] = true, ["until"] = "2027-04-30T16:00:00Z", ["fee_percent"] = 10 };
        draft["hold_extension_seconds"] = 120;
        draft["waitlist"] = false;
        draft["starts_at"] = "2027-05-01T19:00";
        draft["sale_ends_at"] = "2027-05-01T18:30";
        var created = await seller.PostAsJsonAsync("/events", draft);
        var shown = await UserEndpointTests.Json(await seller.GetAsync(created.Headers.Location));

        shown.ToJsonString().ShouldBe((await UserEndpointTests.Json(created)).ToJsonString());
        var refunds = shown["refunds"]!;
        ((bool)refunds["by_buyer"]!, (int)refunds["fee_percent"]!).ShouldBe((true, 10));
        ((DateTimeOffset)refunds["until"]!).ShouldBe(DateTimeOffset.Parse("2027-04-30T16:00:00Z"));
        ((string)shown["time_zone"]!).ShouldBe("Asia/Taipei");
        var version = await database.ScalarAsync<long>(
            "SELECT directory_version FROM events WHERE event_id = $1", (long)shown["event_id"]!);
        var page =
            await UserEndpointTests.Json(await seller.GetAsync($"/internal/event-directory?after={version - 1}"));
        var entry = page["changes"]![0]!;
        ((int)entry["refunds"]!["feePercent"]!, (int)entry["holdExtensionSeconds"]!, (bool)entry["allowsWaitlist"]!)
            .ShouldBe((10, 120, false));
        ((DateTimeOffset)shown["starts_at"]!).ShouldBe(DateTimeOffset.Parse("2027-05-01T11:00:00Z"));
        ((DateTimeOffset)shown["sale_ends_at"]!).ShouldBe(DateTimeOffset.Parse("2027-05-01T10:30:00Z"));
        ((DateTimeOffset)entry["saleEndsAt"]!).ShouldBe(DateTimeOffset.Parse("2027-05-01T10:30:00Z"));
        ((string)entry["venue"]!).ShouldBe((string)shown["venue"]!);
    }

    [Fact]
    public async Task Companion_seats_are_shown_and_copied_by_the_other_services()
    {
        const string Seat = """[{"row":3,"seat":3}]""";
        using var seller = await _service.SignedInAsync("seller");
        var draft = Event();
        draft["sections"]![0]!["subsections"]![0]!["companion"] = JsonNode.Parse(Seat);
        var shown = await UserEndpointTests.Json(await seller.PostAsJsonAsync("/events", draft));
        var version = await database.ScalarAsync<long>(
            "SELECT directory_version FROM events WHERE event_id = $1", (long)shown["event_id"]!);
        var page = await UserEndpointTests.Json(await seller.GetAsync($"/internal/event-directory?after={version - 1}"));

        Of(shown)!.ToJsonString().ShouldBe(Seat);
        Of(page["changes"]![0]!)!.ToJsonString().ShouldBe(Seat);
        static JsonNode? Of(JsonNode entry) => entry["sections"]![0]!["subsections"]![0]!["companion"];
    }

    [Fact]
    public async Task Only_sellers_create_events_and_a_wrong_plan_is_refused_by_field()
    {
        using var buyer = await _service.SignedInAsync("buyer");
        using var seller = await _service.SignedInAsync("seller");

        await UserEndpointTests.Refused(
            await buyer.PostAsJsonAsync("/events", Event()), HttpStatusCode.Forbidden, "forbidden");
        var wrong = await UserEndpointTests.Refused(
            await seller.PostAsJsonAsync("/events", Event(rows: 201)), HttpStatusCode.BadRequest, "invalid-request");
        wrong["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["sections[0].subsections[0].rows"]);
    }

    [Fact]
    public async Task An_idempotency_key_makes_one_event_of_two_requests()
    {
        using var seller = await _service.SignedInAsync("seller");
        seller.DefaultRequestHeaders.Add("Idempotency-Key", "once-only");

        var first = await seller.PostAsJsonAsync("/events", Event());
        var second = await seller.PostAsJsonAsync("/events", Event());

        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        await UserEndpointTests.Refused(
            await seller.PostAsJsonAsync("/events", Event(rows: 4)), HttpStatusCode.Conflict, "idempotency-key-reused");
        var mine = await UserEndpointTests.Json(await seller.GetAsync("/events?seller=me"));
        mine["events"]!.AsArray().Count.ShouldBe(1);
        // Without the zone a list could show the start only by the reader's clock.
        ((string)mine["events"]![0]!["time_zone"]!).ShouldBe("UTC");
    }

    [Fact]
    public async Task Lists_are_paged_to_the_end_without_gap_or_repetition()
    {
        using var seller = await _service.SignedInAsync("seller");
        var created = await seller.PostAsJsonAsync("/events", Event());
        var path = created.Headers.Location!.ToString();
        await seller.PostAsJsonAsync("/events", Event());
        await seller.PostAsJsonAsync("/events", Event());

        (await PagesAsync(seller, path + "/tickets?limit=4", "tickets", "ticket_id"))
            .Select(page => page.Count).ShouldBe([4, 4, 2]);
        (await PagesAsync(
            seller, path + "/tickets?section=A&subsection=1&status=AVAILABLE&limit=10", "tickets", "ticket_id"))
            .ShouldHaveSingleItem().Count.ShouldBe(10);
        (await PagesAsync(seller, "/events?seller=me&limit=2", "events", "event_id"))
            .Select(page => page.Count).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task What_does_not_exist_is_404_and_what_makes_no_sense_400()
    {
        using var seller = await _service.SignedInAsync("seller");
        var path = (await seller.PostAsJsonAsync("/events", Event())).Headers.Location!.ToString();

        foreach (var unknown in new[] { "/events/999999", "/events/abc", "/events/-1", "/events/999999/tickets" })
        {
            await UserEndpointTests.Refused(await seller.GetAsync(unknown), HttpStatusCode.NotFound, "event-not-found");
        }

        await UserEndpointTests.Refused(
            await seller.PostAsync("/events/999999/close", null), HttpStatusCode.NotFound, "event-not-found");
        await UserEndpointTests.Refused(
            await seller.GetAsync(path + "/tickets?section=Z"), HttpStatusCode.NotFound, "section-not-found");
        await UserEndpointTests.Refused(
            await seller.GetAsync(path + "/tickets?section=A&subsection=9"), HttpStatusCode.NotFound,
            "subsection-not-found");
        foreach (var query in new[] { "limit=0", "limit=101", "limit=x", "after=%21", "after=QQ", "status=GONE" })
        {
            await UserEndpointTests.Refused(
                await seller.GetAsync($"{path}/tickets?{query}"), HttpStatusCode.BadRequest, "invalid-request");
        }
    }

    [Fact]
    public async Task Buyers_of_tickets_are_shown_to_the_seller_alone()
    {
        using var seller = await _service.SignedInAsync("seller");
        using var visitor = _service.CreateClient();
        var body = await UserEndpointTests.Json(await seller.PostAsJsonAsync("/events", Event()));
        var id = new EventId((long)body["event_id"]!);
        var booking = new Facts(id, (1, 2));
        await database.RecordTickets.HandleAsync([booking.Reserved(), booking.Paid()], default);

        var path = $"/events/{id}/tickets?status=SOLD";
        var own = (await UserEndpointTests.Json(await seller.GetAsync(path)))["tickets"]!.AsArray()
            .ShouldHaveSingleItem()!;
        var others = (await UserEndpointTests.Json(await visitor.GetAsync(path)))["tickets"]!.AsArray()
            .ShouldHaveSingleItem()!;

        ((string)own["order_id"]!).ShouldBe(booking.BookingId.ToString());
        ((string)own["ticket_id"]!).ShouldBe($"{id}-A-1-1-2");
        others["order_id"].ShouldBeNull();
        others["buyer_id"].ShouldBeNull();
    }

    private static async Task<List<List<string>>> PagesAsync(HttpClient client, string path, string list, string key)
    {
        var pages = new List<List<string>>();
        for (string? after = ""; after is not null;)
        {
            var page = await UserEndpointTests.Json(
                await client.GetAsync(path + (after.Length == 0 ? "" : "&after=" + after)));
            pages.Add([.. page[list]!.AsArray().Select(item => item![key]!.ToString())]);
            after = (string?)page["next"];
        }

        pages.SelectMany(page => page).ShouldBeUnique();
        return pages;
    }

    private static JsonObject Event(int rows = 3) => JsonNode.Parse(
        $$"""
        {"name":"Aurora Tour","venue":"Dome","starts_at":"2027-05-01T11:00:00Z","currency":"TWD",
         "sections":[{"name":"A","price":300000,"subsections":[{"number":1,"rows":{{rows}},"seats_per_row":4,
           "row_lengths":[3],"unavailable":[{"row":2,"seat":1}],"accessible":[{"row":3,"seat":4}]}]}]}
        """)!.AsObject();
}
