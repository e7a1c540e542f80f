using Ticketing.Booking.Bookings;
using Ticketing.Booking.Orders;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Orders;

/// <summary>A seller changes prices during the sale: an order costs what it was promised when it was taken.</summary>
[Collection(ServersCollection.Name)]
public sealed class PromisedPriceTests(Servers servers)
{
    private const long Before = TestEvents.PriceMinor;
    private const long After = 350_000;

    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task A_request_names_the_price_of_its_order_and_repeats_it_after_a_change()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        var first = (await CreateAsync(host, Order())).Order!;
        Reprice(EventsOf(host), "A", After);
        var second = (await CreateAsync(host, Order())).Order!;

        host.Clock.Advance(new BookingOptions().RedriveAfter);
        await host.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<ProcessingRedrive>().Single()
            .RunOnceAsync(CancellationToken.None);

        (await PricesAsync(host, first.Id)).ShouldBe([Before, Before]);
        (await PricesAsync(host, second.Id)).ShouldBe([After, After]);
    }

    [Fact]
    public async Task An_order_of_several_sections_was_promised_the_price_of_each()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        Reprice(EventsOf(host), "B", 120_000);
        var id = (await CreateAsync(host, Order() with { Section = null, Sections = ["A", "B"] })).Order!.Id;
        Reprice(EventsOf(host), "A", After);
        Reprice(EventsOf(host), "B", After);

        await host.AnswerAsync(SeatAnswer.Failed(id, _buyer, "sold-out", host.Clock.GetUtcNow()));

        (await PricesAsync(host, id)).ShouldBe([Before, 120_000]);
    }

    [Fact]
    public async Task Who_saw_a_lower_price_is_told_the_new_one_and_nothing_is_ordered()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        Reprice(EventsOf(host), "A", After);

        var refusal = (await CreateAsync(host, Order() with { ExpectedPrice = Before })).Refusal.ShouldNotBeNull();

        (refusal.Status, refusal.Code, refusal.Price).ShouldBe((409, "price-changed", After));
        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings")).ShouldBe(0);
        var seen = (await CreateAsync(host, Order() with { ExpectedPrice = After })).Order.ShouldNotBeNull();
        var higher = (await CreateAsync(host, Order() with { ExpectedPrice = After + 1 })).Order.ShouldNotBeNull();
        (seen.PriceMinor, higher.PriceMinor).ShouldBe((After, After), "who saw more pays less");
    }

    /// <summary>The page may be newer than this replica's copy of the prices.</summary>
    [Theory]
    [InlineData(After)]
    [InlineData(Before - 1)]
    public async Task A_copy_that_differs_from_the_page_is_read_again_before_it_decides(long changed)
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        EventsOf(host).Unread = events => Reprice(events, "A", changed);

        var order = (await CreateAsync(host, Order() with { ExpectedPrice = changed })).Order.ShouldNotBeNull();

        order.PriceMinor.ShouldBe(changed);
    }

    [Fact]
    public async Task A_repeated_request_gets_its_order_although_the_price_rose_meanwhile()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        var order = Order() with { ExpectedPrice = Before };
        var first = (await CreateAsync(host, order, "key")).Order.ShouldNotBeNull();
        Reprice(EventsOf(host), "A", After);

        (await CreateAsync(host, order, "key")).Order.ShouldNotBeNull().Id.ShouldBe(first.Id);
        (await CreateAsync(host, order with { Quantity = 2 }, "key")).Refusal!.Code.ShouldBe("idempotency-key-reused");
        (await CreateAsync(host, order, "another")).Refusal!.Code.ShouldBe("price-changed");
    }

    [Theory]
    [InlineData(-1L, null)]
    [InlineData(1L, "B")]
    public void An_expected_price_is_one_of_one_section(long price, string? second)
    {
        var order = Order() with { ExpectedPrice = price };
        order = second is null ? order : order with { Section = null, Sections = ["A", second] };

        order.Read().Refusal!.Errors!.Keys.ShouldBe(["expected_price"]);
    }

    /// <summary>
    /// The engine answers twice, as after a crash between its record and its answers, and the price changes while the
    /// orders come: what the request names, what each answer says and what the order costs is one price.
    /// </summary>
    [Fact]
    public async Task While_the_price_changes_each_of_100_orders_costs_one_of_the_two_everywhere()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        var changed = 0;
        var orders = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(async () =>
        {
            if (i == 50)
            {
                Reprice(EventsOf(host), "A", After);
                Volatile.Write(ref changed, 1);
            }

            var isLate = Volatile.Read(ref changed) == 1;
            return (isLate, Row: (await CreateAsync(host, Order())).Order!);
        })));

        foreach (var (isLate, row) in orders)
        {
            var asked = (await PricesAsync(host, row.Id)).ShouldHaveSingleItem();
            foreach (var answered in new[] { asked, asked })
            {
                await host.AnswerAsync(SeatAnswer.Reserved(
                    row.Id, new UserId(row.BuyerId), [new PricedSeat(1, 1, 1, answered)], host.Clock.GetUtcNow()));
            }

            var recorded = await host.ReadAsync(row.Id);
            (recorded.TotalMinor, recorded.PriceMinor).ShouldBe((asked, asked));
            asked.ShouldBeOneOf(Before, After);
            (isLate && asked == Before).ShouldBeFalse("an order that came after the change costs the new price");
        }

        orders.ShouldContain(o => o.isLate);
    }

    private static CreateOrderRequest Order() =>
        new(TestEvents.OnSale, "A", "best_available", 1, null, null, null);

    private Task<OrderOutcome> CreateAsync(BookingHost host, CreateOrderRequest request, string? key = null) =>
        host.Get<CreateOrderUseCase>().HandleAsync(_buyer, request, key, CancellationToken.None);

    private static TestEvents EventsOf(BookingHost host) => (TestEvents)host.Get<IEventDirectory>();

    private static void Reprice(TestEvents events, string section, long priceMinor) =>
        events.Change(TestEvents.OnSale, entry => entry with
        {
            Sections = [.. entry.Sections.Select(s => s.Name == section ? s with { PriceMinor = priceMinor } : s)],
        });

    /// <summary>What the seat engine was told that a seat costs, in order.</summary>
    private static async Task<List<long>> PricesAsync(BookingHost host, Guid id) =>
    [
        .. (await host.OutboxAsync<TicketReservedRequest>())
            .Where(r => r.GetProperty("bookingId").GetGuid() == id)
            .Select(r => r.GetProperty("priceMinor").GetInt64()),
    ];
}
