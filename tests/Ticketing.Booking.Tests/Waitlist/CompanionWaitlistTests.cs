using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Waitlist;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Booking.Waitlist.JoinWaitlist;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Tests.Waitlist;

/// <summary>A wheelchair user and a companion wait for a place together, as they can order one.</summary>
[Collection(ServersCollection.Name)]
public sealed class CompanionWaitlistTests(Servers servers)
{
    /// <summary>The only accessible seat of the event is seat 10 of row 5, section A.</summary>
    private static readonly SeatPosition Wheelchair = new(1, 5, 10);
    private static readonly SeatPosition Beside = new(1, 5, 9);

    [Fact]
    public async Task A_party_gets_the_wheelchair_place_and_the_seat_beside_it_and_nothing_else()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var party = await world.JoinedAsync(2, accessible: true, companions: 1);

        world.Seats.Free("A", [Wheelchair, new SeatPosition(1, 5, 8), new SeatPosition(1, 4, 10)]);
        await world.ServeAsync();
        (await world.EntryAsync(party.Id)).State.ShouldBe(WaitlistState.Waiting, "no seat is beside it");
        world.Seats.Free("A", [Beside]);
        await world.ServeAsync();

        var served = await world.EntryAsync(party.Id);
        served.State.ShouldBe(WaitlistState.Served);
        (await world.Host.ReadAsync(served.BookingId!.Value)).SeatPositions.ShouldBe([Beside, Wheelchair], ignoreOrder: true);
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_companion_seat_goes_to_a_party_with_a_wheelchair_place_and_to_nobody_else()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        Mark(world);
        var ordinary = await world.JoinedAsync(1, ["A"]);
        var party = await world.JoinedAsync(2, accessible: true, companions: 1);
        var alone = await world.JoinedAsync(1, accessible: true);

        world.Seats.Free("A", [Beside]);
        await world.ServeAsync();
        foreach (var entry in new[] { ordinary, party, alone })
        {
            (await world.EntryAsync(entry.Id)).State.ShouldBe(WaitlistState.Waiting);
        }
        world.Seats.Free("A", [Wheelchair]);
        await world.ServeAsync();

        var served = await world.EntryAsync(party.Id);
        (await world.Host.ReadAsync(served.BookingId!.Value)).SeatPositions.ShouldBe([Beside, Wheelchair], ignoreOrder: true);
        (await world.EntryAsync(ordinary.Id)).State.ShouldBe(WaitlistState.Waiting);
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Twin_a_replay_finds_an_ordinary_party_that_was_given_a_companion_seat()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        await world.JoinedAsync(1, ["A"]);
        world.Seats.Free("A", [Beside]);
        await world.ServeAsync();
        var lines = await world.Host.Get<WaitlistAudit>()
            .ReadAsync(WaitlistDirectory.Id, 0, 1_000, CancellationToken.None);

        var replay = new WaitlistReplay();
        lines.ForEach(line => replay.Apply(line.What == WaitlistEvents.Pass
            ? line with
            {
                Detail = line.Detail! with
                {
                    Free = new Dictionary<string, int[][]>(),
                    FreeCompanion = new Dictionary<string, int[][]> { ["A"] = [[1, 5, 9]] },
                },
            }
            : line));

        replay.Result.Violations.ShouldContain(v => v.Contains("seats that were not free"));
    }

    [Fact]
    public void Of_a_row_the_place_with_most_companion_seats_is_taken_and_none_beside_another_place_alone()
    {
        var section = new SectionPlan("A", 0, 1,
        [
            new SubsectionPlan(1, 1, 9, [], [new(1, 2), new(1, 5), new(1, 8)]) { Companion = [new(1, 4), new(1, 7)] },
        ]);

        // . w . c w . c w .
        Take(section, 2, 1).ShouldBe([4, 5]);
        Take(section, 3, 2).ShouldBe([3, 4, 5], "2, 3 and 4 has a companion seat that is beside 5 alone");
        Take(section, 1, 0).ShouldBe([2]);
    }

    private static IEnumerable<int>? Take(SectionPlan section, int party, int companions)
    {
        var free = FreeSeats.Of(section, Enumerable.Range(1, 9).Select(seat => new SeatPosition(1, 1, seat)));
        return new WaitlistWish(party, [], companions > 0, null, Accessible: true, companions).Take("A", free)?
            .Select(s => s.Seat);
    }

    /// <summary>The seat beside the wheelchair place is a companion seat.</summary>
    private static void Mark(WaitlistWorld world) => world.Events.Entry = world.Events.Entry with
    {
        Sections =
        [
            .. world.Events.Entry.Sections.Select(s => s.Name != "A" ? s : s with
            {
                Subsections = [s.Subsections[0] with { Companion = [new RowSeat(5, 9)] }],
            }),
        ],
    };

    [Fact]
    public async Task Whoever_came_first_gets_the_seat_that_both_could_use()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var alone = await world.JoinedAsync(1, accessible: true);
        var party = await world.JoinedAsync(2, accessible: true, companions: 1);
        world.Seats.Free("A", [Wheelchair, Beside]);

        await world.ServeAsync();

        (await world.EntryAsync(alone.Id)).State.ShouldBe(WaitlistState.Served);
        (await world.EntryAsync(party.Id)).State.ShouldBe(WaitlistState.Waiting);
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Orders_for_either_kind_wait_for_a_party_that_could_use_them()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        await world.JoinedAsync(2, accessible: true, companions: 1);
        await world.Host.StartWritersAsync();

        (await OrderAsync(world, accessible: true)).ShouldBe("waitlist-first");
        (await OrderAsync(world, accessible: false)).ShouldBe("waitlist-first");
        world.Seats.Free("A", [new SeatPosition(1, 1, 1)]);
        await world.OfferAsync();
        (await OrderAsync(world, accessible: false)).ShouldBeNull("the party cannot use this seat");
    }

    [Fact]
    public async Task Nobody_waits_while_such_a_place_is_on_sale_or_for_more_companions_than_people()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        world.Seats.Free("A", [Wheelchair]);
        (await world.JoinAsync(TestBookings.NewBuyer(), 2, accessible: true, companions: 1)).Refusal.ShouldBeNull();
        world.Seats.Free("A", [Beside]);
        await world.Host.ScalarAsync<object?>("UPDATE waitlist_entries SET state = 'LEFT' RETURNING NULL");
        await world.ServeAsync();

        (await world.JoinAsync(TestBookings.NewBuyer(), 2, accessible: true, companions: 1)).Refusal!.Code
            .ShouldBe("seats-available");
        foreach (var (size, accessible, companions) in new[] { (2, false, 1), (2, true, 2), (2, true, -1) })
        {
            var refusal = new JoinWaitlistRequest(1, size, null, null, null, "tok_ok", accessible, companions).Read().Refusal;
            refusal!.Errors!.Keys.ShouldBe(["companions"]);
        }
    }

    [Fact]
    public async Task Twin_a_replay_finds_a_party_that_was_given_two_ordinary_seats()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        await world.JoinedAsync(2, accessible: true, companions: 1);
        world.Seats.Free("A", [Wheelchair, Beside]);
        await world.ServeAsync();
        var lines = await world.Host.Get<WaitlistAudit>()
            .ReadAsync(WaitlistDirectory.Id, 0, 1_000, CancellationToken.None);

        var replay = new WaitlistReplay();
        lines.ForEach(line => replay.Apply(line.What == WaitlistEvents.Pass
            ? line with
            {
                Detail = line.Detail! with
                {
                    Free = new Dictionary<string, int[][]> { ["A"] = [[1, 5, 9], [1, 5, 10]] },
                    FreeAccessible = new Dictionary<string, int[][]>(),
                },
            }
            : line));

        replay.Result.Violations.ShouldContain(v => v.Contains("seats that were not free"));
    }

    private static async Task<string?> OrderAsync(WaitlistWorld world, bool accessible) =>
        (await world.Host.Get<CreateOrderUseCase>().HandleAsync(
            TestBookings.NewBuyer(),
            new CreateOrderRequest(
                WaitlistDirectory.Id, "A", "best_available", 1, null, null, null, Accessible: accessible),
            null, CancellationToken.None)).Refusal?.Code;
}
