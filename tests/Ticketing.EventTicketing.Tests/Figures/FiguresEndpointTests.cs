using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.EventTicketing.Figures;
using Ticketing.EventTicketing.Figures.Live;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Door;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Figures;

[Collection(DatabaseTests.Name)]
public sealed class FiguresEndpointTests(EventDatabase database)
{
    [Fact]
    public async Task A_seller_reads_what_was_sold_refunded_and_let_in_by_section_and_door()
    {
        await using var scene = await DoorScene.OpenAsync(database);
        await scene.ScanAsync(DoorScene.Scan(await scene.CodeAsync(1), "Gate 1"));
        await scene.ScanAsync(DoorScene.Scan(await scene.CodeAsync(2), "Gate 2"));
        await scene.RefundAsync((1, 3));
        scene.Service.Booking.Demand = """{"waitingEntries":2,"waitingSeats":5,"ordersFailed":7}""";

        var figures = await UserEndpointTests.Json(await scene.Seller.GetAsync($"/events/{scene.EventId}/figures"));

        var total = figures["total"]!;
        ((long)total["sold"]!, (long)total["held"]!, (long)total["refunded"]!, (long)total["admitted"]!).ShouldBe((2, 0, 1, 2));
        ((long)total["orders_held"]!, (long)total["orders_paid"]!).ShouldBe((1, 1));
        ((string)figures["sections"]!.AsArray().ShouldHaveSingleItem()!["name"]!).ShouldBe("A");
        figures["doors"]!.AsArray().Select(d => ((string)d!["door"]!, (long)d["admitted"]!))
            .ShouldBe([("Gate 1", 1L), ("Gate 2", 1L)]);
        ((string)figures["time_zone"]!).ShouldBe("Asia/Taipei");
        var demand = figures["demand"]!;
        ((long)demand["waiting_seats"]!, (long)demand["orders_failed"]!).ShouldBe((5, 7));
    }

    [Fact]
    public async Task A_scan_that_is_taken_back_counts_no_more()
    {
        await using var scene = await DoorScene.OpenAsync(database);
        var scan = DoorScene.Scan(await scene.CodeAsync(1));
        await scene.ScanAsync(scan);
        (await scene.Seller.PostAsJsonAsync(
            $"/events/{scene.EventId}/scans/{(Guid)scan["scan_id"]!}/undo",
            new { device_id = "Gate 1" })).EnsureSuccessStatusCode();

        var figures = await UserEndpointTests.Json(await scene.Seller.GetAsync($"/events/{scene.EventId}/figures"));

        ((long)figures["total"]!["admitted"]!).ShouldBe(0);
    }

    [Fact]
    public async Task The_list_of_ones_own_events_has_the_sales_of_today()
    {
        await using var scene = await DoorScene.OpenAsync(database);
        // At the venue it is noon, whenever the test runs: midnight is far.
        var fromNoon = scene.Booking.At!.Value.UtcDateTime.Hour - 12;
        await database.ScalarAsync<object?>(
            "UPDATE events SET time_zone = $2 WHERE event_id = $1", scene.EventId.Value, $"Etc/GMT{fromNoon:+0;-0;+0}");
        var longAgo = new Facts(scene.EventId, (2, 1)) { At = scene.Booking.At!.Value.AddDays(-3) };
        await database.RecordTickets.HandleAsync([longAgo.Reserved(), longAgo.Paid()], default);

        var list = await UserEndpointTests.Json(await scene.Seller.GetAsync("/sellers/me/figures"));

        var own = list["events"]!.AsArray().ShouldHaveSingleItem()!;
        ((long)own["event_id"]!).ShouldBe(scene.EventId.Value);
        ((long)own["total"]!["sold"]!).ShouldBe(4);
        ((long)own["today"]!["sold"]!).ShouldBe(3);
    }

    [Theory]
    [InlineData("step=week")]
    [InlineData("step=minute&from=2026-05-01T00:00Z&to=2026-05-03T00:00Z")]
    [InlineData("step=day&from=2024-05-01T00:00Z&to=2026-05-03T00:00Z")]
    [InlineData("from=2026-05-03T00:00Z&to=2026-05-01T00:00Z")]
    [InlineData("from=yesterday")]
    public async Task A_series_that_is_too_long_or_makes_no_sense_is_refused(string query)
    {
        await using var scene = await DoorScene.OpenAsync(database);

        var answer = await scene.Seller.GetAsync($"/events/{scene.EventId}/figures/series?{query}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_series_of_the_last_day_has_the_hour_of_the_sale()
    {
        await using var scene = await DoorScene.OpenAsync(database);

        var series = await UserEndpointTests.Json(
            await scene.Seller.GetAsync($"/events/{scene.EventId}/figures/series?section=A"));

        ((long)series["points"]!.AsArray().ShouldHaveSingleItem()!["counts"]!["sold"]!).ShouldBe(3);
    }

    [Fact]
    public async Task A_stream_tells_of_each_change_and_ends_with_the_session()
    {
        await using var scene = await DoorScene.OpenAsync(database);
        using var response = await scene.Seller.GetAsync(
            $"/events/{scene.EventId}/figures/updates", HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        (await NextSoldAsync(lines)).ShouldBe(3);

        var booking = new Facts(scene.EventId, (2, 1));
        await database.RecordTickets.HandleAsync([booking.Reserved(), booking.Paid()], default);
        (await NextSoldAsync(lines)).ShouldBe(4);

        (await scene.Seller.PostAsync("/users/logout", null)).EnsureSuccessStatusCode();
        await lines.ReadToEndAsync().WaitAsync(Eventually.Patience);
    }

    [Fact]
    public void Streams_are_bounded_by_person_and_a_closed_one_makes_room()
    {
        var feed = new FiguresFeed();
        var (person, @event) = (Guid.NewGuid(), new FiguredEvent { EventId = 1, Currency = "TWD", TimeZone = "UTC" });
        var open = Enumerable.Range(0, FiguresFeed.MaxPerUser).Select(_ => feed.Listen(person, @event)).ToList();

        open.ShouldAllBe(listener => listener != null);
        feed.Listen(person, @event).ShouldBeNull();
        feed.Listen(Guid.NewGuid(), @event).ShouldNotBeNull();
        open[0]!.Dispose();
        open[0]!.Dispose();
        feed.Listen(person, @event).ShouldNotBeNull();
        feed.Listen(person, @event).ShouldBeNull();
    }

    [Fact]
    public void A_slow_listener_gets_the_newest_figures_alone_and_what_did_not_change_is_not_told()
    {
        var feed = new FiguresFeed();
        var @event = new FiguredEvent { EventId = 1, Currency = "TWD", TimeZone = "UTC" };
        using var listener = feed.Listen(Guid.NewGuid(), @event)!;

        feed.Tell(1, [1]);
        feed.Tell(1, [2]);
        feed.Tell(1, [2]);

        listener.Changes.TryRead(out var json).ShouldBeTrue();
        json.ShouldBe([2]);
        listener.Changes.TryRead(out _).ShouldBeFalse();
    }

    private static async Task<long> NextSoldAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync().WaitAsync(Eventually.Patience) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return (long)JsonNode.Parse(line["data: ".Length..])!["total"]!["sold"]!;
            }
        }

        throw new EndOfStreamException("The stream ended.");
    }
}
