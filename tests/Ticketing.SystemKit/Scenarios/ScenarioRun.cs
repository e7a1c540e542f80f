using System.Collections.Concurrent;
using System.Diagnostics;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Running;

namespace Ticketing.SystemKit.Scenarios;

/// <summary>Plays a sale through HTTP and compares every record at its end.</summary>
public static class ScenarioRun
{
    private const int Sellers = 8;
    private const int Percent = 100;
    private static readonly TimeSpan OpeningPatience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenWords = TimeSpan.FromSeconds(5);

    /// <summary>Plays it.</summary>
    /// <param name="client">Drives the system, with a connection for everybody.</param>
    /// <param name="scenario">The sale.</param>
    /// <param name="say">Gets a line every few seconds.</param>
    /// <param name="system">Where it was started for this: its databases and books are compared too.</param>
    public static async Task<ScenarioReport> PlayAsync(
        TicketingClient client, Scenario scenario, Action<string> say, RunningSystem? system = null)
    {
        var report = new ScenarioReport(scenario);
        var seller = await client.SellerAsync();
        var events = await OpenAsync(client, scenario, seller, say);
        report.Seats = events.Sum(e => e.SeatsTotal);
        var noise = MachineNoise.Measure();
        var people = Enumerable.Range(1, scenario.People).Select(n => client.Buyer($"Buyer {n}")).ToList();
        using var room = scenario.InTurns ? new WaitingCrowd(report, people, events.Single(), client.Http) : null;
        if (room is not null)
        {
            await room.EnterAsync(say);
        }

        var ticks = MachineNoise.Ticks();
        await SellAsync(report, events, people, room, say);
        report.Noise = noise.Since(ticks);
        say($"{report.Took.TotalSeconds:0} s: the sale is over; comparing everything");
        await ScenarioProof.ProveAsync(client, system, seller, events, people, report);
        return report;
    }

    private static async Task<List<EventAnswer>> OpenAsync(
        TicketingClient client, Scenario scenario, Person seller, Action<string> say)
    {
        var watch = Stopwatch.StartNew();
        var opened = new ConcurrentBag<EventAnswer>();
        await Parallel.ForEachAsync(
            Enumerable.Range(1, scenario.Shows), new ParallelOptions { MaxDegreeOfParallelism = Sellers },
            async (number, ct) =>
            {
                var onSale = await client.OnSaleAsync(scenario.Show(number), seller, OpeningPatience);
                opened.Add(await client.Visitor.EventAsync(onSale.EventId, ct));
            });
        if (scenario is { Shows: 1, InTurns: false })
        {
            await TouchAsync(client, opened.Single());
        }

        say($"{opened.Sum(e => e.SeatsTotal)} seats of {opened.Count} events on sale after {watch.Elapsed.TotalSeconds:0.0} s");
        return [.. opened.OrderBy(e => e.EventId)];
    }

    /// <summary>
    /// One seat of each section is held and let go. A large event has topics of its own, which consumers take up some
    /// seconds after it was made; sales that people wait for are made days before.
    /// </summary>
    private static async Task TouchAsync(TicketingClient client, EventAnswer onSale)
    {
        await Task.WhenAll(onSale.Sections!.Select(async section =>
        {
            var buyer = client.Buyer("Early");
            var order = await buyer.BookAsync(CreateOrderRequest.Best(onSale.EventId, section.Name, 1));
            await Served.AnswerAsync(_ => buyer.CancelAsync(order.OrderId), "a cancellation");
        }));
        await Eventually.TrueAsync(
            async ct => (await client.Visitor.SectionsAsync(onSale.EventId, ct)).Sections.All(s => s.Available == s.Total),
            "all seats are free again", OpeningPatience);
    }

    private static async Task SellAsync(
        ScenarioReport report, List<EventAnswer> events, List<Person> people, WaitingCrowd? room, Action<string> say)
    {
        var scenario = report.Scenario;
        using var deadline = new CancellationTokenSource(scenario.Patience);
        using var botsLeave = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token);
        var crowd = new Crowd(report, events, Stopwatch.StartNew());
        var bots = scenario.People * scenario.BotPercent / Percent;
        var cpu = CpuByProcess.Now();
        var attack = Task.WhenAll(people.Take(bots)
            .Select((person, n) => new Bot(crowd, person, n).AttackAsync(botsLeave.Token)));
        Task ShopAsync(int n) =>
            new Customer(crowd, people[n], HabitOf(scenario, n - bots), n - bots).ComeAsync(deadline.Token);
        var shopping = room?.ShopAsync(ShopAsync, deadline.Token)
            ?? Task.WhenAll(Enumerable.Range(bots, people.Count - bots).Select(ShopAsync));
        var said = TimeSpan.Zero;
        while (await Task.WhenAny(shopping, Task.Delay(Between)) != shopping)
        {
            report.Look(crowd.Watch.Elapsed, CpuByProcess.Now().SecondsSince(cpu));
            if (crowd.Watch.Elapsed - said > BetweenWords)
            {
                said = crowd.Watch.Elapsed;
                say($"{said.TotalSeconds:0} s: {report.Sold} of {report.Seats} seats sold");
            }
        }

        report.Took = crowd.Watch.Elapsed;
        report.Look(report.Took, CpuByProcess.Now().SecondsSince(cpu));
        await botsLeave.CancelAsync();
        await attack;
        await shopping;
    }

    /// <summary>Spread evenly: of a hundred people in a row each habit has its share.</summary>
    private static Habit HabitOf(Scenario scenario, int number)
    {
        // 37 and 100 have no common divisor, so that neighbours differ.
        var place = number * 37 % Percent;
        return place < scenario.LatePercent ? Habit.PaysLate
            : place < scenario.LatePercent + (scenario.AbandonPercent / 2) ? Habit.Cancels
            : place < scenario.LatePercent + scenario.AbandonPercent ? Habit.Forgets
            : Habit.Pays;
    }
}
