using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Plans;

[Collection(DatabaseTests.Name)]
public sealed class PlanEndpointTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_plan_gets_versions_old_ones_stay_and_nobody_else_sees_it()
    {
        using var seller = await _service.SignedInAsync("seller");
        var created = await seller.PostAsJsonAsync("/plans", Plan("Hall", 5));
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var path = created.Headers.Location!.ToString();

        var changed = await UserEndpointTests.Json(await seller.PutAsJsonAsync(path, Plan("Great hall", 7)));
        ((int)changed["version"]!, (int)changed["seats"]!).ShouldBe((2, 14));
        var first = await UserEndpointTests.Json(await seller.GetAsync(path + "?version=1"));
        ((string)first["name"]!, (int)first["seats"]!, (int)first["newest_version"]!).ShouldBe(("Hall", 10, 2));
        var list = (await UserEndpointTests.Json(await seller.GetAsync("/plans")))["plans"]!.AsArray();
        ((string)list.ShouldHaveSingleItem()!["name"]!).ShouldBe("Great hall");
        list[0]!["document"].ShouldBeNull("lists are short");

        using var rival = await _service.SignedInAsync("seller");
        await UserEndpointTests.Refused(await rival.GetAsync(path), HttpStatusCode.NotFound, "plan-not-found");
        await UserEndpointTests.Refused(
            await rival.PutAsJsonAsync(path, Plan("Mine", 1)), HttpStatusCode.NotFound, "plan-not-found");
        await UserEndpointTests.Refused(await rival.DeleteAsync(path), HttpStatusCode.NotFound, "plan-not-found");
        await UserEndpointTests.Refused(
            await seller.GetAsync(path + "?version=3"), HttpStatusCode.NotFound, "plan-not-found");
        (await seller.DeleteAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await UserEndpointTests.Refused(await seller.GetAsync(path), HttpStatusCode.NotFound, "plan-not-found");
    }

    [Fact]
    public async Task A_wrong_plan_is_refused_by_pointers()
    {
        using var seller = await _service.SignedInAsync("seller");

        var refused = await seller.PostAsJsonAsync("/plans", Plan("Hall", 201));

        var problem = await UserEndpointTests.Json(refused);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        problem["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["/sections/0/subsections/0/seats_per_row"]);
    }

    [Fact]
    public async Task A_plan_is_checked_as_it_would_be_stored_and_nothing_is_stored()
    {
        using var seller = await _service.SignedInAsync("seller");

        var good = await UserEndpointTests.Json(await seller.PostAsJsonAsync("/plans/check", Plan("Hall", 5)));
        var refused = await seller.PostAsJsonAsync("/plans/check", Plan("Hall", 201));

        ((int)good["seats"]!, (int)good["sections"]!, (int)good["accessible"]!, (int)good["companion"]!)
            .ShouldBe((10, 1, 0, 0));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await UserEndpointTests.Json(refused))["errors"]!.AsObject().Select(e => e.Key)
            .ShouldBe(["/sections/0/subsections/0/seats_per_row"]);
        (await UserEndpointTests.Json(await seller.GetAsync("/plans")))["plans"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_is_made_from_a_version_of_a_plan_with_a_price_of_each_section()
    {
        using var seller = await _service.SignedInAsync("seller");
        var id = (string)(await UserEndpointTests.Json(await seller.PostAsJsonAsync("/plans", Plan("Hall", 5))))["plan_id"]!;
        await seller.PutAsJsonAsync($"/plans/{id}", Plan("Hall", 9));

        var body = await UserEndpointTests.Json(await seller.PostAsJsonAsync("/events", Event(id, 1, ("A", 700))));

        ((int)body["seats_total"]!, (long)body["price_from"]!).ShouldBe((10, 700));
        var sub = body["sections"]![0]!["subsections"]![0]!;
        ((string)sub["row_labels"]![0]!).ShouldBe("AA");
        ((int)sub["numbering"]!["step"]!).ShouldBe(2);
        ((decimal)sub["best_seat"]!).ShouldBe(1, "the focal point is to the left");

        using var nobody = _service.CreateClient();
        var drawing = await UserEndpointTests.Json(await nobody.GetAsync($"/events/{body["event_id"]}/drawing?section=A"));
        var rows = drawing["sections"]![0]!["subsections"]![0]!["rows"]!.AsArray();
        rows[0]!.AsArray().Count.ShouldBe(5);
        ((double)rows[0]![2]![0]!, (double)rows[0]![2]![1]!).ShouldBe((50, 20));

        await UserEndpointTests.Refused(
            await seller.PostAsJsonAsync("/events", Event(id, 1, ("B", 700))), HttpStatusCode.BadRequest, "invalid-request");
        await UserEndpointTests.Refused(
            await seller.PostAsJsonAsync("/events", Event(id, 1)), HttpStatusCode.BadRequest, "invalid-request");
        await UserEndpointTests.Refused(
            await seller.PostAsJsonAsync("/events", Event(Guid.NewGuid().ToString(), null, ("A", 1))),
            HttpStatusCode.NotFound, "plan-not-found");
    }

    [Fact]
    public async Task A_copy_of_an_event_keeps_its_drawing_and_an_event_without_positions_has_none()
    {
        using var seller = await _service.SignedInAsync("seller");
        var id = (string)(await UserEndpointTests.Json(await seller.PostAsJsonAsync("/plans", Plan("Hall", 5))))["plan_id"]!;
        var made = await UserEndpointTests.Json(await seller.PostAsJsonAsync("/events", Event(id, null, ("A", 700))));

        var copy = await UserEndpointTests.Json(await seller.PostAsJsonAsync(
            $"/events/{made["event_id"]}/copy", new { starts_at = "2028-05-01T19:00" }));

        (await seller.GetAsync($"/events/{copy["event_id"]}/drawing")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await UserEndpointTests.Refused(
            await seller.GetAsync("/events/999999/drawing"), HttpStatusCode.NotFound, "no-drawing");
    }

    [Fact]
    public async Task A_plan_is_exported_and_comes_back_from_csv_and_pretix()
    {
        using var seller = await _service.SignedInAsync("seller");
        var id = (string)(await UserEndpointTests.Json(await seller.PostAsJsonAsync("/plans", Plan("Hall", 5))))["plan_id"]!;

        foreach (var format in new[] { "csv", "pretix" })
        {
            var file = await seller.GetAsync($"/plans/{id}/export?format={format}");
            file.StatusCode.ShouldBe(HttpStatusCode.OK, format);
            file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            var back = await seller.PostAsync(
                $"/plans/import?format={format}&name=Back",
                new StringContent(await file.Content.ReadAsStringAsync(), Encoding.UTF8, "text/plain"));
            var document = (await UserEndpointTests.Json(back))["document"]!;
            (await seller.PostAsJsonAsync("/plans", document)).StatusCode.ShouldBe(HttpStatusCode.Created, format);
        }

        await UserEndpointTests.Refused(
            await seller.PostAsync("/plans/import?format=pretix", new StringContent("{\"zones\":3}")),
            HttpStatusCode.BadRequest, "invalid-request");
        await UserEndpointTests.Refused(
            await seller.GetAsync($"/plans/{id}/export?format=exe"), HttpStatusCode.BadRequest, "invalid-request");
        var json = JsonNode.Parse(await seller.GetStringAsync($"/plans/{id}/export?format=json"))!;
        ((string)json["format"]!).ShouldBe("ticketing-plan/1");
    }

    [Fact]
    public async Task Anybody_reads_the_templates_and_an_area_of_one_is_sold_without_seats()
    {
        using var nobody = _service.CreateClient();
        var templates = (await UserEndpointTests.Json(await nobody.GetAsync("/plans/templates")))["templates"]!.AsArray();
        templates.Select(t => (string)t!["key"]!).ShouldBe(["arena", "cinema", "club", "theatre"]);

        using var seller = await _service.SignedInAsync("seller");
        var club = templates.Single(t => (string)t!["key"]! == "club")!["document"]!;
        var id = (string)(await UserEndpointTests.Json(await seller.PostAsJsonAsync("/plans", club)))["plan_id"]!;
        var body = await UserEndpointTests.Json(await seller.PostAsJsonAsync(
            "/events", Event(id, null, ("Standing", 500), ("Tables", 900), ("Bar", 700))));

        var standing = body["sections"]![0]!;
        ((int)standing["seats_total"]!).ShouldBe(500);
        ((string)standing["subsections"]![0]!["kind"]!).ShouldBe("area");
        ((string)body["sections"]![1]!["subsections"]![0]!["kind"]!).ShouldBe("tables");
        (await database.ScalarAsync<long>(
            "SELECT count(*) FROM tickets WHERE event_id = $1 AND section = 'Standing'", (long)body["event_id"]!)).ShouldBe(500);
    }

    private static object Plan(string name, int seats) => new
    {
        format = "ticketing-plan/1",
        name,
        drawing = new { width = 100, height = 80, focal_point = new { x = -100, y = 20 } },
        sections = new[]
        {
            new
            {
                name = "A",
                subsections = new[]
                {
                    new
                    {
                        number = 1, rows = 2, seats_per_row = seats, label = "Left", row_labels = new[] { "AA", "BB" },
                        numbering = new { start = 1, step = 2 }, geometry = new { x = 50, y = 20 },
                    },
                },
            },
        },
    };

    private static object Event(string planId, int? version, params (string Section, long Price)[] prices) => new
    {
        name = "Aurora", venue = "Dome", starts_at = "2027-05-01T19:00", currency = "TWD",
        plan = new { plan_id = planId, version, prices = prices.Select(p => new { section = p.Section, price = p.Price }) },
    };
}
