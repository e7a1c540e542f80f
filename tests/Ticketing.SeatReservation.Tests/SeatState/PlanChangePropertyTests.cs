using FsCheck;
using FsCheck.Fluent;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.SeatState;

/// <summary>Random changes of a plan between random orders, releases and payments agree with the model.</summary>
[Collection(KvrocksCollection.Name)]
public sealed class PlanChangePropertyTests(KvrocksServer server)
{
    private const int Runs = 40;
    private const int Changes = 4;
    private readonly SeatEngine _engine = new(server.Connection);

    [Fact]
    public async Task Seats_counters_and_answers_agree_with_the_model_across_changes_of_the_plan()
    {
        // On a thread of its own: properties block, which the thread that completes the client's answers must not do.
        var (answered, kept) = await Task.Factory.StartNew(
            Check, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        answered.ShouldBeGreaterThan(Runs * 5, "scenarios that reserve nothing prove nothing");
        kept.ShouldBeGreaterThan(Runs / 4, "nor do changes that never meet a taken seat");
    }

    private (int Answered, int Kept) Check()
    {
        var (answered, kept) = (0, 0);
        var plans = Gen.Choose(0, int.MaxValue).ToArbitrary();
        var steps = Gen.Choose(0, int.MaxValue).ArrayOf(8).ArrayOf(Changes).ToArbitrary();
        Prop.ForAll(plans, steps, (plan, parts) =>
        {
            var played = Task.Run(() => PlayAsync(plan, parts)).GetAwaiter().GetResult();
            answered += played.Answered;
            kept += played.Kept;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));
        return (answered, kept);
    }

    private async Task<(int Answered, int Kept)> PlayAsync(int plan, int[][] parts)
    {
        var section = await _engine.OpenAsync(KvrocksServer.NextEvent(), Scenario.RandomPlan(plan));
        var scenario = new Scenario(server, _engine, section);
        var kept = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            await scenario.PlayAsync(parts[i]);
            kept += await scenario.ChangePlanAsync(plan ^ i, edition: i + 2);
        }

        await scenario.PlayAsync(parts.Length == 0 ? [] : parts[0]);
        return (scenario.Answered, kept);
    }
}
