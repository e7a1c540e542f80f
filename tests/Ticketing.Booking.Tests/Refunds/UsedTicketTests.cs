using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Refunds;

/// <summary>A ticket that has let somebody in is not given back by its buyer; the seller may.</summary>
[Collection(ServersCollection.Name)]
public sealed class UsedTicketTests(Servers servers)
{
    private static readonly SeatPosition First = new(1, 1, 1);
    private static readonly SeatPosition Second = new(1, 1, 2);
    private readonly UserId _buyer = TestBookings.NewBuyer();
    private readonly RefundBooks _books = new();

    [Fact]
    public async Task The_used_ticket_stays_and_the_others_can_still_be_given_back()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        host.Allow(feePercent: 0);
        var id = (await host.InsertPaidAsync(_buyer))[0];
        Door(host).Use(id, First);

        (await CancelAsync(host, id)).Refusal!.Code.ShouldBe("ticket-used");
        (await CancelAsync(host, id, First)).Refusal!.Code.ShouldBe("ticket-used");

        var row = await host.ReadAsync(id);
        (row.State, row.RefundState, row.LiveSeats.Count).ShouldBe((BookingStatus.Paid, null, 2));
        _books.Refunds.ShouldBe(0, "the provider was not asked");
        (await CancelAsync(host, id, Second)).Order!.LiveSeats.Positions().ShouldBe([First]);
        var refund = await host.Get<RefundDriver>().RefundAsync(
            new RefundWish(id, null, CancellationReasons.RefundedBySeller), CancellationToken.None);
        (refund.Result, refund.Booking!.State).ShouldBe((RefundResult.Refunded, BookingStatus.Cancelled));
        _books.RefundedMinor.ShouldBe(PaidOrders.Total);
    }

    [Fact]
    public async Task A_ticket_of_another_person_stays_and_only_the_seller_can_refund_it()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        host.Allow(feePercent: 0);
        var id = (await host.InsertPaidAsync(_buyer))[0];
        Door(host).Transfer(id, First);

        (await CancelAsync(host, id)).Refusal!.Code.ShouldBe("ticket-transferred");

        (await host.ReadAsync(id)).RefundState.ShouldBeNull();
        (await CancelAsync(host, id, Second)).Order!.LiveSeats.Positions().ShouldBe([First]);
        (await host.Get<RefundDriver>().RefundAsync(
            new RefundWish(id, null, CancellationReasons.RefundedBySeller), CancellationToken.None)).Result
            .ShouldBe(RefundResult.Refunded);
    }

    [Fact]
    public async Task Nothing_moves_while_the_door_cannot_be_asked_and_recovery_asks_it_again()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        host.Allow();
        var ids = await host.InsertPaidAsync(_buyer, 2);
        Door(host).IsDown = true;
        foreach (var id in ids)
        {
            (await CancelAsync(host, id)).Order!.RefundState.ShouldBe("PENDING");
        }
        _books.Refunds.ShouldBe(0);

        Door(host).IsDown = false;
        Door(host).Use(ids[1], First);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Get<IEnumerable<IHostedService>>().OfType<RefundRecovery>().Single()
            .RunOnceAsync(CancellationToken.None);

        (await host.ReadAsync(ids[0])).State.ShouldBe(BookingStatus.Cancelled);
        var used = await host.ReadAsync(ids[1]);
        (used.State, used.RefundState).ShouldBe((BookingStatus.Paid, null));
        (await host.ScalarAsync<string>(
            "SELECT detail ->> 'code' FROM notifications WHERE kind = 'refund_refused' AND booking_id = $1", ids[1]))
            .ShouldBe("ticket-used", "whoever went away is told");
    }

    [Fact]
    public async Task Withheld_tickets_are_good_again_before_a_refusal_is_written_down()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        host.Allow();
        var id = (await host.InsertPaidAsync(_buyer))[0];
        _books.Refuses = true;

        (await CancelAsync(host, id)).Refusal!.Code.ShouldBe("refund-refused");
        Door(host).Withheld.ShouldBeEmpty();

        _books.Refuses = false;
        (await CancelAsync(host, id)).Order!.State.ShouldBe(BookingStatus.Cancelled);
        Door(host).Withheld.Values.ShouldHaveSingleItem().Count.ShouldBe(
            2, "until event-ticketing hears of the release");
    }

    private static TestDoor Door(BookingHost host) => (TestDoor)host.Get<ITicketsAtDoor>();

    private async Task<OrderOutcome> CancelAsync(BookingHost host, Guid id, params SeatPosition[] seats) =>
        await host.Get<CancelOrderUseCase>().HandleAsync(
            _buyer, id, seats.Length == 0 ? null : seats, CancellationToken.None);
}
