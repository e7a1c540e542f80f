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
    public async Task An_address_with_too_many_declines_stops_those_who_had_one_and_nobody_else_behind_it()
    {
        await using var host = await HostAsync(new LimitOptions { DeclinesPerAddress = 3 });
        var triers = await FillAddressAsync(host, 3);
        var mine = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];

        var theirs = (await host.InsertAsync(BookingStatus.PendingPayment, triers[0]))[0];
        (await PayAsync(host, theirs, buyer: triers[0])).Refusal!.Code.ShouldBe("too-many-declines");
        (await PayAsync(host, mine)).Order!.State.ShouldBe(BookingStatus.Paid);
        (await PayAsync(host, theirs, buyer: triers[0], address: "192.0.2.8")).Order!.State.ShouldBe(BookingStatus.Paid);
    }

    /// <summary>What spares the others is that they had no decline: one of another network is enough.</summary>
    [Fact]
    public async Task Twin_a_buyer_with_one_decline_elsewhere_is_stopped_behind_the_same_address()
    {
        await using var host = await HostAsync(new LimitOptions { DeclinesPerAddress = 3 });
        var mine = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        await PayAsync(host, mine, "tok_decline", address: "192.0.2.8");
        await FillAddressAsync(host, 3);

        (await PayAsync(host, mine)).Refusal!.Code.ShouldBe("too-many-declines");
    }

    /// <summary>A window of the address is minutes; accounts that wait for the next one are still known.</summary>
    [Fact]
    public async Task Who_had_a_decline_is_known_for_a_day_and_not_longer()
    {
        var limits = new LimitOptions { DeclinesPerAddress = 3 };
        await using var host = await HostAsync(limits);
        var mine = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        await PayAsync(host, mine, "tok_decline", address: "192.0.2.8");

        host.Clock.Advance(TimeSpan.FromHours(23));
        await FillAddressAsync(host, 3);
        mine = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        (await PayAsync(host, mine)).Refusal!.Code.ShouldBe("too-many-declines");

        host.Clock.Advance(TimeSpan.FromHours(2));
        await FillAddressAsync(host, 3);
        mine = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0];
        (await PayAsync(host, mine)).Order!.State.ShouldBe(BookingStatus.Paid);
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
        (await host.ScalarAsync<long>("SELECT count(*) FROM allowance_uses")).ShouldBe(4);

        host.Clock.Advance(limits.DeclineWindow + TimeSpan.FromSeconds(1));
        await Waitlist.WaitlistWorld.RunAsync<AllowanceRetention>(host);
        (await host.ScalarAsync<string>("SELECT kind FROM allowance_uses")).ShouldBe("declined-lately");
        host.Clock.Advance(TimeSpan.FromDays(1));
        await Waitlist.WaitlistWorld.RunAsync<AllowanceRetention>(host);

        (await host.ScalarAsync<long>("SELECT count(*) FROM allowance_uses")).ShouldBe(0);
    }

    /// <summary>As many buyers as it takes have a payment declined from the address.</summary>
    private async Task<List<UserId>> FillAddressAsync(BookingHost host, int declines)
    {
        var buyers = new List<UserId>();
        for (var i = 0; i < declines; i++)
        {
            buyers.Add(TestBookings.NewBuyer());
            var id = (await host.InsertAsync(BookingStatus.PendingPayment, buyers[i]))[0];
            (await PayAsync(host, id, "tok_decline", buyers[i])).Refusal!.Code.ShouldBe("payment-declined");
        }

        return buyers;
    }

    private Task<OrderOutcome> PayAsync(
        BookingHost host, Guid id, string token = "tok_ok", UserId? buyer = null, string address = Address) =>
        host.Get<ConfirmOrderUseCase>().HandleAsync(buyer ?? _buyer, id, token, CancellationToken.None, address);

    private Task<BookingHost> HostAsync(LimitOptions limits) => BookingHost.CreateAsync(
        servers,
        options: new BookingOptions { PaymentAnswersWithin = Eventually.Patience, Limits = limits });
}
