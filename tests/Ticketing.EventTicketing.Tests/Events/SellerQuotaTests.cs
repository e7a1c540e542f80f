using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Events;

/// <summary>What a new seller may make: one event of 1,001 seats makes 90 partitions of the broker.</summary>
[Collection(DatabaseTests.Name)]
public sealed class SellerQuotaTests(EventDatabase database)
{
    private const int LargeRows = 1_001;
    private readonly UserId _seller = UserId.New(DateTimeOffset.UtcNow);

    [Fact]
    public async Task Open_events_are_bounded_also_when_they_are_made_at_the_same_moment()
    {
        var quota = new SellerQuotaOptions { OpenEvents = 3 };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => Task.Run(() => CreateAsync(quota))));

        outcomes.Count(o => o.Refusal is null).ShouldBe(3);
        outcomes.Where(o => o.Refusal is not null).ShouldAllBe(o => o.Refusal!.Code == "seller-quota-reached");
        await EndAsync(outcomes.First(o => o.Refusal is null).EventId);
        (await CreateAsync(quota)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Large_events_are_bounded_and_small_ones_go_on()
    {
        var quota = new SellerQuotaOptions { OpenLargeEvents = 1 };
        (await CreateAsync(quota, LargeRows)).Refusal.ShouldBeNull();

        (await CreateAsync(quota, LargeRows)).Refusal!.Detail
            .ShouldBe("You may have 1 large open events. End or cancel an event, or ask us for more.");
        (await CreateAsync(quota)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Seats_of_open_events_are_bounded()
    {
        var quota = new SellerQuotaOptions { OpenSeats = 10 };
        (await CreateAsync(quota, 6)).Refusal.ShouldBeNull();

        (await CreateAsync(quota, 5)).Refusal!.Code.ShouldBe("seller-quota-reached");
        (await CreateAsync(quota, 4)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Events_of_a_day_are_bounded_also_when_they_are_ended_at_once()
    {
        var quota = new SellerQuotaOptions { EventsPerDay = 2 };
        for (var i = 0; i < 2; i++)
        {
            await EndAsync((await CreateAsync(quota)).EventId);
        }

        var refusal = (await CreateAsync(quota)).Refusal.ShouldNotBeNull();

        (refusal.Status, refusal.Code).ShouldBe((429, "too-many-events"));
        refusal.RetryAfter!.Value.ShouldBeInRange(TimeSpan.FromHours(23), TimeSpan.FromDays(1));
        var other = UserId.New(DateTimeOffset.UtcNow);
        (await CreateAsync(quota, seller: other)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Who_has_sold_for_a_while_may_have_more()
    {
        var quota = new SellerQuotaOptions { OpenEvents = 1, EstablishedFactor = 2 };
        await database.ScalarAsync<Guid>(
            """
            INSERT INTO users (user_id, email, name, role, password_hash, created_at)
            VALUES ($1, $1::text || '@example.org', 'Ada', 'seller', '', now() - interval '31 days') RETURNING user_id
            """,
            _seller.Value);

        (await CreateAsync(quota)).Refusal.ShouldBeNull();
        (await CreateAsync(quota)).Refusal.ShouldBeNull();
        (await CreateAsync(quota)).Refusal!.Code.ShouldBe("seller-quota-reached");
    }

    private Task<CreateEventOutcome> CreateAsync(SellerQuotaOptions quota, int rows = 1, UserId? seller = null) =>
        database.CreateEventWith(quota).CreateAsync(
            seller ?? _seller,
            new PlannedEvent(
                "Test", "", "Hall", DateTimeOffset.UnixEpoch, "TWD", 900, 8,
                [new SectionPlan("A", 0, 1, [new SubsectionPlan(1, rows, 1, [], [])])]),
            null,
            default);

    private Task<long> EndAsync(EventId id) => database.ScalarAsync<long>(
        "UPDATE events SET status = 'ENDED' WHERE event_id = $1 RETURNING event_id", id.Value);
}
