using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.Messaging;
using Ticketing.Messaging.Directory;

namespace Ticketing.EventTicketing.Tests.Events;

/// <summary>Prices by category and kind of buyer, with fee, tax and early birds.</summary>
[Collection(DatabaseTests.Name)]
public sealed class PricingTests(EventDatabase database) : IDisposable
{
    private const string Prices =
        """
        {"edition":1,"sections":[{"section":"A","price":1000}],"categories":[{"category":"VIP","price":3000}],
         "kinds":[{"name":"adult"},{"name":"child","percent":50},{"name":"companion","percent":0,"companion":true}],
         "fee":{"amount":50,"percent":2.5},"tax_percent":19,"keeps_fees":true,
         "early_birds":[{"name":"early","price":2000,"category":"VIP","until":"2027-01-01T00:00:00Z"},
                        {"name":"first","price":500,"section":"A","places":100}]}
        """;

    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task What_is_set_is_shown_with_fee_and_tax_in_the_event_its_lists_and_the_directory()
    {
        using var seller = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);

        var changed = await UserEndpointTests.Json(await seller.PutAsync(path + "/pricing", Json(Prices)));

        changed["shown"]!.AsArray().Select(s =>
            ((string?)s!["category"],
                string.Join(' ', s["prices"]!.AsArray().Select(p => $"{p!["kind"]} {p["price"]} {p["fee"]}"))))
            .ShouldBe(
            [
                ("VIP", "adult 2100 100 child 1075 75 companion 0 0"), (null, "adult 1075 75 child 563 63 companion 0 0"),
            ]);
        ((string?)changed["shown"]![0]!["early"], (long)changed["shown"]![1]!["first"]!["price"]!).ShouldBe(("early", 563));
        changed["seats"]!.AsArray().Select(s => (string)s!["category"]!).ShouldBe(["VIP"]);
        var shown = await UserEndpointTests.Json(await seller.GetAsync(path));
        ((long)shown["price_from"]!, (long)shown["price_to"]!, (bool)shown["has_pricing"]!, (int)shown["edition"]!)
            .ShouldBe((1_075, 3_125, true, 2), "lists show what holds without early birds");
        var entry = await EntryAsync(IdOf(path));
        entry.Pricing!.Kinds.Select(k => k.Name).ShouldBe(["adult", "child", "companion"]);
        entry.Sections[0].CategoryOf(new SeatPosition(1, 1, 3)).ShouldBe("VIP");
        (await database.ScalarAsync<string>(
            "SELECT details ->> 'A / VIP' FROM audit_log WHERE event_id = $1 AND kind = 'prices-changed'", IdOf(path)))
            .ShouldBe("1000 → 3125");
        (await UserEndpointTests.Json(await seller.PutAsync(path + "/pricing", Json(Prices))))["edition"]!
            .GetValue<int>().ShouldBe(2, "what holds already is granted again");
    }

    [Fact]
    public async Task The_prices_of_sections_can_be_changed_alone_and_stay_before_the_fee()
    {
        using var seller = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);
        await seller.PutAsync(path + "/pricing", Json(Prices));

        var changed = await UserEndpointTests.Json(await seller.PutAsJsonAsync(
            path + "/prices", new { edition = 2, prices = new[] { new { section = "A", price = 2_000 } } }));

        ((long)changed["sections"]![0]!["price"]!).ShouldBe(2_100);
        (await EntryAsync(IdOf(path))).Pricing!.Sections["A"].ShouldBe(2_000);
    }

    [Theory]
    [InlineData("edition", "\"edition\":0")]
    [InlineData("sections", "\"sections\":[]")]
    [InlineData("categories[0].category", "\"categories\":[{\"category\":\"X\",\"price\":1}]")]
    [InlineData("kinds[0].companion", "\"kinds\":[{\"name\":\"c\",\"companion\":true}]")]
    [InlineData("kinds[1].name", "\"kinds\":[{\"name\":\"a\"},{\"name\":\"A\"}]")]
    [InlineData("tax_percent", "\"tax_percent\":7.125")]
    [InlineData("early_birds[0].until", "\"early_birds\":[{\"name\":\"e\",\"price\":1}]")]
    public async Task What_is_wrong_is_named(string field, string wrong)
    {
        using var seller = await _service.SignedInAsync("seller");
        var body = JsonNode.Parse("""{"edition":1,"sections":[{"section":"A","price":1}]}""")!.AsObject();
        foreach (var (name, value) in JsonNode.Parse($"{{{wrong}}}")!.AsObject())
        {
            body[name] = value!.DeepClone();
        }

        var answer = await seller.PutAsync(await CreateAsync(seller) + "/pricing", Json(body.ToJsonString()));

        ((int)answer.StatusCode).ShouldBe(400);
        (await UserEndpointTests.Json(answer))["errors"]!.AsObject().Select(e => e.Key).ShouldContain(field);
    }

    [Fact]
    public async Task Only_the_newest_edition_and_only_the_seller_changes_them()
    {
        using var seller = await _service.SignedInAsync("seller");
        using var rival = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);

        await UserEndpointTests.Refused(
            await rival.PutAsync(path + "/pricing", Json(Prices)), HttpStatusCode.Forbidden, "not-your-event");
        await UserEndpointTests.Refused(
            await seller.PutAsync(
                path + "/pricing", Json(Prices.Replace("\"edition\":1", "\"edition\":7", StringComparison.Ordinal))),
            HttpStatusCode.Conflict, "event-edited");
    }

    [Fact]
    public async Task Tickets_have_the_price_and_the_kind_of_their_seat()
    {
        using var seller = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);
        var facts = new Facts(new EventId(IdOf(path)), (1, 1), (3, 1))
        {
            Prices = [new SeatPrice(3_125, 125, "adult", "VIP"), new SeatPrice(563, 63, "child")],
        };

        await database.RecordTickets.HandleAsync([facts.Reserved()], CancellationToken.None);
        (await TicketsAsync(seller, path)).ShouldBe([(3_125, "adult", "VIP"), (563, "child", null)]);

        // A late payment keeps the prices of its first order.
        facts.Prices = [new SeatPrice(3_000, 100, "adult", "VIP"), new SeatPrice(500, 50, "child")];
        await database.RecordTickets.HandleAsync([facts.Paid()], CancellationToken.None);
        (await TicketsAsync(seller, path)).ShouldBe([(3_000, "adult", "VIP"), (500, "child", null)]);

        await database.RecordTickets.HandleAsync([facts.Refunded((1, 1))], CancellationToken.None);
        await seller.PutAsync(path + "/pricing", Json(Prices));
        (await TicketsAsync(seller, path)).ShouldBe(
            [(3_125, null, null), (500, "child", null)], "a free seat costs what its category costs");
    }

    private static async Task<string> CreateAsync(HttpClient seller)
    {
        var created = await seller.PostAsync("/events", Json(
            """
            {"name":"Aurora Tour","venue":"Dome","starts_at":"2027-05-01T19:00","time_zone":"Asia/Taipei",
             "currency":"TWD","drawing":{"categories":[{"name":"VIP","color":"#aa0000"}]},"sections":[
               {"name":"A","price":1000,"subsections":[{"number":1,"rows":4,"seats_per_row":4,
                "categories":[{"category":"VIP","from_row":1,"to_row":2}]}]}]}
            """));
        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        return created.Headers.Location!.ToString();
    }

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    private static long IdOf(string path) =>
        long.Parse(path.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<IEnumerable<(long, string?, string?)>> TicketsAsync(HttpClient seller, string path) =>
        (await UserEndpointTests.Json(await seller.GetAsync(path + "/tickets")))["tickets"]!.AsArray()
            .Where(t => ((int)t!["row"]!, (int)t["seat"]!) is (1, 1) or (3, 1))
            .Select(t => ((long)t!["price"]!, (string?)t["kind"], (string?)t["category"]));

    private async Task<EventDirectoryEntry> EntryAsync(long id)
    {
        var version = await database.ScalarAsync<long>("SELECT directory_version FROM events WHERE event_id = $1", id);
        return (await _service.Services.GetRequiredService<IEventDirectorySource>()
            .ReadAsync(version - 1, CancellationToken.None)).Changes[0];
    }
}
