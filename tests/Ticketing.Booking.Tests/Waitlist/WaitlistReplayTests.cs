using System.Diagnostics;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Waitlist;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Contracts.Seating;
using Ticketing.PaymentSandbox.Books;
using Xunit.Abstractions;

namespace Ticketing.Booking.Tests.Waitlist;

/// <summary>Random wishes, random releases; order and single charge are proven by replaying the audit.</summary>
[Collection(ServersCollection.Name)]
public sealed class WaitlistReplayTests(Servers servers, ITestOutputHelper output)
{
    private static readonly string[] Names = ["A", "B", "C"];

    /// <summary>The system test has a thousand; more here by <c>WAITLIST_ENTRIES</c>.</summary>
    private static readonly int Entries =
        int.TryParse(Environment.GetEnvironmentVariable("WAITLIST_ENTRIES"), out var n) ? n : 400;

    [Fact]
    public async Task Order_and_single_charge_are_proven_for_random_wishes_and_random_releases()
    {
        const int seed = 20_271;
        var random = new Random(seed);
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Entries; i++)
        {
            var sections = Wished(random);
            // A is dearer than the cap.
            var capped = random.Next(3) == 0 && !sections.SequenceEqual(["A"]);
            await world.JoinedAsync(random.Next(1, 5), sections, random.Next(3) == 0, capped ? 2_500 : null);
        }
        var joined = Stopwatch.GetElapsedTime(started);
        await VoidSomeAsync(world, random);

        // 150 seats come back, some of them again and again: paid seats are given back by people who then refund.
        for (var held = world.Seats.HeldByOthers(); held.Count > 0; held = world.Seats.HeldByOthers())
        {
            var seats = held.OrderBy(_ => random.Next()).Take(random.Next(1, 12)).ToList();
            foreach (var section in seats.GroupBy(s => s.Section))
            {
                world.Seats.Free(section.Key, section.Select(s => s.Seat));
            }
            if (random.Next(3) == 0)
            {
                await world.OfferAsync(); // and more comes back before the engine has answered
                continue;
            }
            await world.ServeAsync();
        }
        await world.ServeAsync();

        var replay = await world.ReplayAsync();
        output.WriteLine(
            $"seed {seed}: {replay.Joined} joined in {joined.TotalSeconds:0.0} s, {replay.Passes} passes, "
            + $"{replay.Offered} offers, {replay.Served} served, {replay.ChargeFailed} charges failed, "
            + $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s in all");
        replay.Violations.ShouldBeEmpty();
        replay.Joined.ShouldBe(Entries);
        replay.Served.ShouldBeGreaterThan(40);
        await AssertMoneyAsync(world);
    }

    [Fact]
    public void Twin_without_the_order_of_joining_the_replay_finds_who_was_overtaken() =>
        Replay(new Random(1), line => line.Reverse()).Violations.ShouldNotBeEmpty();

    [Fact]
    public void Twin_with_the_order_of_joining_the_same_wishes_and_seats_pass() =>
        Replay(new Random(1), line => line).Violations.ShouldBeEmpty();

    [Fact]
    public void Twin_without_the_claim_a_second_offer_and_a_second_charge_are_found()
    {
        var lines = Lines(new Random(1), line => line);
        var offered = lines.First(l => l.What == WaitlistEvents.Offered);
        var served = offered with
        {
            What = WaitlistEvents.Served,
            Detail = new WaitlistAuditDetail(TransactionId: Guid.NewGuid(), AmountMinor: 1),
        };
        Run([.. lines, served]).Violations.ShouldBeEmpty();
        Run([.. lines, served, served]).Violations.ShouldContain(v => v.Contains("charged twice"));
        Run([.. lines, offered]).Violations.ShouldContain(v => v.Contains("while OFFERED"));
    }

    private static string[] Wished(Random random) =>
        [.. Names.OrderBy(_ => random.Next()).Take(random.Next(0, 3))];

    /// <summary>Some banks let an authorisation go while its holder waits: those charges fail.</summary>
    private static async Task VoidSomeAsync(WaitlistWorld world, Random random)
    {
        foreach (var payment in world.Payments.OrderBy(p => p.Key).Where(_ => random.Next(10) == 0).ToList())
        {
            await world.Host.Get<IPaymentProvider>().VoidAsync(payment.Key, CancellationToken.None);
        }
    }

    /// <summary>The provider's own books: what was captured is what the paid bookings cost, entry by entry.</summary>
    private static async Task AssertMoneyAsync(WaitlistWorld world)
    {
        var books = world.Payments.ToDictionary(p => p.Key);
        var seats = new HashSet<(string, SeatPosition)>();
        await using var command = world.Host.Database.CreateCommand("""
            SELECT w.transaction_id, w.state, b.id FROM waitlist_entries w
            LEFT JOIN bookings b ON b.id = w.booking_id AND b.status = 'PAID'
            """);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var captured = books[reader.GetGuid(0)].Captured;
            (reader.GetString(1) == WaitlistState.Served).ShouldBe(!reader.IsDBNull(2));
            var booking = reader.IsDBNull(2) ? null : await world.Host.ReadAsync(reader.GetGuid(2));
            captured.ShouldBe(booking?.TotalMinor ?? 0);
            foreach (var seat in booking?.SeatPositions ?? [])
            {
                seats.Add((booking!.Section, seat)).ShouldBeTrue("a seat was sold twice");
            }
        }
        books.Values.Count(p => p.Status == PaymentStatus.Captured).ShouldBeGreaterThan(0);
    }

    private static WaitlistReplayResult Replay(
        Random random, Func<IEnumerable<WaitingEntry>, IEnumerable<WaitingEntry>> order) => Run(Lines(random, order));

    private static WaitlistReplayResult Run(IEnumerable<WaitlistAuditLine> lines)
    {
        var replay = new WaitlistReplay();
        foreach (var line in lines)
        {
            replay.Apply(line);
        }
        return replay.Result;
    }

    /// <summary>The audit of one pass over fifty random wishes and thirty free seats.</summary>
    private static List<WaitlistAuditLine> Lines(
        Random random, Func<IEnumerable<WaitingEntry>, IEnumerable<WaitingEntry>> order)
    {
        var plan = new WaitlistDirectory().Entry;
        var line = Enumerable.Range(1, 50).Select(n => new WaitingEntry(
            Guid.NewGuid(), n, new WaitlistWish(random.Next(1, 5), Wished(random), random.Next(3) == 0, null),
            100_000)).ToList();
        var free = Names.ToDictionary(name => new SeatPool(name, false), name => new FreeSeats(
            Enumerable.Range(1, 10).Where(_ => random.Next(2) == 0).Select(n => new SeatPosition(1, 1, n)),
            plan.Sections.Single(s => s.Name == name)));
        var lines = new List<WaitlistAuditLine>();
        void Add(string what, long? pass, WaitingEntry? entry, WaitlistAuditDetail? detail) => lines.Add(new(
            lines.Count, DateTimeOffset.UnixEpoch, pass, what, entry?.Id, entry?.Number, null, null, detail));
        line.ForEach(e => Add(WaitlistEvents.Joined, null, e, new WaitlistAuditDetail(
            PartySize: e.Wish.PartySize, Sections: e.Wish.Sections, Adjacent: e.Wish.Adjacent,
            AuthorisedMinor: e.AuthorisedMinor)));
        Add(WaitlistEvents.Pass, 1, null, new WaitlistAuditDetail(
            Free: free.ToDictionary(f => f.Key.Section, f => Arrays(f.Value.Seats)),
            Prices: plan.Sections.ToDictionary(s => s.Name, s => s.PriceMinor)));
        foreach (var decision in WaitlistPass.Run(plan, order(line), free).Decisions.OrderBy(d => d.Entry.Number))
        {
            Add(
                decision.IsOffer ? WaitlistEvents.Offered : WaitlistEvents.PassedOver, 1, decision.Entry,
                new WaitlistAuditDetail(Section: decision.Section, Seats: Arrays(decision.Seats)));
        }
        return lines;
    }

    private static int[][] Arrays(IEnumerable<SeatPosition> seats) =>
        [.. seats.Select(s => new[] { s.Subsection, s.Row, s.Seat })];
}
