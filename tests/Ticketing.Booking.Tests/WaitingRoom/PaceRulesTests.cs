using Ticketing.Booking.WaitingRoom;

namespace Ticketing.Booking.Tests.WaitingRoom;

public sealed class PaceRulesTests
{
    private static readonly SystemLoad Well = new(WorstP95Ms: 20, Failed: 0, Unanswered: 0, Orders: 1_000);

    [Fact]
    public void It_grows_by_steps_while_all_is_well_and_people_use_it() =>
        PaceRules.Next(50, 50, Well).ShouldBe(60);

    [Fact]
    public void It_grows_little_until_the_orders_of_those_who_were_let_in_have_come()
    {
        PaceRules.Next(200, 200, Well with { Orders = 49 }).ShouldBe(201);
        PaceRules.Next(200, 200, Well with { Orders = 50 }).ShouldBe(210);
    }

    [Fact]
    public void It_stays_when_nobody_uses_it_or_no_gateway_tells_how_fast_orders_are()
    {
        PaceRules.Next(50, 12, Well).ShouldBe(50);
        PaceRules.Next(50, 50, Well with { WorstP95Ms = null }).ShouldBe(50);
    }

    [Fact]
    public void Any_sign_of_overload_halves_it()
    {
        PaceRules.Next(400, 400, Well with { WorstP95Ms = PaceRules.MaxP95Ms + 1 }).ShouldBe(200);
        PaceRules.Next(400, 400, Well with { Failed = 1 }).ShouldBe(200);
        PaceRules.Next(400, 400, Well with { Unanswered = PaceRules.MaxUnanswered + 1 }).ShouldBe(200);
        PaceRules.Next(400, 3, Well with { WorstP95Ms = null, Unanswered = PaceRules.MaxUnanswered + 1 }).ShouldBe(200);
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
