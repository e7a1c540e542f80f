using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Resale;
using Ticketing.Booking.Tests.Invoices;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Waitlist.ServeWaitlist;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Resale;

/// <summary>Whatever people do with offers, in whatever order: money is tickets is invoices afterwards.</summary>
[Collection(ServersCollection.Name)]
public sealed class ResalePropertyTests(Servers servers)
{
    private const int Givers = 4;
    private const int Steps = 60;

    private readonly List<UserId> _people = [.. Enumerable.Range(0, 5).Select(_ => TestBookings.NewBuyer())];
    private readonly List<Guid> _orders = [];
    private Random _random = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Money_tickets_and_invoices_agree_after_any_history(int seed)
    {
        _random = new Random(seed);
        await using var host = await ResaleWorld.HostAsync(servers);
        await host.Get<IEventDirectoryStore>().SaveAsync(
            [host.Get<IEventDirectory>().Find(ResaleWorld.Event)!], CancellationToken.None);
        await host.SetInvoicingAsync();
        for (var i = 1; i <= Givers; i++)
        {
            var order = await host.BuyFromSellerAsync(
                TestBookings.NewBuyer(), new SeatPosition(1, i, 1), new SeatPosition(1, i, 2));
            _orders.Add(order.Id);
        }

        for (var step = 0; step < Steps; step++)
        {
            await Task.WhenAll(Enumerable.Range(0, Next(1, 4)).Select(_ => StepAsync(host, Next(12))));
        }

        host.Clock.Advance(TestBookings.Hold + TimeSpan.FromMinutes(2));
        await host.RunAsync<PaymentRecovery>();
        await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None);
        await host.SettleAsync();
        await host.SettleAsync();
        await host.IssueAsync();
        await host.IssueAsync();

        await host.ShouldAgreeAsync();
        (await host.ScalarAsync<long>("SELECT count(*) FROM resale_tickets WHERE state = 'SELLING'")).ShouldBe(0);
        ((TestDoor)host.Get<ITicketsAtDoor>()).Withheld.Keys.ShouldBe(
            await SoldRefundsAsync(host), ignoreOrder: true, "what is sold left the doors with its message, in event-ticketing");
        (await host.ScalarAsync<long>(
            "SELECT coalesce(sum(CASE kind WHEN 'INVOICE' THEN total_minor ELSE -total_minor END), 0)::bigint FROM invoices"))
            .ShouldBe(host.Sandbox.Payments.Sum(p => p.Captured - p.Refunded), "a document for all money that moved");
        (await host.ScalarAsync<long>("SELECT count(*) FROM resale_tickets WHERE state = 'SOLD'")).ShouldBeGreaterThan(0);
    }

    private Task StepAsync(BookingHost host, int what) => what switch
    {
        0 or 1 or 2 => OfferAsync(host),
        3 or 4 or 5 => BuyAsync(host),
        6 or 7 => PayAsync(host),
        8 => WithdrawAsync(host),
        9 => RefundAsync(host),
        10 => CancelAsync(host),
        _ => LapseAsync(host),
    };

    private async Task OfferAsync(BookingHost host)
    {
        var order = await host.ReadAsync(Any());
        if (order.LiveSeats is { Count: > 0 } live)
        {
            await host.TryOfferAsync(order, [.. live.Take(Next(1, 3)).Select(s => s.Position)]);
            await host.RunAsync<ResaleServing>();
        }
    }

    private async Task BuyAsync(BookingHost host)
    {
        var offers = await host.Get<ResaleStore>().ListPublicAsync(TestEvents.OnSale, 50, CancellationToken.None);
        if (offers.Count > 0)
        {
            var person = _people[Next(_people.Count)];
            var outcome = await host.TakeAsync(person, offers[Next(offers.Count)].OfferId);
            if (outcome.Order is { } order)
            {
                lock (_orders)
                {
                    _orders.Add(order.Id);
                }
            }
        }
    }

    private async Task PayAsync(BookingHost host)
    {
        var order = await host.ReadAsync(Newest());
        await host.PayAsync(new UserId(order.BuyerId), order.Id, Next(4) == 0 ? "tok_decline" : "tok_ok");
    }

    private async Task WithdrawAsync(BookingHost host) => await host.WithdrawAsync(await host.ReadAsync(Any()));

    private async Task RefundAsync(BookingHost host) => await host.Get<RefundDriver>().RefundAsync(
        new RefundWish(Any(), null, CancellationReasons.RefundedBySeller), CancellationToken.None);

    private async Task CancelAsync(BookingHost host)
    {
        var order = await host.ReadAsync(Newest());
        if (order.State == BookingStatus.PendingPayment)
        {
            await host.Get<CancelOrderUseCase>().HandleAsync(new UserId(order.BuyerId), order.Id, CancellationToken.None);
        }
    }

    private async Task LapseAsync(BookingHost host)
    {
        if (Next(3) == 0)
        {
            host.Clock.Advance(TestBookings.Hold + TimeSpan.FromSeconds(1));
        }
        await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None);
        await host.SettleAsync();
    }

    private static async Task<List<Guid>> SoldRefundsAsync(BookingHost host) =>
        [.. (await host.ScalarAsync<Guid[]>(
            "SELECT coalesce(array_agg(DISTINCT refund_id), '{}') FROM resale_tickets WHERE state = 'SOLD'"))];

    /// <summary>People act at the same time.</summary>
    private int Next(int minimum, int maximum)
    {
        lock (_orders)
        {
            return _random.Next(minimum, maximum);
        }
    }

    private int Next(int maximum) => Next(0, maximum);

    private Guid Any()
    {
        lock (_orders)
        {
            return _orders[_random.Next(_orders.Count)];
        }
    }

    private Guid Newest()
    {
        lock (_orders)
        {
            return _orders[Math.Max(0, _orders.Count - 1 - _random.Next(3))];
        }
    }
}
