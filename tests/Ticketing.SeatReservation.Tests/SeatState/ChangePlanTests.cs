using System.Net.Http.Json;
using System.Text.Json.Nodes;
using StackExchange.Redis;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.SeatState;

/// <summary>A plan changes while its seats are on sale.</summary>
[Collection(KvrocksCollection.Name)]
public sealed class ChangePlanTests(KvrocksServer server)
{
    private const int Tries = 200;

    /// <summary>The twin needs the two to meet between its two round trips; most often a few tries are enough.</summary>
    private const int TriesOfTwin = 20_000;

    private readonly EventId _event = KvrocksServer.NextEvent();
    private readonly SeatEngine _engine = new(server.Connection);

    [Fact]
    public async Task Of_an_order_and_a_block_of_the_same_seat_exactly_one_gets_it()
    {
        var connection = await server.ConnectAsync();
        var organiser = new SeatEngine(connection);
        for (var i = 0; i < Tries; i++)
        {
            var id = KvrocksServer.NextEvent();
            var section = await _engine.OpenAsync(id, Plans.Block(1, 1, 4));
            var order = SeatEngine.Manual(id, false, [1, 1, 2]);

            var reserve = _engine.ReserveAsync(section, order);
            var change = organiser.ChangePlan.RunAsync(Change(id, 2, Plans.Drawn(1, ".#..")));
            await Task.WhenAll(reserve, change);

            var (taken, kept) = ((await reserve).FoundSeats, (await change).ShouldNotBeNull().Kept.Count > 0);
            taken.ShouldBe(kept, "the seat is the buyer's exactly if the block reports it back");
            (await LiveState.SeatsAsync(server.Database, section, 1)).ShouldBe(taken ? "0100" : "0300");
            await LiveState.CountersShouldAgreeAsync(server.Database, (await change)!.Section);
        }

        await KvrocksServer.EndAsync(connection);
    }

    [Fact]
    public async Task The_twin_that_reads_and_then_writes_blocks_a_seat_that_somebody_got()
    {
        var connection = await server.ConnectAsync();
        var organiser = new UnguardedPlanChange(connection);
        var both = false;
        for (var i = 0; i < TriesOfTwin && !both; i++)
        {
            var id = KvrocksServer.NextEvent();
            var section = await _engine.OpenAsync(id, Plans.Block(1, 1, 4));

            var block = organiser.BlockAsync(section, 1, 1);
            var reserve = _engine.ReserveAsync(section, SeatEngine.Manual(id, false, [1, 1, 2]));
            both = await block && (await reserve).FoundSeats;
        }

        both.ShouldBeTrue();
        await KvrocksServer.EndAsync(connection);
    }

    [Fact]
    public async Task Free_seats_are_blocked_taken_ones_stay_and_rows_and_subsections_are_added()
    {
        var section = await _engine.OpenAsync(_event, Plans.Drawn(1, "..#", "..."), Plans.Block(2, 1, 2));
        var held = SeatEngine.Manual(_event, false, [1, 1, 1], [1, 2, 2]);
        await _engine.ReserveAsync(section, held);

        var changed = (await _engine.ChangePlan.RunAsync(Change(
            _event, 5, Plans.Drawn(1, "##.", "...", ".w#"), Plans.Block(2, 1, 2), Plans.Block(7, 1, 3)))).ShouldNotBeNull();

        changed.Kept.ShouldBe([new SeatPosition(1, 1, 1)]);
        (await LiveState.SeatsAsync(server.Database, changed.Section, 1)).ShouldBe("130\n010\n003");
        (await LiveState.SeatsAsync(server.Database, changed.Section, 7)).ShouldBe("000");
        await LiveState.CountersShouldAgreeAsync(server.Database, changed.Section);
        changed.Section.Shape.Plan.Edition.ShouldBe(5);
        (await _engine.ReserveAsync(changed.Section, SeatEngine.Manual(_event, false, [1, 3, 1], [7, 1, 3])))
            .Taken.Count.ShouldBe(2, "new seats are sold");
        (await _engine.ReleaseAsync(changed.Section, held, [1, 1, 1], [1, 2, 2])).Seats.ShouldBe(2);
        (await LiveState.SeatsAsync(server.Database, changed.Section, 1)).ShouldBe(
            "030\n000\n103", "a seat that stayed can be given back");
    }

    [Fact]
    public async Task A_change_that_comes_again_changes_nothing_and_an_older_one_is_passed_by()
    {
        await _engine.OpenAsync(_event, Plans.Block(1, 2, 4));
        var older = Change(_event, 2, Plans.Drawn(1, "#...", "....", "...."));
        var newer = Change(_event, 3, Plans.Drawn(1, "....", "..#.", "...."));
        await _engine.ChangePlan.RunAsync(older);
        var section = (await _engine.ChangePlan.RunAsync(newer))!.Section;

        (await _engine.ChangePlan.RunAsync(newer)).ShouldNotBeNull().Kept.ShouldBeEmpty();
        (await _engine.ChangePlan.RunAsync(older)).ShouldBeNull();

        (await LiveState.SeatsAsync(server.Database, section, 1)).ShouldBe("0000\n0030\n0000");
        await LiveState.CountersShouldAgreeAsync(server.Database, section);
    }

    [Fact]
    public async Task Lost_state_is_not_made_anew_by_a_change()
    {
        await Should.ThrowAsync<SectionNotInitializedException>(
            _engine.ChangePlan.RunAsync(Change(_event, 2, Plans.Block(1, 2, 4))));
        var section = await _engine.OpenAsync(_event, Plans.Block(1, 2, 4));
        await server.Database.KeyDeleteAsync(KvrocksKeys.SeatBits(_event, "A", 1));

        var lost = await Should.ThrowAsync<RedisServerException>(
            _engine.ChangePlan.RunAsync(Change(_event, 2, Plans.Block(1, 3, 4))));

        ServerErrors.IsStateLost(lost).ShouldBeTrue();
        section.Shape.Plan.ShouldBe((await _engine.Plans.RereadAsync(_event, "A"))!.Shape.Plan);
    }

    [Fact]
    public async Task Open_pages_of_every_replica_are_told_to_read_again_and_see_the_new_seats()
    {
        await _engine.OpenAsync(_event, Plans.Block(1, 1, 4));
        await using var host = await SeatHost.StartAsync(server, new FixedDirectory(_event, "A"));
        using var stream = await SeatStream.OpenAsync(host.Client, _event);
        (await stream.NextAsync()).ShouldNotBeNull().Event.ShouldBe("snapshot");
        (await RowsAsync(host)).ShouldBe(["0000"]);

        await _engine.ChangePlan.RunAsync(Change(_event, 2, Plans.Drawn(1, ".#..", "....")));

        (await stream.NextAsync()).ShouldNotBeNull().Event.ShouldBe("reload");
        (await RowsAsync(host)).ShouldBe(["0300", "0000"]);
        (await stream.NextAsync()).ShouldNotBeNull().Event.ShouldBe("reload", "who read what a gateway kept reads again");
        var statistics = (await host.Client.GetFromJsonAsync<JsonObject>(
            $"/api/seat_reservation/{_event}/tickets/section/A/subsection/1"))!;
        ((int)statistics["total"]!, (int)statistics["available"]!).ShouldBe((7, 7));
    }

    private async Task<string[]> RowsAsync(SeatHost host) =>
    [
        .. (await host.Client.GetFromJsonAsync<JsonObject>(
            $"/api/seat_reservation/{_event}/tickets/section/A/subsection/1/seats"))!["rows"]!.AsArray()
            .Select(row => (string)row!),
    ];

    private static ChangeSeatPlan Change(EventId id, int edition, params SubsectionPlan[] subsections) =>
        new(id, "TWD", Plans.Section(subsections) with { Edition = edition });
}
