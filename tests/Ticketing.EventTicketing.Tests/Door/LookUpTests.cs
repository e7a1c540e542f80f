using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Door;

/// <summary>Whoever came with an empty phone could not be found at the door.</summary>
[Collection(DatabaseTests.Name)]
public sealed class LookUpTests(EventDatabase database) : IAsyncLifetime
{
    private DoorScene _scene = null!;

    public async Task InitializeAsync()
    {
        _scene = await DoorScene.OpenAsync(database);
        await database.ScalarAsync<object?>(
            "UPDATE users SET name = 'Grace 100%_Hopper' WHERE user_id = $1 RETURNING NULL",
            await DoorScene.IdOf(_scene.Buyer));
    }

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task Tickets_are_found_by_name_and_order_and_let_in_once()
    {
        var order = _scene.Booking.BookingId.Value.ToString();
        foreach (var query in new[] { "hopper", " GRACE", "0%_h", order, order[^7..].ToUpperInvariant() })
        {
            var found = (await FindAsync(query))["tickets"]!.AsArray();
            found.Select(t => (int)t!["ticket"]!["seat"]!).ShouldBe([1, 2, 3], query);
            found.ShouldAllBe(t => (string)t!["buyer_name"]! == "Grace 100%_Hopper" && (string)t["state"]! == "VALID");
        }

        var payload = (string)(await FindAsync("hopper"))["tickets"]![1]!["payload"]!;
        ((string)(await _scene.ScanAsync(DoorScene.Scan(payload)))["outcome"]!).ShouldBe("admitted");
        ((string)(await _scene.ScanAsync(DoorScene.Scan(await _scene.CodeAsync(2))))["outcome"]!)
            .ShouldBe("already-used", "the code is of the same ticket");
        (await FindAsync("hopper"))["tickets"]!.AsArray().Select(t => (string)t!["state"]!)
            .ShouldBe(["VALID", "USED", "VALID"]);
    }

    [Fact]
    public async Task Nothing_else_is_found()
    {
        await _scene.RefundAsync((1, 1));
        (await FindAsync("hopper"))["tickets"]!.AsArray().Count.ShouldBe(2, "refunded ones let nobody in");
        foreach (var query in new[] { "%%%", "___", "hop%er", "Ada", "zzz" })
        {
            (await FindAsync(query))["tickets"]!.AsArray().ShouldBeEmpty(query);
        }

        await using var elsewhere = await DoorScene.OpenAsync(database);
        var other = await UserEndpointTests.Json(await elsewhere.Seller.PostAsJsonAsync(
            $"/events/{elsewhere.EventId}/ticket-lookups", new { query = "hopper" }));
        other["tickets"]!.AsArray().ShouldBeEmpty("tickets of this event alone");
    }

    [Fact]
    public async Task Only_the_staff_of_the_event_look_up_three_characters_at_least_and_it_is_recorded()
    {
        await UserEndpointTests.Refused(
            await AskAsync(_scene.Buyer, "hopper"), HttpStatusCode.Forbidden, "not-door-staff");
        foreach (var query in new[] { "", "ho", " h ", "\u202Ehopper", new string('h', 81) })
        {
            await UserEndpointTests.Refused(
                await AskAsync(_scene.Seller, query), HttpStatusCode.BadRequest, "invalid-request");
        }

        await FindAsync("hopper");

        (await database.ScalarAsync<string>(
            """
            SELECT string_agg(query || ' ' || found, ',') FROM door_lookups WHERE event_id = $1 AND staff_id = $2
            """,
            _scene.EventId.Value, await DoorScene.IdOf(_scene.Seller))).ShouldBe("hopper 3");
    }

    [Fact]
    public async Task A_reference_is_no_code_for_a_door_without_a_network()
    {
        var payload = (string)(await FindAsync("hopper"))["tickets"]![0]!["payload"]!;

        (await _scene.UploadAsync(DoorScene.Scan(payload))).ShouldBe(["bad-signature"]);
        ((string)(await _scene.ScanAsync(DoorScene.Scan("ticket:x:y")))["outcome"]!).ShouldBe("bad-signature");
    }

    private Task<HttpResponseMessage> AskAsync(HttpClient caller, string query) =>
        caller.PostAsJsonAsync($"/events/{_scene.EventId}/ticket-lookups", new { query });

    private async Task<JsonNode> FindAsync(string query) =>
        await UserEndpointTests.Json(await AskAsync(_scene.Seller, query));
}
