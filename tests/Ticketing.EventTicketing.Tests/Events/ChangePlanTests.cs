using System.Net;
using System.Text.Json.Nodes;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Events;

/// <summary>An organiser changes the plan of an event whose seats are on sale.</summary>
[Collection(DatabaseTests.Name)]
public sealed class ChangePlanTests(EventDatabase database) : IDisposable
{
    private const string TwoSections =
        """
        [{"name":"A","price":3000,"subsections":[{"number":1,"rows":2,"seats_per_row":3,"unavailable":[{"row":2,"seat":3}],
          "row_labels":["AA","BB"],"numbering":{"start":1,"step":2}}]},
         {"name":"Floor","price":2000,"subsections":[{"number":1,"kind":"area","capacity":10}]}]
        """;

    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task The_plan_that_is_read_can_be_sent_again_and_changes_nothing()
    {
        using var scene = await OpenAsync();

        var answer = await scene.ChangedAsync(_ => { });

        ((string)answer["state"]!).ShouldBe("unchanged");
        ((int)(await scene.ReadAsync())["edition"]!).ShouldBe(1);
        (await scene.ToldAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Seats_rows_areas_and_sections_change_in_the_event_its_tickets_the_directory_and_messages()
    {
        using var scene = await OpenAsync();

        var answer = await scene.ChangedAsync(plan =>
        {
            var first = PlanScene.Subsection(plan, 0, 0);
            first["unavailable"] = PlanScene.Places((1, 1));
            first["rows"] = 3;
            first["accessible"] = PlanScene.Places((3, 1));
            first["companion"] = PlanScene.Places((3, 2));
            PlanScene.Subsection(plan, 1, 0)["capacity"] = 25;
            plan["sections"]!.AsArray().Add(JsonNode.Parse(
                """{"name":"Box","price":9000,"subsections":[{"number":1,"rows":1,"seats_per_row":2}]}"""));
        });

        (answer["state"]!.GetValue<string>(), (int)answer["seats_before"]!, (int)answer["seats_after"]!)
            .ShouldBe(("applying", 15, 35));
        answer["changes"]!.AsArray().Select(c => ((string)c!["section"]!, (int)c["seats_added"]!, (int)c["seats_blocked"]!,
            (int)c["seats_reopened"]!)).ShouldBe([("A", 3, 1, 1), ("Floor", 15, 0, 0), ("Box", 2, 0, 0)], ignoreOrder: true);
        answer["changes"]!.AsArray().Select(c => ((int)c!["accessible"]!, (int)c["companion"]!))
            .ShouldBe([(1, 1), (0, 0), (0, 0)], ignoreOrder: true);
        (await scene.TicketsAsync("A")).ShouldBe(
            ["1-1-1", "1-1-2", "1-1-3", "1-2-1", "1-2-2", "1-2-3", "1-3-1", "1-3-2", "1-3-3"],
            "the blocked seat keeps its ticket until nobody can have taken it");
        var told = await scene.ToldAsync();
        told.Select(t => (t.Section.Name, t.Section.Index, t.Section.Edition))
            .ShouldBe([("A", 0, 2), ("Floor", 1, 2), ("Box", 2, 2)]);
        told[1].Section.Subsections[0].SeatsPerRow.ShouldBe(10, "the places of an area keep their index");
        await scene.HandleAsync(scene.Applied("A", 2), scene.Applied("Floor", 2), scene.Applied("Box", 2));

        (await scene.TicketsAsync("A")).ShouldNotContain("1-1-1");
        (await scene.TicketsAsync("Floor")).Count.ShouldBe(25);
        var read = await scene.ReadAsync();
        ((bool)read["is_applied"]!, (int)read["edition"]!).ShouldBe((true, 2));
        var @event = await UserEndpointTests.Json(await scene.Seller.GetAsync(scene.Path));
        ((int)@event["seats_total"]!, (long)@event["price_to"]!).ShouldBe((35, 9_000));
        var entry = await EntryAsync(scene);
        entry.Sections.Select(s => (s.Name, s.Seats, s.Edition)).ShouldBe([("A", 8, 2), ("Floor", 25, 2), ("Box", 2, 2)]);
        (await database.ScalarAsync<int>("SELECT seats_total FROM search_shows WHERE event_id = $1", scene.Id.Value))
            .ShouldBe(35, "search counts them too");
        database.Changed.Peek(1_000).ShouldContain(scene.Id.Value);
    }

    [Fact]
    public async Task Seats_that_somebody_has_are_refused_by_name_and_nothing_is_changed()
    {
        using var scene = await OpenAsync();
        var (held, sold) = (new Facts(scene.Id, (1, 1)), new Facts(scene.Id, (2, 1)));
        await scene.HandleAsync(held.Reserved(), sold.Paid());
        void Block(JsonObject plan)
        {
            PlanScene.Subsection(plan, 0, 0)["unavailable"] = PlanScene.Places((1, 1), (1, 2), (2, 3));
            PlanScene.Subsection(plan, 0, 0)["row_labels"] = new JsonArray("AA", "CC");
        }

        var refused = await scene.ChangeAsync(Block);

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
        ((string)problem["code"]!).ShouldBe("seats-taken");
        problem["errors"]!["/sections/0/subsections/0"]!.AsArray().Select(e => (string)e!).ShouldBe(
            ["A-1 row AA seat 1 is held and would be blocked.", "A-1 row BB seat 1 is sold and would be renamed."]);
        ((int)(await scene.ReadAsync())["edition"]!).ShouldBe(1);
        (await scene.ToldAsync()).ShouldBeEmpty();
        (await scene.TicketsAsync("A")).Count.ShouldBe(5);

        var now = await scene.ReadAsync();
        var plan = now["plan"]!.AsObject();
        Block(plan);
        var preview = await UserEndpointTests.Json(await scene.PreviewAsync(plan, 1));
        ((string)preview["state"]!, (int)preview["taken_total"]!).ShouldBe(("preview", 2));
        ((int)(await scene.ReadAsync())["edition"]!).ShouldBe(1);
    }

    [Fact]
    public async Task Seats_that_somebody_has_are_left_as_they_are_on_request()
    {
        using var scene = await OpenAsync();
        var (held, sold) = (new Facts(scene.Id, (1, 1)), new Facts(scene.Id, (2, 1)));
        await scene.HandleAsync(held.Reserved(), sold.Paid());

        var answer = await scene.ChangedAsync(
            plan =>
            {
                PlanScene.Subsection(plan, 0, 0)["unavailable"] = PlanScene.Places((1, 1), (1, 2), (2, 3));
                PlanScene.Subsection(plan, 0, 0)["row_labels"] = new JsonArray("DD", "CC");
            },
            "keep");

        answer["taken"]!.AsArray().Select(t => ((string)t!["name"]!, (string)t["status"]!)).ShouldBe(
            [("A-1 row AA seat 1", "RESERVED"), ("A-1 row BB seat 1", "SOLD")]);
        var section = (await EntryAsync(scene)).Find("A")!;
        section.Find(1)!.Unavailable.ShouldBe([new RowSeat(1, 2), new RowSeat(2, 3)]);
        section.LineOf("A", new SeatPosition(1, 2, 2)).ShouldBe("A-1 row BB seat 3", "a ticket keeps its row");
        await scene.HandleAsync(scene.Applied("A", 2));
        (await scene.TicketsAsync("A")).ShouldBe(["1-1-1*", "1-1-3", "1-2-1*", "1-2-2"]);
    }

    [Fact]
    public async Task A_seat_that_was_taken_in_between_stays_and_both_stores_are_told_of_the_corrected_plan()
    {
        using var scene = await OpenAsync();
        var quick = new Facts(scene.Id, (1, 2));
        await scene.ChangedAsync(
            plan => PlanScene.Subsection(plan, 0, 0)["unavailable"] = PlanScene.Places((1, 1), (1, 2), (2, 3)));

        // As its partition has them: the reservation was made before the change came to it.
        await scene.HandleAsync(quick.Reserved(), scene.Applied("A", 2, new SeatPosition(1, 1, 2)));

        (await scene.TicketsAsync("A")).ShouldBe(["1-1-2*", "1-1-3", "1-2-1", "1-2-2"]);
        var told = await scene.ToldAsync();
        told.Select(t => t.Section.Edition).ShouldBe([2, 3]);
        told[1].Section.Find(1)!.Unavailable.ShouldBe([new RowSeat(1, 1), new RowSeat(2, 3)]);
        var read = await scene.ReadAsync();
        ((bool)read["is_applied"]!).ShouldBeFalse();
        await scene.HandleAsync(scene.Applied("A", 2, new SeatPosition(1, 1, 2)), scene.Applied("A", 3), scene.Applied("A", 3));
        read = await scene.ReadAsync();
        ((bool)read["is_applied"]!, (int)read["edition"]!).ShouldBe((true, 3));
        read["changes"]![0]!["kept"]!.AsArray().Select(k => ((int)k!["row"]!, (int)k["seat"]!)).ShouldBe([(1, 2)]);
        (await scene.ToldAsync()).Count.ShouldBe(2, "answers that come again change nothing");
        await scene.HandleAsync(quick.Released());
        (await scene.TicketsAsync("A")).ShouldContain("1-1-2", "it is for sale again");
    }

    [Fact]
    public async Task An_answer_to_an_older_edition_takes_no_ticket_of_a_seat_that_was_given_back()
    {
        using var scene = await OpenAsync();
        await scene.ChangedAsync(plan => PlanScene.Subsection(plan, 0, 0)["unavailable"] = PlanScene.Places((1, 1), (2, 3)));
        await scene.ChangedAsync(plan => PlanScene.Subsection(plan, 0, 0)["unavailable"] = PlanScene.Places((2, 3)));

        await scene.HandleAsync(scene.Applied("A", 2), scene.Applied("A", 3));

        (await scene.TicketsAsync("A")).Count.ShouldBe(5);
        ((bool)(await scene.ReadAsync())["is_applied"]!).ShouldBeTrue();
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
