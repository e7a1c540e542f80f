using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.Messaging.Directory;

namespace Ticketing.EventTicketing.Tests.Events;

/// <summary>A sale that begins at a time, with a waiting room before it or without.</summary>
[Collection(DatabaseTests.Name)]
public sealed class SaleStartTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_start_and_a_waiting_room_are_the_events_and_other_services_read_them()
    {
        using var seller = await _service.SignedInAsync("seller");

        var created = await CreatedAsync(seller, """, "sale_starts_at":"2027-04-01T10:00","waiting_room":{}""");

        At(created["sale_starts_at"]).ShouldBe(At("2027-04-01T02:00Z"), "10:00 in Taipei");
        ((int)created["waiting_room"]!["opens_before_minutes"]!).ShouldBe(30, "unless it is named");
        var entry = await EntryAsync(created);
        (entry.SaleStartsAt, entry.WaitingRoomMinutes).ShouldBe((At("2027-04-01T02:00Z"), 30));
        var usual = await CreatedAsync(seller, "");
        (usual["sale_starts_at"], usual["waiting_room"]).ShouldBe((null, null));
        var plain = await EntryAsync(usual);
        (plain.SaleStartsAt, plain.WaitingRoomMinutes).ShouldBe((null, null));
    }

    [Theory]
    [InlineData("""{"waiting_room":{}}""", "sale_starts_at")]
    [InlineData("""{"waiting_room":{"opens_before_minutes":-1},"sale_starts_at":"2027-04-01T10:00"}""",
        "waiting_room.opens_before_minutes")]
    [InlineData("""{"sale_starts_at":"2020-04-01T10:00"}""", "sale_starts_at")]
    [InlineData("""{"sale_starts_at":"2027-05-01T19:00"}""", "sale_starts_at")]
    public async Task A_start_lies_between_now_and_the_end_of_the_sale(string with, string field)
    {
        using var seller = await _service.SignedInAsync("seller");

        var wrong = await CreateAsync(seller, ", " + with[1..^1]);

        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await UserEndpointTests.Json(wrong))["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
    }

    [Fact]
    public async Task A_start_is_moved_until_the_sale_has_begun()
    {
        using var seller = await _service.SignedInAsync("seller");
        var later = await CreatedAsync(seller, """, "sale_starts_at":"2027-04-01T10:00" """);
        var begun = await CreatedAsync(seller, "");

        var moved = await EditAsync(seller, later, new { edition = 1, sale_starts_at = "2027-04-02T10:00" });
        At((await UserEndpointTests.Json(moved))["sale_starts_at"]).ShouldBe(At("2027-04-02T02:00Z"));
        var named = await EditAsync(seller, later, new { edition = 2, name = "Aurora" });
        At((await UserEndpointTests.Json(named))["sale_starts_at"]).ShouldBe(At("2027-04-02T02:00Z"));
        (await EditAsync(seller, begun, new { edition = 1, sale_starts_at = "2027-04-02T10:00" }))
            .StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_copy_begins_to_sell_as_long_before_its_start()
    {
        using var seller = await _service.SignedInAsync("seller");
        var source = await CreatedAsync(
            seller, """, "sale_starts_at":"2027-04-01T10:00","waiting_room":{"opens_before_minutes":60}""");

        var copy = await UserEndpointTests.Json(await CopyAsync(seller, source, new { starts_at = "2027-05-08T19:00" }));
        At(copy["sale_starts_at"]).ShouldBe(At("2027-04-08T02:00Z"));
        ((int)copy["waiting_room"]!["opens_before_minutes"]!).ShouldBe(60);
        var named = await UserEndpointTests.Json(await CopyAsync(
            seller, source, new { starts_at = "2027-05-08T19:00", sale_starts_at = "2027-04-20T10:00" }));
        At(named["sale_starts_at"]).ShouldBe(At("2027-04-20T02:00Z"));
        (await CopyAsync(seller, source, new { starts_at = "2027-05-08T19:00", sale_starts_at = "2027-05-08T19:30" }))
            .StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_presale_begins_before_the_sale_and_moves_with_copies()
    {
        using var seller = await _service.SignedInAsync("seller");
        var source = await CreatedAsync(
            seller, """, "sale_starts_at":"2027-04-01T10:00","presale_starts_at":"2027-03-25T10:00" """);

        (await EntryAsync(source)).PresaleStartsAt.ShouldBe(At("2027-03-25T02:00Z"));
        var copy = await UserEndpointTests.Json(await CopyAsync(seller, source, new { starts_at = "2027-05-08T19:00" }));
        At(copy["presale_starts_at"]).ShouldBe(At("2027-04-01T02:00Z"));
        (await EditAsync(seller, source, new { edition = 1, sale_starts_at = "2027-03-20T10:00" }))
            .StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var moved = await EditAsync(
            seller, source, new { edition = 1, sale_starts_at = "2027-03-20T10:00", presale_starts_at = "2027-03-10T10:00" });
        At((await UserEndpointTests.Json(moved))["presale_starts_at"]).ShouldBe(At("2027-03-10T02:00Z"));
        var wrong = await CreateAsync(seller, """, "presale_starts_at":"2027-03-25T10:00" """);
        (await UserEndpointTests.Json(wrong))["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["presale_starts_at"]);
    }

    private async Task<Ticketing.Contracts.Seating.EventDirectoryEntry> EntryAsync(JsonNode created)
    {
        var version = await database.ScalarAsync<long>(
            "SELECT directory_version FROM events WHERE event_id = $1", (long)created["event_id"]!);
        var source = (IEventDirectorySource)_service.Services.GetService(typeof(IEventDirectorySource))!;
        return (await source.ReadAsync(version - 1, CancellationToken.None)).Changes[0];
    }

    private static DateTimeOffset At(JsonNode? text) =>
        DateTimeOffset.Parse((string)text!, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<JsonNode> CreatedAsync(HttpClient seller, string more)
    {
        var created = await CreateAsync(seller, more);
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        return await UserEndpointTests.Json(created);
    }

    private static Task<HttpResponseMessage> CreateAsync(HttpClient seller, string more) =>
        seller.PostAsJsonAsync("/events", JsonNode.Parse(
            """
            {"name":"Aurora Tour","venue":"Dome","starts_at":"2027-05-01T19:00","time_zone":"Asia/Taipei","currency":"TWD",
             "sections":[{"name":"A","price":300000,"subsections":[{"number":1,"rows":1,"seats_per_row":4}]}]
            """ + more + "}"));

    private static Task<HttpResponseMessage> EditAsync(HttpClient seller, JsonNode e, object change) =>
        seller.PostAsJsonAsync($"/events/{e["event_id"]}/edit", change);

    private static Task<HttpResponseMessage> CopyAsync(HttpClient seller, JsonNode e, object copy) =>
        seller.PostAsJsonAsync($"/events/{e["event_id"]}/copy", copy);
}
