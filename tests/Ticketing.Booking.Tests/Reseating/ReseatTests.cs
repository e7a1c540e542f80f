using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Reseating;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Reseating;

/// <summary>A party that moves has its old seats or its new ones, whatever happens in between.</summary>
[Collection(ServersCollection.Name)]
public sealed class ReseatTests(Servers servers)
{
    private static readonly IReadOnlyList<PricedSeat> NewSeats = [new(1, 5, 1, 999), new(1, 5, 2, 999)];
    private readonly UserId _buyer = TestBookings.NewBuyer();
    private readonly RefundBooks _books = new();

    [Fact]
    public async Task A_paid_party_moves_once_at_its_old_price_and_its_old_tickets_die()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var old = (await host.InsertPaidAsync(_buyer))[0];
        var moving = await AskAsync(host, old);
        (await host.Get<BookingStore>().NewestOfBuyerAsync(_buyer.Value, 10, CancellationToken.None))
            .ShouldHaveSingleItem("the buyer reads of one order").Id.ShouldBe(old);
        (await host.MessagesAsync<BookingExpiredReleaseTickets>(old)).ShouldBe(0, "new seats first");

        await AnswerAsync(host, moving);
        await AnswerAsync(host, moving);

        var (was, now) = (await host.ReadAsync(old), await host.ReadAsync(moving.Id));
        (was.State, was.Reason, was.ReplacedBy).ShouldBe((BookingStatus.Cancelled, "reseated", moving.Id));
        (now.State, now.Replaces, now.TotalMinor).ShouldBe((BookingStatus.Paid, old, PaidOrders.Total));
        now.SeatPositions.ShouldBe(NewSeats.Positions());
        (await host.MessagesAsync<BookingExpiredReleaseTickets>(old)).ShouldBe(1);
        (await host.MessagesAsync<BookingPaidSuccess>(moving.Id)).ShouldBe(1);
        (await host.ScalarAsync<Guid>("SELECT booking_id FROM transactions WHERE type = 'PAYMENT'")).ShouldBe(moving.Id);
        (await host.ScalarAsync<long>("SELECT count(*) FROM notifications WHERE user_id = $1", _buyer.Value)).ShouldBe(1);
    }

    [Fact]
    public async Task Its_money_goes_back_from_the_new_order_and_not_twice()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var old = (await host.InsertPaidAsync(_buyer))[0];
        var moving = await AskAsync(host, old);
        await AnswerAsync(host, moving);

        foreach (var id in new[] { old, moving.Id, moving.Id })
        {
            await host.Get<RefundDriver>().RefundAsync(
                new RefundWish(id, null, CancellationReasons.RefundedBySeller), CancellationToken.None);
        }

        _books.RefundedMinor.ShouldBe(PaidOrders.Total);
        (await host.ReadAsync(moving.Id)).State.ShouldBe(BookingStatus.Cancelled);
    }

    [Fact]
    public async Task A_party_that_is_inside_or_gave_a_ticket_away_does_not_move()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var orders = await host.InsertPaidAsync(_buyer, 2);
        var seat = (await host.ReadAsync(orders[0])).SeatPositions[0];
        var door = (TestDoor)host.Get<ITicketsAtDoor>();
        door.Use(orders[0], seat);
        door.Transfer(orders[1], seat);

        foreach (var (order, code) in new[] { (orders[0], "ticket-used"), (orders[1], "ticket-transferred") })
        {
            (await UseCase(host).HandleAsync(Entry(host), order, Request(), AuditActor.System, CancellationToken.None))
                .Refusal!.Code.ShouldBe(code);
        }

        door.Withheld.ShouldBeEmpty("doors go on taking the tickets");
    }

    /// <summary>From the question until the answer no door takes the tickets, so nobody comes in by a code that dies.</summary>
    [Fact]
    public async Task While_a_party_moves_no_door_takes_its_tickets_and_afterwards_only_if_it_stayed()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var orders = await host.InsertPaidAsync(_buyer, 2);
        var door = (TestDoor)host.Get<ITicketsAtDoor>();
        var sweep = host.Get<IEnumerable<IHostedService>>().OfType<ReseatDoorSweep>().Single();

        var moving = await AskAsync(host, orders[0]);
        var staying = await AskAsync(host, orders[1], new SellerSeat(1, 6, 1), new SellerSeat(1, 6, 2));
        await sweep.RunOnceAsync(CancellationToken.None);
        door.Withheld.Keys.Order().ShouldBe(new[] { moving.Id, staying.Id }.Order(), "both are on their way");

        await AnswerAsync(host, moving);
        await host.AnswerAsync(SeatAnswer.Failed(staying.Id, _buyer, "seat-taken", host.Clock.GetUtcNow()));
        await sweep.RunOnceAsync(CancellationToken.None);

        // The one that moved is forgotten with its tickets, by the message that frees them.
        door.Withheld.Keys.ShouldBe([moving.Id]);
        (await host.ScalarAsync<long>("SELECT count(*) FROM reseat_withholdings")).ShouldBe(0);
    }

    [Fact]
    public async Task A_held_party_that_pays_while_it_is_to_move_stays()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var old = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        var moving = await AskAsync(host, old);
        await host.ScalarAsync<Guid>(
            "UPDATE bookings SET status = 'PAID', paid_at = now(), paid_transaction = gen_random_uuid() "
            + "WHERE id = $1 RETURNING id", old);

        await AnswerAsync(host, moving);

        (await host.ReadAsync(old)).State.ShouldBe(BookingStatus.Paid);
        (await host.ReadAsync(moving.Id)).State.ShouldBe(BookingStatus.Cancelled);
    }

    [Fact]
    public async Task A_request_that_dies_with_the_tickets_withheld_is_undone_after_a_minute()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var old = await host.ReadAsync((await host.InsertPaidAsync(_buyer))[0]);
        var door = host.Get<ReseatDoor>();
        (await door.WithholdAsync(Guid.CreateVersion7(), old, CancellationToken.None)).ShouldBeNull();

        await door.LiftOverAsync(null, CancellationToken.None);
        ((TestDoor)host.Get<ITicketsAtDoor>()).Withheld.Count.ShouldBe(1, "the request may still be under way");
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await door.LiftOverAsync(null, CancellationToken.None);

        ((TestDoor)host.Get<ITicketsAtDoor>()).Withheld.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_new_seats_the_party_keeps_the_old_ones_and_may_try_again()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var old = (await host.InsertPaidAsync(_buyer))[0];
        var moving = await AskAsync(host, old);
        (await UseCase(host).HandleAsync(Entry(host), old, Request(), AuditActor.System, CancellationToken.None))
            .Refusal!.Code.ShouldBe("reseat-running");

        await host.AnswerAsync(SeatAnswer.Failed(moving.Id, _buyer, "seat-taken", host.Clock.GetUtcNow()));

        (await host.ReadAsync(old)).State.ShouldBe(BookingStatus.Paid);
        await AnswerAsync(host, await AskAsync(host, old));
        (await host.ReadAsync(old)).Reason.ShouldBe("reseated");
    }

    [Fact]
    public async Task A_party_that_gave_its_seats_back_meanwhile_does_not_move_and_the_new_seats_are_freed()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var old = (await host.InsertPaidAsync(_buyer))[0];
        var moving = await AskAsync(host, old);
        await host.Get<RefundDriver>().RefundAsync(
            new RefundWish(old, [TestBookings.Seats[0].Position], CancellationReasons.RefundedBySeller),
            CancellationToken.None);

        await AnswerAsync(host, moving);
        await AnswerAsync(host, moving);

        var row = await host.ReadAsync(moving.Id);
        (row.State, row.Replaces).ShouldBe((BookingStatus.Cancelled, null));
        (await host.ReadAsync(old)).LiveSeats.Count.ShouldBe(1);
        (await host.MessagesAsync<BookingExpiredReleaseTickets>(moving.Id)).ShouldBe(1);
        (await host.MessagesAsync<BookingPaidSuccess>(moving.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task A_held_party_keeps_the_end_of_its_hold()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var old = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        var end = (await host.ReadAsync(old)).HoldExpiresAt;
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        var moving = await AskAsync(host, old);

        await AnswerAsync(host, moving);

        var row = await host.ReadAsync(moving.Id);
        (row.State, row.HoldExpiresAt, row.TotalMinor)
            .ShouldBe((BookingStatus.PendingPayment, end, PaidOrders.Total));
        (await host.ReadAsync(old)).State.ShouldBe(BookingStatus.Cancelled);
        host.Clock.Advance(TestBookings.Hold);
        (await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None)).ShouldBe(1);
    }

    /// <summary>Payment and move want the row at the same moment: the party pays, or it moves first.</summary>
    [Fact]
    public async Task A_party_that_is_paying_does_not_move()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var old = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        var moving = await AskAsync(host, old);
        await host.ScalarAsync<Guid>(
            "UPDATE bookings SET payment_claim = gen_random_uuid(), payment_claimed_at = now() WHERE id = $1 RETURNING id",
            old);

        await AnswerAsync(host, moving);

        (await host.ReadAsync(old)).State.ShouldBe(BookingStatus.PendingPayment);
        (await host.ReadAsync(moving.Id)).State.ShouldBe(BookingStatus.Cancelled);
    }

    private static ReseatUseCase UseCase(BookingHost host) => host.Get<ReseatUseCase>();

    private static ReseatRequest Request() =>
        new("A", null, [.. NewSeats.Select(s => new SellerSeat(s.Subsection, s.Row, s.Seat))]);

    private static EventDirectoryEntry Entry(BookingHost host) =>
        host.Get<IEventDirectory>().Find(new EventId(TestEvents.OnSale))!;

    private static async Task<BookingRow> AskAsync(BookingHost host, Guid old, params SellerSeat?[] seats)
    {
        var (_, row, refusal) = await UseCase(host).HandleAsync(
            Entry(host), old, seats.Length == 0 ? Request() : new ReseatRequest("A", null, seats), AuditActor.System,
            CancellationToken.None);
        refusal.ShouldBeNull();
        return row!;
    }

    private Task AnswerAsync(BookingHost host, BookingRow moving) => host.AnswerAsync(
        SeatAnswer.Reserved(moving.Id, _buyer, NewSeats, host.Clock.GetUtcNow()));
}
