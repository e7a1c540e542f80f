using System.Diagnostics;
using Aspire.Hosting.Testing;
using Npgsql;
using Ticketing.Benchmarks.Rig;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Running;

namespace Ticketing.Benchmarks.Measures;

/// <summary>
/// Ten thousand holds that end in the same moment, in the whole system: from the deadline in PostgreSQL until
/// every seat is AVAILABLE in the live state, and what bookings that are made meanwhile notice of it.
/// </summary>
internal static class HoldsEnd
{
    // Of buyers who book at once; more would only wait for each other.
    private const int Buyers = 64;

    private const int MadePerSecond = 25;

    private static readonly TimeSpan Before = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig)
    {
        var holds = rig.Options.Quick ? 800 : 10_000;
        await using var system = await RunningSystem.StartAsync(new SystemOptions("benchmark-holds", Durable: true));
        var ending = await system.Client.OnSaleAsync(
            EventDraft.Of("Ending", 10, 2, 20, holds / 400), patience: Patience);
        var other = await system.Client.OnSaleAsync(EventDraft.Of("Other", 10, 10, 20, 25), patience: Patience);
        await FillAsync(system, ending.EventId, holds);

        await BookingsAsync(system, other.EventId, () => false, TimeSpan.FromSeconds(2)); // warms up
        var before = await BookingsAsync(system, other.EventId, () => false, Before);
        var deadline = await EndTogetherAsync(system, ending.EventId, holds);
        var released = ReleasedAsync(system, ending.EventId, holds, deadline);
        var during = await BookingsAsync(system, other.EventId, () => released.IsCompleted, Patience);
        var took = await released;
        return
        [
            new Result(
                $"{holds:N0} holds that end together, until all are AVAILABLE", $"{took.TotalSeconds:F1} s", "", "",
                "≤ 10 s", "a sweep a second, batches of 250, then two hops of the broker"),
            new Result(
                "bookings meanwhile, until the seats are held: median", $"{during.Median():F0} ms",
                $"before: {before.Median():F0} ms", Statistics.Ratio(during.Median(), before.Median()),
                "keep their latency",
                $"{during.Count} bookings, {before.Count} before"),
            new Result(
                "bookings meanwhile, until the seats are held: 95 %", $"{during.Percentile(95):F0} ms",
                $"before: {before.Percentile(95):F0} ms",
                Statistics.Ratio(during.Percentile(95), before.Percentile(95)), "keep their latency", "as above"),
        ];
    }

    /// <summary>Holds of one seat each, in all sections at once.</summary>
    private static async Task FillAsync(RunningSystem system, long eventId, int holds)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Buyers).Select(async _ =>
        {
            for (var n = Interlocked.Increment(ref next); n < holds; n = Interlocked.Increment(ref next))
            {
                var section = ((char)('A' + (n % 10))).ToString();
                var order = await system.Client.Buyer().OrderAsync(CreateOrderRequest.Best(eventId, section, 1));
                if (order.Content is null)
                {
                    throw new InvalidOperationException($"Order {n}: {order.Body}");
                }
            }
        }));
        await SystemKit.Eventually.GetAsync(
            ct => system.Client.Visitor.SectionsAsync(eventId, ct), s => s.Sections.Sum(x => x.Available) == 0,
            "every seat is held", Patience);
    }

    /// <summary>Gives all holds one deadline: it is PostgreSQL's that counts.</summary>
    private static async Task<DateTimeOffset> EndTogetherAsync(RunningSystem system, long eventId, int holds)
    {
        await using var database = NpgsqlDataSource.Create((await system.App.GetConnectionStringAsync("booking-db"))!);
        await SystemKit.Eventually.GetAsync(
            async ct =>
            {
                await using var count = database.CreateCommand(
                    "SELECT count(*) FROM bookings WHERE event_id = $1 AND status = 'PENDING_PAYMENT'");
                count.Parameters.Add(new() { Value = eventId });
                return (long)(await count.ExecuteScalarAsync(ct))!;
            },
            held => held == holds, "every hold is recorded", Patience);
        var deadline = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(3);
        await using var end = database.CreateCommand(
            """
            UPDATE bookings SET hold_expires_at = $2, created_at = $2 - make_interval(secs => hold_seconds)
            WHERE event_id = $1 AND status = 'PENDING_PAYMENT'
            """);
        end.Parameters.Add(new() { Value = eventId });
        end.Parameters.Add(new() { Value = deadline });
        var changed = await end.ExecuteNonQueryAsync();
        return changed == holds && TimeProvider.System.GetUtcNow() < deadline
            ? deadline
            : throw new InvalidOperationException($"{changed} of {holds} holds got their deadline in time.");
    }

    private static async Task<TimeSpan> ReleasedAsync(
        RunningSystem system, long eventId, int holds, DateTimeOffset deadline)
    {
        await SystemKit.Eventually.GetAsync(
            ct => system.Client.Visitor.SectionsAsync(eventId, ct), s => s.Sections.Sum(x => x.Available) == holds,
            "every seat is AVAILABLE", Patience);
        return TimeProvider.System.GetUtcNow() - deadline;
    }

    /// <summary>Bookings at a steady pace; milliseconds from the request until the seats are held, each.</summary>
    private static async Task<List<double>> BookingsAsync(
        RunningSystem system, long eventId, Func<bool> isOver, TimeSpan atMost)
    {
        var running = new List<Task<double>>();
        var started = Stopwatch.GetTimestamp();
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / MadePerSecond));
        while (!isOver() && Stopwatch.GetElapsedTime(started) < atMost && await pace.WaitForNextTickAsync())
        {
            var section = ((char)('A' + (running.Count % 10))).ToString();
            running.Add(TimeOfOneAsync(system.Client.Buyer(), eventId, section));
        }

        return [.. await Task.WhenAll(running)];
    }

    private static async Task<double> TimeOfOneAsync(Person buyer, long eventId, string section)
    {
        var started = Stopwatch.GetTimestamp();
        var order = await buyer.BookAsync(CreateOrderRequest.Best(eventId, section, 1));
        return order.Status == OrderStatus.PendingPayment
            ? Stopwatch.GetElapsedTime(started).TotalMilliseconds
            : throw new InvalidOperationException($"A booking meanwhile got no seat: {order.Reason}");
    }
}
