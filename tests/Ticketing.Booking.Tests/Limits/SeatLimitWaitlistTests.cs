using Ticketing.Booking.Holds;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Tests.Waitlist;
using Ticketing.Booking.Waitlist;

namespace Ticketing.Booking.Tests.Limits;

/// <summary>Waiting for seats counts as having them, so that an offer never breaks the limit.</summary>
[Collection(ServersCollection.Name)]
public sealed class SeatLimitWaitlistTests(Servers servers)
{
    private const int Limit = 4;
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task Who_waits_for_seats_may_order_the_rest_and_no_more()
    {
        await using var world = await WorldAsync();
        var entry = (await world.JoinAsync(_buyer, 3, ["A"])).Entry.ShouldNotBeNull().Entry;

        (await OrderAsync(world, 2)).ShouldBe("seat-limit-reached");
        (await OrderAsync(world, 1)).ShouldBeNull();
        world.Seats.Free("A", 1, 2, 3);
        await world.ServeAsync();

        (await world.EntryAsync(entry.Id)).State.ShouldBe(WaitlistState.Served);
        // Counted once, as bought: nothing is left, and nothing was counted twice.
        (await OrderAsync(world, 1)).ShouldBe("seat-limit-reached");
        (await world.Host.ScalarAsync<long>(
            "SELECT sum(quantity) FROM bookings WHERE status IN ('PROCESSING', 'PENDING_PAYMENT', 'PAID')")).ShouldBe(Limit);
    }

    [Fact]
    public async Task Who_has_seats_may_wait_for_the_rest_and_no_more()
    {
        await using var world = await WorldAsync();
        (await OrderAsync(world, 3)).ShouldBeNull();

        (await world.JoinAsync(_buyer, 2)).Refusal!.Code.ShouldBe("seat-limit-reached");
        (await world.JoinAsync(_buyer, 1)).Entry.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_offer_counts_once_and_a_refused_one_still_counts()
    {
        await using var world = await WorldAsync();
        var entry = (await world.JoinAsync(_buyer, 2, ["A"])).Entry.ShouldNotBeNull().Entry;
        world.Seats.Free("A", 1, 2);
        await world.OfferAsync();
        (await world.EntryAsync(entry.Id)).State.ShouldBe(WaitlistState.Offered);

        (await OrderAsync(world, 3)).ShouldBe("seat-limit-reached");
        (await OrderAsync(world, 2)).ShouldBeNull();

        // The engine finds them taken, and the entry waits on.
        world.Seats.Take("A", 1);
        await world.AnswerAsync();
        await world.SettleAsync();
        (await world.EntryAsync(entry.Id)).State.ShouldBe(WaitlistState.Waiting);
        (await OrderAsync(world, 1)).ShouldBe("seat-limit-reached");
    }

    [Fact]
    public async Task A_late_payment_of_an_offer_gets_its_seats_again_although_the_entry_counts()
    {
        await using var world = await WorldAsync();
        var entry = (await world.JoinAsync(_buyer, Limit, ["A"])).Entry.ShouldNotBeNull().Entry;
        world.Seats.Free("A", 1, 2, 3, 4);
        await world.OfferAsync();
        await world.AnswerAsync();
        var offer = (await world.EntryAsync(entry.Id)).BookingId!.Value;
        // By hand, before the waitlist charges; the bank's page stays open for longer than the hold.
        await world.Host.Get<ConfirmOrderUseCase>().HandleAsync(_buyer, offer, "tok_3ds", CancellationToken.None);
        world.Host.Clock.Advance(TestBookings.Hold);
        await world.RunAsync<HoldSweep>();
        var reference = world.Payments.Single(p => p.Key != entry.TransactionId).Reference;
        world.Host.Sandbox.Books.Answer(reference, approved: true);

        await world.RunAsync<PaymentRecovery>();

        (await world.Host.ReadAsync(offer)).ReplacedBy.ShouldNotBeNull();
        (await OrderAsync(world, 1)).ShouldBe("seat-limit-reached");
    }

    [Fact]
    public async Task A_card_tester_is_stopped_at_the_waitlist_too()
    {
        await using var world = await WorldAsync();
        for (var i = 0; i < new LimitOptions().DeclinesPerBuyer; i++)
        {
            (await world.JoinAsync(_buyer, 1, token: "tok_decline")).Refusal!.Code.ShouldBe("payment-declined");
        }

        (await world.JoinAsync(_buyer, 1)).Refusal!.Code.ShouldBe("too-many-declines");
    }

    /// <returns>Null, or why not. Of section C, which nobody waits for.</returns>
    private async Task<string?> OrderAsync(WaitlistWorld world, int quantity) =>
        (await world.Host.Get<CreateOrderUseCase>().HandleAsync(
            _buyer, new CreateOrderRequest(WaitlistDirectory.Id, "C", "best_available", quantity, null, null, null),
            null, CancellationToken.None)).Refusal?.Code;

    private async Task<WaitlistWorld> WorldAsync()
    {
        var world = await WaitlistWorld.CreateAsync(servers);
        world.Events.Entry = world.Events.Entry with { MaxSeatsPerPerson = Limit };
        await world.Host.StartWritersAsync();
        return world;
    }
}
