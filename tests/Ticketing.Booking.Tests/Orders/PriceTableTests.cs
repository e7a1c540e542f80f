using System.Text.Json;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Orders;

/// <summary>Orders of events that price seats by category and kind of buyer, with fees, taxes and early birds.</summary>
[Collection(ServersCollection.Name)]
public sealed class PriceTableTests(Servers servers)
{
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task An_order_promises_a_table_and_its_seats_and_messages_have_the_price_of_each()
    {
        await using var host = await HostAsync();
        var id = (await CreateAsync(host, Order() with { Kinds = new Dictionary<string, int> { ["adult"] = 2, ["child"] = 1 } }))
            .Order.ShouldNotBeNull().Id;
        EventsOf(host).Change(TestEvents.OnSale, e => e with
        {
            Pricing = Pricing() with { Sections = new Dictionary<string, long> { ["A"] = 9, ["B"] = 9 } },
        });
        var request = await RequestAsync(host, id);

        var row = await AnswerAsync(host, request, [new(1, 1, 1), new(1, 5, 1), new(1, 5, 2)]);

        request.Quantity.ShouldBe(3);
        row.PricedSeats.Select(s => (s.Kind, s.Category, s.PriceMinor, s.FeeMinor)).ShouldBe(
        [
            ("adult", "VIP", 3_100, 100), ("adult", null, 1_100, 100), ("child", null, 600, 100),
        ]);
        row.TotalMinor.ShouldBe(4_800);
        var split = OrderResponse.Of(row).Split.ShouldNotBeNull();
        (split.Net + split.Fee + split.Tax).ShouldBe(4_800);
        (split.Lines.Sum(l => l.Amount), split.TaxPercent).ShouldBe((4_800, 19m));
        (await PayAsync(host, id)).State.ShouldBe(BookingStatus.Paid);
        var paid = (await host.OutboxAsync<BookingPaidSuccess>()).Single()
            .Deserialize(ContractsJson.Default.BookingPaidSuccess)!;
        paid.Prices!.ShouldBe(row.PricedSeats.Select(s => s.Price));
        paid.PriceMinor.ShouldBeNull();
        (await host.ScalarAsync<long>("SELECT amount_minor FROM transactions")).ShouldBe(4_800);
    }

    [Fact]
    public async Task An_event_without_a_table_promises_one_number_as_before()
    {
        await using var host = await HostAsync(priced: false);

        var row = (await CreateAsync(host, Order() with { Quantity = 2 })).Order.ShouldNotBeNull();

        row.PromisedPrices.ShouldBeNull();
        var json = (await host.OutboxAsync<TicketReservedRequest>()).Single();
        json.TryGetProperty("prices", out _).ShouldBeFalse();
        json.GetProperty("priceMinor").GetInt64().ShouldBe(TestEvents.PriceMinor);
    }

    [Fact]
    public async Task Named_seats_have_the_kind_that_was_named_with_each()
    {
        await using var host = await HostAsync();
        var order = new CreateOrderRequest(
            TestEvents.OnSale, "A", "manual", null, null,
            [new WantedSeat(1, 1, 2, "child"), new WantedSeat(1, 1, 1, "adult")], null);

        var request = await RequestAsync(host, (await CreateAsync(host, order)).Order.ShouldNotBeNull().Id);
        var row = await AnswerAsync(host, request, [new(1, 1, 1), new(1, 1, 2)]);

        row.PricedSeats.Select(s => (s.Seat, s.Kind)).ShouldBe([(1, "adult"), (2, "child")]);
    }

    [Theory]
    [InlineData("pensioner", 1, "no-such-kind")]
    [InlineData("companion", 1, "companion-alone")]
    public async Task A_kind_is_one_of_the_events_and_a_companion_is_never_alone(string kind, int count, string code)
    {
        await using var host = await HostAsync();

        (await CreateAsync(host, Order() with { Kinds = new Dictionary<string, int> { [kind] = count } }))
            .Refusal!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_companion_beside_a_wheelchair_place_is_free_and_the_order_is_paid_without_asking_for_nothing()
    {
        await using var host = await HostAsync();
        EventsOf(host).Change(TestEvents.OnSale, e => e with
        {
            Sections = [.. e.Sections.Select(s => s with
            {
                Subsections = [new SubsectionPlan(1, 10, 10, [], [new RowSeat(4, 1)])],
            })],
            Pricing = Pricing() with { Sections = new Dictionary<string, long> { ["A"] = 0, ["B"] = 0 } },
        });
        var order = new CreateOrderRequest(
            TestEvents.OnSale, "A", "manual", null, null,
            [new WantedSeat(1, 4, 1, "adult"), new WantedSeat(1, 4, 2, "companion")], null);

        var request = await RequestAsync(host, (await CreateAsync(host, order)).Order.ShouldNotBeNull().Id);
        var row = await AnswerAsync(host, request, [new(1, 4, 1), new(1, 4, 2)]);

        request.AllOrNothing.ShouldBeTrue("no companion stays without the person");
        row.TotalMinor.ShouldBe(0);
        (await PayAsync(host, row.Id)).State.ShouldBe(BookingStatus.Paid);
        (await host.ScalarAsync<string>("SELECT provider_reference FROM transactions")).ShouldBe("nothing-to-pay");
    }

    [Fact]
    public async Task Who_saw_a_lower_price_of_the_dearest_seat_is_told_the_new_one()
    {
        await using var host = await HostAsync();

        (await CreateAsync(host, Order() with { Quantity = 1, ExpectedPrice = 3_000 })).Refusal!.Price.ShouldBe(3_100);
        (await CreateAsync(host, Order() with { Quantity = 1, ExpectedPrice = 3_100 })).Order.ShouldNotBeNull();
        (await CreateAsync(host, Order() with
        {
            Category = "VIP", Kinds = new Dictionary<string, int> { ["child"] = 1 }, ExpectedPrice = 1_600,
        })).Order.ShouldNotBeNull();
        (await CreateAsync(host, Order() with { Quantity = 1, Category = "Box" })).Refusal!.Code.ShouldBe("no-such-category");
    }

    /// <summary>What the policy keeps of a ticket: its fee if the order promised so, and its part of the rest.</summary>
    [Theory]
    [InlineData(0, false, 4_800, 0)]
    [InlineData(10, false, 4_320, 480)]
    [InlineData(0, true, 4_500, 300)]
    [InlineData(10, true, 4_050, 750)]
    public void A_refund_gives_the_seats_own_prices_back(int percent, bool keepsFees, long amount, long kept)
    {
        PricedSeat[] seats = [new(1, 1, 1, 3_100, 100), new(1, 5, 1, 1_100, 100), new(1, 5, 2, 600, 100)];

        RefundRules.SumOf(seats, percent, keepsFees).ShouldBe(new RefundSum(amount, kept));
    }

    private static EventPricing Pricing() => new(new Dictionary<string, long> { ["A"] = 1_000, ["B"] = 1_000 })
    {
        Categories = [new CategoryPrice("VIP", 3_000)],
        Kinds = [new BuyerKind("adult"), new BuyerKind("child", 50), new BuyerKind("companion", 0, IsCompanion: true)],
        FeeMinor = 100,
        TaxBasisPoints = 1_900,
    };

    private async Task<BookingHost> HostAsync(bool priced = true)
    {
        var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        if (priced)
        {
            EventsOf(host).Change(TestEvents.OnSale, e => e with
            {
                Sections = [.. e.Sections.Select(s => s with
                {
                    Subsections = [s.Subsections[0] with { CategoryBlocks = [new CategoryBlock("VIP", 1, 2)] }],
                })],
                Pricing = Pricing(),
            });
        }

        return host;
    }

    private static CreateOrderRequest Order() =>
        new(TestEvents.OnSale, "A", "best_available", null, null, null, null);

    private Task<OrderOutcome> CreateAsync(BookingHost host, CreateOrderRequest request) =>
        host.Get<CreateOrderUseCase>().HandleAsync(
            _buyer, request.Kinds is null && request.Quantity is null && request.Mode != "manual"
                ? request with { Quantity = 1 } : request, null, CancellationToken.None);

    private static async Task<TicketReservedRequest> RequestAsync(BookingHost host, Guid id) =>
        (await host.OutboxAsync<TicketReservedRequest>()).Single(r => r.GetProperty("bookingId").GetGuid() == id)
            .Deserialize(ContractsJson.Default.TicketReservedRequest)!;

    /// <summary>Answers as the seat engine does: it prices the seats that it found.</summary>
    private async Task<BookingRow> AnswerAsync(BookingHost host, TicketReservedRequest request, SeatPosition[] seats)
    {
        var section = EventsOf(host).Find(new EventId(TestEvents.OnSale))!.Find(request.Section)!;
        var prices = request.Prices!.PriceSeats(section, seats, request.Seats);
        await host.AnswerAsync(SeatAnswer.Reserved(
            request.BookingId.Value, _buyer,
            [.. seats.Select((s, i) => new PricedSeat(
                s.Subsection, s.Row, s.Seat, prices[i].PriceMinor, prices[i].FeeMinor, prices[i].Kind, prices[i].Category))],
            host.Clock.GetUtcNow()));
        return await host.ReadAsync(request.BookingId.Value);
    }

    private async Task<BookingRow> PayAsync(BookingHost host, Guid id) =>
        (await host.Get<ConfirmOrderUseCase>().HandleAsync(_buyer, id, "tok_ok", CancellationToken.None)).Order.ShouldNotBeNull();

    private static TestEvents EventsOf(BookingHost host) => (TestEvents)host.Get<IEventDirectory>();
}
