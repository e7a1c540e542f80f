using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Limits;

/// <summary>Hold, let go, hold again: bounded for one buyer and event.</summary>
[Collection(ServersCollection.Name)]
public sealed class HoldReleaseTests(Servers servers)
{
    private const int Releases = 3;
    private static readonly LimitOptions Limits = new() { Releases = Releases };
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task Who_lets_holds_go_too_often_waits_for_the_rest_of_the_window()
    {
        await using var host = await HostAsync();
        ((TestEvents)host.Get<IEventDirectory>()).Add(TestEvents.Entry(9, SaleStatus.OnSale));
        for (var i = 0; i < Releases; i++)
        {
            await CancelAsync(host, (await OrderAsync(host)).Order.ShouldNotBeNull().Id);
        }

        var refusal = (await OrderAsync(host)).Refusal.ShouldNotBeNull();

        (refusal.Status, refusal.Code).ShouldBe((429, "too-many-releases"));
        refusal.RetryAfter.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(1), Limits.ReleaseWindow);
        (await OrderAsync(host, TestBookings.NewBuyer())).Order.ShouldNotBeNull();
        (await OrderAsync(host, eventId: 9)).Order.ShouldNotBeNull();

        host.Clock.Advance(refusal.RetryAfter!.Value);
        (await OrderAsync(host)).Order.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_hold_that_runs_out_counts_and_a_paid_one_does_not()
    {
        await using var host = await HostAsync();
        var now = host.Clock.GetUtcNow();
        await host.InsertAsync(BookingStatus.PendingPayment, _buyer, Releases - 1, now);
        await host.InsertAsync(BookingStatus.Paid, _buyer);
        (await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None)).ShouldBe(Releases - 1);
        (await OrderAsync(host)).Order.ShouldNotBeNull();

        var last = (await host.InsertAsync(BookingStatus.PendingPayment, _buyer, 1, now))[0];
        await host.Get<HoldExpiry>().CancelExpiredAsync([await host.ReadAsync(last)], CancellationToken.None);

        (await OrderAsync(host)).Refusal!.Code.ShouldBe("too-many-releases");
    }

    [Fact]
    public async Task A_repeated_key_has_its_first_answer_also_then()
    {
        await using var host = await HostAsync();
        var first = (await OrderAsync(host, key: "k")).Order.ShouldNotBeNull();
        foreach (var id in await host.InsertAsync(BookingStatus.PendingPayment, _buyer, Releases))
        {
            await CancelAsync(host, id);
        }

        (await OrderAsync(host, key: "k")).Order!.Id.ShouldBe(first.Id);
        (await OrderAsync(host, key: "new")).Refusal!.Code.ShouldBe("too-many-releases");
    }

    [Fact]
    public async Task Releases_of_the_same_moment_are_all_counted()
    {
        const int holds = 40;
        await using var host = await HostAsync();
        await using var other = await HostAsync(host.ConnectionString);
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, holds);

        await Task.WhenAll(ids.Select((id, i) => Task.Run(() => CancelAsync(i % 2 == 0 ? host : other, id))))
            .WaitAsync(Eventually.Patience);

        (await host.ScalarAsync<int>("SELECT uses FROM allowance_uses")).ShouldBe(holds);
        (await OrderAsync(host)).Refusal!.Code.ShouldBe("too-many-releases");
    }

    private async Task CancelAsync(BookingHost host, Guid id) =>
        (await host.Get<CancelOrderUseCase>().HandleAsync(_buyer, id, CancellationToken.None)).Order.ShouldNotBeNull();

    private Task<OrderOutcome> OrderAsync(
        BookingHost host, UserId? buyer = null, long eventId = TestEvents.OnSale, string? key = null) =>
        host.Get<CreateOrderUseCase>().HandleAsync(
            buyer ?? _buyer, new CreateOrderRequest(eventId, "A", "best_available", 2, null, null, null), key,
            CancellationToken.None);

    private async Task<BookingHost> HostAsync(string? database = null)
    {
        var host = await BookingHost.CreateAsync(
            servers, database: database, options: new BookingOptions { Limits = Limits });
        await host.StartWritersAsync();
        return host;
    }
}
