using Ticketing.Booking.Bookings;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Orders;

[Collection(ServersCollection.Name)]
public sealed class SaleEndTests(Servers servers)
{
    private static readonly CreateOrderRequest TwoSeats =
        new(TestEvents.OnSale, "A", "best_available", 2, null, null, null);

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task Nothing_is_ordered_after_the_end_and_what_was_ordered_before_gets_its_seats_and_may_be_paid()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        EndSoon(host);
        var processing = (await OrderAsync(host)).Order.ShouldNotBeNull().Id;
        var held = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        host.Clock.Advance(Rest);

        (await OrderAsync(host)).Refusal.ShouldBe(BookingErrors.SaleEnded);

        await host.AnswerAsync(SeatAnswer.Reserved(processing, _buyer, TestBookings.Seats, host.Clock.GetUtcNow()));
        foreach (var id in new[] { processing, held })
        {
            (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.PendingPayment);
            var paid = await host.Get<ConfirmOrderUseCase>().HandleAsync(_buyer, id, "tok_ok", CancellationToken.None);
            paid.Order.ShouldNotBeNull(paid.Refusal?.Code).State.ShouldBe(BookingStatus.Paid);
        }
    }

    [Fact]
    public async Task A_hold_is_not_made_longer_after_the_end()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        host.Change(e => e with { HoldExtensionSeconds = 300 });
        EndSoon(host);
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        host.Clock.Advance(Rest);

        var outcome = await host.Get<ExtendHoldUseCase>().HandleAsync(_buyer, id, CancellationToken.None);

        outcome.Refusal.ShouldBe(BookingErrors.SaleEnded);
        (await host.ReadAsync(id)).ExtendedAt.ShouldBeNull();
    }

    [Fact]
    public void Without_an_end_of_its_own_a_sale_ends_when_the_event_begins_and_without_that_never()
    {
        var now = new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);
        var entry = TestEvents.Entry(TestEvents.OnSale, SaleStatus.OnSale);

        entry.HasSaleEnded(now).ShouldBeFalse();
        (entry with { StartsAt = now }).HasSaleEnded(now).ShouldBeTrue();
        (entry with { StartsAt = now }).HasSaleEnded(now.AddTicks(-1)).ShouldBeFalse();
        (entry with { StartsAt = now, SaleEndsAt = now.AddHours(1) }).HasSaleEnded(now).ShouldBeFalse();
        (entry with { StartsAt = now.AddHours(1), SaleEndsAt = now }).HasSaleEnded(now).ShouldBeTrue();
    }

    private static void EndSoon(BookingHost host) =>
        host.Change(e => e with { SaleEndsAt = host.Clock.GetUtcNow() + Rest });

    private Task<OrderOutcome> OrderAsync(BookingHost host) =>
        host.Get<CreateOrderUseCase>().HandleAsync(_buyer, TwoSeats, null, CancellationToken.None);
}
