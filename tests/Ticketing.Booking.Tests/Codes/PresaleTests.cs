using Ticketing.Booking.Bookings;
using Ticketing.Booking.Tests.Support;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Codes;

/// <summary>Before the sale begins, orders with an access code are taken and no others.</summary>
[Collection(ServersCollection.Name)]
public sealed class PresaleTests(Servers servers)
{
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Theory]
    [InlineData(null)]
    [InlineData(30)]
    public async Task A_presale_is_for_access_codes_also_before_a_waiting_room(int? roomMinutes)
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        var now = host.Clock.GetUtcNow();
        ((TestEvents)host.Get<IEventDirectory>()).Change(TestEvents.OnSale, e => e with
        {
            PresaleStartsAt = now.AddMinutes(10), SaleStartsAt = now.AddMinutes(20), WaitingRoomMinutes = roomMinutes,
        });
        var fans = await host.MakeCodeAsync("FANS", CodeKinds.Access, terms: t => t with { MaxUses = 2 });
        await host.MakeCodeAsync("STALLS", CodeKinds.Access, terms: t => t with { Sections = ["B"] });
        await host.MakeCodeAsync("CHEAP", CodeKinds.Percent, 10);

        (await CodeOf("FANS")).ShouldBe("sale-not-started");
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        (await CodeOf(null)).ShouldBe("presale-code-needed");
        (await CodeOf("CHEAP")).ShouldBe("presale-code-needed");
        (await CodeOf("STALLS")).ShouldBe("code-other-section");
        var order = (await host.OrderAsync(_buyer, "fans")).Order.ShouldNotBeNull();
        (await host.SeatAsync(order)).DiscountMinor.ShouldBe(0);
        (await host.OrderAsync(_buyer, "fans")).Order.ShouldNotBeNull();
        (await CodeOf("fans")).ShouldBe("code-used-up");

        host.Clock.Advance(TimeSpan.FromMinutes(10));
        if (roomMinutes is not null)
        {
            (await CodeOf("FANS")).ShouldBe("waiting-room");
            return;
        }
        (await host.OrderAsync(_buyer, null)).Order.ShouldNotBeNull();
        var later = (await host.OrderAsync(_buyer, "FANS")).Order.ShouldNotBeNull("it is not needed any more");
        later.PromisedDiscount.ShouldBeNull();
        (await host.UsedAsync(fans)).ShouldBe(2);

        async Task<string> CodeOf(string? code) => (await host.OrderAsync(_buyer, code)).Refusal.ShouldNotBeNull().Code;
    }
}
