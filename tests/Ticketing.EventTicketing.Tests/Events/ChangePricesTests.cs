using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.Messaging;
using Ticketing.Messaging.Directory;

namespace Ticketing.EventTicketing.Tests.Events;

/// <summary>Prices could not be changed once an event was created.</summary>
[Collection(DatabaseTests.Name)]
public sealed class ChangePricesTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task New_prices_stand_in_the_event_its_list_and_the_directory()
    {
        using var seller = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);
        var id = IdOf(path);

        var changed = await UserEndpointTests.Json(await PutAsync(seller, path, 1, ("A", 3_500), ("B", 900)));

        PricesOf(changed).ShouldBe([3_500, 900]);
        ((int)changed["edition"]!, (long)changed["price_from"]!, (long)changed["price_to"]!).ShouldBe((2, 900, 3_500));
        var entry = await EntryAsync(id);
        entry.Sections.Select(s => s.PriceMinor).ShouldBe([3_500, 900]);
        PricesOf(await UserEndpointTests.Json(await PutAsync(seller, path, 2, ("B", 800)))).ShouldBe([3_500, 800]);
        (await EntryAsync(id)).Version.ShouldBeGreaterThan(entry.Version);
    }

    [Fact]
    public async Task Prices_that_hold_already_are_granted_again_and_others_need_the_newest_edition()
    {
        using var seller = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);
        await PutAsync(seller, path, 1, ("A", 3_500));

        var again = await UserEndpointTests.Json(await PutAsync(seller, path, 1, ("A", 3_500)));

        ((int)again["edition"]!).ShouldBe(2);
        await UserEndpointTests.Refused(
            await PutAsync(seller, path, 1, ("A", 3_600)), HttpStatusCode.Conflict, "event-edited");
    }

    [Fact]
    public async Task Of_changes_of_the_same_edition_one_counts()
    {
        using var seller = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            PutAsync(seller, path, 1, ("A", 4_000 + i), ("B", 2_000 + i))));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
        {
            await UserEndpointTests.Refused(refused, HttpStatusCode.Conflict, "event-edited");
        }

        var prices = PricesOf(await UserEndpointTests.Json(await seller.GetAsync(path)));
        (prices[0] - 4_000).ShouldBe(prices[1] - 2_000, "both sections are of one change");
    }

    [Fact]
    public async Task Only_the_seller_changes_prices_within_bounds_while_the_event_is_open()
    {
        using var seller = await _service.SignedInAsync("seller");
        using var rival = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);

        await UserEndpointTests.Refused(
            await PutAsync(rival, path, 1, ("A", 1)), HttpStatusCode.Forbidden, "not-your-event");
        await UserEndpointTests.Refused(
            await PutAsync(seller, "/events/987654321", 1, ("A", 1)), HttpStatusCode.NotFound, "event-not-found");
        foreach (var (field, wrong) in new[]
        {
            ("prices[0].section", await PutAsync(seller, path, 1, ("Z", 1))),
            ("prices[1].section", await PutAsync(seller, path, 1, ("A", 1), ("A", 2))),
            ("prices[0].price", await PutAsync(seller, path, 1, ("A", -1))),
            ("prices[0].price", await PutAsync(seller, path, 1, ("A", 1_000_000_001))),
            ("prices", await PutAsync(seller, path, 1)),
            ("edition", await PutAsync(seller, path, 0, ("A", 1))),
        })
        {
            ((int)wrong.StatusCode).ShouldBe(400);
            (await UserEndpointTests.Json(wrong))["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
        }

        await seller.PostAsync(path + "/end", null);
        await UserEndpointTests.Refused(
            await PutAsync(seller, path, 1, ("A", 1)), HttpStatusCode.Conflict, "event-ended");
    }

    [Fact]
    public async Task A_taken_ticket_keeps_the_price_of_its_order_and_a_free_one_has_the_newest()
    {
        using var seller = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);
        var id = new EventId(IdOf(path));
        var early = new Facts(id, (1, 1)) { PriceMinor = 3_000 };
        var late = new Facts(id, (1, 2)) { PriceMinor = 3_500 };
        var overtaken = new Facts(id, (1, 3)) { PriceMinor = 3_500 };

        await HandleAsync(early.Reserved());
        await PutAsync(seller, path, 1, ("A", 3_500));
        await HandleAsync(early.Paid(), late.Reserved(), overtaken.Paid());
        (await TicketPricesAsync(seller, path)).ShouldBe([3_000, 3_500, 3_500, 3_500]);

        await PutAsync(seller, path, 2, ("A", 4_000));
        (await TicketPricesAsync(seller, path)).ShouldBe([3_000, 3_500, 3_500, 4_000]);
        await HandleAsync(early.Refunded((1, 1)), late.Released());
        (await TicketPricesAsync(seller, path)).ShouldBe([4_000, 4_000, 3_500, 4_000]);
    }

    private static async Task<string> CreateAsync(HttpClient seller)
    {
        var created = await seller.PostAsJsonAsync("/events", JsonNode.Parse(
            """
            {"name":"Aurora Tour","venue":"Dome","starts_at":"2027-05-01T19:00","time_zone":"Asia/Taipei",
             "currency":"TWD","sections":[
               {"name":"A","price":3000,"subsections":[{"number":1,"rows":1,"seats_per_row":4}]},
               {"name":"B","price":2000,"subsections":[{"number":1,"rows":1,"seats_per_row":4}]}]}
            """));
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        return created.Headers.Location!.ToString();
    }

    private static long IdOf(string path) =>
        long.Parse(path.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);

    private static Task<HttpResponseMessage> PutAsync(
        HttpClient seller, string path, int edition, params (string Section, long Price)[] prices) =>
        seller.PutAsJsonAsync(
            path + "/prices", new { edition, prices = prices.Select(p => new { section = p.Section, price = p.Price }) });

    private static long[] PricesOf(JsonNode @event) =>
        [.. @event["sections"]!.AsArray().Select(s => (long)s!["price"]!)];

    private static async Task<long[]> TicketPricesAsync(HttpClient seller, string path) =>
    [
        .. (await UserEndpointTests.Json(await seller.GetAsync(path + "/tickets?section=A")))["tickets"]!.AsArray()
            .Select(t => (long)t!["price"]!),
    ];

    private async Task<EventDirectoryEntry> EntryAsync(long id)
    {
        var version = await database.ScalarAsync<long>("SELECT directory_version FROM events WHERE event_id = $1", id);
        return (await _service.Services.GetRequiredService<IEventDirectorySource>()
            .ReadAsync(version - 1, CancellationToken.None)).Changes[0];
    }

    private Task HandleAsync(params IncomingMessage[] batch) =>
        database.RecordTickets.HandleAsync(batch, CancellationToken.None);
}
