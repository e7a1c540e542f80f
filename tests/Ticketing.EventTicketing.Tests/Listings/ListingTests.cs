using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ticketing.Contracts.Listings;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Events;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Listings;

/// <summary>What the public web reads of events.</summary>
[Collection(DatabaseTests.Name)]
public sealed class ListingTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task An_event_is_a_calendar_file_that_moves_with_it()
    {
        using var seller = await _service.SignedInAsync("seller");
        var created = await CreateAsync(seller);
        var path = $"/events/{created["event_id"]}";

        var file = await seller.GetAsync(path + "/calendar.ics");

        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        var text = await file.Content.ReadAsStringAsync();
        text.ShouldContain("DTSTART:20270501T110000Z\r\n");
        text.ShouldContain("SUMMARY:Aurora\\; Tour\r\n");
        text.ShouldContain("SEQUENCE:1\r\n");
        await EditAndCopyTests.EditAsync(seller, path, new { edition = 1, starts_at = "2027-05-02T19:00" });
        var feed = await seller.GetStringAsync($"/events/calendar.ics?seller={created["seller_id"]}");
        feed.ShouldContain($"UID:event-{created["event_id"]}@ticketing\r\n");
        feed.ShouldContain("DTSTART:20270502T110000Z\r\n");
        feed.ShouldContain("SEQUENCE:2\r\n");
        (await seller.GetStringAsync($"/events/calendar.ics?seller={created["seller_id"]}&venue=Elsewhere"))
            .ShouldNotContain("BEGIN:VEVENT");
        (await seller.GetAsync("/events/calendar.ics?seller=me")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await seller.GetAsync("/events/987654321/calendar.ics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_gateway_reads_what_a_page_says_and_which_events_are_to_come()
    {
        using var seller = await _service.SignedInAsync("seller");
        var created = await CreateAsync(seller);
        var id = (long)created["event_id"]!;

        var facts = JsonSerializer.Deserialize(
            await seller.GetStringAsync($"/internal/event-pages/{id}"), PageFactsJson.Default.PageFacts)!;

        (facts.Name, facts.Venue, facts.PriceFrom, facts.SoldOut).ShouldBe(("Aurora; Tour", "Dome", 3_000, false));
        (await seller.GetAsync("/internal/event-pages/987654321")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = (int)((id - 1) / SiteMapPages.EventsPerPage);
        (await ReadAsync(seller, "/internal/site-map"))["pages"]!.AsArray().Select(number => (int)number!).ShouldContain(page);
        (await EventsAsync(seller, page)).ShouldContain(id);
        (await seller.PostAsync($"/events/{id}/end", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await EventsAsync(seller, page)).ShouldNotContain(id);
    }

    private static async Task<List<long>> EventsAsync(HttpClient client, int page) =>
    [
        .. (await ReadAsync(client, $"/internal/site-map/{page}"))["events"]!.AsArray().Select(id => (long)id!),
    ];

    private static async Task<JsonNode> ReadAsync(HttpClient client, string path) =>
        JsonNode.Parse(await client.GetStringAsync(path))!;

    private static async Task<JsonNode> CreateAsync(HttpClient seller) =>
        await UserEndpointTests.Json(await seller.PostAsJsonAsync("/events", JsonNode.Parse(
            """
            {"name":"Aurora; Tour","venue":"Dome","starts_at":"2027-05-01T19:00","time_zone":"Asia/Taipei",
             "currency":"TWD",
             "sections":[{"name":"A","price":3000,"subsections":[{"number":1,"rows":1,"seats_per_row":4}]}]}
            """)));
}
