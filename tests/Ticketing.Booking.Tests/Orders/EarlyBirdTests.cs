using Ticketing.Booking.Bookings;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Orders.EarlyPlaces;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Pricing;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Orders;

/// <summary>Lower prices until a moment and for the first places.</summary>
[Collection(ServersCollection.Name)]
public sealed class EarlyBirdTests(Servers servers)
{
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task A_lower_price_until_a_moment_is_for_orders_before_it()
    {
        await using var host = await HostAsync();
        EventsOf(host).Change(TestEvents.OnSale, e => e with
        {
            Pricing = Pricing() with
            {
                EarlyBirds = [new EarlyBird("early", 500, Section: "A", Until: host.Clock.GetUtcNow().AddMinutes(1))],
            },
        });

        var first = await PromisedAsync(host);
        host.Clock.Advance(TimeSpan.FromMinutes(2));

        (first, await PromisedAsync(host)).ShouldBe((600, 1_100));
    }

    /// <summary>Ten orders for the only early place: one has it.</summary>
    [Fact]
    public async Task Of_ten_orders_for_one_early_place_one_gets_it_and_a_hold_that_runs_out_gives_it_back()
    {
        await using var host = await HostAsync();
        EventsOf(host).Change(TestEvents.OnSale, e => e with { Pricing = EarlyPricing(places: 1) });

        var orders = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => CreateAsync(host)));
        var early = orders.Where(o => PriceOf(o.Order!) == 600).ToList();

        early.Count.ShouldBe(1);
        await host.ScalarAsync<Guid>(
            "UPDATE bookings SET status = 'CANCELLED', reason = 'hold-expired' WHERE id = $1 RETURNING id", early[0].Order!.Id);
        (await PromisedAsync(host)).ShouldBe(600);
        (await PromisedAsync(host)).ShouldBe(1_100);
    }

    /// <summary>The twin: without the lock, claims that overlap all count the same place as free.</summary>
    [Fact]
    public async Task Without_the_lock_several_orders_get_the_same_early_place()
    {
        await using var host = await HostAsync();
        var offer = EarlyPricing(places: 1).EarlyBirds[0];
        var claims = host.Get<EarlyPlaceClaims>();
        for (var round = 0; round < 50; round++)
        {
            var id = new EventId(1_000 + round);
            var won = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => claims.ClaimAsync(
                id, BookingId.New(host.Clock.GetUtcNow()), [offer], 1, CancellationToken.None, oneAfterAnother: false))));
            if (won.Count(names => names.Count > 0) > 1)
            {
                return;
            }
        }

        Assert.Fail("The race did not happen in 50 rounds.");
    }

    private static EventPricing Pricing() => new(new Dictionary<string, long> { ["A"] = 1_000, ["B"] = 1_000 })
    {
        FeeMinor = 100,
    };

    private static EventPricing EarlyPricing(int places) => Pricing() with
    {
        EarlyBirds = [new EarlyBird("first", 500, Section: "A", Places: places)],
    };

    private async Task<BookingHost> HostAsync()
    {
        var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        return host;
    }

    private Task<OrderOutcome> CreateAsync(BookingHost host) => host.Get<CreateOrderUseCase>().HandleAsync(
        _buyer, new CreateOrderRequest(TestEvents.OnSale, "A", "best_available", 1, null, null, null), null,
        CancellationToken.None);

    /// <summary>What a seat costs an order that is made now.</summary>
    private async Task<long> PromisedAsync(BookingHost host) => PriceOf((await CreateAsync(host)).Order.ShouldNotBeNull());

    private static long PriceOf(BookingRow row) =>
        row.ReadPrices()!.Prices.Single(p => p.Section == "A").Amounts[0].PriceMinor;

    private static TestEvents EventsOf(BookingHost host) => (TestEvents)host.Get<IEventDirectory>();
}
