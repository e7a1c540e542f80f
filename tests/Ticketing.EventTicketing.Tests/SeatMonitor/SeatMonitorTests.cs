using System.Net;
using System.Text.Json.Nodes;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.SeatMonitor;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Door;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tickets;

namespace Ticketing.EventTicketing.Tests.SeatMonitor;

[Collection(DatabaseTests.Name)]
public sealed class SeatMonitorTests(EventDatabase database)
{
    [Fact]
    public async Task Each_seat_is_shown_with_its_state_order_and_time_and_the_live_state_that_differs()
    {
        await using var scene = await DoorScene.OpenAsync(database);
        // Of two rows of ten seats: 1 is held and 2 sold by the live state, 4 is held; all others are free.
        scene.Service.Seats.Sections = """{"rows":["1201000000","0000000000"]}""";

        var page = await ReadAsync(scene, "section=A&limit=5");

        ((bool)page["live_known"]!).ShouldBeTrue();
        page["seats"]!.AsArray().Select(s => ((int)s!["seat"]!, (string)s["status"]!, (string?)s["live"])).ShouldBe(
        [
            (1, "SOLD", "RESERVED"), (2, "SOLD", null), (3, "SOLD", "AVAILABLE"), (4, "AVAILABLE", "RESERVED"),
            (5, "AVAILABLE", null),
        ]);
        var sold = page["seats"]![0]!;
        ((Guid)sold["order_id"]!).ShouldBe(scene.Booking.BookingId.Value);
        sold["since"].ShouldNotBeNull();
        sold["buyer_name"].ShouldBeNull();
        var rest = await ReadAsync(scene, $"section=A&after={page["next"]}");
        ((int)rest["seats"]![0]!["seat"]!).ShouldBe(6);
        rest["seats"]!.AsArray().Count.ShouldBe(15);
        rest["next"].ShouldBeNull();
    }

    [Fact]
    public async Task Who_reads_names_is_in_the_audit_log()
    {
        await using var scene = await DoorScene.OpenAsync(database);

        var page = await ReadAsync(scene, "section=A&subsection=1&row=1&seat=2&people=true");

        ((bool)page["live_known"]!).ShouldBeFalse();
        var seat = page["seats"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)seat["buyer_name"]!).ShouldBe("Ada");
        ((string)seat["buyer_email"]!).ShouldEndWith("@example.org");
        var log = await UserEndpointTests.Json(await scene.Seller.GetAsync($"/events/{scene.EventId}/audit-log"));
        var entry = log["entries"]!.AsArray().First(e => (string)e!["kind"]! == "seat-holders-read")!;
        ((string)entry["details"]!["seat"]!).ShouldBe("1-2");
    }

    [Fact]
    public async Task Only_taken_seats_are_shown_where_they_are_asked_for_and_wrong_questions_are_refused()
    {
        await using var scene = await DoorScene.OpenAsync(database);

        (await ReadAsync(scene, "section=A&taken=true"))["seats"]!.AsArray().Count.ShouldBe(3);
        foreach (var query in new[] { "section=", "section=A&row=x", "section=A&after=nonsense", "section=A&limit=2001" })
        {
            (await scene.Seller.GetAsync($"/events/{scene.EventId}/seat-monitor?{query}")).StatusCode
                .ShouldBe(HttpStatusCode.BadRequest, query);
        }
    }

    [Fact]
    public void A_difference_is_marked_when_it_lasts_and_not_while_a_change_is_on_its_way()
    {
        var clock = new ManualClock(DateTimeOffset.UnixEpoch);
        var differences = new LastingDifferences(clock);
        var seat = new TicketId(new EventId(1), "A", new SeatPosition(1, 1, 1));

        differences.Note(seat, TicketStatus.Available, TicketStatus.Reserved).ShouldBeFalse();
        clock.Advance(LastingDifferences.Moment);
        differences.Note(seat, TicketStatus.Available, TicketStatus.Reserved).ShouldBeTrue();

        // Another difference than before: a sale that goes on.
        differences.Note(seat, TicketStatus.Reserved, TicketStatus.Sold).ShouldBeFalse();
        clock.Advance(LastingDifferences.Moment);
        differences.Note(seat, TicketStatus.Sold, TicketStatus.Sold).ShouldBeFalse();
        differences.Note(seat, TicketStatus.Sold, TicketStatus.Reserved).ShouldBeFalse();
    }

    private static async Task<JsonNode> ReadAsync(DoorScene scene, string query) => await UserEndpointTests.Json(
        await scene.Seller.GetAsync($"/events/{scene.EventId}/seat-monitor?{query}"));
}
