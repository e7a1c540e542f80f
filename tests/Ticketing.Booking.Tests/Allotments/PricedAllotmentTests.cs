using System.Text.Json;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.BoxOffice;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Allotments;

/// <summary>
/// What seats that sellers keep or sell cost where seats differ: row 1 is dear, the rest is not, a section's own price is
/// nothing, people pay by kind, and a fee is in each price.
/// </summary>
[Collection(ServersCollection.Name)]
public sealed class PricedAllotmentTests(Servers servers)
{
    private const string Code = "FRIENDS-2026";

    [Theory]
    [InlineData(null, null, 1, 1_600L)]
    [InlineData("Front", null, 1, 1_600L)]
    [InlineData("Rear", null, 2, 600L)]
    [InlineData(null, 700L, 2, 600L)]
    public async Task Seats_of_an_allotment_cost_what_the_order_was_promised(string? category, long? cap, int inRow, long minor)
    {
        await using var host = await HostAsync();
        await TestAllotments.KeepAsync(host, Code, [new(1, 1, 1), new(1, 2, 1)]);

        var order = await host.Get<CreateOrderUseCase>().HandleAsync(
            TestBookings.NewBuyer(),
            new CreateOrderRequest(
                TestEvents.OnSale, "A", "best_available", null, null, null, null, PriceCap: cap,
                Kinds: new Dictionary<string, int> { ["child"] = 1 }, Category: category, AllotmentCode: Code),
            null, CancellationToken.None);

        var row = order.Order.ShouldNotBeNull();
        var request = await NewestRequestAsync(host);
        request.Seats.ShouldHaveSingleItem().ShouldBe(new SeatPosition(1, inRow, 1));
        PricesOf(host, request, request.Seats).ShouldBe([new SeatPrice(minor, 100, "child", inRow == 1 ? "Front" : "Rear")]);
        (await host.ReadAsync(row.Id)).ReadPrices()!.Kinds.ShouldBe(["child"]);
    }

    [Fact]
    public async Task Who_wants_another_category_than_the_allotment_has_left_gets_none_of_it()
    {
        await using var host = await HostAsync();
        await TestAllotments.KeepAsync(host, Code, [new(1, 1, 1)]);

        var order = await host.Get<CreateOrderUseCase>().HandleAsync(
            TestBookings.NewBuyer(),
            new CreateOrderRequest(
                TestEvents.OnSale, "A", "best_available", 1, null, null, null, Category: "Rear", AllotmentCode: Code),
            null, CancellationToken.None);

        order.Refusal!.Code.ShouldBe("seats-not-allotted");
    }

    [Theory]
    [InlineData("cash", 3_100L)]
    [InlineData("complimentary", 0L)]
    public async Task The_desk_takes_the_price_of_the_seat_and_gives_away_what_it_calls_free(string payment, long minor)
    {
        await using var host = await HostAsync();

        var (_, refusal) = await host.Get<SellAtDeskUseCase>().HandleAsync(
            host.Get<IEventDirectory>().Find(new EventId(TestEvents.OnSale))!,
            new SellAtDeskRequest("A", 1, null, null, payment), AuditActor.System, null, CancellationToken.None);

        refusal.ShouldBeNull();
        var request = await NewestRequestAsync(host);
        (request.Prices is null ? request.PriceMinor!.Value : PricesOf(host, request, [new(1, 1, 1)])[0].PriceMinor)
            .ShouldBe(minor);
    }

    private async Task<BookingHost> HostAsync()
    {
        var host = await BookingHost.CreateAsync(servers);
        host.Change(e => e with
        {
            Sections =
            [
                .. e.Sections.Select(s => s with
                {
                    PriceMinor = 0,
                    Subsections =
                    [
                        .. s.Subsections.Select(b => b with
                        {
                            Category = "Rear", CategoryBlocks = [new CategoryBlock("Front", 1, 1)],
                        }),
                    ],
                }),
            ],
            Pricing = new EventPricing(new Dictionary<string, long>())
            {
                Categories = [new("Front", 3_000), new("Rear", 1_000)],
                Kinds = [new("adult"), new("child", 50)],
                FeeMinor = 100,
            },
        });
        return host;
    }

    private static async Task<TicketReservedRequest> NewestRequestAsync(BookingHost host) =>
        (await host.OutboxAsync<TicketReservedRequest>())[^1].Deserialize(ContractsJson.Default.TicketReservedRequest)!;

    private static IReadOnlyList<SeatPrice> PricesOf(
        BookingHost host, TicketReservedRequest request, IReadOnlyList<SeatPosition> seats) => request.Prices.ShouldNotBeNull()
        .PriceSeats(
            host.Get<IEventDirectory>().Find(new EventId(TestEvents.OnSale))!.Find("A")!, seats, request.Seats);
}
