using Ticketing.Booking.Bookings;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Resale;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Tests.Waitlist;
using Ticketing.Booking.Waitlist;
using Ticketing.Booking.Waitlist.ServeWaitlist;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Tests.Resale;

/// <summary>Tickets that are offered go to who waits, in order, and to everybody only then.</summary>
[Collection(ServersCollection.Name)]
public sealed class ResaleWaitlistTests(Servers servers)
{
    private const long Price = 2_500;
    private static readonly SeatPosition First = new(1, 1, 1);
    private static readonly SeatPosition Second = new(1, 1, 2);
    private readonly UserId _giver = TestBookings.NewBuyer();

    [Fact]
    public async Task The_first_who_can_use_a_ticket_gets_it_charged_and_the_rest_is_for_everybody()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var giver = await GiveAsync(world);
        var party = await world.JoinedAsync(3);
        var frugal = await world.JoinedAsync(1, priceCap: 2_000);
        var one = await world.JoinedAsync(1);
        (await world.Host.TryOfferAsync(giver)).ShouldBeNull();
        var offer = (await world.Host.Get<ResaleStore>().OfBookingAsync(giver.Id, CancellationToken.None))[0].OfferId;
        (await world.Host.TakeAsync(TestBookings.NewBuyer(), offer)).Refusal!.Code.ShouldBe("resale-gone", "who waits is first");

        await world.Host.RunAsync<ResaleServing>();
        await world.SettleAsync();
        await world.SettleAsync();

        var served = await world.EntryAsync(one.Id);
        served.State.ShouldBe(WaitlistState.Served);
        var booking = await world.Host.ReadAsync(served.BookingId!.Value);
        (booking.State, booking.TotalMinor).ShouldBe((BookingStatus.Paid, Price));
        booking.SeatPositions.ShouldBe([First]);
        world.PaymentOf(one).Captured.ShouldBe(Price);
        (await world.EntryAsync(party.Id)).State.ShouldBe(WaitlistState.Waiting);
        (await world.EntryAsync(frugal.Id)).State.ShouldBe(WaitlistState.Waiting);
        (await world.Host.TakeAsync(TestBookings.NewBuyer(), offer)).Order!.SeatPositions.ShouldBe([Second]);
        await world.Host.RunAsync<RefundRecovery>();
        (await world.Host.ReadAsync(giver.Id)).RefundedMinor.ShouldBe(Price - (Price / ResaleWorld.FeePercent));
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_joins_later_is_offered_what_nobody_bought_and_nobody_their_own()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var giver = await GiveAsync(world);
        (await world.JoinAsync(_giver, 1)).Entry.ShouldNotBeNull();
        await world.Host.OfferAsync(giver);
        var later = await world.JoinedAsync(2, adjacent: true);

        await world.Host.RunAsync<ResaleServing>();
        await world.SettleAsync();
        await world.SettleAsync();

        (await world.EntryAsync(later.Id)).State.ShouldBe(WaitlistState.Served);
        (await world.Host.StateAsync(giver.Id)).ShouldBe("SOLD,SOLD");
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whose_offer_came_to_nothing_because_the_ticket_was_used_waits_on_with_the_money()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var giver = await GiveAsync(world);
        var waiting = await world.JoinedAsync(1);
        await world.Host.OfferAsync(giver, First);
        (await world.EntryAsync(waiting.Id)).State.ShouldBe(WaitlistState.Offered);
        ((TestDoor)world.Host.Get<ITicketsAtDoor>()).Use(giver.Id, First);

        await world.SettleAsync();
        await world.SettleAsync();

        var entry = await world.EntryAsync(waiting.Id);
        (entry.State, entry.Reason).ShouldBe((WaitlistState.Waiting, CancellationReasons.ResaleEnded));
        (await world.Host.StateAsync(giver.Id)).ShouldBe("ENDED");
        await world.Host.OfferAsync(giver, Second);
        await world.SettleAsync();
        await world.SettleAsync();
        (await world.EntryAsync(waiting.Id)).State.ShouldBe(WaitlistState.Served);
        world.PaymentOf(waiting).Captured.ShouldBe(Price);
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    private async Task<BookingRow> GiveAsync(WaitlistWorld world)
    {
        await world.Host.AllowResaleAsync();
        return await world.Host.BuyFromSellerAsync(_giver, Price, First, Second);
    }
}
