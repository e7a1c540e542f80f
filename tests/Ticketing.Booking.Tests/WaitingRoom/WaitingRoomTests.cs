using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.WaitingRoom;
using Ticketing.Booking.WaitingRoom.Admission;
using Ticketing.Booking.WaitingRoom.JoinQueue;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.WaitingRoom;

[Collection(ServersCollection.Name)]
public sealed class WaitingRoomTests(Servers servers)
{
    private readonly UserId _ada = TestBookings.NewBuyer();

    [Fact]
    public async Task Nobody_orders_before_the_sale_begins_and_all_are_told_when_it_does()
    {
        await using var world = await QueueWorld.CreateAsync(servers);

        var refusal = (await world.OrderAsync(_ada)).ShouldNotBeNull();

        refusal.Code.ShouldBe("sale-not-started");
        refusal.Detail.ShouldContain((await world.RoomAsync()).SaleStartsAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
        refusal.RetryAfter!.Value.ShouldBeInRange(TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60));
    }

    [Fact]
    public async Task A_sale_without_a_waiting_room_has_a_start_too()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        ((TestEvents)host.Get<IEventDirectory>()).Change(
            TestEvents.OnSale, entry => entry with { SaleStartsAt = host.Clock.GetUtcNow() + QueueWorld.HalfAnHour });
        var entry = host.Get<IEventDirectory>().Find(QueueWorld.Event)!;

        entry.ExplainOutsideSale(host.Clock.GetUtcNow())!.Code.ShouldBe("sale-not-started");
        entry.ExplainOutsideSale(entry.SaleStartsAt!.Value).ShouldBeNull("it begins at that moment");
    }

    [Fact]
    public async Task A_room_opens_before_the_sale_and_gives_each_account_one_place()
    {
        await using var world = await QueueWorld.CreateAsync(servers);
        (await world.JoinAsync(_ada)).Refusal!.Code.ShouldBe("waiting-room-closed");
        world.Host.Clock.Advance(QueueWorld.HalfAnHour);

        var first = (await world.JoinAsync(_ada)).Entry.ShouldNotBeNull();
        var again = (await world.JoinAsync(_ada, new byte[16])).Entry.ShouldNotBeNull();

        (again.Position, again.Entry, again.Nonce).ShouldBe((first.Position, again.Entry, again.Nonce));
        again.Entry.ShouldBe(first.Entry);
        again.Nonce.ShouldBe(QueueWorld.NonceOf(_ada), "the first one counts");
        (await world.RoomAsync()).Entries.ShouldBe(1);
        (await world.PlaceAsync(_ada)).State.ShouldBe("BEFORE_DRAW");
    }

    [Fact]
    public async Task The_order_is_drawn_of_all_who_came_before_and_others_follow_as_they_come()
    {
        await using var world = await QueueWorld.OpenedAsync(servers);
        var early = await world.JoinAsync(100);
        world.Host.Clock.Advance(QueueWorld.HalfAnHour);

        (await world.JoinAsync(_ada)).Refusal.ShouldBe(
            WaitingRoomErrors.Drawing, "the list is closed when the sale begins, not when it is drawn");
        await world.Host.Get<RoomDraw>().RunAsync(QueueWorld.Event.Value, CancellationToken.None);
        var late = await world.JoinAsync(3);

        var numbers = new List<int>();
        foreach (var user in early)
        {
            numbers.Add((await world.PlaceAsync(user)).Number!.Value);
        }

        numbers.Order().ShouldBe(Enumerable.Range(1, 100));
        numbers.ShouldNotBe(Enumerable.Range(1, 100), "it is drawn");
        for (var i = 0; i < late.Length; i++)
        {
            (await world.PlaceAsync(late[i])).Number.ShouldBe(101 + i);
        }
    }

    [Fact]
    public async Task Whose_turn_it_is_orders_within_ten_minutes_and_comes_first_again_after_a_long_sleep()
    {
        await using var world = await QueueWorld.OpenedAsync(servers);
        var users = await world.JoinAsync(120);
        await world.DrawAsync();
        (await world.OrderAsync(users[0])).ShouldNotBeNull().Code.ShouldBe("waiting-room");
        await world.AdmitAsync();

        var byNumber = new SortedDictionary<int, UserId>();
        foreach (var user in users)
        {
            byNumber[(await world.PlaceAsync(user)).Number!.Value] = user;
        }

        (await world.OrderAsync(byNumber[50])).ShouldBeNull("the pace begins with 50 a second");
        var refusal = (await world.OrderAsync(byNumber[51])).ShouldNotBeNull();
        (refusal.Code, refusal.Link).ShouldBe(("waiting-room", "/queue/1"));
        (await world.OrderAsync(_ada)).ShouldNotBeNull().Code.ShouldBe("waiting-room");

        world.Host.Clock.Advance(TimeSpan.FromHours(1));
        (await world.OrderAsync(byNumber[50])).ShouldNotBeNull().Code.ShouldBe("waiting-room");
        (await world.PlaceAsync(byNumber[50])).State.ShouldBe("TURN_PASSED");
        (await world.JoinAsync(byNumber[50])).Entry!.Number.ShouldBe(50, "the place is kept");
        await world.AdmitAsync();
        (await world.OrderAsync(byNumber[50])).ShouldBeNull("before those who have not had a turn");
        (await world.OrderAsync(byNumber[99])).ShouldBeNull();
        (await world.OrderAsync(byNumber[100])).ShouldNotBeNull("one of the 50 came back").Code.ShouldBe("waiting-room");
    }

    [Fact]
    public async Task A_place_never_goes_back_and_no_estimate_rises_whatever_the_pace()
    {
        await using var world = await QueueWorld.OpenedAsync(servers);
        var users = await world.JoinAsync(2_000);
        await world.DrawAsync();
        var last = users[0];
        foreach (var user in users.Take(50))
        {
            last = (await world.PlaceAsync(user)).Number > (await world.PlaceAsync(last)).Number ? user : last;
        }

        var before = await world.PlaceAsync(last);
        var paces = new HashSet<double>();
        for (var second = 0; second < 60; second++)
        {
            await world.ReportAsync(p95Ms: second is >= 12 and < 32 ? 4_000 : 20);
            await world.AdmitAsync();
            paces.Add((await world.RoomAsync()).Pace);
            var now = await world.PlaceAsync(last);
            now.Number.ShouldBe(before.Number);
            now.EstimateSeconds!.Value.ShouldBeLessThanOrEqualTo(before.EstimateSeconds!.Value);
            before = now;
        }

        paces.Min().ShouldBe(PaceRules.Min, "it fell again and again while orders were slow");
        paces.Max().ShouldBeGreaterThan(100, "and grew while they were fast");
    }

    [Fact]
    public async Task Places_are_in_the_database_and_survive_the_loss_of_every_process()
    {
        var database = await servers.NewDatabaseAsync();
        var world = await QueueWorld.CreateAsync(servers, database);
        world.Host.Clock.Advance(QueueWorld.HalfAnHour);
        var users = await world.JoinAsync(10);
        await world.DrawAsync();
        var numbers = new List<int?>();
        foreach (var user in users)
        {
            numbers.Add((await world.PlaceAsync(user)).Number);
        }

        var seed = (await world.RoomAsync()).Seed;
        await world.DisposeAsync();

        await using var next = await QueueWorld.CreateAsync(servers, database);
        for (var i = 0; i < users.Length; i++)
        {
            (await next.PlaceAsync(users[i])).Number.ShouldBe(numbers[i]);
        }

        (await next.RoomAsync()).Seed.ShouldBe(seed, "what was promised stays");
    }

    [Fact]
    public async Task A_room_of_a_sale_that_is_over_takes_nobody()
    {
        await using var world = await QueueWorld.OpenedAsync(servers);
        await world.JoinAsync(1);
        ((TestEvents)world.Host.Get<IEventDirectory>()).Change(
            TestEvents.OnSale, entry => entry with { Status = SaleStatus.Cancelled, Version = entry.Version + 1 });
        await world.Host.Get<RoomOpening>().RunAsync(CancellationToken.None);

        (await world.JoinAsync(_ada)).Refusal.ShouldBe(WaitingRoomErrors.NotOpen);
        (await world.Host.Get<WaitingRoomStore>().ListCurrentAsync(world.Host.Clock.GetUtcNow(), CancellationToken.None))
            .ShouldBeEmpty();

        // Its seller moved the end: what was promised still holds.
        var seed = (await world.RoomAsync()).Seed;
        ((TestEvents)world.Host.Get<IEventDirectory>()).Change(
            TestEvents.OnSale, entry => entry with { Status = SaleStatus.OnSale, Version = entry.Version + 1 });
        await world.Host.Get<RoomOpening>().RunAsync(CancellationToken.None);
        (await world.JoinAsync(_ada)).Entry.ShouldNotBeNull();
        (await world.RoomAsync()).Seed.ShouldBe(seed);
    }

    [Fact]
    public async Task Nobodys_turn_passes_while_the_seller_has_closed_the_sale()
    {
        await using var world = await QueueWorld.OpenedAsync(servers);
        await world.JoinAsync(3);
        await world.DrawAsync();
        var work = world.Host.Get<IEnumerable<IHostedService>>().OfType<WaitingRoomWork>().Single();
        var events = (TestEvents)world.Host.Get<IEventDirectory>();
        events.Change(TestEvents.OnSale, entry => entry with { Status = SaleStatus.Closed });
        await work.RunOnceAsync(CancellationToken.None);
        (await world.RoomAsync()).NowServing.ShouldBe(0);

        events.Change(TestEvents.OnSale, entry => entry with { Status = SaleStatus.OnSale });
        await work.RunOnceAsync(CancellationToken.None);
        (await world.RoomAsync()).NowServing.ShouldBe(3);
    }

    [Fact]
    public async Task People_who_enter_through_two_replicas_at_once_get_places_of_their_own() =>
        (await PositionsOfTwoReplicasAsync(WaitingRoomStore.LockRoom)).ShouldBe(Enumerable.Range(1, 400));

    [Fact]
    public async Task Twin_without_the_rooms_lock_two_people_get_one_place()
    {
        var unlocked = WaitingRoomStore.LockRoom.Replace("FOR UPDATE", "", StringComparison.Ordinal);
        var distinct = 400;
        for (var attempt = 0; attempt < 5 && distinct == 400; attempt++)
        {
            distinct = (await PositionsOfTwoReplicasAsync(unlocked)).Distinct().Count();
        }

        distinct.ShouldBeLessThan(400);
    }

    private async Task<IEnumerable<int>> PositionsOfTwoReplicasAsync(string lockRoom)
    {
        await using var world = await QueueWorld.OpenedAsync(servers);
        JoinBatch[] replicas =
        [
            new(world.Host.Get<Database>(), world.Host.Clock) { LockRoom = lockRoom },
            new(world.Host.Get<Database>(), world.Host.Clock) { LockRoom = lockRoom },
        ];
        await Task.WhenAll(replicas.Select(replica => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                await replica.WriteAsync(
                    [.. Enumerable.Range(0, 10).Select(_ => new PendingJoin(
                        QueueWorld.Event, TestBookings.NewBuyer(), new byte[16]))],
                    CancellationToken.None);
            }
        })));
        var positions = await world.Host.Get<Database>().QueryAsync<int>(
            "SELECT position FROM waiting_room_entries ORDER BY position", null, CancellationToken.None);
        return positions;
    }
}
