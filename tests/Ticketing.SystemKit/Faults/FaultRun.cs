using System.Diagnostics;
using System.Net.Http.Json;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Checks;
using Ticketing.SystemKit.Running;

namespace Ticketing.SystemKit.Faults;

/// <summary>
/// Kills processes at every step of what people do, while the payment provider misbehaves, and checks after each group of
/// kills that everything ended right.
/// </summary>
public sealed class FaultRun : IDisposable
{
    /// <summary>Kills between two checks: a check waits for holds to run out, which takes longer than a kill.</summary>
    private const int KillsBetweenChecks = 5;

    /// <summary>Seats for the buyers of one group of kills, with room for what they hold at once.</summary>
    private const int SeatsPerRow = 20;

    /// <summary>People with an account, to whom tickets are given.</summary>
    private const int Recipients = 8;

    /// <summary>From the kill until a buyer of its group has every answer.</summary>
    private static readonly TimeSpan BuyerPatience = TimeSpan.FromSeconds(300);

    /// <summary>Until the step is reached; some buyers may have been told no.</summary>
    private static readonly TimeSpan StepPatience = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan GatherPatience = TimeSpan.FromSeconds(30);

    private readonly RunningSystem _system;
    private readonly FaultPlan _plan;
    private readonly FaultFlow _flow;
    private readonly Action<string> _say;
    private readonly SandboxControl _sandbox;
    private readonly Random _random;
    private readonly List<long> _events = [];
    private readonly List<Recipient> _recipients = [];

    /// <param name="system">Runs with local processes and the sandbox's control endpoint open.</param>
    /// <param name="plan">What to do.</param>
    /// <param name="say">Progress, a line at a time.</param>
    public FaultRun(RunningSystem system, FaultPlan plan, Action<string> say)
    {
        (_system, _plan, _say) = (system, plan, say);
        _flow = plan.Flow ?? FaultFlow.Booking;
        _sandbox = new SandboxControl(system);
        _random = new Random(plan.Seed);
    }

    /// <summary>Goes through the plan; throws at the first thing that does not agree in time.</summary>
    public async Task<FaultReport> RunAsync()
    {
        var victims = Victim.Of(_system).ToDictionary(victim => victim.Name);
        var cells = _plan.Cells([.. victims.Keys]).Skip(_plan.From)
            .Take(_plan.Kills ?? int.MaxValue);
        var report = new FaultReport(_plan.Seed, _flow.Steps);
        await using var record = await MoneyRecord.OpenAsync(_system);
        var checks = new FaultChecks(_system, record, _sandbox, _plan.Bound ?? FaultPlan.DefaultBound);
        await SettleInAsync();
        foreach (var group in cells.Chunk(KillsBetweenChecks))
        {
            var scene = await OpenAsync(group.Length);
            var acting = new List<Task>();
            foreach (var cell in group)
            {
                acting.Add(await KillAsync(scene, cell, victims[cell.Victim]));
            }

            var watch = Stopwatch.StartNew();
            await Task.WhenAll(acting);
            _say($"{acting.Count * _plan.Buyers} people done {watch.Elapsed.TotalSeconds:0.0} s after the last kill");
            watch.Restart();
            await checks.AgreeAsync(scene);
            _say($"event {scene.EventId} agrees, {watch.Elapsed.TotalSeconds:0.0} s after the last of them");
            report.Survived(group);
        }

        await SumUpAsync(record, report);
        return report;
    }

    /// <summary>People who are there before and after: the seller, who writes invoices, and who gets tickets.</summary>
    private async Task SettleInAsync()
    {
        var seller = await _system.Client.SellerAsync();
        await Served.AnswerAsync(
            ct => seller.SendAsync<InvoicingResponse>(
                HttpMethod.Put, "/sellers/me/invoicing",
                JsonContent.Create(
                    new InvoicingRequest { LegalName = "Faults Ltd", Address = "1 Street", TaxBasisPoints = 500 },
                    ApiJson.Of<InvoicingRequest>()),
                ct),
            "what stands on invoices");
        while (_recipients.Count < Recipients)
        {
            _recipients.Add(await Recipient.RegisterAsync(_system, $"Recipient {_recipients.Count}"));
        }
    }

    private async Task<FaultScene> OpenAsync(int kills)
    {
        // Twice as many seats as the group's people take on average: some parties shrink, few fail.
        var rows = Math.Max(2, kills * _plan.Buyers / SeatsPerRow * 2);
        var onSale = await _system.Client.OnSaleAsync(
            EventDraft.Of("Faults", 2, 1, rows, SeatsPerRow, FaultPlan.HoldSeconds) with
            {
                Refunds = new RefundDraft { ByBuyer = true },
            },
            patience: BuyerPatience);
        _events.Add(onSale.EventId);
        var scene = new FaultScene(
            _system, _sandbox, await _system.Client.SellerAsync(), _recipients, onSale.EventId, BuyerPatience);
        await _flow.PrepareAsync(scene);
        for (var n = 0; _flow.PeopleHaveAccounts && n < kills * _plan.Buyers; n++)
        {
            scene.Accounts.Enqueue((await Recipient.RegisterAsync(_system, $"Person {n}")).Person);
        }

        return scene;
    }

    /// <summary>
    /// Kills at the step and waits until the process is back, not for the people: some of them are in the middle of
    /// something else when the next process dies.
    /// </summary>
    /// <returns>The people: each ends with every answer, or the task fails.</returns>
    private async Task<Task> KillAsync(FaultScene scene, FaultCell cell, Victim victim)
    {
        var watch = Stopwatch.StartNew();
        var (step, gate) = (cell.Step, new FaultGate(cell.Step));
        await using var hold = new StepHold(_system, _sandbox, step);
        if (step.Before is null)
        {
            await hold.TakeAsync();
        }

        var actors = Enumerable.Range(0, _plan.Buyers)
            .Select(n => _flow.Actor(scene, gate, step, n, _random)).ToList();
        List<Task> runs = [.. actors.Select(actor => actor.RunAsync())];
        var acting = Task.WhenAll(runs);
        if (step.Before is not null)
        {
            await RequireAsync(gate.Arrived, acting, step, actors);
            await GatherAsync(() => gate.Count + runs.Count(run => run.IsCompleted) >= runs.Count);
            await hold.TakeAsync();
            gate.Open();
        }

        await ReachAsync(step, hold, actors, acting);
        var killing = victim.KillAsync();
        if (hold.Holds)
        {
            // What was held goes on while the victim is dead, or just after it died.
            await hold.ReleaseAsync();
        }

        await killing;
        _say($"{step}: {cell.Victim} killed, back {watch.Elapsed.TotalSeconds:0.0} s after the first of them came");
        return acting;
    }

    /// <summary>
    /// Waits a while for the others: who is still at an earlier action may be held there, with locks that those at the gate
    /// need. Offers that a hold kept from becoming public held the line of the event, and no buyer came to the step.
    /// </summary>
    private static async Task GatherAsync(Func<bool> areAllThere)
    {
        var watch = Stopwatch.StartNew();
        while (!areAllThere() && watch.Elapsed < GatherPatience)
        {
            await Task.Delay(50);
        }
    }

    /// <summary>Waits until somebody has come to the step, or all are through without.</summary>
    private static async Task ReachAsync(SagaStep step, StepHold hold, List<FaultActor> actors, Task acting)
    {
        if (step.IsAtOnce)
        {
            return;
        }

        var reached = hold.Holds
            ? hold.WaitingAsync(StepPatience)
            : Task.WhenAny(actors.Select(actor => actor.Reached(step)));
        // Holds that run out together end the last people in the same moment in which the step is reached.
        if (hold.Holds || !actors.Any(actor => actor.Reached(step).IsCompletedSuccessfully))
        {
            await RequireAsync(reached, acting, step, actors);
        }
    }

    private static async Task RequireAsync(Task reached, Task acting, SagaStep step, List<FaultActor> actors)
    {
        var first = await Task.WhenAny(reached, acting, Task.Delay(StepPatience));
        if (first == acting)
        {
            await acting; // what somebody fell over says more
        }

        if (first == reached)
        {
            await reached;
        }
        else if (!actors.Any(actor => actor.Reached(step).IsCompletedSuccessfully))
        {
            var refusals = actors.SelectMany(actor => actor.Refusals).GroupBy(r => r.Key, r => r.Value)
                .Select(g => $"{g.Sum()} x {g.Key}");
            throw new InvalidOperationException(
                $"Nobody came to the step {step}. They were refused with: {string.Join(", ", refusals)}.");
        }
    }

    private async Task SumUpAsync(MoneyRecord record, FaultReport report)
    {
        long[] events = [.. _events];
        var bookings = await record.BookingsAsync(events, CancellationToken.None);
        var transactions = await record.TransactionsAsync(events, CancellationToken.None);
        var ids = transactions.Select(t => t.Id).ToHashSet();
        var books = await Eventually.GetAsync(_sandbox.BooksAsync, _ => true, "the provider's books");
        var ours = books.Payments.Where(p => ids.Contains(p.Key)).ToList();
        var till = transactions.Where(t => t is { IsOfTill: true, Status: "SUCCESS" }).ToLookup(t => t.Type);
        report.Bookings = bookings.Count;
        report.Ends = string.Join(
            ", ", bookings.GroupBy(b => $"{b.Purpose} {b.Status} {b.Reason}".Trim()).OrderBy(g => g.Key)
                .Select(g => $"{g.Count()} {g.Key}"));
        report.Money = (
            ours.Sum(p => p.Captured) + till["PAYMENT"].Sum(t => t.AmountMinor),
            ours.Sum(p => p.Refunded) + till["REFUND"].Sum(t => t.AmountMinor));
    }

    /// <inheritdoc/>
    public void Dispose() => _sandbox.Dispose();
}
