using Ticketing.Booking.Bookings;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Waitlist;
using Ticketing.Contracts.Seating;
using Ticketing.PaymentSandbox.Books;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Waitlist;

[Collection(ServersCollection.Name)]
public sealed class ServeWaitlistTests(Servers servers)
{
    [Fact]
    public async Task Seats_that_come_back_are_bought_for_the_first_in_line_and_only_their_price_is_taken()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var first = await world.JoinedAsync(2);
        var second = await world.JoinedAsync(2);
        world.PaymentOf(first).Amount.ShouldBe(6_000); // two in the dearest section

        world.Seats.Free("C", 4, 5);
        await world.ServeAsync();

        var served = await world.EntryAsync(first.Id);
        served.State.ShouldBe(WaitlistState.Served);
        var booking = await world.Host.ReadAsync(served.BookingId!.Value);
        booking.State.ShouldBe(BookingStatus.Paid);
        booking.BuyerId.ShouldBe(first.BuyerId);
        booking.SeatPositions.ShouldBe([new SeatPosition(1, 1, 4), new SeatPosition(1, 1, 5)]);
        world.PaymentOf(first).Captured.ShouldBe(2_000);
        (await world.EntryAsync(second.Id)).State.ShouldBe(WaitlistState.Waiting);
        world.PaymentOf(second).Captured.ShouldBe(0);
        (await world.Host.ScalarAsync<long>(
            "SELECT count(*) FROM notifications WHERE kind = 'waitlist_served' AND user_id = $1",
            first.BuyerId)).ShouldBe(1);
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_cannot_use_what_is_free_is_passed_over_with_the_reason_and_keeps_the_place()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var party = await world.JoinedAsync(4);
        var together = await world.JoinedAsync(2, adjacent: true);
        var frugal = await world.JoinedAsync(1, priceCap: 1_500);
        var picky = await world.JoinedAsync(1, ["B"]);
        var last = await world.JoinedAsync(2);

        world.Seats.Free("A", 1, 3);
        await world.ServeAsync();

        (await world.EntryAsync(last.Id)).State.ShouldBe(WaitlistState.Served);
        foreach (var (entry, reason) in new[]
        {
            (party, "too-few-seats"), (together, "not-together"), (frugal, "above-price-cap"), (picky, "too-few-seats"),
        })
        {
            (await world.EntryAsync(entry.Id)).State.ShouldBe(WaitlistState.Waiting);
            (await world.Host.ScalarAsync<string>(
                "SELECT reason FROM waitlist_audit WHERE entry_id = $1 AND what = 'passed-over' ORDER BY id LIMIT 1",
                entry.Id)).ShouldBe(reason);
        }
        world.Seats.Free("A", 4, 5);
        await world.ServeAsync();
        (await world.EntryAsync(together.Id)).State.ShouldBe(WaitlistState.Served);
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task When_a_charge_fails_the_entry_ends_and_the_next_gets_the_seats()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var broke = await world.JoinedAsync(1);
        var next = await world.JoinedAsync(1);
        // The bank lets the authorisation go while its holder waits.
        await world.Host.Get<IPaymentProvider>().VoidAsync(broke.TransactionId, CancellationToken.None);

        world.Seats.Free("A", 7);
        await world.ServeAsync();

        (await world.EntryAsync(broke.Id)).State.ShouldBe(WaitlistState.ChargeFailed);
        (await world.EntryAsync(next.Id)).State.ShouldBe(WaitlistState.Served);
        world.Seats.OwnerOf("A", new SeatPosition(1, 1, 7)).ShouldBe((await world.EntryAsync(next.Id)).BookingId);
        world.Payments.Sum(p => p.Captured).ShouldBe(3_000);
        (await world.Host.ScalarAsync<long>(
            "SELECT count(*) FROM notifications WHERE kind = 'waitlist_charge_failed' AND user_id = $1",
            broke.BuyerId)).ShouldBe(1);
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_offer_that_the_engine_refuses_leads_back_to_the_old_place()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var entry = await world.JoinedAsync(1);
        world.Seats.Free("A", 7);
        await world.OfferAsync();
        world.Seats.Take("A", 7); // faster than the offer
        await world.AnswerAsync();
        await world.SettleAsync();

        var back = await world.EntryAsync(entry.Id);
        back.State.ShouldBe(WaitlistState.Waiting);
        back.Number.ShouldBe(entry.Number);
        back.Reason.ShouldBe("seat-taken");
        world.Seats.Free("A", 8);
        await world.ServeAsync();
        (await world.EntryAsync(entry.Id)).State.ShouldBe(WaitlistState.Served);
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ordinary_buyers_wait_until_nobody_in_the_line_can_use_what_is_free()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var pair = await world.JoinedAsync(2, ["A"], adjacent: true);
        (await OrderAsync(world, "A")).ShouldBe("waitlist-first");
        (await OrderAsync(world, "B")).ShouldBeNull(); // nobody waits for B

        world.Seats.Free("A", 7);
        await world.ServeAsync();
        (await OrderAsync(world, "A")).ShouldBeNull(); // a single seat is of no use to a pair

        world.Seats.Free("A", 8);
        await world.OfferAsync();
        (await OrderAsync(world, "A")).ShouldBe("waitlist-first");
        await world.ServeAsync();
        (await world.EntryAsync(pair.Id)).State.ShouldBe(WaitlistState.Served);
        (await OrderAsync(world, "A")).ShouldBeNull(); // nobody waits any more
    }

    [Fact]
    public async Task Leaving_lets_the_money_go_and_cannot_undo_an_offer()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var leaver = await world.JoinedAsync(1);
        var offered = await world.JoinedAsync(1);
        (await LeaveAsync(world, leaver.BuyerId, leaver.Id)).ShouldBeNull();
        (await LeaveAsync(world, leaver.BuyerId, leaver.Id)).ShouldBeNull(); // again
        (await LeaveAsync(world, leaver.BuyerId, offered.Id)).ShouldBe("waitlist-entry-not-found");
        world.PaymentOf(leaver).Status.ShouldBe(PaymentStatus.Voided);

        world.Seats.Free("A", 7);
        await world.OfferAsync();
        (await LeaveAsync(world, offered.BuyerId, offered.Id)).ShouldBe("waitlist-entry-not-leavable");
        await world.ServeAsync();
        (await world.EntryAsync(offered.Id)).State.ShouldBe(WaitlistState.Served);
        (await world.EntryAsync(leaver.Id)).State.ShouldBe(WaitlistState.Left);
    }

    [Fact]
    public async Task Waiting_ends_with_the_sale()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var entry = await world.JoinedAsync(1);
        world.Events.Entry = world.Events.Entry with { Status = SaleStatus.Closed };

        await world.SettleAsync();
        await world.SettleAsync();

        var expired = await world.EntryAsync(entry.Id);
        (expired.State, expired.Reason).ShouldBe((WaitlistState.Expired, "sale-closed"));
        world.PaymentOf(entry).Status.ShouldBe(PaymentStatus.Voided);
        expired.VoidDue.ShouldBeFalse();
        (await world.Host.ScalarAsync<long>(
            "SELECT count(*) FROM notifications WHERE kind = 'waitlist_expired' AND user_id = $1",
            entry.BuyerId)).ShouldBe(1);
    }

    [Fact]
    public async Task A_price_that_rose_above_the_cap_is_never_charged()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        world.Seats.IsOlder = true; // one of today answers the price that was promised
        var entry = await world.JoinedAsync(1, ["C"], priceCap: 1_000);
        world.Seats.Free("C", 7);
        await world.OfferAsync();
        var sections = world.Events.Entry.Sections.Select(s => s with { PriceMinor = s.PriceMinor + 1 });
        world.Events.Entry = world.Events.Entry with { Sections = [.. sections] };
        await world.ServeAsync();

        var waiting = await world.EntryAsync(entry.Id);
        (waiting.State, waiting.Reason).ShouldBe((WaitlistState.Waiting, "above-price-cap"));
        world.PaymentOf(entry).Captured.ShouldBe(0);
        world.Seats.OwnerOf("C", new SeatPosition(1, 1, 7)).ShouldBeNull();
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Free_seats_are_given_without_asking_the_provider_for_nothing()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var dear = await world.JoinedAsync(1); // authorised for A, gets a free seat of C
        var sections = world.Events.Entry.Sections.Select(s => s with { PriceMinor = s.Name == "C" ? 0 : 3_000 });
        world.Events.Entry = world.Events.Entry with { Sections = [.. sections] };
        var free = await world.JoinedAsync(1, ["C"]);
        free.AuthorisedMinor.ShouldBe(0);

        world.Seats.Free("C", 1, 2);
        await world.ServeAsync();

        (await world.EntryAsync(dear.Id)).State.ShouldBe(WaitlistState.Served);
        (await world.EntryAsync(free.Id)).State.ShouldBe(WaitlistState.Served);
        world.PaymentOf(dear).Status.ShouldBe(PaymentStatus.Voided);
        world.Payments.Sum(p => p.Captured).ShouldBe(0);
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    private static async Task<string?> LeaveAsync(WaitlistWorld world, Guid buyer, Guid entry) =>
        (await world.Host.Get<LeaveWaitlistUseCase>().HandleAsync(new UserId(buyer), entry, CancellationToken.None))
            .Refusal?.Code;

    private static async Task<string?> OrderAsync(WaitlistWorld world, string section)
    {
        await world.Host.StartWritersAsync();
        var outcome = await world.Host.Get<CreateOrderUseCase>().HandleAsync(
            TestBookings.NewBuyer(),
            new CreateOrderRequest(WaitlistDirectory.Id, section, "best_available", 1, null, null, null),
            null, CancellationToken.None);
        return outcome.Refusal?.Code;
    }
}
