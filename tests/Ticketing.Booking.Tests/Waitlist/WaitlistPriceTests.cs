using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Waitlist;

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

    private static void Reprice(WaitlistWorld world, long priceOfC) => world.Events.Entry = world.Events.Entry with
    {
        Sections = [.. world.Events.Entry.Sections.Select(s => s.Name == "C" ? s with { PriceMinor = priceOfC } : s)],
    };
}
