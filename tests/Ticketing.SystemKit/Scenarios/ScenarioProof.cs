using System.Collections.Concurrent;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Checks;
using Ticketing.SystemKit.Faults;
using Ticketing.SystemKit.Running;

namespace Ticketing.SystemKit.Scenarios;

/// <summary>
/// Compares at the end of a sale: what buyers were told, their histories, tickets, seat map and counters; and where the
/// system's own records can be read, the money of both sides and the operator's audit.
/// </summary>
internal static class ScenarioProof
{
    private const int AtOnce = 16;
    /// <summary>A check of a small event waits more than it works.</summary>
    private const int EventsAtOnce = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Unfinished = TimeSpan.FromMinutes(1);

    public static async Task ProveAsync(
        TicketingClient client, RunningSystem? system, Person seller, IReadOnlyList<EventAnswer> events,
        List<Person> people, ScenarioReport report)
    {
        var wrong = new ConcurrentQueue<string>();
        if (report.Scenario.SellsOut && report.Sold != report.Seats)
        {
            wrong.Enqueue($"{report.Sold} seats of {report.Seats} were sold");
        }

        var twice = report.Paid.SelectMany(o => o.Places.Select(place => (o.EventId, place)))
            .GroupBy(place => place).Count(g => g.Count() > 1);
        if (twice > 0)
        {
            wrong.Enqueue($"{twice} seats were sold twice");
        }

        await InParallelAsync(events, EventsAtOnce, wrong, e => NothingIsHeldAsync(client, e));
        var orders = await HistoriesAsync(people);
        var remembered = orders.Where(o => o.Status == OrderStatus.Paid).Select(o => o.OrderId).ToHashSet();
        var lost = report.Paid.Count(o => !remembered.Contains(o.OrderId));
        if (lost > 0 || remembered.Count != report.Paid.Count)
        {
            wrong.Enqueue($"{report.Paid.Count} orders were paid, histories have {remembered.Count}, {lost} are missing");
        }

        var byEvent = orders.ToLookup(o => o.EventId);
        await InParallelAsync(events, EventsAtOnce, wrong, e =>
            SeatAgreement.ReachedAsync(client, e.EventId, [.. byEvent[e.EventId]], seller, Patience));
        report.Compared = $"{orders.Count:N0} orders of {people.Count:N0} people with tickets, seat map and counters of "
            + $"{report.Seats:N0} seats";
        if (system is not null)
        {
            await InParallelAsync(events, EventsAtOnce, wrong, e => SeatAudit.CleanAsync(system, e.EventId, Patience));
            await InParallelAsync([0], 1, wrong, _ => MoneyAsync(system, [.. events.Select(e => e.EventId)]));
            report.Compared += ", the operator's audit of each event, and each booking's money at the payment provider with its "
                + "tickets";
        }

        report.Disagreements = [.. wrong];
    }

    private static Task NothingIsHeldAsync(TicketingClient client, EventAnswer e) => Eventually.TrueAsync(
        async ct =>
        {
            foreach (var section in e.Sections!)
            {
                var detail = await client.Visitor.SectionAsync(e.EventId, section.Name, ct);
                if (detail.Subsections.Any(subsection => subsection.Reserved > 0))
                {
                    return false;
                }
            }

            return true;
        },
        $"no seat of event {e.EventId} is held any more", Patience);

    private static async Task MoneyAsync(RunningSystem system, long[] events)
    {
        await using var record = await MoneyRecord.OpenAsync(system);
        using var sandbox = new SandboxControl(system);
        await Eventually.GetAsync(
            async ct =>
            {
                var found = MoneyAgreement.Find(
                    await record.BookingsAsync(events, ct), await record.TransactionsAsync(events, ct),
                    await record.SoldAsync(events, ct), await sandbox.BooksAsync(ct)).ToList();
                found.AddRange(await record.StuckAsync(events, Unfinished, ct));
                return found;
            },
            found => found.Count == 0, "money and tickets agree", Patience,
            found => $"{found.Count} disagreements: {string.Join("; ", found.Take(10))}");
    }

    private static async Task InParallelAsync<T>(
        IReadOnlyList<T> all, int atOnce, ConcurrentQueue<string> wrong, Func<T, Task> check) =>
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (one, _) =>
        {
            try
            {
                await check(one);
            }
            catch (TimeoutException e)
            {
                wrong.Enqueue(e.Message);
            }
        });

    private static async Task<List<OrderResponse>> HistoriesAsync(List<Person> people)
    {
        var orders = new ConcurrentBag<OrderResponse>();
        await Parallel.ForEachAsync(
            people, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (person, _) =>
            {
                var history = await Eventually.GetAsync(person.HistoryAsync, _ => true, "a buyer's history");
                history.ForEach(orders.Add);
            });
        return [.. orders];
    }
}
