using System.Collections.Concurrent;
using System.Diagnostics;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Checks;
using Ticketing.SystemKit.Running;

namespace Ticketing.SystemKit.Rush;

/// <summary>
/// Sells every seat of an event to many buyers at once, then proves that no seat was sold twice or lost.
/// </summary>
public static class SellOut
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(9);
    private static readonly TimeSpan AgreementPatience = TimeSpan.FromSeconds(240);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    /// <summary>Runs the rush through HTTP.</summary>
    /// <param name="client">Drives the system.</param>
    /// <param name="plan">How many of what.</param>
    /// <param name="say">Gets a line every few seconds.</param>
    public static async Task<RushReport> RunAsync(TicketingClient client, RushPlan plan, Action<string> say)
    {
        using var deadline = new CancellationTokenSource(plan.Patience ?? Bound);
        var seller = await client.SellerAsync();
        var created = Stopwatch.StartNew();
        var onSale = await client.OnSaleAsync(plan.Event, seller, AgreementPatience);
        var details = await client.Visitor.EventAsync(onSale.EventId, deadline.Token);
        say($"event {onSale.EventId}: {details.SeatsTotal} seats on sale after {created.Elapsed.TotalSeconds:0.0} s");

        var report = new RushReport();
        var sections = new SoldOutSections(details.Sections!);
        var people = Enumerable.Range(1, plan.Buyers).Select(n => client.Buyer($"Buyer {n}")).ToList();
        var cpu = CpuByProcess.Now();
        var watch = Stopwatch.StartNew();
        var shopping = Task.WhenAll(people.Select((person, n) =>
            new RushBuyer(person, onSale.EventId, plan, sections, report, n).ShopAsync(deadline.Token)));
        while (await Task.WhenAny(shopping, Task.Delay(Between)) != shopping)
        {
            say($"{watch.Elapsed.TotalSeconds:0} s: {report.SeatsSold} of {details.SeatsTotal} seats sold");
        }

        await shopping;
        report.Took = watch.Elapsed;
        report.Cpu = CpuByProcess.Now().Since(cpu, Math.Max(1, report.Paid.Count));
        say($"{watch.Elapsed.TotalSeconds:0} s: nothing is left; comparing everything");
        report.Disagreements = await ProveAsync(client, seller, details, people, report);
        return report;
    }

    private static async Task<List<string>> ProveAsync(
        TicketingClient client, Person seller, EventAnswer details, List<Person> people, RushReport report)
    {
        var wrong = new List<string>();
        if (report.SeatsSold != details.SeatsTotal)
        {
            wrong.Add($"buyers were sold {report.SeatsSold} seats of {details.SeatsTotal}");
        }

        var twice = report.Paid.SelectMany(order => order.Places).GroupBy(place => place).Count(g => g.Count() > 1);
        if (twice > 0)
        {
            wrong.Add($"{twice} seats were sold twice");
        }

        var orders = await HistoriesAsync(people);
        var remembered = orders.Where(o => o.Status == OrderStatus.Paid).Select(o => o.OrderId).ToHashSet();
        var lost = report.Paid.Count(o => !remembered.Contains(o.OrderId));
        if (lost > 0 || remembered.Count != report.Paid.Count)
        {
            wrong.Add($"{report.Paid.Count} orders were paid, histories have {remembered.Count}, {lost} are missing");
        }

        try
        {
            // The last tickets and seat bits become SOLD a moment after the buyer's answer.
            await SeatAgreement.ReachedAsync(client, details.EventId, orders, seller, AgreementPatience);
        }
        catch (TimeoutException e)
        {
            wrong.Add(e.Message);
        }

        var overview = await Eventually.GetAsync(
            cancellation => client.Visitor.SectionsAsync(details.EventId, cancellation), _ => true, "sections");
        foreach (var section in overview.Sections.Where(s => s.Available > 0))
        {
            wrong.Add($"section {section.Section} has {section.Available} seats left");
        }

        return wrong;
    }

    private static async Task<List<OrderResponse>> HistoriesAsync(List<Person> people)
    {
        var orders = new ConcurrentBag<OrderResponse>();
        await Parallel.ForEachAsync(
            people, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (person, cancellation) =>
            {
                var history = await Eventually.GetAsync(person.HistoryAsync, _ => true, "a buyer's history");
                cancellation.ThrowIfCancellationRequested();
                history.ForEach(orders.Add);
            });
        return [.. orders];
    }
}
