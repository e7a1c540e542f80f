using Ticketing.Booking.WaitingRoom;

namespace Ticketing.Booking.Tests.WaitingRoom;

public sealed class PaceRulesTests
{
    private static readonly SystemLoad Well = new(WorstP95Ms: 20, Failed: 0, Unanswered: 0, Orders: 1_000);

    [Fact]
    public void It_grows_by_a_tenth_or_ten_while_all_is_well_and_people_use_it()
    {
        PaceRules.Next(50, 50, Well).ShouldBe(60);
        PaceRules.Next(300, 300, Well).ShouldBe(330);
    }

    [Fact]
    public void It_grows_little_until_the_orders_of_those_who_were_let_in_have_come()
    {
        PaceRules.Next(200, 200, Well with { Orders = 49 }).ShouldBe(201);
        PaceRules.Next(200, 200, Well with { Orders = 50 }).ShouldBe(220);
    }

    [Fact]
    public void It_stays_when_nobody_uses_it_or_the_system_is_full_or_no_gateway_tells_how_fast_orders_are()
    {
        PaceRules.Next(50, 50, Well with { WorstP95Ms = PaceRules.FullP95Ms + 1 }).ShouldBe(50);
        PaceRules.Next(50, 12, Well).ShouldBe(50);
        PaceRules.Next(50, 50, Well with { WorstP95Ms = null }).ShouldBe(50);
    }

    [Fact]
    public void Any_sign_of_overload_takes_a_fifth_of_it()
    {
        PaceRules.Next(400, 400, Well with { WorstP95Ms = PaceRules.MaxP95Ms + 1 }).ShouldBe(320);
        PaceRules.Next(400, 400, Well with { Failed = 1 }).ShouldBe(320);
        PaceRules.Next(400, 400, Well with { Unanswered = PaceRules.MaxUnanswered + 1 }).ShouldBe(320);
        PaceRules.Next(400, 3, Well with { WorstP95Ms = null, Unanswered = PaceRules.MaxUnanswered + 1 }).ShouldBe(320);
    }

    [Fact]
    public void One_slow_moment_which_is_reported_for_three_seconds_halves_it()
    {
        var pace = 400d;
        for (var second = 0; second < 3; second++)
        {
            pace = PaceRules.Next(pace, (int)pace, Well with { WorstP95Ms = PaceRules.MaxP95Ms + 1 });
        }

        pace.ShouldBe(200, tolerance: 10);
    }

    [Fact]
    public void It_keeps_its_bounds()
    {
        PaceRules.Next(PaceRules.Max, (int)PaceRules.Max, Well).ShouldBe(PaceRules.Max);
        PaceRules.Next(PaceRules.Min, 5, Well with { Failed = 9 }).ShouldBe(PaceRules.Min);
    }

    [Fact]
    public void The_best_pace_never_falls()
    {
        PaceRules.BestPace(5, 100, TimeSpan.FromSeconds(2)).ShouldBe(5, "an average needs some time");
        PaceRules.BestPace(5, 1_000, TimeSpan.FromSeconds(20)).ShouldBe(50);
        PaceRules.BestPace(50, 1_000, TimeSpan.FromSeconds(100)).ShouldBe(50);
    }
}
