using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Waitlist;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Tests.Waitlist;

/// <summary>The seller changes prices while people wait.</summary>
[Collection(ServersCollection.Name)]
public sealed class WaitlistPriceTests(Servers servers)
{
    [Fact]
    public async Task Who_is_offered_seats_pays_the_price_of_the_offer()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var entry = await world.JoinedAsync(2, ["C"]);
        Reprice(world, 800);
        world.Seats.Free("C", 1, 2);
        await world.OfferAsync();
        Reprice(world, 900);

        await world.ServeAsync();

        var served = await world.EntryAsync(entry.Id);
        served.State.ShouldBe(WaitlistState.Served);
        (await world.Host.ReadAsync(served.BookingId!.Value)).TotalMinor.ShouldBe(1_600);
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_price_above_what_was_authorised_passes_the_entry_over_and_says_so_until_it_falls_again()
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        var dear = await world.JoinedAsync(2, ["C"]);
        Reprice(world, 1_001);
        world.Seats.Free("C", 1, 2);

        await world.ServeAsync();

        (await world.EntryAsync(dear.Id)).State.ShouldBe(WaitlistState.Waiting);
        (await world.Host.ScalarAsync<string>(
            "SELECT reason FROM waitlist_audit WHERE entry_id = $1 AND what = 'passed-over' ORDER BY id DESC LIMIT 1",
            dear.Id)).ShouldBe(WaitlistReasons.AbovePriceCap);
        Reprice(world, 1_000);
        await world.ServeAsync();
        (await world.EntryAsync(dear.Id)).State.ShouldBe(WaitlistState.Served, "the same seats at a lower price");
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    /// <summary>Nobody knows which seats will come back: what is authorised is enough for the dearest.</summary>
    [Theory]
    [InlineData(1, 3_200)]
    [InlineData(3, 2_200)]
    public async Task Seats_that_differ_are_authorised_as_the_dearest_and_cost_their_own_price(int row, long total)
    {
        await using var world = await WaitlistWorld.CreateAsync(servers);
        world.Events.Entry = world.Events.Entry with
        {
            Sections = [.. world.Events.Entry.Sections.Select(s => s with
            {
                Subsections = [s.Subsections[0] with { CategoryBlocks = [new CategoryBlock("Best", 1, 1)] }],
            })],
            Pricing = new EventPricing(new Dictionary<string, long> { ["A"] = 3_000, ["B"] = 2_000, ["C"] = 1_000 })
            {
                Categories = [new CategoryPrice("Best", 1_500)],
                FeeMinor = 100,
            },
        };
        var entry = await world.JoinedAsync(2, ["C"]);

        world.Seats.Free("C", [new SeatPosition(1, row, 1), new SeatPosition(1, row, 2)]);
        await world.ServeAsync();

        var served = await world.EntryAsync(entry.Id);
        served.AuthorisedMinor.ShouldBe(3_200);
        (await world.Host.ReadAsync(served.BookingId!.Value)).TotalMinor.ShouldBe(total);
        (await world.ReplayAsync()).Violations.ShouldBeEmpty();
    }

    private static void Reprice(WaitlistWorld world, long priceOfC) => world.Events.Entry = world.Events.Entry with
    {
        Sections = [.. world.Events.Entry.Sections.Select(s => s.Name == "C" ? s with { PriceMinor = priceOfC } : s)],
    };
}
