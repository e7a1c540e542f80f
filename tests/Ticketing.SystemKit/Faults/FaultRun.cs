using System.Diagnostics;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Checks;
using Ticketing.SystemKit.Running;

namespace Ticketing.SystemKit.Faults;

/// <summary>
/// Kills processes at every step of bookings, while the payment provider misbehaves, and checks after each group of
/// kills that every booking ended right.
/// </summary>
public sealed class FaultRun : IDisposable
{
    /// <summary>Kills between two checks: a check waits for holds to run out, which takes longer than a kill.</summary>
    private const int KillsBetweenChecks = 5;

    /// <summary>Seats for the buyers of one group of kills, with room for what they hold at once.</summary>
    private const int SeatsPerRow = 20;

    /// <summary>From the kill until a buyer of its group has every answer.</summary>
    private static readonly TimeSpan BuyerPatience = TimeSpan.FromSeconds(300);

    /// <summary>Until the step is reached; some buyers may have been told no.</summary>
    private static readonly TimeSpan StepPatience = TimeSpan.FromSeconds(180);

    private readonly RunningSystem _system;
    private readonly FaultPlan _plan;
    private readonly Action<string> _say;
    private readonly SandboxControl _sandbox;
    private readonly Random _random;
    private readonly List<long> _events = [];

    /// <param name="system">Runs with local processes and the sandbox's control endpoint open.</param>
    /// <param name="plan">What to do.</param>
    /// <param name="say">Progress, a line at a time.</param>
    public FaultRun(RunningSystem system, FaultPlan plan, Action<string> say)
    {
        (_system, _plan, _say) = (system, plan, say);
        _sandbox = new SandboxControl(system);
        _random = new Random(plan.Seed);
    }

    /// <summary>Goes through the plan; throws at the first thing that does not agree in time.</summary>
    public async Task<FaultReport> RunAsync()
    {
        var victims = Victim.Of(_system).ToDictionary(victim => victim.Name);
        var cells = _plan.Cells([.. victims.Keys]).Skip(_plan.From)
            .Take(_plan.Kills ?? int.MaxValue);
        var report = new FaultReport(_plan.Seed);
        await using var record = await MoneyRecord.OpenAsync(_system);
        foreach (var group in cells.Chunk(KillsBetweenChecks))
        {
            // Twice as many seats as the group's buyers take on average: some parties shrink, few fail.
            var rows = Math.Max(2, group.Length * _plan.Buyers / SeatsPerRow * 2);
            var onSale = await _system.Client.OnSaleAsync(
                EventDraft.Of("Faults", 2, 1, rows, SeatsPerRow, FaultPlan.HoldSeconds) with
                {
                    Refunds = new RefundDraft { ByBuyer = true },
                },
                patience: BuyerPatience);
            _events.Add(onSale.EventId);
            var shopping = new List<Task>();
            foreach (var cell in group)
            {
                shopping.Add(await KillAsync(onSale.EventId, cell, victims[cell.Victim]));
            }

            var watch = Stopwatch.StartNew();
            await Task.WhenAll(shopping);
            _say($"{shopping.Count * _plan.Buyers} buyers done {watch.Elapsed.TotalSeconds:0.0} s after the last kill");
            await CheckAsync(record, onSale.EventId);
            report.Survived(group);
        }

        await SumUpAsync(record, report);
        return report;
    }

    /// <summary>
    /// Kills at the step and waits until the process is back, not for the buyers: some of them are in the middle of
    /// something else when the next process dies.
    /// </summary>
    /// <returns>The buyers: each ends with every answer, or the task fails.</returns>
    private async Task<Task> KillAsync(long eventId, FaultCell cell, Victim victim)
    {
        var watch = Stopwatch.StartNew();
        if (cell.Step.Hold is { } call)
        {
            await _sandbox.HoldAsync(call);
        }

        var buyers = Enumerable.Range(0, _plan.Buyers).Select(n => new FaultBuyer(
            _system.Client.Buyer($"Buyer {n}"), eventId, FaultPlan.Script(_random, cell.Step, n),
            Guid.NewGuid().ToString("n"), _sandbox, BuyerPatience)).ToList();
        var shopping = Task.WhenAll(buyers.Select(buyer => buyer.ShopAsync()));
        await ReachAsync(cell.Step, buyers, shopping);
        var killing = victim.KillAsync();
        if (cell.Step.Hold is not null)
        {
            // What was held goes on while the victim is dead, or just after it died.
            await _sandbox.ReleaseAsync();
        }

        await killing;
        _say($"{cell.Step}: {cell.Victim} killed, back {watch.Elapsed.TotalSeconds:0.0} s after the first buyer came");
        return shopping;
    }

    /// <summary>Waits until somebody has come to the step, or all are through without.</summary>
    private async Task ReachAsync(SagaStep step, List<FaultBuyer> buyers, Task shopping)
    {
        if (step == SagaStep.OrderSent)
        {
            return;
        }

        var reached = step.Hold is null
            ? Task.WhenAny(buyers.Select(buyer => buyer.Reached(step)))
            : _sandbox.WaitingAsync(StepPatience);
        var first = await Task.WhenAny(reached, shopping, Task.Delay(StepPatience));
        if (first != reached)
        {
            if (first == shopping)
            {
                await shopping; // what a buyer fell over says more
            }

            // Holds that run out together end the last buyers in the same moment in which the step is reached.
            if (step.Hold is null && buyers.Any(buyer => buyer.Reached(step).IsCompletedSuccessfully))
            {
                return;
            }

            throw new InvalidOperationException($"Nobody came to the step {step}.");
        }

        await reached;
    }

    /// <summary>Everything about the group's event agrees and nothing is stuck.</summary>
    private async Task CheckAsync(MoneyRecord record, long eventId)
    {
        var watch = Stopwatch.StartNew();
        var bound = _plan.Bound ?? FaultPlan.DefaultBound;
        long[] events = [eventId];
        await Eventually.GetAsync(
            async cancellation => (await record.BookingsAsync(events, cancellation))
                .Where(b => b.Status is OrderStatus.Processing or OrderStatus.PendingPayment).ToList(),
            open => open.Count == 0, "every booking at its end", bound, Words);
        await Eventually.GetAsync(
            async cancellation =>
            {
                // Bookings after what belongs to them: one that a late payment makes in between must be among them.
                var transactions = await record.TransactionsAsync(events, cancellation);
                var sold = await record.SoldAsync(events, cancellation);
                return MoneyAgreement.Find(
                    await record.BookingsAsync(events, cancellation), transactions, sold,
                    await _sandbox.BooksAsync(cancellation)).ToList();
            },
            wrong => wrong.Count == 0, "money and tickets agree", bound, Words);
        await Eventually.GetAsync(
            cancellation => record.StuckAsync(events, TimeSpan.Zero, cancellation),
            stuck => stuck.Count == 0, "nothing unfinished", bound, Words);
        await SeatAgreement.ReachedAsync(_system.Client, eventId, patience: bound);
        await SeatAudit.CleanAsync(_system, eventId, bound);
        _say($"event {eventId} agrees, {watch.Elapsed.TotalSeconds:0.0} s after the last buyer");
    }

    private async Task SumUpAsync(MoneyRecord record, FaultReport report)
    {
        long[] events = [.. _events];
        var bookings = await record.BookingsAsync(events, CancellationToken.None);
        var transactions = (await record.TransactionsAsync(events, CancellationToken.None))
            .Select(t => t.Id).ToHashSet();
        var books = await Eventually.GetAsync(_sandbox.BooksAsync, _ => true, "the provider's books");
        var ours = books.Payments.Where(p => transactions.Contains(p.Key)).ToList();
        report.Bookings = bookings.Count;
        report.Ends = string.Join(
            ", ", bookings.GroupBy(b => $"{b.Status} {b.Reason}".Trim()).Select(g => $"{g.Count()} {g.Key}"));
        report.Money = (ours.Sum(p => p.Captured), ours.Sum(p => p.Refunded));
    }

    private static string Words<T>(List<T> found) => $"{found.Count}: {string.Join("; ", found.Take(10))}";

    /// <inheritdoc/>
    public void Dispose() => _sandbox.Dispose();
}
