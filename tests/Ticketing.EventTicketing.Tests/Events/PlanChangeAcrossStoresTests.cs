using System.Text.Json.Nodes;
using StackExchange.Redis;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;
using Ticketing.TestKit.Servers;

namespace Ticketing.EventTicketing.Tests.Events;

/// <summary>
/// Both services' code on a real PostgreSQL and a real Redis, with messages that come late, and twice: whatever is ordered,
/// given back and changed in between, plan, tickets and live seats agree in the end.
/// </summary>
[Collection(DatabaseTests.Name)]
public sealed class PlanChangeAcrossStoresTests(EventDatabase database) : IDisposable
{
    private const int Sales = 6;
    private const int Steps = 40;

    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Plan_tickets_and_live_seats_agree_after_random_orders_and_changes()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Connection);
        var (kept, blocked) = (0, 0);
        for (var seed = 1; seed <= Sales; seed++)
        {
            using var scene = await PlanScene.OpenAsync(
                database, _service,
                """[{"name":"A","price":3000,"subsections":[{"number":1,"rows":2,"seats_per_row":6}]}]""");
            var sale = new PlanSale(scene, connection, database, new Random(seed));
            await sale.PlayAsync(Steps);
            await sale.DrainAsync();
            await CheckAsync(scene, connection, seed);
            kept += sale.Kept;
            blocked += sale.Changes;
        }

        kept.ShouldBeGreaterThan(0, "changes that never meet a seat that is just being taken prove little");
        blocked.ShouldBeGreaterThan(Sales);
    }

    private async Task CheckAsync(PlanScene scene, ConnectionMultiplexer connection, int seed)
    {
        var version = await database.ScalarAsync<long>(
            "SELECT directory_version FROM events WHERE event_id = $1", scene.Id.Value);
        var plan = (await new EventDirectorySource(database.Database).ReadAsync(version - 1, default)).Changes
            .Single(e => e.Id == scene.Id).Sections[0];
        var live = (await new SectionPlans(connection).RereadAsync(scene.Id, "A")).ShouldNotBeNull();
        SubsectionsColumn.Write(live.Shape.Plan.Subsections).ShouldBe(SubsectionsColumn.Write(plan.Subsections), $"sale {seed}");
        live.Shape.Plan.Edition.ShouldBe(plan.Edition, $"sale {seed}");
        var tickets = await scene.TicketsAsync("A");
        var expected = new List<string>();
        foreach (var sub in plan.Subsections)
        {
            var rows = (await LiveState.SeatsAsync(connection.GetDatabase(), live, sub.Number)).Split('\n');
            expected.AddRange(
                from row in Enumerable.Range(1, sub.Rows)
                from seat in Enumerable.Range(1, sub.SeatsPerRow)
                where rows[row - 1][seat - 1] != '3'
                select $"{sub.Number}-{row}-{seat}{(rows[row - 1][seat - 1] == '0' ? "" : "*")}");
            sub.Seats.ShouldBe(rows.Sum(row => row.Count(c => c != '3')), $"sale {seed}");
        }

        tickets.ShouldBe(expected, $"sale {seed}");
        await LiveState.CountersShouldAgreeAsync(connection.GetDatabase(), live);
        var read = await scene.ReadAsync();
        ((bool)read["is_applied"]!).ShouldBeTrue($"sale {seed}");
    }
}
