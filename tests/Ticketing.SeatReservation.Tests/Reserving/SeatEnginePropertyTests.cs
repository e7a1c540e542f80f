using FsCheck;
using FsCheck.Fluent;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Reserving;

[Collection(KvrocksCollection.Name)]
public sealed class SeatEnginePropertyTests(KvrocksServer server)
{
    private const int Runs = 60;
    private readonly SeatEngine _engine = new(server.Connection);

    [Fact]
    public async Task Answers_bits_and_counters_agree_with_the_model_after_every_step()
    {
        // On a thread of its own: properties are synchronous and block, which the thread that completes the
        // client's answers (it may be the one that runs this line) must never do.
        var takers = await Task.Factory.StartNew(
            Check, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        takers.ShouldBeGreaterThan(Runs * 5, "scenarios that reserve nothing prove nothing");
    }

    private int Check()
    {
        var takers = 0;
        var plans = Gen.Choose(0, int.MaxValue).ToArbitrary();
        var steps = Gen.Choose(0, int.MaxValue).ArrayOf(25).ToArbitrary();

        Prop.ForAll(plans, steps, (plan, moves) =>
        {
            takers += Task.Run(() => PlayAsync(plan, moves)).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));
        return takers;
    }

    private async Task<int> PlayAsync(int plan, int[] steps)
    {
        var eventId = KvrocksServer.NextEvent();
        var section = await _engine.OpenAsync(eventId, Scenario.RandomPlan(plan));
        var scenario = new Scenario(server, _engine, section);
        await scenario.PlayAsync(steps);

        // What the stream told its followers ends in the state that is there.
        var changes = await LiveState.ChangesAsync(server.Database, eventId);
        changes.Select(c => c.Sequence).ShouldBe(Enumerable.Range(1, changes.Count).Select(i => (long)i));
        foreach (var subsection in section.Shape.Subsections)
        {
            var bits = subsection.InitialBits();
            foreach (var seat in changes.SelectMany(c => c.Subsections).Where(s => s.Number == subsection.Number)
                .SelectMany(s => s.Seats))
            {
                SeatBits.Write(bits, seat.Index, seat.Status);
            }

            string.Join('\n', Enumerable.Range(0, subsection.Rows)
                .Select(row => SeatBits.ToDigits(bits, row * subsection.SeatsPerRow, subsection.SeatsPerRow)))
                .ShouldBe(await LiveState.SeatsAsync(server.Database, section, subsection.Number));
        }

        return scenario.Answered;
    }
}
