using Ticketing.EventTicketing.Search;
using Ticketing.EventTicketing.Tests.Places;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Tickets.RecordTickets;
using Ticketing.TestKit;

namespace Ticketing.EventTicketing.Tests.Search;

/// <summary>How many seats a search says are left, and when shows that are over go.</summary>
[Collection(DatabaseTests.Name)]
public sealed class SeatCountTests(EventDatabase database) : IAsyncLifetime
{
    private PlaceScene _scene = null!;

    public async Task InitializeAsync() => _scene = await PlaceScene.OpenAsync(database);

    public Task DisposeAsync()
    {
        _scene.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Seats_that_are_left_are_counted_again_when_tickets_change()
    {
        var show = await _scene.ShowAsync("Show", await _scene.HallAsync());
        var changed = new ChangedEvents();
        var counts = new SeatCounts(database.Database, changed, TimeProvider.System);
        foreach (var (sold, level) in new[] { (0, "AVAILABLE"), (14, "FEW"), (20, "SOLD_OUT"), (0, "AVAILABLE") })
        {
            await SellAsync(show, sold);
            changed.Add(new EventId(show));

            await counts.CountAsync(default);

            var answer = await _scene.SearchAsync($"city={_scene.CityId}");
            var found = answer["result"]![0]!["venue"]!["movie"]!["events"]![0]!;
            ((string)found["availability"]!).ShouldBe(level, $"{sold} sold");
            ((DateTimeOffset)found["counted_at"]!).ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-1));
            (await _scene.FindAsync("availability=AVAILABLE")).Count.ShouldBe(level == "SOLD_OUT" ? 0 : 1);
            (await _scene.FindAsync("availability=FEW")).Count.ShouldBe(level == "FEW" ? 1 : 0);
        }
    }

    [Fact]
    public async Task A_count_that_fails_is_made_again_soon()
    {
        var show = await _scene.ShowAsync("Show", await _scene.HallAsync());
        var changed = new ChangedEvents();
        changed.Add(new EventId(show));
        using var giveUp = new CancellationTokenSource();
        await using var blocker = await database.Database.BeginAsync(default);
        await blocker.ExecuteAsync("LOCK TABLE show_counts IN EXCLUSIVE MODE", null, default);

        var count = new SeatCounts(database.Database, changed, TimeProvider.System).CountAsync(giveUp.Token);
        await Eventually.TrueAsync(
            async () => await database.ScalarAsync<bool>(
                "SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'show_counts'::regclass AND NOT granted)"),
            "the count waits for the table");
        await giveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(count);
        changed.Peek(1).ShouldBe([show]);
    }

    [Fact]
    public async Task Recording_a_reservation_tells_that_the_event_changed()
    {
        var show = await database.NewEventAsync();
        database.Changed.Peek(int.MaxValue).ShouldNotContain(show.Value);

        await database.RecordTickets.HandleAsync([new Facts(show, (1, 1)).Reserved()], default);

        database.Changed.Peek(int.MaxValue).ShouldContain(show.Value);
    }

    [Fact]
    public async Task A_show_of_yesterday_is_found_no_more_and_takes_no_room()
    {
        var show = await _scene.ShowAsync("Show", await _scene.HallAsync());
        await database.Database.ExecuteAsync(
            "UPDATE events SET starts_at = now() - interval '2 days' WHERE event_id = @show", new { show }, default);

        (await _scene.FindAsync("")).ShouldBeEmpty();
        await new SeatCounts(database.Database, new ChangedEvents(), TimeProvider.System).RemovePastAsync(default);

        (await database.ScalarAsync<long>("SELECT count(*) FROM search_shows WHERE event_id = $1", show)).ShouldBe(0);
    }

    private Task<int> SellAsync(long show, int seats) => database.Database.ExecuteAsync(
        """
        UPDATE tickets SET status = CASE WHEN seat_number + 10 * (row_number - 1) <= @seats THEN 2 ELSE 0 END,
            booking_id = CASE WHEN seat_number + 10 * (row_number - 1) <= @seats THEN gen_random_uuid() END
        WHERE event_id = @show
        """,
        new { show, seats }, default);
}
