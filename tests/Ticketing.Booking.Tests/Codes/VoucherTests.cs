using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Reseating;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Codes;

/// <summary>Money that is used up over several orders, and seats for nothing.</summary>
[Collection(ServersCollection.Name)]
public sealed class VoucherTests(Servers servers)
{
    private const long Price = TestEvents.PriceMinor;
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task A_voucher_pays_until_it_is_empty_and_the_card_pays_the_rest()
    {
        await using var host = await HostAsync();
        var code = await host.MakeCodeAsync("GIFT", CodeKinds.Voucher, 5 * Price);

        var first = await host.SeatAsync((await host.OrderAsync(_buyer, "GIFT", seats: 2)).Order!);
        (first.TotalMinor, await host.BalanceAsync(code)).ShouldBe((0, 3 * Price));
        (await host.PayAsync(first.Id)).State.ShouldBe(BookingStatus.Paid);
        var second = await host.SeatAsync((await host.OrderAsync(_buyer, "GIFT", seats: 4)).Order!);
        (second.TotalMinor, second.DiscountMinor, await host.BalanceAsync(code)).ShouldBe((Price, 3 * Price, 0));
        await host.PayAsync(second.Id);

        (await host.OrderAsync(_buyer, "GIFT")).Refusal!.Code.ShouldBe("code-used-up");
        host.Sandbox.MoneyKept.ShouldBe(Price);
    }

    [Fact]
    public async Task Orders_of_one_moment_share_what_is_left()
    {
        await using var host = await HostAsync();
        var code = await host.MakeCodeAsync("GIFT", CodeKinds.Voucher, 3 * Price);
        var orders = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.OrderAsync(_buyer, "GIFT", seats: 2)));

        await host.AnswerAsync([.. orders.Select(o => CodeWorld.Found(host, o.Order!))]);

        var held = await host.ReadLiveAsync(_buyer);
        held.Sum(o => o.DiscountMinor).ShouldBe(3 * Price);
        held.Sum(o => o.TotalMinor).ShouldBe(8 * Price - 3 * Price);
        (await host.BalanceAsync(code)).ShouldBe(0);
        host.Clock.Advance(TestBookings.Hold + TimeSpan.FromSeconds(1));
        await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None);
        (await host.BalanceAsync(code), await host.UsedAsync(code)).ShouldBe((3 * Price, 0));
    }

    [Fact]
    public async Task Refunds_give_the_voucher_its_part_and_the_card_its_part()
    {
        await using var host = await HostAsync();
        host.Allow();
        var code = await host.MakeCodeAsync(
            "GIFT", CodeKinds.Voucher, Price, terms: t => t with { ReturnsOnRefund = true });
        var order = await host.SeatAsync((await host.OrderAsync(_buyer, "GIFT", seats: 2)).Order!);
        await host.PayAsync(order.Id);

        (await host.Get<DiscountedOrders>().QuoteRefundAsync(
            await host.ReadAsync(order.Id), [new SeatPosition(1, 1, 1)], CancellationToken.None)).ShouldBe(Price / 2);
        await RefundAsync(host, order.Id, new SeatPosition(1, 1, 1));
        (await host.BalanceAsync(code), await host.UsedAsync(code)).ShouldBe((Price / 2, 1));
        await RefundAsync(host, order.Id, new SeatPosition(1, 1, 2));

        (await host.BalanceAsync(code), await host.UsedAsync(code)).ShouldBe((Price, 0));
        // The fee of a tenth is kept of what the card paid.
        host.Sandbox.MoneyKept.ShouldBe(Price / 10);
    }

    [Fact]
    public async Task A_party_that_moves_takes_its_voucher_along()
    {
        await using var host = await HostAsync();
        host.Allow();
        var code = await host.MakeCodeAsync(
            "GIFT", CodeKinds.Voucher, Price, terms: t => t with { ReturnsOnRefund = true });
        var order = await host.SeatAsync((await host.OrderAsync(_buyer, "GIFT", seats: 2)).Order!);
        await host.PayAsync(order.Id);
        var (_, moving, refusal) = await host.Get<ReseatUseCase>().HandleAsync(
            host.Get<IEventDirectory>().Find(new EventId(TestEvents.OnSale))!, order.Id,
            new ReseatRequest("A", null, null), AuditActor.System, CancellationToken.None);
        refusal.ShouldBeNull();
        await host.AnswerAsync(SeatAnswer.Reserved(
            moving!.Id, _buyer, [new PricedSeat(1, 5, 1, Price), new PricedSeat(1, 5, 2, Price)], host.Clock.GetUtcNow()));

        var moved = await host.ReadAsync(moving.Id);
        (moved.State, moved.TotalMinor, moved.DiscountMinor).ShouldBe((BookingStatus.Paid, Price, Price));
        (await host.BalanceAsync(code), await host.UsedAsync(code)).ShouldBe((0, 1));
        await RefundAsync(host, moved.Id, new SeatPosition(1, 5, 1));
        (await host.BalanceAsync(code), await host.UsedAsync(code)).ShouldBe((Price / 2, 1));
        await RefundAsync(host, moved.Id, new SeatPosition(1, 5, 2));
        (await host.BalanceAsync(code), await host.UsedAsync(code)).ShouldBe((Price, 0));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Whether_a_refund_gives_the_use_back_is_the_sellers_rule(bool returns, int used)
    {
        await using var host = await HostAsync();
        host.Allow();
        var code = await host.MakeCodeAsync(
            "FREE", CodeKinds.FreeSeat, terms: t => t with { MaxUses = 1, ReturnsOnRefund = returns });
        var order = await host.SeatAsync((await host.OrderAsync(_buyer, "FREE", seats: 2)).Order!);
        order.PricedSeats.Select(s => s.PriceMinor).Order().ShouldBe([0, Price]);
        await host.PayAsync(order.Id);

        (await host.Get<CancelOrderUseCase>().HandleAsync(_buyer, order.Id, CancellationToken.None))
            .Order!.State.ShouldBe(BookingStatus.Cancelled);

        (await host.UsedAsync(code)).ShouldBe(used);
    }

    private static async Task RefundAsync(BookingHost host, Guid id, SeatPosition seat) =>
        (await host.Get<CancelOrderUseCase>().HandleAsync(
            new UserId((await host.ReadAsync(id)).BuyerId), id, [seat], CancellationToken.None)).Order.ShouldNotBeNull();

    private async Task<BookingHost> HostAsync()
    {
        var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        return host;
    }
}
