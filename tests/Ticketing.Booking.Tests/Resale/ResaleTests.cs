using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations.CancelEvents;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Resale;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Resale;

/// <summary>A ticket is its giver's until somebody has paid it; then it is theirs, and the giver's money goes back.</summary>
[Collection(ServersCollection.Name)]
public sealed class ResaleTests(Servers servers)
{
    private static readonly SeatPosition First = new(1, 1, 1);
    private static readonly SeatPosition Second = new(1, 1, 2);
    private readonly UserId _giver = TestBookings.NewBuyer();
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task A_sold_ticket_is_the_buyers_and_the_giver_gets_the_price_less_the_fee_afterwards()
    {
        await using var host = await ResaleWorld.HostAsync(servers);
        var giver = await host.BuyFromSellerAsync(_giver);
        var offer = await host.OfferAsync(giver, First);

        var order = (await host.TakeAsync(_buyer, offer)).Order.ShouldNotBeNull();
        (order.State, order.TotalMinor).ShouldBe(
            (BookingStatus.PendingPayment, TestEvents.PriceMinor), "what the giver paid, and no more");
        order.SeatPositions.ShouldBe([First]);
        await host.RunAsync<RefundRecovery>();
        (await host.ReadAsync(giver.Id)).LiveSeats.Count.ShouldBe(2, "until it is paid it is the giver's");

        (await host.PayAsync(_buyer, order.Id)).Order!.State.ShouldBe(BookingStatus.Paid);
        var given = await host.ReadAsync(giver.Id);
        given.LiveSeats.Positions().ShouldBe([Second]);
        given.RefundedMinor.ShouldBe(0, "the ticket first, then the money");
        await host.SettleAsync();

        given = await host.ReadAsync(giver.Id);
        (given.State, given.RefundedMinor, given.FeesMinor, given.RefundState)
            .ShouldBe((BookingStatus.Paid, 270_000, 30_000, null));
        (await host.MessagesAsync<BookingExpiredReleaseTickets>(giver.Id)).ShouldBe(0, "its seat is nobody's to sell");
        var paid = (await host.OutboxAsync<BookingPaidSuccess>()).Single(m => m.GetProperty("bookingId").GetGuid() == order.Id);
        var from = paid.GetProperty("resold");
        from.GetProperty("bookingId").GetGuid().ShouldBe(giver.Id);
        (from.GetProperty("refundedMinor").GetInt64(), from.GetProperty("feeMinor").GetInt64()).ShouldBe((270_000, 30_000));
        (await host.ScalarAsync<string>(
            "SELECT string_agg(kind, ',' ORDER BY seq) FROM notifications WHERE user_id = $1", _giver.Value))
            .ShouldBe("booking_confirmed,tickets_resold,refunded");
        await host.ShouldAgreeAsync();
    }

    [Fact]
    public async Task A_ticket_whose_buyer_does_not_pay_is_offered_again_and_was_the_givers_all_along()
    {
        await using var host = await ResaleWorld.HostAsync(servers);
        var giver = await host.BuyFromSellerAsync(_giver);
        var offer = await host.OfferAsync(giver);
        var order = (await host.TakeAsync(_buyer, offer)).Order!;
        (await host.WithdrawAsync(giver))!.Code.ShouldBe("resale-in-hand");
        (await host.TakeAsync(TestBookings.NewBuyer(), offer)).Refusal!.Code.ShouldBe("resale-gone");
        (await host.TakeAsync(_buyer, offer)).Order!.Id.ShouldBe(order.Id, "asking again is asking once");

        host.Clock.Advance(TestBookings.Hold + TimeSpan.FromSeconds(1));
        (await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None)).ShouldBe(1);

        (await host.MessagesAsync<BookingExpiredReleaseTickets>(order.Id)).ShouldBe(0, "they never were its to free");
        (await host.TakeAsync(TestBookings.NewBuyer(), offer, First)).Order.ShouldNotBeNull();
        (await host.WithdrawAsync(giver))!.Code.ShouldBe("resale-in-hand");
        await host.ShouldAgreeAsync();
    }

    [Fact]
    public async Task Tickets_that_were_used_meanwhile_are_not_charged_and_the_others_are_offered_again()
    {
        await using var host = await ResaleWorld.HostAsync(servers);
        var giver = await host.BuyFromSellerAsync(_giver);
        var offer = await host.OfferAsync(giver);
        var order = (await host.TakeAsync(_buyer, offer)).Order!;
        ((TestDoor)host.Get<ITicketsAtDoor>()).Use(giver.Id, First);

        (await host.PayAsync(_buyer, order.Id)).Refusal!.Code.ShouldBe("hold-expired");

        (await host.ReadAsync(order.Id)).Reason.ShouldBe(CancellationReasons.ResaleEnded);
        host.Sandbox.Payments.Sum(p => p.Captured).ShouldBe(giver.TotalMinor, "of the giver alone");
        (await host.StateAsync(giver.Id)).ShouldBe("ENDED,OFFERED");
        (await host.ReadAsync(giver.Id)).RefundState.ShouldBeNull();
        (await host.TryOfferAsync(giver, First))!.Code.ShouldBe("ticket-used");
        await host.ShouldAgreeAsync();
    }

    [Fact]
    public async Task A_payment_that_ends_after_its_hold_gives_the_giver_the_ticket_back()
    {
        await using var host = await ResaleWorld.HostAsync(servers);
        var giver = await host.BuyFromSellerAsync(_giver);
        var offer = await host.OfferAsync(giver, First);
        var order = (await host.TakeAsync(_buyer, offer)).Order!;
        (await host.Get<Ticketing.Booking.Payments.IResoldTickets>().ClaimAsync(order.Id, CancellationToken.None)).ShouldBeTrue();
        var door = (TestDoor)host.Get<ITicketsAtDoor>();
        door.Withheld.Count.ShouldBe(1);
        (await host.Get<RefundDriver>().RefundAsync(
            new RefundWish(giver.Id, [First], CancellationReasons.RefundedBySeller), CancellationToken.None))
            .Result.ShouldBe(RefundResult.Unknown, "one of the two gets it");

        host.Clock.Advance(TestBookings.Hold + TimeSpan.FromSeconds(1));
        await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None);
        door.IsDown = true;
        await host.SettleAsync();
        (await host.StateAsync(giver.Id)).ShouldBe("SELLING", "doors first");
        door.IsDown = false;
        await host.SettleAsync();

        door.Withheld.ShouldBeEmpty();
        (await host.StateAsync(giver.Id)).ShouldBe("OFFERED");
        var given = await host.ReadAsync(giver.Id);
        (given.RefundState, given.LiveSeats.Count).ShouldBe((null, 2));
        (await host.WithdrawAsync(giver)).ShouldBeNull();
        await host.ShouldAgreeAsync();
    }

    [Fact]
    public async Task A_cancelled_event_ends_offers_and_pays_everybody_back()
    {
        await using var host = await ResaleWorld.HostAsync(servers);
        var sold = await host.BuyFromSellerAsync(_giver);
        var bought = (await host.TakeAsync(_buyer, await host.OfferAsync(sold, First))).Order!;
        await host.PayAsync(_buyer, bought.Id);
        var other = await host.BuyFromSellerAsync(TestBookings.NewBuyer(), new SeatPosition(1, 2, 1));
        var inHand = (await host.TakeAsync(_buyer, await host.OfferAsync(other))).Order!;
        ((TestEvents)host.Get<IEventDirectory>()).Change(
            TestEvents.OnSale, e => e with { Status = SaleStatus.Cancelled });

        for (var round = 0; round < 4; round++)
        {
            await host.RunAsync<EventCancellation>();
            await host.SettleAsync();
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        foreach (var order in new[] { sold, bought, other, inHand })
        {
            (await host.ReadAsync(order.Id)).State.ShouldBe(BookingStatus.Cancelled);
        }
        host.Sandbox.Payments.Sum(p => p.Captured - p.Refunded).ShouldBe(30_000, "the fee of what was sold before");
        (await host.StateAsync(other.Id)).ShouldBe("ENDED");
        (await host.MessagesAsync<BookingExpiredReleaseTickets>(inHand.Id)).ShouldBe(0);
        await host.ShouldAgreeAsync();
    }

    [Fact]
    public async Task What_the_seller_does_not_allow_is_not_offered_and_limits_of_a_person_hold()
    {
        await using var host = await ResaleWorld.HostAsync(servers);
        var giver = await host.BuyFromSellerAsync(_giver);
        await host.AllowResaleAsync(isAllowed: false);
        (await host.TryOfferAsync(giver))!.Code.ShouldBe("resale-not-allowed");
        await host.AllowResaleAsync();
        var offer = await host.OfferAsync(giver);
        (await host.TakeAsync(_giver, offer)).Refusal!.Code.ShouldBe("resale-own");
        ((TestEvents)host.Get<IEventDirectory>()).Change(TestEvents.OnSale, e => e with { MaxSeatsPerPerson = 1 });
        (await host.TakeAsync(_buyer, offer)).Refusal!.Code.ShouldBe("seat-limit-reached");

        (await host.TakeAsync(_buyer, offer, First)).Order.ShouldNotBeNull();
        (await host.TakeAsync(_buyer, offer, Second)).Refusal!.Code.ShouldBe("seat-limit-reached");
        await host.AllowResaleAsync(isAllowed: false);
        await host.SettleAsync();
        (await host.StateAsync(giver.Id)).ShouldBe("OFFERED,ENDED", "who has it in hand may pay");
    }

    [Fact]
    public async Task A_resold_ticket_is_offered_and_refunded_again_like_any_other()
    {
        await using var host = await ResaleWorld.HostAsync(servers);
        var giver = await host.BuyFromSellerAsync(_giver);
        var bought = (await host.TakeAsync(_buyer, await host.OfferAsync(giver))).Order!;
        await host.PayAsync(_buyer, bought.Id);
        var third = TestBookings.NewBuyer();
        var again = (await host.TakeAsync(third, await host.OfferAsync(bought, First))).Order!;
        await host.PayAsync(third, again.Id);

        await host.Get<RefundDriver>().RefundAsync(
            new RefundWish(again.Id, null, CancellationReasons.RefundedBySeller), CancellationToken.None);
        await host.SettleAsync();

        (await host.ReadAsync(giver.Id)).Reason.ShouldBe(CancellationReasons.Resold);
        (await host.ReadAsync(bought.Id)).LiveSeats.Positions().ShouldBe([Second]);
        var freed = (await host.OutboxAsync<BookingExpiredReleaseTickets>()).ShouldHaveSingleItem();
        freed.GetProperty("resold").GetProperty("bookingId").GetGuid().ShouldBe(bought.Id, "it may overtake the payment");
        await host.ShouldAgreeAsync();
    }
}
