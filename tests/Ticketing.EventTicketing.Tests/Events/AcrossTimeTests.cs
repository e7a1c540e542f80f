using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;
using static Ticketing.EventTicketing.Tests.Events.EditAndCopyTests;

namespace Ticketing.EventTicketing.Tests.Events;

/// <summary>Between an event and its copy the clock changes; between a request and its repetition time passes.</summary>
[Collection(DatabaseTests.Name)]
public sealed class AcrossTimeTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    /// <summary>In Berlin the clock goes back on 25 October 2026 and on 31 October 2027.</summary>
    [Fact]
    public async Task Ends_of_sale_and_refunds_keep_their_hour_at_the_venue_when_daylight_saving_lies_between()
    {
        using var seller = await _service.SignedInAsync("seller");
        var created = await seller.PostAsJsonAsync("/events", JsonNode.Parse(
            """
            {"name":"Winter","venue":"Halle","starts_at":"2027-10-30T20:00","sale_ends_at":"2027-10-29T12:00",
             "time_zone":"Europe/Berlin","currency":"EUR","refunds":{"by_buyer":true,"until":"2027-10-28T18:00","fee_percent":0},
             "sections":[{"name":"A","price":1000,"subsections":[{"number":1,"rows":1,"seats_per_row":4}]}]}
            """));
        var path = created.Headers.Location!.ToString();

        var copy = await UserEndpointTests.Json(
            await CopyAsync(seller, path, new { starts_at = "2027-11-01T20:00" }, null));
        Times(copy).ShouldBe(
            (At("2027-11-01T19:00Z"), At("2027-10-31T11:00Z"), At("2027-10-30T16:00Z")),
            "noon of the day before, and 18:00 two days before, which is summer time");
        var moved = await UserEndpointTests.Json(
            await EditAsync(seller, path, new { edition = 1, starts_at = "2027-11-02T20:00" }));
        At(moved["sale_ends_at"]).ShouldBe(At("2027-11-01T11:00Z"));
    }

    [Fact]
    public async Task A_repeated_request_gets_its_event_although_the_start_has_passed_meanwhile()
    {
        using var seller = await _service.SignedInAsync("seller");
        var start = DateTimeOffset.UtcNow.AddMinutes(3).ToString("yyyy-MM-dd'T'HH:mm'Z'", null);
        var draft = JsonNode.Parse(
            $$"""
            {"name":"Soon","venue":"Dome","starts_at":"{{start}}","currency":"TWD",
             "sections":[{"name":"A","price":1000,"subsections":[{"number":1,"rows":1,"seats_per_row":4}]}]}
            """)!;
        var created = await PostAsync(seller, "/events", draft, "create");
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var path = created.Headers.Location!.ToString();
        var copied = await CopyAsync(seller, path, new { starts_at = start }, "copy");
        copied.StatusCode.ShouldBe(HttpStatusCode.Created);
        using var later = _service.WithWebHostBuilder(host => host.ConfigureServices(
            services => services.AddSingleton<TimeProvider>(new LaterClock(TimeSpan.FromMinutes(4)))));
        using var same = later.CreateClient();
        same.DefaultRequestHeaders.Authorization = seller.DefaultRequestHeaders.Authorization;

        foreach (var (first, again) in new[]
        {
            (created, await PostAsync(same, "/events", draft, "create")),
            (copied, await CopyAsync(same, path, new { starts_at = start }, "copy")),
        })
        {
            again.StatusCode.ShouldBe(HttpStatusCode.Created);
            again.Headers.Location.ShouldBe(first.Headers.Location);
        }

        (await PostAsync(same, "/events", draft, "new")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await CopyAsync(same, path, new { starts_at = start }, null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private sealed class LaterClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
