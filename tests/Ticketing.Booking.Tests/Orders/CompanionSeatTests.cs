using Ticketing.Booking.Allotments;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.BoxOffice;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Resale;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Orders;

/// <summary>
/// Companion seats go with a wheelchair place beside them (docs/adr/0066). Row 1 of section A begins: a companion seat, a
/// wheelchair place, two companion seats, an ordinary seat.
/// </summary>
[Collection(ServersCollection.Name)]
public sealed class CompanionSeatTests(Servers servers)
{
    private static readonly EventId Event = new(TestEvents.OnSale);
    private static readonly SeatPosition Left = new(1, 1, 1);
    private static readonly SeatPosition Wheelchair = new(1, 1, 2);
    private static readonly SeatPosition Right = new(1, 1, 3);
    private static readonly SeatPosition Ordinary = new(1, 1, 5);
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task A_companion_seat_is_ordered_with_a_wheelchair_place_beside_it_or_not_at_all()
    {
        await using var host = await HostAsync();

        (await OrderAsync(host, [Right])).Refusal!.Code.ShouldBe("companion-seat-alone");
        (await OrderAsync(host, [Right, Ordinary])).Refusal!.Code.ShouldBe("companion-seat-alone");
        (await OrderAsync(host, [Wheelchair, new(1, 3, 2)])).Refusal!.Code
            .ShouldBe("companion-seat-alone", "that one is beside the place of row 3");
        (await OrderAsync(host, [Wheelchair])).Order.ShouldNotBeNull();
        (await OrderAsync(host, [Ordinary])).Order.ShouldNotBeNull();
        (await OrderAsync(host, [Left, Wheelchair, new(1, 1, 4), Ordinary])).Order.ShouldNotBeNull();
        (await host.OutboxAsync<TicketReservedRequest>()).Count.ShouldBe(3);
    }

    /// <summary>Else the engine may answer with the companion seat alone, the wheelchair place being somebody else's.</summary>
    [Fact]
    public async Task Such_an_order_is_all_or_nothing_whatever_its_buyer_says()
    {
        await using var host = await HostAsync();

        (await OrderAsync(host, [Wheelchair, Right])).Order!.AllOrNothing.ShouldBeTrue();
        (await OrderAsync(host, [Wheelchair, Ordinary])).Order!.AllOrNothing.ShouldBeFalse();
        (await host.OutboxAsync<TicketReservedRequest>()).Select(r => r.GetProperty("allOrNothing").GetBoolean())
            .ShouldBe([true, false]);
    }

    [Fact]
    public async Task A_companions_ticket_is_for_the_companion_seat()
    {
        await using var host = await HostAsync();
        var section = EventsOf(host).Find(Event)!.Find("A")!;
        EventsOf(host).Change(TestEvents.OnSale, e => e with
        {
            Pricing = new EventPricing(new Dictionary<string, long> { ["A"] = 1_000, ["B"] = 1_000 })
            {
                Kinds = [new BuyerKind("adult"), new BuyerKind("companion", 0, IsCompanion: true)],
            },
        });
        var request = new CreateOrderRequest(
            TestEvents.OnSale, "A", "best_available", null, null, null, null, Accessible: true, Companions: 2,
            Kinds: new Dictionary<string, int> { ["adult"] = 2, ["companion"] = 1 });

        var row = (await CreateAsync(host, request)).Order.ShouldNotBeNull();

        SeatPosition[] seats = [Right, Wheelchair, Ordinary];
        row.ReadPrices()!.PriceSeats(section, seats, []).Select(p => p.Kind).ShouldBe(["companion", "adult", "adult"]);
    }

    [Fact]
    public async Task A_seller_sells_any_seat_at_the_desk_and_to_who_has_an_allotments_code()
    {
        await using var host = await HostAsync();
        var entry = EventsOf(host).Find(Event)!;

        var (_, notSold) = await host.Get<SellAtDeskUseCase>().HandleAsync(
            entry, new SellAtDeskRequest("A", null, null, [new SellerSeat(1, 1, 1)], "cash"), AuditActor.System, null,
            CancellationToken.None);
        var (id, notKept) = await host.Get<CreateAllotmentUseCase>().HandleAsync(
            entry,
            new CreateAllotmentRequest("Friends", "presale", "A", null, null, [new SellerSeat(1, 1, 3)], null, "FRIENDS-2026"),
            AuditActor.System, null, CancellationToken.None);
        var kept = (await host.Get<BookingStore>().NewestOfBuyerAsync(id, 1, CancellationToken.None))[0];
        await host.AnswerAsync(SeatAnswer.Reserved(
            kept.Id, new UserId(id), [new PricedSeat(1, 1, 3, 1)], host.Clock.GetUtcNow()));

        (notSold, notKept).ShouldBe((null, null));
        (await OrderAsync(host, [Right], "FRIENDS-2026")).Order.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_buyer_gives_a_wheelchair_place_back_together_with_its_companion_seat()
    {
        var books = new RefundBooks();
        await using var host = await PaidOrders.HostAsync(servers, books);
        Mark(host);
        host.Allow();
        var id = (await host.InsertPaidAsync(_buyer))[0];
        await host.ScalarAsync<Guid>(
            "UPDATE bookings SET seats = $2::text::jsonb WHERE id = $1 RETURNING id", id,
            SeatsJson.Write([
                new PricedSeat(1, 1, 2, TestEvents.PriceMinor), new PricedSeat(1, 1, 3, TestEvents.PriceMinor),
            ]));

        (await CancelAsync(host, id, Wheelchair)).Refusal!.Code.ShouldBe("companion-seat-alone");
        books.Refunds.ShouldBe(0);
        (await CancelAsync(host, id, Right)).Order!.State.ShouldBe(BookingStatus.Paid);
        (await CancelAsync(host, id, Wheelchair)).Order!.State.ShouldBe(BookingStatus.Cancelled);
    }

    [Fact]
    public async Task They_are_offered_and_bought_again_together()
    {
        await using var host = await ResaleWorld.HostAsync(servers);
        Mark(host);
        var giver = await host.BuyFromSellerAsync(_buyer, Wheelchair, Right, Ordinary);

        (await host.TryOfferAsync(giver, Wheelchair))!.Code.ShouldBe("companion-seat-alone", "the other would stay");
        (await host.TryOfferAsync(giver, Right, Ordinary))!.Code.ShouldBe("companion-seat-alone");
        var offer = await host.OfferAsync(giver);
        var next = TestBookings.NewBuyer();

        (await host.TakeAsync(next, offer, Right)).Refusal!.Code.ShouldBe("companion-seat-alone");
        (await host.TakeAsync(next, offer, Right, Wheelchair)).Order.ShouldNotBeNull();
    }

    private async Task<BookingHost> HostAsync()
    {
        var host = await BookingHost.CreateAsync(servers);
        await host.StartWritersAsync();
        Mark(host);
        return host;
    }

    private static void Mark(BookingHost host) => EventsOf(host).Change(TestEvents.OnSale, e => e with
    {
        Sections = [.. e.Sections.Select(s => s with
        {
            Subsections =
            [
                new SubsectionPlan(1, 10, 10, [], [Place(Wheelchair), new(3, 1)])
                {
                    Companion = [Place(Left), Place(Right), new(1, 4), new(3, 2)],
                },
            ],
        })],
    });

    private static RowSeat Place(SeatPosition seat) => new(seat.Row, seat.Seat);

    private Task<OrderOutcome> OrderAsync(BookingHost host, SeatPosition[] seats, string? allotment = null) => CreateAsync(
        host,
        new CreateOrderRequest(
            TestEvents.OnSale, "A", "manual", null, null,
            [.. seats.Select(s => new WantedSeat(s.Subsection, s.Row, s.Seat))], null, AllotmentCode: allotment));

    private Task<OrderOutcome> CreateAsync(BookingHost host, CreateOrderRequest request) =>
        host.Get<CreateOrderUseCase>().HandleAsync(_buyer, request, null, CancellationToken.None);

    private Task<OrderOutcome> CancelAsync(BookingHost host, Guid id, params SeatPosition[] seats) =>
        host.Get<CancelOrderUseCase>().HandleAsync(_buyer, id, seats.Length > 0 ? seats : null, CancellationToken.None);

    private static TestEvents EventsOf(BookingHost host) => (TestEvents)host.Get<IEventDirectory>();
}
