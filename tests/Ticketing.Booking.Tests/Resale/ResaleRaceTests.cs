using Ticketing.Booking.Bookings;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Resale;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Resale;

/// <summary>Several want one ticket in the same moment: exactly one gets it.</summary>
[Collection(ServersCollection.Name)]
public sealed class ResaleRaceTests(Servers servers)
{
    private static readonly SeatPosition First = new(1, 1, 1);
    private readonly UserId _giver = TestBookings.NewBuyer();
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task Of_many_who_want_one_ticket_one_has_it_in_hand()
    {
        await using var host = await ResaleWorld.HostAsync(servers);
        var giver = await host.BuyFromSellerAsync(_giver);
        var offer = await host.OfferAsync(giver, First);

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => host.TakeAsync(TestBookings.NewBuyer(), offer)));

        outcomes.Count(o => o.Order is not null).ShouldBe(1);
        outcomes.Where(o => o.Order is null).ShouldAllBe(o => o.Refusal!.Code == "resale-gone");
    }

    /// <summary>The twin: who reads before the giver's row is locked does not see the other.</summary>
    [Fact]
    public async Task Without_the_lock_two_have_one_ticket_in_hand()
    {
        await using var host = await ResaleWorld.HostAsync(servers);
        var giver = await host.BuyFromSellerAsync(_giver);
        await host.OfferAsync(giver, First);
        var entry = host.Get<IEventDirectory>().Find(ResaleWorld.Event)!;
        var (store, taking) = (host.Get<ResaleStore>(), host.Get<ResaleTaking>());
        var seenByOne = await store.OfBookingAsync(giver.Id, CancellationToken.None);
        var seenByOther = await store.OfBookingAsync(giver.Id, CancellationToken.None);

        foreach (var seen in new[] { seenByOne, seenByOther })
        {
            await using var transaction = await host.Get<Database>().BeginAsync(CancellationToken.None);
            await taking.TakeAsync(
                transaction, entry, giver, ResaleTaking.FreeOf(giver, seen), Guid.NewGuid(), CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }

        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings WHERE taken_from = $1", giver.Id)).ShouldBe(2);
    }

    [Fact]
    public async Task Of_sale_refund_and_withdrawal_at_once_one_wins_and_the_books_agree()
    {
        await using var host = await ResaleWorld.HostAsync(servers);
        for (var round = 1; round <= 6; round++)
        {
            var giver = await host.BuyFromSellerAsync(TestBookings.NewBuyer(), new SeatPosition(1, 2, round));
            var offer = await host.OfferAsync(giver);
            var order = (await host.TakeAsync(_buyer, offer)).Order!;

            await Task.WhenAll(
                host.PayAsync(_buyer, order.Id),
                host.Get<RefundDriver>().RefundAsync(
                    new RefundWish(giver.Id, null, CancellationReasons.RefundedBySeller), CancellationToken.None),
                host.WithdrawAsync(giver));
            await host.SettleAsync();

            var (given, bought) = (await host.ReadAsync(giver.Id), await host.ReadAsync(order.Id));
            (given.State, bought.State == BookingStatus.Paid).ShouldBe(
                (BookingStatus.Cancelled, given.Reason == CancellationReasons.Resold));
            await host.ShouldAgreeAsync();
        }
    }

    /// <summary>The twin: a claim whose open refund keeps no tickets from other refunds.</summary>
    [Fact]
    public async Task Without_the_open_refund_the_giver_gets_the_money_of_a_ticket_twice()
    {
        await using var host = await ResaleWorld.HostAsync(servers);
        var giver = await host.BuyFromSellerAsync(_giver);
        var order = (await host.TakeAsync(_buyer, await host.OfferAsync(giver, First))).Order!;
        (await host.Get<IResoldTickets>().ClaimAsync(order.Id, CancellationToken.None)).ShouldBeTrue();
        await host.ScalarAsync<Guid>("UPDATE transactions SET seats = '[]' WHERE kind = 'resold' RETURNING id");

        (await host.Get<RefundDriver>().RefundAsync(
            new RefundWish(giver.Id, [First], CancellationReasons.RefundedBySeller), CancellationToken.None))
            .Result.ShouldBe(RefundResult.Refunded);
        await host.PayAsync(_buyer, order.Id);
        await host.SettleAsync();

        (await host.ReadAsync(giver.Id)).RefundedMinor.ShouldBe(300_000 + 270_000);
    }
}
