using System.Collections.Concurrent;
using System.Diagnostics;
using Aspire.Hosting.Testing;
using Ticketing.System.Tests.Running;
using Ticketing.SystemKit;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Checks;
using Ticketing.SystemKit.Running;
using Xunit.Abstractions;

namespace Ticketing.System.Tests;

/// <summary>
/// A sold-out event, a long line with random wishes, seats that come back at random: through HTTP, PostgreSQL, the
/// broker, the seat engine and the payment sandbox. Order and single charge are proven by replaying the audit.
/// </summary>
[Collection(MainCollection.Name)]
public sealed class WaitlistTests(MainSystem main, ITestOutputHelper output)
{
    private const int Seed = 509;
    private const int Seats = 180;
    private const int AtOnce = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(300);

    /// <summary>Fewer or more by <c>WAITLIST_ENTRIES</c>.</summary>
    /// <summary>Names that need care in addresses, keys and messages.</summary>
    private static readonly string[] Names = ["A", "1. Rang links & rechts", "樓上左"];

    private static readonly int Entries =
        int.TryParse(Environment.GetEnvironmentVariable("WAITLIST_ENTRIES"), out var n) ? n : 1_000;

    [Fact]
    public async Task Seats_that_come_back_are_sold_in_order_to_those_who_wait()
    {
        var random = new Random(Seed);
        var client = main.System.Client;
        var plan = EventDraft.Of("Long line", sections: 3, subsections: 1, rows: 6, seatsPerRow: 10);
        var draft = plan with
        {
            Sections = [.. plan.Sections!.Zip(Names, (section, name) => section with { Name = name })],
        };
        var eventId = (await client.OnSaleAsync(draft)).EventId;
        var held = await SellOutAsync(client, eventId);
        var started = Stopwatch.GetTimestamp();
        var waiting = await JoinAsync(client, eventId, random);
        output.WriteLine($"{waiting.Count} joined in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        // Nobody else gets what is about to come back.
        var order = await client.Buyer().OrderAsync(CreateOrderRequest.Best(eventId, Names[0], 1));
        Assert.Equal("waitlist-first", order.Code);

        started = Stopwatch.GetTimestamp();
        foreach (var (buyer, id) in held.OrderBy(_ => random.Next()))
        {
            Assert.Equal(OrderStatus.Cancelled, (await buyer.CancelAsync(id)).Value.Status);
        }
        await RestAsync(client, eventId);
        var took = Stopwatch.GetElapsedTime(started);

        var replay = await ReplayAsync(eventId);
        output.WriteLine(
            $"seed {Seed}: {Seats} seats came back and were sold to {replay.Served} of {replay.Joined} in "
            + $"{took.TotalSeconds:0.0} s, {replay.Passes} passes, {replay.Offered} offers");
        Assert.Empty(replay.Violations);
        Assert.Equal(Entries, replay.Joined);
        await AssertServedOnceAsync(waiting, eventId, replay.Served);
        await SeatAgreement.ReachedAsync(client, eventId);
    }

    private static async Task<List<(Person Buyer, Guid Order)>> SellOutAsync(TicketingClient client, long eventId)
    {
        var held = new ConcurrentBag<(Person, Guid)>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Seats / 4),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (n, _) =>
            {
                var buyer = client.Buyer();
                var section = Names[n % Names.Length];
                var order = await buyer.BookAsync(CreateOrderRequest.Best(eventId, section, 4, allOrNothing: true));
                held.Add((buyer, order.OrderId));
            });
        await LeftAsync(client, eventId, 0);
        return [.. held];
    }

    private static async Task<List<Person>> JoinAsync(TicketingClient client, long eventId, Random random)
    {
        var wishes = Enumerable.Range(0, Entries).Select(n => new JoinWaitlistRequest
        {
            EventId = eventId,
            PartySize = random.Next(1, 5),
            Sections = [.. Names.OrderBy(_ => random.Next()).Take(random.Next(0, 3))],
            Adjacent = random.Next(3) == 0,
            PriceCap = random.Next(3) == 0 ? 290_000 : null,
            PaymentToken = "tok_ok",
        }).ToList();
        var people = new ConcurrentBag<Person>();
        await Parallel.ForEachAsync(
            wishes, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (wish, cancellation) =>
            {
                var buyer = client.Buyer();
                // Whoever takes only dear sections under a low cap is told so; they wait without the cap.
                var answer = await buyer.PostAsync<JoinWaitlistRequest, WaitlistEntryResponse>(
                    "/waitlist", wish, cancellation);
                if (answer.Code == "above-price-cap")
                {
                    answer = await buyer.PostAsync<JoinWaitlistRequest, WaitlistEntryResponse>(
                        "/waitlist", wish with { PriceCap = null }, cancellation);
                }
                Assert.Equal("WAITING", answer.Value.Status);
                people.Add(buyer);
            });
        return [.. people];
    }

    /// <summary>Until every seat is sold again and no offer is open.</summary>
    private static async Task RestAsync(TicketingClient client, long eventId)
    {
        var seller = await client.SellerAsync();
        await Eventually.GetAsync(
            cancellation => seller.TicketsAsync(eventId, cancellation: cancellation),
            tickets => tickets.All(t => t.Status == "SOLD"), "every seat is sold", Patience,
            tickets => $"{tickets.Count(t => t.Status == "SOLD")} of {tickets.Count} sold");
        await Eventually.GetAsync(
            cancellation => seller.GetAsync<WaitlistSummary>($"/events/{eventId}/waitlist", cancellation),
            answer => answer.Value.Offered == 0, "no offer is open", Patience, answer => answer.Body);
    }

    private static Task<EventSections> LeftAsync(TicketingClient client, long eventId, int left) =>
        Eventually.GetAsync(
        cancellation => client.Visitor.SectionsAsync(eventId, cancellation),
        overview => overview.Sections.Sum(s => s.Available) == left, $"{left} seats left", Patience);

    private async Task<WaitlistReplay> ReplayAsync(long eventId)
    {
        using var http = new HttpClient { BaseAddress = main.System.App.GetEndpoint("booking-service", "http") };
        var token = main.System.Accounts.Token(Guid.NewGuid(), "operator", "Ops");
        return (await new ApiClient(http, token).GetAsync<WaitlistReplay>(
            $"/internal/waitlist/{eventId}/replay")).Value;
    }

    /// <summary>
    /// Whoever was served has one paid order of the party's size that cost no more than was authorised.
    /// </summary>
    private static async Task AssertServedOnceAsync(List<Person> waiting, long eventId, int served)
    {
        var found = 0;
        await Parallel.ForEachAsync(
            waiting, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (person, cancellation) =>
            {
                var entry = (await person.GetAsync<WaitlistEntriesResponse>($"/waitlist/{person.Id}", cancellation))
                    .Value.Entries.Single(e => e.EventId == eventId);
                if (entry.Status != "SERVED")
                {
                    Assert.NotNull(entry.Position);
                    return;
                }
                Interlocked.Increment(ref found);
                var paid = (await person.HistoryAsync(cancellation)).Where(o => o.Status == OrderStatus.Paid).ToList();
                var order = Assert.Single(paid);
                Assert.Equal(entry.PartySize, order.Seats.Count);
                Assert.InRange(order.Total, 1, entry.Authorised);
            });
        Assert.Equal(served, found);
    }
}
