using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Waitlist;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Waitlist;

/// <summary>Accessible seats are waited for apart: nobody gets one kind who asked for the other.</summary>
[Collection(ServersCollection.Name)]
public sealed class AccessibleWaitlistTests(Servers servers)
{
    /// <summary>The only accessible seat of the event, in section A.</summary>
    private static readonly SeatPosition Accessible = new(1, 5, 10);

    [Fact]
    public async Task Each_kind_of_seat_goes_to_the_first_who_asked_for_it()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var first = await world.JoinedAsync(1, ["A"]);
        var wheelchair = await world.JoinedAsync(1, accessible: true);

        world.Seats.Free("A", [Accessible]);
        await world.ServeAsync();
        (await world.EntryAsync(first.Id)).State.ShouldBe(WaitlistState.Waiting);
        var served = await world.EntryAsync(wheelchair.Id);
        served.State.ShouldBe(WaitlistState.Served);
        (await world.Host.ReadAsync(served.BookingId!.Value)).SeatPositions.ShouldBe([Accessible]);

        world.Seats.Free("A", 3);
        await world.ServeAsync();
        (await world.EntryAsync(first.Id)).State.ShouldBe(WaitlistState.Served);
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_for_one_kind_waits_for_nobody_of_the_other()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        await world.JoinedAsync(1, ["A"]);
        (await world.JoinedAsync(1, accessible: true)).State.ShouldBe(WaitlistState.Waiting);
        await world.Host.StartWritersAsync();

        (await OrderAsync(world, accessible: true)).ShouldBe("waitlist-first");
        (await OrderAsync(world, accessible: false)).ShouldBe("waitlist-first");
        (await OrderAsync(world, accessible: false, Accessible)).ShouldBe("waitlist-first");

        await world.Host.ScalarAsync<object?>(
            "UPDATE waitlist_entries SET state = 'LEFT' WHERE accessible RETURNING NULL");
        await world.ServeAsync();
        (await OrderAsync(world, accessible: true)).ShouldBeNull();
        (await OrderAsync(world, accessible: false, Accessible)).ShouldBeNull("its own kind is for everybody");
        (await OrderAsync(world, accessible: false)).ShouldBe("waitlist-first");
        (await OrderAsync(world, accessible: false, Accessible, new SeatPosition(1, 1, 1))).ShouldBe("waitlist-first");
    }

    [Fact]
    public async Task Nobody_waits_where_there_are_no_such_seats_or_where_they_are_on_sale()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        (await world.JoinAsync(TestBookings.NewBuyer(), 1, ["B", "C"], accessible: true)).Refusal!.Code
            .ShouldBe("no-such-seat");

        world.Seats.Free("A", [Accessible]);
        (await world.JoinAsync(TestBookings.NewBuyer(), 1, accessible: true)).Refusal!.Code.ShouldBe("seats-available");
        (await world.JoinAsync(TestBookings.NewBuyer(), 1)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Twin_a_replay_finds_an_accessible_seat_that_was_given_to_somebody_else()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        await world.JoinedAsync(1, accessible: true);
        world.Seats.Free("A", [Accessible]);
        await world.ServeAsync();
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();

        var lines = await world.Host.Get<WaitlistAudit>()
            .ReadAsync(WaitlistDirectory.Id, 0, 1_000, CancellationToken.None);
        var replay = new WaitlistReplay();
        lines.ForEach(line => replay.Apply(line.What == WaitlistEvents.Joined
            ? line with { Detail = line.Detail! with { Accessible = null } }
            : line));
        replay.Result.Violations.ShouldContain(v => v.Contains("seats that were not free"));
    }

    /// <summary>The refusal's code; null for an order that was taken.</summary>
    private static async Task<string?> OrderAsync(WaitlistWorld world, bool accessible, params SeatPosition[] seats)
    {
        var request = seats.Length == 0
            ? new CreateOrderRequest(
                WaitlistDirectory.Id, "A", "best_available", 1, null, null, null, Accessible: accessible)
            : new CreateOrderRequest(
                WaitlistDirectory.Id, "A", "manual", null, null,
                [.. seats.Select(s => new WantedSeat(s.Subsection, s.Row, s.Seat))], null);
        var outcome = await world.Host.Get<CreateOrderUseCase>()
            .HandleAsync(TestBookings.NewBuyer(), request, null, CancellationToken.None);
        return outcome.Refusal?.Code;
    }
}
