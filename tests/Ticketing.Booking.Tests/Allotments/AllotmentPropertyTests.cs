using Ticketing.Booking.Allotments;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.BoxOffice;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Tests.Codes;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Allotments;

/// <summary>
/// Random orders by code, sales at the desk, answers, failures, redeliveries, payments, cancellations, releases and
/// holds that run out: after each, every seat that an allotment was given has one owner, or went on sale once. So no
/// allotment gives more than it has.
/// </summary>
[Collection(ServersCollection.Name)]
public sealed class AllotmentPropertyTests(Servers servers)
{
    private const int Steps = 150;
    private static readonly EventId Event = new(TestEvents.OnSale);
    private static readonly (string Code, int Row, int Seats)[] Allotments = [("FRIENDS", 1, 8), ("SPONSOR", 2, 5)];

    private readonly List<Guid> _allotments = [];
    private readonly List<IncomingMessage> _answers = [];
    private readonly HashSet<SeatPosition> _given = [];
    private int _ordered;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_seat_has_one_owner_or_went_on_sale_once(int seed)
    {
        var options = new BookingOptions { Limits = new LimitOptions { Releases = 1_000 } };
        await using var host = await BookingHost.CreateAsync(servers, options: options);
        await host.StartWritersAsync();
        host.Allow();
        var random = new Random(seed);
        foreach (var (code, row, seats) in Allotments)
        {
            await KeepAsync(host, code, row, seats, random);
        }

        for (var step = 0; step < Steps; step++)
        {
            await StepAsync(host, random);
            await CheckAsync(host, $"after step {step} of seed {seed}");
        }

        _ordered.ShouldBeGreaterThanOrEqualTo(3);
    }

    private async Task StepAsync(BookingHost host, Random random)
    {
        switch (random.Next(14))
        {
            case 0 or 1:
                await OrderAsync(host, random);
                break;
            case 2 or 3 or 4 when await PickAsync(host, random, BookingStatus.Processing) is { } waiting:
                await AnswerAsync(host, random.Next(4) == 0
                    ? SeatAnswer.Failed(waiting.Id, new UserId(waiting.BuyerId), "seat-taken", host.Clock.GetUtcNow())
                    : Reserved(host, waiting, SeatsJson.ReadPositions(waiting.WantedSeats)));
                break;
            case 5 or 6:
                await host.AnswerAsync([.. _answers.Where(_ => random.Next(2) == 0)]);
                break;
            case 7:
                await SellAsync(host, random);
                break;
            case 8 or 9 when await PickAsync(host, random, BookingStatus.PendingPayment) is { } held:
                await host.PayAsync(held.Id);
                break;
            case 10 when await PickAsync(host, random, BookingStatus.PendingPayment) is { } held:
                await host.Get<CancelOrderUseCase>().HandleAsync(
                    new UserId(held.BuyerId), held.Id, null, CancellationToken.None);
                break;
            case 11 when random.Next(3) == 0:
                host.Clock.Advance(TestBookings.Hold + TimeSpan.FromSeconds(1));
                await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None);
                break;
            case 12 when random.Next(3) == 0:
                await ReleaseAsync(host, random);
                break;
        }
    }

    /// <summary>The engine keeps all of the seats or, as where some were taken, fewer.</summary>
    private async Task KeepAsync(BookingHost host, string code, int row, int seats, Random random)
    {
        var (id, refusal) = await host.Get<CreateAllotmentUseCase>().HandleAsync(
            Entry(host),
            new CreateAllotmentRequest(
                code, "presale", "A", null, null,
                [.. Enumerable.Range(1, seats).Select(seat => new SellerSeat(1, row, seat))], null, code),
            AuditActor.System, null, CancellationToken.None);
        refusal.ShouldBeNull();
        var booking = (await host.Get<BookingStore>().NewestOfBuyerAsync(id, 1, CancellationToken.None))[0];
        var kept = seats - random.Next(2);
        List<SeatPosition> got = [.. Enumerable.Range(1, kept).Select(seat => new SeatPosition(1, row, seat))];
        await AnswerAsync(host, Reserved(host, booking, got));
        _given.UnionWith(got);
        _allotments.Add(id);
    }

    /// <summary>Several at once, of whom the last seats are for some.</summary>
    private async Task OrderAsync(BookingHost host, Random random)
    {
        var code = Allotments[random.Next(Allotments.Length)].Code;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
            host.Get<CreateOrderUseCase>().HandleAsync(
                TestBookings.NewBuyer(),
                new CreateOrderRequest(
                    TestEvents.OnSale, "A", "best_available", random.Next(1, 4), null, null, null, AllotmentCode: code),
                null, CancellationToken.None)));
        _ordered += outcomes.Count(o => o.Order is not null);
    }

    private async Task SellAsync(BookingHost host, Random random) => await host.Get<SellAtDeskUseCase>().HandleAsync(
        Entry(host),
        new SellAtDeskRequest(
            "A", random.Next(1, 3), null, null, "cash", AllotmentId: _allotments[random.Next(_allotments.Count)]),
        AuditActor.System, null, CancellationToken.None);

    private async Task ReleaseAsync(BookingHost host, Random random)
    {
        var at = random.Next(_allotments.Count);
        await host.Get<ReleaseAllotmentUseCase>().HandleAsync(
            Entry(host), _allotments[at],
            random.Next(5) == 0
                ? null
                : [new SeatPosition(1, Allotments[at].Row, random.Next(1, Allotments[at].Seats + 1))],
            AuditActor.System, CancellationToken.None);
    }

    private async Task AnswerAsync(BookingHost host, IncomingMessage answer)
    {
        _answers.Add(answer);
        await host.AnswerAsync(answer);
    }

    private static IncomingMessage Reserved(BookingHost host, BookingRow booking, IReadOnlyList<SeatPosition> seats) =>
        SeatAnswer.Reserved(
            booking.Id, new UserId(booking.BuyerId),
            [.. seats.Select(s => new PricedSeat(s.Subsection, s.Row, s.Seat, TestEvents.PriceMinor))],
            host.Clock.GetUtcNow());

    private async Task<BookingRow?> PickAsync(BookingHost host, Random random, BookingStatus status)
    {
        List<BookingRow> rows =
            [.. (await BookingsAsync(host)).Where(row => row.State == status && !_allotments.Contains(row.BuyerId))];
        return rows.Count == 0 ? null : rows[random.Next(rows.Count)];
    }

    private async Task CheckAsync(BookingHost host, string when)
    {
        var owned = (await BookingsAsync(host)).SelectMany(row => row.State switch
        {
            BookingStatus.Processing => SeatsJson.ReadPositions(row.WantedSeats),
            BookingStatus.PendingPayment or BookingStatus.Paid => [.. row.LiveSeats.Select(s => s.Position)],
            _ => [],
        });
        var freed = (await host.OutboxAsync<BookingExpiredReleaseTickets>())
            .SelectMany(m => m.GetProperty("seats").EnumerateArray())
            .Select(s => new SeatPosition(
                s.GetProperty("subsection").GetInt32(), s.GetProperty("row").GetInt32(),
                s.GetProperty("seat").GetInt32()));
        owned.Concat(freed).OrderBy(s => s.Row).ThenBy(s => s.Seat)
            .ShouldBe(_given.OrderBy(s => s.Row).ThenBy(s => s.Seat), when);
        foreach (var id in _allotments)
        {
            var all = await host.Get<AllotmentStore>().FindAsync(Event, id, CancellationToken.None);
            all.ShouldNotBeNull();
            (all.Pending + all.Kept + all.Missing + all.Released).ShouldBe(all.Wanted, when);
        }
    }

    private static async Task<IReadOnlyList<BookingRow>> BookingsAsync(BookingHost host)
    {
        var ids = await host.ScalarAsync<Guid[]>("SELECT array_agg(id ORDER BY id) FROM bookings");
        return await host.Get<BookingStore>().FindAllAsync(ids, CancellationToken.None);
    }

    private static EventDirectoryEntry Entry(BookingHost host) => host.Get<IEventDirectory>().Find(Event)!;
}
