using System.Globalization;
using StackExchange.Redis;
using Ticketing.Benchmarks.Rig;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.Benchmarks.Measures;

/// <summary>
/// The server's own time (<c>INFO commandstats</c>) of a call with one wish for 4 in a subsection of 500 seats that no
/// call was in before, by the state of the subsection.
/// </summary>
internal static class BestAvailableTime
{
    private static readonly (string Name, Func<int, SeatStatus> Seat)[] States =
    [
        ("empty", _ => SeatStatus.Available),
        ("nearly full (the last 4 are free)", i => i >= 496 ? SeatStatus.Available : SeatStatus.Sold),
        ("fragmented (every other seat)", i => i % 2 == 0 ? SeatStatus.Available : SeatStatus.Reserved),
        ("full", _ => SeatStatus.Sold),
    ];

    /// <summary>No two rows of the last follow each other in quality: the most work there is for it.</summary>
    private static readonly (string Name, Func<SubsectionPlan, SubsectionPlan> Of)[] Plans =
    [
        ("", plan => plan),
        (", rows 5 to 12 first", plan => plan with { RowOrder = [.. Enumerable.Range(5, 8)], BestSeat = 25 }),
        (", every third row first", plan => plan with
        {
            RowOrder = [.. Enumerable.Range(1, plan.Rows).OrderBy(row => row % 3)], BestSeat = 25,
        }),
    ];

    public static async Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig)
    {
        var engine = new Engine(rig.Connection);
        var times = Plans.Select(_ => States.Select(_ => new List<double>()).ToArray()).ToArray();
        for (var run = -1; run < rig.Options.Runs; run++)
        {
            for (var plan = 0; plan < Plans.Length; plan++)
            {
                for (var state = 0; state < States.Length; state++)
                {
                    var time = await TimeAsync(rig, engine, Plans[plan].Of, States[state].Seat);
                    if (run >= 0)
                    {
                        times[plan][state].Add(time);
                    }
                }
            }
        }

        return [.. Plans.SelectMany((plan, i) => ResultsOf(plan.Name, times[i]))];
    }

    private static IEnumerable<Result> ResultsOf(string plan, List<double>[] times)
    {
        var best = times.Min(t => t.Median());
        return States.Select((state, i) => new Result(
            $"best available, 4 seats, {state.Name}{plan}", $"{times[i].Median():F0} µs",
            $"the fastest of these: {best:F0} µs",
            Statistics.Ratio(times[i].Median(), best), "≤ 3×, < 1 ms", "Lua"));
    }

    private static async Task<double> TimeAsync(
        BenchmarkRig rig, Engine engine, Func<SubsectionPlan, SubsectionPlan> plan, Func<int, SeatStatus> seat)
    {
        const int Subsections = 100;
        var eventId = rig.NextEvent();
        var section = Halls.Section(0, Subsections);
        section = section with { Subsections = [.. section.Subsections.Select(plan)] };
        var live = (await engine.OpenAsync(
            eventId, [new SeatInitializationCommand(eventId, "TWD", section)]))[0];
        for (var position = 0; position < Subsections; position++)
        {
            await SetAsync(rig.Database, live, position, seat);
        }

        var before = await FcallAsync(rig.Database);
        for (var number = 1; number <= Subsections; number++)
        {
            await engine.Reserve.RunAsync(live, [Halls.Wish(eventId, 0, 4, number)]);
        }

        var after = await FcallAsync(rig.Database);
        return (after.Microseconds - before.Microseconds) / (double)(after.Calls - before.Calls);
    }

    /// <summary>Writes bits and counters as a sale would have left them.</summary>
    private static Task<bool> SetAsync(IDatabase database, LiveSection live, int position, Func<int, SeatStatus> seat)
    {
        var shape = live.Shape.Subsections[position];
        var bits = new byte[SeatBits.LengthOf(shape.Places)];
        var count = new int[4];
        var row = new int[shape.Rows];
        for (var index = 0; index < shape.Places; index++)
        {
            var status = seat(index);
            SeatBits.Write(bits, index, status);
            count[(int)status]++;
            row[index / shape.SeatsPerRow] += status == SeatStatus.Available ? 1 : 0;
        }

        RedisValue[] values = [bits, count[0], count[1], count[2], .. row.Select(free => (RedisValue)free)];
        RedisKey[] keys =
        [
            .. live.StateKeysAt(position),
            .. Enumerable.Range(1, shape.Rows).Select(number => (RedisKey)KvrocksKeys.RowAvailable(
                live.Shape.EventId, live.Shape.Name, shape.Number, number)),
        ];
        return database.StringSetAsync([.. keys.Zip(values, KeyValuePair.Create)]);
    }

    private static async Task<(long Calls, long Microseconds)> FcallAsync(IDatabase database)
    {
        var info = (string)(await database.ExecuteAsync("INFO", "commandstats"))!;
        var line = info.Split('\n').FirstOrDefault(l => l.StartsWith("cmdstat_fcall:", StringComparison.Ordinal));
        if (line is null)
        {
            return (0, 0);
        }

        long Field(string name)
        {
            var from = line.IndexOf(name + "=", StringComparison.Ordinal) + name.Length + 1;
            var digits = line[from..].TakeWhile(char.IsAsciiDigit).ToArray();
            return long.Parse(digits, CultureInfo.InvariantCulture);
        }

        return (Field("calls"), Field("usec"));
    }
}
