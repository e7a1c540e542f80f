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

    [Fact]
    public async Task The_short_number_on_a_ticket_finds_it_by_its_last_four_characters_in_any_spelling()
    {
        var number = (string)(await _scene.TicketsAsync())[1]!["number"]!;
        number.ShouldMatch("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$");

        foreach (var query in new[]
        {
            number, number.ToLowerInvariant(), number.Replace("-", ""), number[^4..],
            number.Replace('0', 'O').Replace('1', 'l'),
        })
        {
            var found = (await FindAsync(query))["tickets"]!.AsArray();
            found.Select(t => (int)t!["ticket"]!["seat"]!).ShouldContain(2, query);
            ((string)found.Single(t => (int)t!["ticket"]!["seat"]! == 2)!["number"]!).ShouldBe(number);
        }

        var payload = (string)(await FindAsync(number))["tickets"]!.AsArray().ShouldHaveSingleItem()!["payload"]!;
        ((string)(await _scene.ScanAsync(DoorScene.Scan(payload)))["outcome"]!).ShouldBe("admitted");
        ((string)(await FindAsync(number))["tickets"]![0]!["state"]!).ShouldBe("USED");
        await _scene.RefundAsync((1, 1));
        var refunded = (string)(await _scene.TicketsAsync())[0]!["number"]!;
        (await FindAsync(refunded))["tickets"]!.AsArray().ShouldBeEmpty("refunded ones let nobody in");
    }

    [Fact]
    public async Task A_ticket_that_a_device_found_in_its_list_is_let_in_once_by_the_rules_of_a_code()
    {
        var hashes = (await FindAsync("hopper"))["tickets"]!.AsArray().Select(t => (string)t!["hash"]!).ToList();
        var listed = $"listed:{hashes[0]}";

        (await _scene.UploadAsync(DoorScene.Scan(listed))).ShouldBe(["admitted"]);
        ((string)(await _scene.ScanAsync(DoorScene.Scan(listed)))["outcome"]!).ShouldBe("already-used");
        ((string)(await _scene.ScanAsync(DoorScene.Scan(await _scene.CodeAsync(1))))["outcome"]!)
            .ShouldBe("already-used", "the code is of the same ticket");
        await _scene.RefundAsync((1, 2));
        ((string)(await _scene.ScanAsync(DoorScene.Scan($"listed:{hashes[1]}")))["outcome"]!).ShouldBe("refunded");
        await using var elsewhere = await DoorScene.OpenAsync(database);
        foreach (var unknown in new[] { "listed:", "listed:zz", "listed:0123456789abcdef", $"listed:{hashes[2]}0" })
        {
            ((string)(await _scene.ScanAsync(DoorScene.Scan(unknown)))["outcome"]!).ShouldBe("bad-signature");
        }

        ((string)(await elsewhere.ScanAsync(DoorScene.Scan($"listed:{hashes[2]}")))["outcome"]!)
            .ShouldBe("bad-signature", "the tickets of another event are not in its list");
    }

    [Fact]
    public async Task A_ticket_that_was_sold_after_the_numbers_were_read_is_found_soon()
    {
        await FindAsync("0000");
        var late = new Facts(_scene.EventId, (2, 1)) { Buyer = new(await DoorScene.IdOf(_scene.Buyer)) };
        await database.RecordTickets.HandleAsync([late.Reserved(), late.Paid()], default);
        var order = await UserEndpointTests.Json(await _scene.Buyer.GetAsync($"/tickets/orders/{late.BookingId}"));
        var number = (string)order["tickets"]![0]!["number"]!;

        await Eventually.TrueAsync(
            async () => (await FindAsync(number))["tickets"]!.AsArray().Count == 1, "the new ticket is found");
    }

    private Task<HttpResponseMessage> AskAsync(HttpClient caller, string query) =>
        caller.PostAsJsonAsync($"/events/{_scene.EventId}/ticket-lookups", new { query });

    private async Task<JsonNode> FindAsync(string query) =>
        await UserEndpointTests.Json(await AskAsync(_scene.Seller, query));
}
