using Microsoft.Extensions.Logging.Abstractions;
using Ticketing.Contracts;
using Ticketing.Gateway.Limits;
using Ticketing.Gateway.Limits.Rates;
using Ticketing.TestKit;

namespace Ticketing.Gateway.Tests;

public sealed class RateCounterTests
{
    private const int Limit = 60;

    /// <summary>The beginning of a window.</summary>
    private static readonly DateTimeOffset Start = new(2027, 5, 1, 19, 0, 0, TimeSpan.Zero);

    private static readonly RateKey Key = RateKey.Of(RouteClass.Orders, new UserId(Guid.NewGuid()));

    private readonly ManualClock _clock = new(Start);

    [Fact]
    public void A_window_slides_and_the_wait_that_is_told_is_enough_and_not_much_too_long()
    {
        var counters = CountersOf(10);
        TakeAll(counters).ShouldBe(Limit);
        var refused = counters.Take(Key, Limit)!.Value;
        refused.Wait.ShouldBe(TimeSpan.FromSeconds(61));

        _clock.Advance(TimeSpan.FromSeconds(60.5));
        counters.Take(Key, Limit)!.Value.Admitted.ShouldBeFalse("half a request of the window before has gone");
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        counters.Take(Key, Limit)!.Value.Admitted.ShouldBeTrue();

        // Half of the window before is gone by now, and one request of this one is taken.
        _clock.Advance(TimeSpan.FromSeconds(29));
        TakeAll(counters).ShouldBe((Limit / 2) - 1);
        var wait = counters.Take(Key, Limit)!.Value.Wait;
        _clock.Advance(wait);
        counters.Take(Key, Limit)!.Value.Admitted.ShouldBeTrue();
        wait.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void What_others_admitted_counts_here_also_in_the_next_window()
    {
        var counters = CountersOf(10);
        for (var i = 0; i < Limit / 10; i++)
        {
            counters.Take(Key, Limit);
        }

        var counter = counters.TakeUntold(10).ShouldHaveSingleItem();
        var (window, added) = counter.Untold();
        added.ShouldBe(Limit / 10);
        counter.Learn(window, added, total: Limit - 1);
        TakeAll(counters).ShouldBe(1);
        _clock.Advance(TimeSpan.FromSeconds(90));
        TakeAll(counters).ShouldBe(Limit / 2);
    }

    [Fact]
    public void Who_uses_less_than_a_tenth_is_not_shared()
    {
        var counters = CountersOf(10);
        for (var i = 1; i < Limit / 10; i++)
        {
            counters.Take(Key, Limit);
        }

        counters.TakeUntold(10).ShouldBeEmpty();
    }

    [Fact]
    public void A_full_table_counts_no_new_senders_until_some_are_silent()
    {
        var counters = CountersOf(2);
        RateKey[] keys = [.. Enumerable.Range(0, 3).Select(_ => RateKey.Of(RouteClass.Reads, new UserId(Guid.NewGuid())))];
        counters.Take(keys[0], 1)!.Value.Admitted.ShouldBeTrue();
        counters.Take(keys[1], 1)!.Value.Admitted.ShouldBeTrue();
        counters.Take(keys[2], 1).ShouldBeNull();
        counters.Take(keys[0], 1)!.Value.Admitted.ShouldBeFalse("those that are counted stay limited");
        counters.Sweep();
        counters.Count.ShouldBe(2);

        _clock.Advance(TimeSpan.FromMinutes(2));
        counters.Sweep();
        counters.Count.ShouldBe(0);
        counters.Take(keys[2], 1)!.Value.Admitted.ShouldBeTrue();
    }

    [Fact]
    public void Requests_at_the_same_time_get_no_more_than_the_limit()
    {
        var counters = CountersOf(10);
        var admitted = 0;
        Parallel.For(0, 1_000, _ =>
        {
            if (counters.Take(Key, Limit)!.Value.Admitted)
            {
                Interlocked.Increment(ref admitted);
            }
        });
        admitted.ShouldBe(Limit);
    }

    private static int TakeAll(RateCounters counters)
    {
        var admitted = 0;
        while (counters.Take(Key, Limit)!.Value.Admitted)
        {
            admitted++;
        }

        return admitted;
    }

    private RateCounters CountersOf(int max) => new(_clock, NullLogger<RateCounters>.Instance, max);
}
