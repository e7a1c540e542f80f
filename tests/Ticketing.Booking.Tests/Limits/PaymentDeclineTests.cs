using Ticketing.Booking.Bookings;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Limits;

/// <summary>Who tries one card after the other is stopped: by order, by buyer and by address.</summary>
[Collection(ServersCollection.Name)]
public sealed class PaymentDeclineTests(Servers servers)
{
    private const string Address = "192.0.2.7";
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task An_order_with_too_many_declines_waits_and_can_be_paid_then()
    {
        var limits = new LimitOptions { DeclinesPerOrder = 3 };
        await using var host = await HostAsync(limits);
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        for (var i = 0; i < limits.DeclinesPerOrder; i++)
        {
            (await PayAsync(host, id, "tok_decline")).Refusal!.Code.ShouldBe("payment-declined");
        }
        var asked = host.Sandbox.Payments.Count;

        var refusal = (await PayAsync(host, id)).Refusal.ShouldNotBeNull();

        (refusal.Status, refusal.Code).ShouldBe((429, "too-many-declines"));
        refusal.RetryAfter.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(1), limits.DeclineWindow);
        host.Sandbox.Payments.Count.ShouldBe(asked);
        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.PendingPayment);

        // The window is shorter than the hold.
        host.Clock.Advance(refusal.RetryAfter!.Value);
        (await PayAsync(host, id)).Order!.State.ShouldBe(BookingStatus.Paid);
    }

    [Fact]
    public async Task A_buyer_with_too_many_declines_pays_no_other_order_either()
    {
        await using var host = await HostAsync(new LimitOptions { DeclinesPerBuyer = 3 });
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, 4);
        foreach (var id in ids[..3])
        {
            (await PayAsync(host, id, "tok_decline")).Refusal!.Code.ShouldBe("payment-declined");
        }

        (await PayAsync(host, ids[3])).Refusal!.Code.ShouldBe("too-many-declines");
        var other = TestBookings.NewBuyer();
        var theirs = (await host.InsertAsync(BookingStatus.PendingPayment, other))[0];
        (await PayAsync(host, theirs, buyer: other)).Order!.State.ShouldBe(BookingStatus.Paid);
    }

    [Fact]
    public async Task An_address_with_too_many_declines_is_stopped_whoever_asks_from_there()
    {
        await using var host = await HostAsync(new LimitOptions { DeclinesPerAddress = 3 });
        for (var i = 0; i < 3; i++)
        {
            var buyer = TestBookings.NewBuyer();
            var id = (await host.InsertAsync(BookingStatus.PendingPayment, buyer))[0];
            (await PayAsync(host, id, "tok_decline", buyer)).Refusal!.Code.ShouldBe("payment-declined");
        }
        var mine = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];

        (await PayAsync(host, mine)).Refusal!.Code.ShouldBe("too-many-declines");
        (await PayAsync(host, mine, address: "192.0.2.8")).Order!.State.ShouldBe(BookingStatus.Paid);
    }

    [Fact]
    public async Task Declines_of_the_same_moment_are_all_counted()
    {
        const int orders = 30;
        await using var host = await HostAsync(new LimitOptions { DeclinesPerBuyer = orders });
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, orders + 1);

        await Task.WhenAll(ids[..orders].Select(id => PayAsync(host, id, "tok_decline")));

        (await host.ScalarAsync<int>("SELECT uses FROM allowance_uses WHERE kind = 'declined-buyer'")).ShouldBe(orders);
        (await PayAsync(host, ids[orders])).Refusal!.Code.ShouldBe("too-many-declines");
    }

    [Fact]
    public async Task What_was_counted_is_forgotten_after_its_window()
    {
        var limits = new LimitOptions();
        await using var host = await HostAsync(limits);
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        await PayAsync(host, id, "tok_decline");
        await Waitlist.WaitlistWorld.RunAsync<AllowanceRetention>(host);
        (await host.ScalarAsync<long>("SELECT count(*) FROM allowance_uses")).ShouldBe(3);

        host.Clock.Advance(limits.DeclineWindow + TimeSpan.FromSeconds(1));
        await Waitlist.WaitlistWorld.RunAsync<AllowanceRetention>(host);

        (await host.ScalarAsync<long>("SELECT count(*) FROM allowance_uses")).ShouldBe(0);
    }

    private Task<OrderOutcome> PayAsync(
        BookingHost host, Guid id, string token = "tok_ok", UserId? buyer = null, string address = Address) =>
        host.Get<ConfirmOrderUseCase>().HandleAsync(buyer ?? _buyer, id, token, CancellationToken.None, address);

    private Task<BookingHost> HostAsync(LimitOptions limits) => BookingHost.CreateAsync(
        servers,
        options: new BookingOptions { PaymentAnswersWithin = Eventually.Patience, Limits = limits });
}
