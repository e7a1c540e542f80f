using System.Net;
using System.Text.Json.Nodes;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Events;

/// <summary>What a plan on sale cannot become, and who may not change it.</summary>
[Collection(DatabaseTests.Name)]
public sealed class PlanRefusalTests(EventDatabase database) : IDisposable
{
    private const string TwoSections =
        """
        [{"name":"A","price":3000,"subsections":[{"number":1,"rows":2,"seats_per_row":3,"unavailable":[{"row":2,"seat":3}],
          "row_labels":["AA","BB"],"numbering":{"start":1,"step":2}}]},
         {"name":"Floor","price":2000,"subsections":[{"number":1,"kind":"area","capacity":10}]}]
        """;

    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData("sections", """[A]""")]
    [InlineData("sections[0].subsections", """[{"name":"A","subsections":[{"number":2,"rows":2,"seats_per_row":3}]},FLOOR]""")]
    [InlineData(
        "sections[0].subsections[0].seats_per_row",
        """[{"name":"A","subsections":[{"number":1,"rows":2,"seats_per_row":4}]},FLOOR]""")]
    [InlineData(
        "sections[0].subsections[0].kind",
        """[{"name":"A","subsections":[{"number":1,"kind":"tables","rows":2,"seats_per_row":3}]},FLOOR]""")]
    [InlineData(
        "sections[0].price",
        """[{"name":"A","price":1,"subsections":[{"number":1,"rows":2,"seats_per_row":3}]},FLOOR]""")]
    [InlineData(
        "sections[1].subsections[0].capacity",
        """[A,{"name":"Floor","subsections":[{"number":1,"kind":"area","capacity":9}]}]""")]
    [InlineData(
        "sections[2].price",
        """[A,FLOOR,{"name":"New","subsections":[{"number":1,"rows":1,"seats_per_row":1}]}]""")]
    public async Task What_cannot_be_is_refused_at_its_place_and_leaves_all_as_it_was(string path, string sections)
    {
        using var scene = await OpenAsync();
        var sent = new JsonObject
        {
            ["format"] = "ticketing-plan/1", ["name"] = "Plan",
            ["sections"] = JsonNode.Parse(sections
                .Replace("[A", """[{"name":"A","subsections":[{"number":1,"rows":2,"seats_per_row":3}]}""")
                .Replace("FLOOR", """{"name":"Floor","subsections":[{"number":1,"kind":"area","capacity":10}]}""")),
        };

        var refused = await scene.PutAsync(sent, 1);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var pointer = "/" + path.Replace("[", "/").Replace("]", "").Replace('.', '/');
        JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["errors"]!.AsObject().Select(e => e.Key).ShouldBe([pointer]);
        ((int)(await scene.ReadAsync())["edition"]!).ShouldBe(1);
        (await scene.ToldAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_seller_changes_the_newest_edition_of_an_event_that_is_open()
    {
        using var scene = await OpenAsync();
        using var rival = await _service.SignedInAsync("seller");
        var plan = (await scene.ReadAsync())["plan"]!.AsObject();
        PlanScene.Subsection(plan, 0, 0)["unavailable"] = PlanScene.Places((1, 1), (2, 3));

        await UserEndpointTests.Refused(await scene.PutAsync(plan, 7), HttpStatusCode.Conflict, "event-edited");
        await UserEndpointTests.Refused(
            await rival.GetAsync(scene.Path + "/plan"), HttpStatusCode.Forbidden, "not-your-event");
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
        {
            var mine = plan.DeepClone().AsObject();
            PlanScene.Subsection(mine, 0, 0)["label"] = $"Left {i}";
            return scene.PutAsync(mine, 1);
        }));
        both.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);

        await scene.Seller.PostAsync(scene.Path + "/end", null);
        await UserEndpointTests.Refused(await scene.PutAsync(plan, 2), HttpStatusCode.Conflict, "event-ended");
    }

    [Fact]
    public async Task A_list_of_seats_that_leaves_some_out_blocks_them_and_moves_none()
    {
        using var scene = await OpenAsync();
        var csv = await scene.Seller.GetStringAsync(scene.Path + "/plan/export?format=csv");
        // The last seat of the first row, and the last row.
        string[] leftOut = ["A,1,,seats,1,AA,3,", "A,1,,seats,2,"];
        var without = string.Join("\r\n", csv.Split("\r\n")
            .Where(line => !leftOut.Any(begin => line.StartsWith(begin, StringComparison.Ordinal))));
        var imported = await UserEndpointTests.Json(await scene.Seller.PostAsync(
            "/plans/import?format=csv", new StringContent(without, null, "text/csv")));

        var answer = await UserEndpointTests.Json(await scene.PutAsync(imported["document"]!, 1));

        answer["changes"]!.AsArray().Select(c => ((string)c!["section"]!, (int)c["seats_blocked"]!, (int)c["renamed"]!))
            .ShouldBe([("A", 3, 0)]);
        (await EntryAsync(scene)).Find("A")!.Find(1)!.ShouldSatisfyAllConditions(
            sub => (sub.Rows, sub.SeatsPerRow).ShouldBe((2, 3)),
            sub => sub.Unavailable.Count.ShouldBe(4));
    }

    [Fact]
    public async Task A_list_of_seats_keeps_the_drawing_and_the_order_of_quality()
    {
        using var scene = await PlanScene.OpenAsync(
            database, _service,
            """
            [{"name":"A","price":3000,"category":"Best","subsections":[{"number":1,"rows":3,"seats_per_row":5,
              "geometry":{"x":300.33,"y":120,"rotation":10,"radius":250}}]}]
            """,
            """
            {"width":800,"height":600,"stage":{"x":400,"y":40,"width":300,"height":40,"label":"Stage"},
             "focal_point":{"x":400,"y":60},"categories":[{"name":"Best","color":"#a03c5f"}]}
            """);
        var before = (await EntryAsync(scene)).Find("A")!.Find(1)!;
        var csv = await scene.Seller.GetStringAsync(scene.Path + "/plan/export?format=csv");
        var imported = await UserEndpointTests.Json(await scene.Seller.PostAsync(
            "/plans/import?format=csv", new StringContent(csv, null, "text/csv")));

        ((string)(await UserEndpointTests.Json(await scene.PutAsync(imported["document"]!, 1)))["state"]!).ShouldBe("unchanged");
        PlanScene.Subsection(imported["document"]!.AsObject(), 0, 0)["unavailable"] = PlanScene.Places((1, 1));
        var answer = await UserEndpointTests.Json(await scene.PutAsync(imported["document"]!, 1));

        answer["changes"]!.AsArray().Select(c => ((int)c!["seats_blocked"]!, (bool)c["moved"]!)).ShouldBe([(1, false)]);
        var drawing = (await scene.ReadAsync())["plan"]!["drawing"]!;
        ((string)drawing["stage"]!["label"]!, (string)drawing["categories"]![0]!["color"]!).ShouldBe(("Stage", "#a03c5f"));
        (await EntryAsync(scene)).Find("A")!.Find(1)!.RowsByQuality().ShouldBe(before.RowsByQuality());
    }

    private Task<PlanScene> OpenAsync() => PlanScene.OpenAsync(database, _service, TwoSections);

    private async Task<EventDirectoryEntry> EntryAsync(PlanScene scene)
    {
        var version = await database.ScalarAsync<long>(
            "SELECT directory_version FROM events WHERE event_id = $1", scene.Id.Value);
        return (await new EventDirectorySource(database.Database).ReadAsync(version - 1, default)).Changes
            .Single(e => e.Id == scene.Id);
    }
}
