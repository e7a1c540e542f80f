using Ticketing.Booking.Bookings;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Waitlist;
using Ticketing.Contracts.Seating;
using Ticketing.PaymentSandbox.Books;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Waitlist;

[Collection(ServersCollection.Name)]
public sealed class WaitlistSaleEndTests(Servers servers)
{
    [Fact]
    public async Task Waiting_ends_at_the_end_of_the_sale_although_the_event_is_still_on_sale()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var entry = await world.JoinedAsync(1);
        End(world);
        world.Seats.Free("A", 7);

        (await world.JoinAsync(TestBookings.NewBuyer(), 1)).Refusal.ShouldBe(BookingErrors.SaleEnded);
        await world.OfferAsync();
        (await world.EntryAsync(entry.Id)).State.ShouldBe(WaitlistState.Waiting);
        await world.ServeAsync();

        await ShouldBeExpiredAsync(world, entry);
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_offer_that_is_not_charged_before_the_end_is_never_charged()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var entry = await world.JoinedAsync(1);
        world.Seats.Free("A", 7);
        await world.OfferAsync();
        await world.AnswerAsync();
        var booking = (await world.EntryAsync(entry.Id)).BookingId!.Value;
        (await world.Host.ReadAsync(booking)).State.ShouldBe(BookingStatus.PendingPayment);
        End(world);

        await world.ServeAsync();

        await ShouldBeExpiredAsync(world, entry);
        (await world.Host.ReadAsync(booking)).Reason.ShouldBe("sale-ended");
        world.Seats.OwnerOf("A", new SeatPosition(1, 1, 7)).ShouldBeNull();
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    private static void End(WaitlistWorld world) =>
        world.Events.Entry = world.Events.Entry with { SaleEndsAt = world.Host.Clock.GetUtcNow() };

    private static async Task ShouldBeExpiredAsync(WaitlistWorld world, WaitlistEntryRow entry)
    {
        var expired = await world.EntryAsync(entry.Id);
        (expired.State, expired.Reason).ShouldBe((WaitlistState.Expired, "sale-ended"));
        (world.PaymentOf(entry).Captured, world.PaymentOf(entry).Status).ShouldBe((0, PaymentStatus.Voided));
        (await world.Host.ScalarAsync<long>(
            "SELECT count(*) FROM notifications WHERE kind = 'waitlist_expired' AND user_id = $1",
            entry.BuyerId)).ShouldBe(1);
    }
}
