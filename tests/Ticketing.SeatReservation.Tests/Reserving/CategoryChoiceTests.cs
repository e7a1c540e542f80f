using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Reserving;

/// <summary>Best available of some categories, by name or by what the buyer wants to pay at most.</summary>
[Collection(KvrocksCollection.Name)]
public sealed class CategoryChoiceTests(KvrocksServer server)
{
    private readonly SeatEngine _engine = new(server.Connection);
    private readonly EventId _event = KvrocksServer.NextEvent();

    private static readonly PromisedPrices Prices = new(
    [
        new PromisedPrice("A", "VIP", [new(3_000, 0), new(1_500, 0)]),
        new PromisedPrice("A", "Side", [new(800, 0), new(400, 0)]),
        new PromisedPrice("A", null, [new(1_000, 0), new(500, 0)]),
    ]);

    [Fact]
    public async Task An_order_for_a_category_gets_its_best_seats_and_no_others()
    {
        var section = await OpenAsync();

        (await TakenAsync(section, Best(3) with { Category = "VIP" })).ShouldBe(["1-1-4", "1-1-5", "1-1-6"]);
        (await TakenAsync(section, Best(2) with { Category = "Side" })).ShouldBe(["1-3-1", "1-3-2"]);
        (await TakenAsync(section, Best(2))).ShouldBe(["1-1-7", "1-1-8"], "any category");
        await LiveState.CountersShouldAgreeAsync(server.Database, section);
    }

    [Fact]
    public async Task A_price_cap_leaves_out_the_categories_that_cost_more()
    {
        var section = await OpenAsync();

        (await TakenAsync(section, Best(1) with { Prices = Prices, PriceCapMinor = 1_000 })).ShouldBe(["1-3-5"]);
        (await TakenAsync(section, Best(1) with { Prices = Prices, PriceCapMinor = 900 })).ShouldBe(["1-3-2"]);
        (await TakenAsync(section, Best(1) with { Prices = Prices, PriceCapMinor = 3_000 })).ShouldBe(["1-1-5"]);
        (await _engine.ReserveAsync(section, Best(1) with { Prices = Prices, PriceCapMinor = 799 })).Code
            .ShouldBe(ReservationFailureCodes.AbovePriceCap);
        (await TakenAsync(section, Best(1) with
        {
            Prices = Prices with { Wanted = [1] }, PriceCapMinor = 799,
        })).ShouldBe(["1-3-6"], "a child pays 500 or 400");
        (await _engine.ReserveAsync(
            section, SeatEngine.Manual(_event, true, [1, 1, 1]) with { Prices = Prices, PriceCapMinor = 2_000 })).Code
            .ShouldBe(ReservationFailureCodes.AbovePriceCap);
    }

    [Fact]
    public async Task A_category_is_sold_to_its_last_seat_and_then_it_is_sold_out()
    {
        var section = await OpenAsync();
        var answers = await _engine.Reserve.RunAsync(
            section, [.. Enumerable.Range(0, 7).Select(_ => Best(3) with { Category = "VIP" })]);

        answers.SelectMany(a => a.Taken).Distinct().Count().ShouldBe(20);
        answers.SelectMany(a => a.Taken).Select(section.Shape.PositionAt).ShouldAllBe(s => s.Row <= 2);
        answers[^1].Taken.Count.ShouldBe(2, "as many as found");
        (await _engine.ReserveAsync(section, Best(1) with { Category = "VIP" })).Code
            .ShouldBe(ReservationFailureCodes.SoldOut);
        (await _engine.ReserveAsync(section, Best(1) with { Category = "None" })).Code
            .ShouldBe(ReservationFailureCodes.SoldOut);
        (await _engine.ReserveAsync(section, Best(4) with { Category = "Side", AllOrNothing = true })).FoundSeats.ShouldBeTrue();
        (await _engine.ReserveAsync(section, Best(5) with { Category = "Side", AllOrNothing = true })).Code
            .ShouldBe(ReservationFailureCodes.NotEnoughSeats);
        await LiveState.CountersShouldAgreeAsync(server.Database, section);
    }

    /// <summary>Orders for categories and for anything, and returns, in turns: nobody gets what is not theirs.</summary>
    [Fact]
    public async Task Random_orders_for_categories_never_get_seats_of_others_nor_seats_twice()
    {
        var section = await OpenAsync();
        var random = new Random(7);
        var held = new List<(TicketReservedRequest Request, ReservationRecord Answer)>();
        for (var step = 0; step < 120; step++)
        {
            if (held.Count > 0 && random.Next(3) == 0)
            {
                var (request, answer) = held[random.Next(held.Count)];
                held.RemoveAll(h => h.Request == request);
                await _engine.Release.RunAsync(
                    section, [new(request.BookingId, [.. answer.Taken.Select(section.Shape.PositionAt)])]);
                continue;
            }

            var category = random.Next(4) switch { 0 => null, 1 => "VIP", _ => "Side" };
            var wish = Best(random.Next(1, 5)) with { Category = category, Adjacent = random.Next(4) == 0 };
            var given = await _engine.ReserveAsync(section, wish);
            if (given.FoundSeats)
            {
                held.Add((wish, given));
                given.Taken.Select(section.Shape.PositionAt)
                    .ShouldAllBe(s => category == null || section.Shape.Plan.CategoryOf(s) == category);
            }

            held.SelectMany(h => h.Answer.Taken).ShouldBeUnique();
        }

        held.ShouldNotBeEmpty();
        await LiveState.CountersShouldAgreeAsync(server.Database, section);
    }

    private Task<LiveSection> OpenAsync() => _engine.OpenAsync(
        _event,
        Plans.Block(1, 5, 10) with
        {
            CategoryBlocks =
            [
                new CategoryBlock("VIP", 1, 2), new CategoryBlock("Side", 3, 5, 1, 2),
            ],
        });

    private TicketReservedRequest Best(int quantity) => SeatEngine.Best(_event, quantity);

    private async Task<IEnumerable<string>> TakenAsync(LiveSection section, TicketReservedRequest request) =>
        (await _engine.ReserveAsync(section, request)).Taken.Select(p => section.Shape.PositionAt(p).ToString()).Order();
}
