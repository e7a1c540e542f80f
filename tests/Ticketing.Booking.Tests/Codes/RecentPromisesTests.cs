using Ticketing.Booking.Bookings;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.Codes;

/// <summary>The replica that wrote an order remembers what its code promised; another one asks the database.</summary>
[Collection(ServersCollection.Name)]
public sealed class RecentPromisesTests(Servers servers)
{
    private static readonly string Promise = DiscountPromise.Write(
        new DiscountPromise(Guid.NewGuid(), "SUMMER", CodeKinds.Percent, 20, 0, 0, 1, null));

    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_order_costs_what_its_code_promised_whichever_replica_hears_of_its_seats(bool isItsOwn)
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await using var other = await BookingHost.CreateAsync(servers, database: host.ConnectionString);
        await host.StartWritersAsync();
        await host.MakeCodeAsync("SUMMER", CodeKinds.Percent, 20);
        var order = (await host.OrderAsync(_buyer, "SUMMER", key: "key-1")).Order.ShouldNotBeNull();
        (await host.OrderAsync(_buyer, "SUMMER", key: "key-1")).Order!.Id.ShouldBe(order.Id);

        var held = await (isItsOwn ? host : other).SeatAsync(order);

        var price = held.Quantity * TestEvents.PriceMinor;
        (held.TotalMinor, held.DiscountMinor).ShouldBe((price * 80 / 100, price * 20 / 100));
        (host.Get<RecentPromises>().Take(order.Id) is null).ShouldBe(isItsOwn, "who has its seats needs it no more");
    }

    [Fact]
    public async Task Of_more_orders_than_a_rush_has_the_oldest_are_forgotten_and_those_without_a_code_are_not_kept()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        var plain = (await host.OrderAsync(_buyer, null)).Order.ShouldNotBeNull();
        var recent = new RecentPromises();
        recent.Add(plain);
        recent.Take(plain.Id).ShouldBeNull();
        List<BookingRow> orders =
        [
            .. Enumerable.Range(0, RecentPromises.Most + 1)
                .Select(_ => plain with { Id = Guid.NewGuid(), PromisedDiscount = Promise }),
        ];

        orders.ForEach(recent.Add);

        recent.Take(orders[0].Id).ShouldBeNull();
        recent.Take(orders[1].Id).ShouldNotBeNull().Code.ShouldBe("SUMMER");
        recent.Take(orders[^1].Id).ShouldNotBeNull();
    }
}
