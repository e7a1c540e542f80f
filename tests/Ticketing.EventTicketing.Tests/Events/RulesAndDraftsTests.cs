using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Events.OpenSale;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Events;

/// <summary>Rules of an event that its seller changes later, and events that are not published yet.</summary>
[Collection(DatabaseTests.Name)]
public sealed class RulesAndDraftsTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Hold_time_and_refunds_are_changed_and_the_directory_carries_them()
    {
        using var seller = await _service.SignedInAsync("seller");
        var path = await EditAndCopyTests.CreateAsync(seller);

        var body = await UserEndpointTests.Json(await EditAndCopyTests.EditAsync(
            seller, path,
            new { edition = 1, hold_seconds = 300, refunds = new { fee_percent = 20, free_until_hours = 48 } }));

        var start = EditAndCopyTests.At(body["starts_at"]);
        ((int)body["hold_seconds"]!, (int)body["refunds"]!["fee_percent"]!, EditAndCopyTests.At(body["refunds"]!["free_until"]))
            .ShouldBe((300, 20, start.AddHours(-48)));
        var id = EditAndCopyTests.IdOf(path);
        var stored = await database.ScalarAsync<int>(
            "SELECT hold_seconds + refund_fee_percent FROM events WHERE event_id = $1 AND refunds_until IS NULL", id);
        stored.ShouldBe(320, "the earlier end of refunds is gone with the earlier policy");
        body = await UserEndpointTests.Json(
            await EditAndCopyTests.EditAsync(seller, path, new { edition = 2, name = "Aurora II" }));
        ((int)body["hold_seconds"]!, (int)body["refunds"]!["fee_percent"]!).ShouldBe((300, 20), "what is absent stays");
        body = await UserEndpointTests.Json(
            await EditAndCopyTests.EditAsync(seller, path, new { edition = 3, refunds = new { by_buyer = false } }));
        body["refunds"].ShouldBeNull();
        foreach (var (field, change) in new (string, object)[]
        {
            ("hold_seconds", new { edition = 4, hold_seconds = 9 }),
            ("refunds.free_until_hours", new { edition = 4, refunds = new { free_until_hours = 9_000 } }),
            ("refunds.free_until", new { edition = 4, refunds = new { free_until = "2027-04-01T12:00", free_until_hours = 1 } }),
        })
        {
            var wrong = await EditAndCopyTests.EditAsync(seller, path, change);
            (await UserEndpointTests.Json(wrong))["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
        }
    }

    [Fact]
    public async Task A_draft_is_not_listed_and_not_opened_until_its_seller_publishes_it()
    {
        using var seller = await _service.SignedInAsync("seller");
        using var rival = await _service.SignedInAsync("seller");
        var created = await UserEndpointTests.Json(await seller.PostAsJsonAsync("/events", JsonNode.Parse(
            """
            {"name":"Secret Tour","venue":"Dome","starts_at":"2027-05-01T19:00","currency":"TWD","draft":true,
             "sections":[{"name":"A","price":3000,"subsections":[{"number":1,"rows":1,"seats_per_row":4}]}]}
            """)));
        var id = (long)created["event_id"]!;
        (await ListedAsync(rival, "/events?limit=100")).ShouldNotContain(id);
        (await ListedAsync(seller, "/events?limit=100&seller=me")).ShouldContain(id);
        (await PreparingEvent.ReadAllAsync(database.Database, default))
            .ShouldNotContain(preparing => preparing.Id.Value == id);

        await UserEndpointTests.Refused(
            await rival.PostAsync($"/events/{id}/publish", null), HttpStatusCode.Forbidden, "not-your-event");
        var published = await UserEndpointTests.Json(await seller.PostAsync($"/events/{id}/publish", null));

        ((bool)published["draft"]!, (int)published["edition"]!).ShouldBe((false, 2));
        (await ListedAsync(rival, "/events?limit=100")).ShouldContain(id);
        (await seller.PostAsync($"/events/{id}/publish", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<List<long>> ListedAsync(HttpClient client, string path) =>
    [
        .. (await UserEndpointTests.Json(await client.GetAsync(path)))["events"]!.AsArray()
            .Select(listed => (long)listed!["event_id"]!),
    ];
}
