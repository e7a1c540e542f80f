using System.Diagnostics;
using System.Text;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Events;

[Collection(DatabaseTests.Name)]
public sealed class CreateEventTests(EventDatabase database)
{
    [Fact]
    public async Task CreateEvent_makes_a_ticket_for_every_seat_for_sale_and_a_command_for_every_section()
    {
        var sub = new SubsectionPlan(1, 2, 3, [new RowSeat(1, 3)], []);
        var outcome = await Create([new("A", 0, 500, [sub]), new("B", 1, 300, [sub, sub with { Number = 2 }])]);
        var id = outcome.EventId;

        (await database.ScalarAsync<long>("SELECT count(*) FROM tickets WHERE event_id = $1", id.Value)).ShouldBe(15);
        (await database.ScalarAsync<long>(
            "SELECT count(*) FROM tickets WHERE event_id = $1 AND row_number = 1 AND seat_number = 3", id.Value))
            .ShouldBe(0);
        (await database.ScalarAsync<long>(
            "SELECT sum(price)::bigint FROM tickets WHERE event_id = $1", id.Value)).ShouldBe((5 * 500) + (10 * 300));
        (await database.OutboxAsync(id, "\"section\""))
            .ShouldBe(["SeatInitializationCommand", "SeatInitializationCommand"]);
        (await database.ScalarAsync<string>("SELECT status FROM events WHERE event_id = $1", id.Value))
            .ShouldBe("PREPARING");
    }

    [Fact]
    public async Task An_event_of_50_000_seats_takes_no_more_statements_than_one_of_twelve()
    {
        SectionPlan[] small = [new("A", 0, 500, [new SubsectionPlan(1, 3, 4, [], [])])];
        var blocks = Enumerable.Range(1, 10).Select(n => new SubsectionPlan(n, 20, 25, [], [])).ToList();
        SectionPlan[] large = [.. Enumerable.Range(0, 10).Select(i => new SectionPlan("S" + i, i, 1, blocks))];
        var (few, _) = await CountStatementsAsync(() => Create(small));

        var (many, outcome) = await CountStatementsAsync(() => Create(large));

        many.ShouldBe(few);
        few.ShouldBeGreaterThan(1, "else none is counted");
        (await database.ScalarAsync<long>(
            "SELECT count(*) FROM tickets WHERE event_id = $1", outcome.EventId.Value)).ShouldBe(50_000);
    }

    [Fact]
    public async Task The_directory_gives_each_change_once_in_order_with_the_whole_plan()
    {
        var source = new EventDirectorySource(database.Database);
        var start = await database.ScalarAsync<long>("SELECT value FROM event_directory_version");
        var first = await database.NewEventAsync(sections: 3);
        var second = await database.NewEventAsync();

        var page = await source.ReadAsync(start, default);

        page.Changes.Select(e => e.Id).ShouldBe([first, second]);
        page.Changes[0].Sections.Select(s => (s.Name, s.Index, s.Seats))
            .ShouldBe([("A", 0, 20), ("B", 1, 20), ("C", 2, 20)]);
        page.Changes[0].Channel.IsLane.ShouldBeTrue();
        page.Changes.Select(e => e.Version).ShouldBe([start + 1, start + 2]);
        page.Next.ShouldBe(start + 2);
        var nothing = await source.ReadAsync(page.Next, default);
        nothing.Changes.ShouldBeEmpty();
        nothing.Next.ShouldBe(page.Next);
    }

    [Fact]
    public async Task An_order_of_quality_reaches_the_command_the_directory_and_the_answer()
    {
        var source = new EventDirectorySource(database.Database);
        var start = await database.ScalarAsync<long>("SELECT value FROM event_directory_version");
        var plain = new SubsectionPlan(1, 3, 4, [], []);
        var ordered = new SubsectionPlan(2, 3, 4, [], [], [3, 1], 2.5m);

        var outcome = await Create([new("A", 0, 500, [plain, ordered])]);

        var answer = Encoding.UTF8.GetString(outcome.Response);
        answer.ShouldContain("""
            "accessible":[]},{"number":2
            """, customMessage: "nothing is said of a subsection without one");
        answer.ShouldContain("""
            "accessible":[],"row_order":[3,1],"best_seat":2.5}
            """);
        var kept = (await source.ReadAsync(start, default)).Changes.Single().Sections.Single().Subsections;
        (kept[0].RowOrder, kept[0].BestSeat).ShouldBe((null, null));
        (kept[1].RowOrder!, kept[1].BestSeat).ShouldSatisfyAllConditions(
            order => order.Item1.ShouldBe([3, 1]), best => best.Item2.ShouldBe(2.5m));
        (await database.OutboxAsync(outcome.EventId, "\"rowOrder\":[3,1],\"bestSeat\":2.5"))
            .ShouldBe(["SeatInitializationCommand"]);
    }

    [Fact]
    public async Task Versions_become_visible_in_order_while_many_events_are_created_at_once()
    {
        var source = new EventDirectorySource(database.Database);
        var after = await database.ScalarAsync<long>("SELECT value FROM event_directory_version");
        const int Events = 40;
        var create = Task.WhenAll(Enumerable.Range(0, Events).Select(_ => Task.Run(() => database.NewEventAsync())));

        var seen = new List<long>();
        var deadline = Stopwatch.StartNew();
        while (seen.Count < Events && deadline.Elapsed < Eventually.Patience)
        {
            var page = await source.ReadAsync(after, default);
            seen.AddRange(page.Changes.Select(e => e.Version));
            after = page.Next;
        }

        await create;
        seen.Count.ShouldBe(Events, "a poller that moves on must not have passed an event by");
        seen.ShouldBeInOrder();
    }

    [Fact]
    public async Task A_repeated_request_gets_the_first_answer_and_another_body_is_refused()
    {
        var seller = UserId.New(DateTimeOffset.UtcNow);
        var once = new RepeatableRequest("key-1", [1, 2, 3]);
        SectionPlan[] plans = [new("A", 0, 1, [new(1, 1, 1, [], [])])];

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => Create(plans, seller, once))));

        answers.Select(a => a.EventId).Distinct().ShouldHaveSingleItem();
        answers.ShouldAllBe(a => a.Response.SequenceEqual(answers[0].Response));
        (await database.ScalarAsync<long>("SELECT count(*) FROM events WHERE seller_id = $1", seller.Value))
            .ShouldBe(1);

        var other = await Create(plans, seller, once with { Fingerprint = [9] });
        other.Refusal!.Code.ShouldBe("idempotency-key-reused");
        (await Create(plans, UserId.New(DateTimeOffset.UtcNow), once)).EventId.ShouldNotBe(answers[0].EventId);
    }

    /// <summary>What PostgreSQL is asked meanwhile, as the driver tells it; what other tests ask has other traces.</summary>
    private static async Task<(int Statements, T Result)> CountStatementsAsync<T>(Func<Task<T>> work)
    {
        var statements = 0;
        using var mine = new Activity("counted").SetIdFormat(ActivityIdFormat.W3C).Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == mine.TraceId)
                {
                    Interlocked.Increment(ref statements);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var result = await work();
        return (statements, result);
    }

    private Task<CreateEventOutcome> Create(
        SectionPlan[] plans, UserId? seller = null, RepeatableRequest? once = null) =>
        database.CreateEvent.CreateAsync(
            seller ?? UserId.New(DateTimeOffset.UtcNow),
            new PlannedEvent("Test", "", "Hall", DateTimeOffset.UnixEpoch, "TWD", 900, 8, plans),
            once,
            default);
}
