using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.Codes;

/// <summary>The buyer comes back from the bank after the hold ran out, and its use of the code came back with it.</summary>
[Collection(ServersCollection.Name)]
public sealed class LateCodeTests(Servers servers)
{
    private const long Price = TestEvents.PriceMinor;
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task The_order_that_replaces_it_takes_the_use_again_at_the_old_price()
    {
        await using var host = await HostAsync();
        var code = await host.MakeCodeAsync("GIFT", CodeKinds.Voucher, Price, terms: t => t with { MaxUses = 1 });
        var lost = await LoseAsync(host);
        (await host.UsedAsync(code), await host.BalanceAsync(code)).ShouldBe((0, Price));

        await ApproveAsync(host);
        var successor = await host.ReadAsync((await host.ReadAsync(lost)).ReplacedBy.ShouldNotBeNull());
        (await host.UsedAsync(code), await host.BalanceAsync(code)).ShouldBe((1, 0));
        await host.AnswerAsync(CodeWorld.Found(host, successor));
        await RunRecoveryAsync(host);

        var paid = await host.ReadAsync(successor.Id);
        (paid.State, paid.TotalMinor, paid.DiscountMinor).ShouldBe((BookingStatus.Paid, Price, Price));
        (await host.UsedAsync(code)).ShouldBe(1);
        host.Sandbox.MoneyKept.ShouldBe(Price);
    }

    [Fact]
    public async Task Without_the_last_use_no_money_is_kept_and_nobody_has_more_than_there_is()
    {
        await using var host = await HostAsync();
        var code = await host.MakeCodeAsync("GIFT", CodeKinds.Voucher, Price, terms: t => t with { MaxUses = 1 });
        var lost = await LoseAsync(host);
        (await host.OrderAsync(TestBookings.NewBuyer(), "GIFT")).Order.ShouldNotBeNull();

        await ApproveAsync(host);

        (await host.ReadAsync(lost)).ReplacedBy.ShouldBeNull();
        (await host.UsedAsync(code)).ShouldBe(1);
        host.Sandbox.MoneyKept.ShouldBe(0);
    }

    private async Task<Guid> LoseAsync(BookingHost host)
    {
        var order = await host.SeatAsync((await host.OrderAsync(_buyer, "GIFT")).Order.ShouldNotBeNull());
        await host.Get<ConfirmOrderUseCase>().HandleAsync(_buyer, order.Id, "tok_3ds", CancellationToken.None);
        host.Clock.Advance(TestBookings.Hold + TimeSpan.FromSeconds(1));
        (await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None)).ShouldBe(1);
        return order.Id;
    }

    private static async Task ApproveAsync(BookingHost host)
    {
        host.Sandbox.Books.Answer(host.Sandbox.Payments.Single().Reference, approved: true);
        await RunRecoveryAsync(host);
    }

    private static Task RunRecoveryAsync(BookingHost host) =>
        host.Get<IEnumerable<IHostedService>>().OfType<PaymentRecovery>().Single().RunOnceAsync(CancellationToken.None);

    private async Task<BookingHost> HostAsync()
    {
        var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        return host;
    }
}
