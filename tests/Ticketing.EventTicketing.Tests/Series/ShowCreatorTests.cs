using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Events.OpenSale;
using Ticketing.EventTicketing.Series;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Xunit.Abstractions;

namespace Ticketing.EventTicketing.Tests.Series;

/// <summary>Dates become events: each once, whoever dies, and a month of them in seconds.</summary>
[Collection(DatabaseTests.Name)]
public sealed class ShowCreatorTests(EventDatabase database, ITestOutputHelper output)
{
    [Fact]
    public async Task A_creator_that_is_killed_leaves_nothing_half_made_and_others_go_on_together()
    {
        var id = await PlannedAsync("killed");
        var killed = await database.Database.BeginAsync(default);
        (await killed.QueryAsync<DateTime>(
            "SELECT starts_at FROM (" + ShowCreator.Claim + ") c WHERE series_id = @id", new { id, limit = 20 }, default))
            .Count.ShouldBe(5);
        await killed.DisposeAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            while (await Creator().CreateSomeAsync(default) > 0)
            {
            }
        }));

        (await CountAsync("SELECT count(*) FROM events WHERE series_id = $1", id)).ShouldBe(6);
        (await CountAsync("SELECT count(DISTINCT starts_at) FROM events WHERE series_id = $1", id)).ShouldBe(6);
    }

    /// <summary>The twin: who claims dates without their lock makes the same show as another.</summary>
    [Fact]
    public async Task Without_the_lock_two_creators_would_take_the_same_dates()
    {
        var id = await PlannedAsync("twin");
        var unlocked = ShowCreator.Claim.Replace("FOR UPDATE SKIP LOCKED", "", StringComparison.Ordinal);
        await using var one = await database.Database.BeginAsync(default);
        await using var other = await database.Database.BeginAsync(default);

        var ofOne = await ClaimAsync(one, unlocked);
        var ofOther = await ClaimAsync(other, unlocked);

        ofOther.ShouldBe(ofOne);
        (await ClaimAsync(one, ShowCreator.Claim)).ShouldBe(ofOne);
        (await ClaimAsync(other, ShowCreator.Claim)).ShouldBeEmpty("the first has them locked");

        async Task<List<DateTimeOffset>> ClaimAsync(DatabaseTransaction transaction, string claim) =>
        [
            .. (await transaction.QueryAsync<ClaimedDate>(claim, new { limit = 500 }, default))
                .Where(date => date.SeriesId == id).Select(date => date.StartsAt),
        ];
    }

    [Fact]
    public async Task A_month_of_a_cinema_is_made_in_eight_rounds_and_has_no_topics_of_its_own()
    {
        var first = DateTimeOffset.UtcNow.AddDays(30);
        SectionPlan[] plan = [new("A", 0, 30_000, [new SubsectionPlan(1, 10, 20, [], [])])];
        List<PlannedEvent> shows =
        [
            .. Enumerable.Range(0, 155).Select(i => new PlannedEvent(
                "Film", "", "Hall 3", first.AddHours(i * 4), "TWD", 300, 8, plan)),
        ];
        var id = Guid.NewGuid();
        var quota = new SellerQuota(Options.Create(new SellerQuotaOptions { EventsPerDay = 1_000, OpenEvents = 1_000 }));
        var writer = new SeriesWriter(
            database.Database, database.CreateEvent, quota, new ChannelPolicy(), new SeriesSignal(),
            new SaleOpeningSignal(), TimeProvider.System);
        var watch = Stopwatch.StartNew();

        (await writer.CreateAsync(
            id, UserId.New(DateTimeOffset.UtcNow), [], shows, new AuditEntry("series-created", AuditActor.System), default))
            .ShouldBeNull();
        var rounds = 0;
        while (await Creator().CreateSomeAsync(default) > 0)
        {
            rounds++;
        }

        output.WriteLine($"155 shows of 200 seats in {watch.Elapsed.TotalSeconds:F1} s");
        rounds.ShouldBe(8, "of twenty shows each");
        (await CountAsync("SELECT count(*) FROM events WHERE series_id = $1", id)).ShouldBe(155);
        (await CountAsync("SELECT count(*) FROM events WHERE series_id = $1 AND channel NOT LIKE 'lane-%'", id)).ShouldBe(0);
        (await CountAsync(
            "SELECT count(*) FROM tickets t JOIN events e USING (event_id) WHERE e.series_id = $1", id)).ShouldBe(155 * 200);
    }

    /// <summary>A series whose first show is made; nobody makes the others by themselves.</summary>
    private async Task<Guid> PlannedAsync(string name)
    {
        var id = Guid.NewGuid();
        var first = await database.NewEventAsync(rows: 1);
        await database.ScalarAsync<Guid>(
            """
            WITH series AS (
                INSERT INTO event_series (series_id, seller_id, name, venue, time_zone, currency, request_hash, created_at)
                SELECT $1, seller_id, $3, venue, time_zone, currency, '', now() FROM events WHERE event_id = $2
                RETURNING series_id
            ), first AS (
                UPDATE events SET series_id = $1 WHERE event_id = $2 RETURNING starts_at
            ), dates AS (
                INSERT INTO event_series_dates (series_id, starts_at, event_id)
                SELECT $1, first.starts_at + day * interval '1 day', CASE WHEN day = 0 THEN $2 END
                FROM first, generate_series(0, 5) AS day
            )
            SELECT series_id FROM series
            """,
            id, first.Value, name);
        return id;
    }

    private ShowCreator Creator() => new(
        database.Database, database.CreateEvent, new SeriesSignal(), new SaleOpeningSignal(), TimeProvider.System,
        NullLogger<ShowCreator>.Instance);

    private Task<long> CountAsync(string sql, Guid id) => database.ScalarAsync<long>(sql, id);

    private sealed class ClaimedDate
    {
        public Guid SeriesId { get; init; }
        public DateTimeOffset StartsAt { get; init; }
    }
}
