using System.Text.Json;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Orders;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Orders;

/// <summary>Orders that name several sections, a price cap, adjacent or accessible seats.</summary>
[Collection(ServersCollection.Name)]
public sealed class SectionPreferenceTests(Servers servers)
{
    private static readonly CreateOrderRequest BThenA =
        new(TestEvents.OnSale, null, "best_available", 2, null, null, null, ["B", "A"]);

    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task The_first_round_wants_the_whole_party_and_the_second_takes_what_there_is()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = await CreateAsync(host, BThenA);

        for (var attempt = 0; attempt < 4; attempt++)
        {
            await host.AnswerAsync(Failed(id, attempt));
        }

        (await AsksAsync(host)).ShouldBe(["B 0 True", "A 1 True", "B 2 False", "A 3 False"]);
        (await host.ScalarAsync<long>("SELECT count(DISTINCT message_id) FROM outbox")).ShouldBe(4);
        var row = await host.ReadAsync(id);
        (row.State, row.Reason, row.Section, row.SectionIndex).ShouldBe((BookingStatus.Failed, "sold-out", "A", 0));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Who_wants_all_or_nothing_asks_each_section_once(bool allOrNothing, bool adjacent)
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = await CreateAsync(host, BThenA with { AllOrNothing = allOrNothing, Adjacent = adjacent });

        await host.AnswerAsync(Failed(id, 0));
        await host.AnswerAsync(Failed(id, 1));

        (await AsksAsync(host)).ShouldBe(["B 0 True", "A 1 True"]);
        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.Failed);
    }

    [Fact]
    public async Task An_answer_that_comes_again_asks_nobody_again_and_a_late_one_fails_nothing()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = await CreateAsync(host, BThenA);
        var first = Failed(id, 0);

        await host.AnswerAsync(first, first);
        await host.AnswerAsync(first with { MessageId = Guid.NewGuid() });

        (await AsksAsync(host)).ShouldBe(["B 0 True", "A 1 True"]);
        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.Processing);
        await host.AnswerAsync(Failed(id, 0) with { MessageId = Guid.NewGuid() }, Failed(id, 1));
        (await AsksAsync(host)).Count.ShouldBe(3, "the attempt that runs is the one that goes on");
    }

    [Fact]
    public async Task The_order_is_for_the_section_that_had_seats()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = await CreateAsync(host, BThenA);
        await host.AnswerAsync(Failed(id, 0));

        await host.AnswerAsync(Reserved(id, "A"));

        var order = OrderResponse.Of(await host.ReadAsync(id));
        (order.Status, order.Section).ShouldBe((BookingStatusNames.PendingPayment, "A"));
        order.Seats.ShouldAllBe(seat => seat.Section == "A");
    }

    [Fact]
    public async Task Seats_of_an_attempt_that_was_thought_lost_are_taken_with_their_section()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = await CreateAsync(host, BThenA);
        await host.AnswerAsync(Failed(id, 0));

        await host.AnswerAsync(Reserved(id, "B"));
        await host.AnswerAsync(Failed(id, 1));

        var row = await host.ReadAsync(id);
        (row.State, row.Section, row.SectionIndex).ShouldBe((BookingStatus.PendingPayment, "B", 1));
    }

    [Fact]
    public async Task A_cancelled_order_asks_no_further_section()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var id = await CreateAsync(host, BThenA);
        await host.ScalarAsync<Guid>(
            "UPDATE bookings SET status = 'CANCELLED', reason = 'cancelled-by-buyer' WHERE id = $1 RETURNING id", id);

        await host.AnswerAsync(Failed(id, 0));

        (await AsksAsync(host)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Wishes_reach_the_seat_engine_and_sections_above_the_cap_are_left_out()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var wish = BThenA with { Adjacent = true, Accessible = true, PriceCap = TestEvents.PriceMinor };
        await CreateAsync(host, wish);

        var request = (await host.OutboxAsync<TicketReservedRequest>()).Single();
        request.GetProperty("adjacent").GetBoolean().ShouldBeTrue();
        request.GetProperty("accessible").GetBoolean().ShouldBeTrue();
        request.GetProperty("priceCapMinor").GetInt64().ShouldBe(TestEvents.PriceMinor);
        (await host.Get<CreateOrderUseCase>().HandleAsync(
            _buyer, wish with { PriceCap = TestEvents.PriceMinor - 1 },
            null, CancellationToken.None)).Refusal!.Code.ShouldBe("above-price-cap");
    }

    [Fact]
    public async Task Companions_are_asked_for_in_each_section_and_never_apart()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var wish = BThenA with { Accessible = true, Quantity = 2, Companions = 1 };
        var id = await CreateAsync(host, wish);
        await host.AnswerAsync(Failed(id, 0));
        await host.AnswerAsync(Failed(id, 1));

        var requests = await host.OutboxAsync<TicketReservedRequest>();
        requests.Count.ShouldBe(2, "one section after the other, and no third question for single seats");
        requests.ShouldAllBe(r => r.GetProperty("companions").GetInt32() == 1 && r.GetProperty("quantity").GetInt32() == 2);
        (await host.ReadAsync(id)).State.ShouldBe(BookingStatus.Failed);
    }

    [Fact]
    public void Companions_are_part_of_what_an_idempotency_key_stands_for()
    {
        var wish = (BThenA with { EventId = 1, Accessible = true, Adjacent = true, Quantity = 2 }).Read().Wish!;

        (wish with { Companions = 1 }).Fingerprint(new EventId(1)).ShouldNotBe(wish.Fingerprint(new EventId(1)));
    }

    [Theory]
    [InlineData("""{"mode":"best_available","quantity":1,"section":"A","sections":["B"]}""", "sections")]
    [InlineData("""{"mode":"best_available","quantity":1}""", "section")]
    [InlineData("""{"mode":"best_available","quantity":1,"sections":[]}""", "sections")]
    [InlineData("""{"mode":"best_available","quantity":1,"sections":["A","A"]}""", "sections")]
    [InlineData("""{"mode":"best_available","quantity":1,"sections":["A",null]}""", "sections")]
    [InlineData("""{"mode":"best_available","quantity":1,"sections":["A","B"],"subsection":1}""", "subsection")]
    [InlineData("""{"mode":"manual","seats":[],"sections":["A","B"]}""", "sections")]
    [InlineData("""{"mode":"manual","seats":[],"section":"A","adjacent":true}""", "adjacent")]
    [InlineData("""{"mode":"manual","seats":[],"section":"A","accessible":true}""", "accessible")]
    [InlineData("""{"mode":"best_available","quantity":1,"section":"A","price_cap":-1}""", "price_cap")]
    [InlineData("""{"mode":"best_available","quantity":2,"section":"A","companions":1}""", "companions")]
    [InlineData(
        """{"mode":"best_available","quantity":2,"section":"A","accessible":true,"companions":2}""", "companions")]
    [InlineData(
        """{"mode":"best_available","quantity":2,"section":"A","accessible":true,"companions":-1}""", "companions")]
    [InlineData("""{"mode":"manual","seats":[],"section":"A","companions":1}""", "companions")]
    public void Wishes_that_contradict_themselves_are_told_by_field(string json, string field)
    {
        var request = JsonSerializer.Deserialize(json, OrdersJson.Default.CreateOrderRequest)!;

        (request with { EventId = 1 }).Read().Refusal!.Errors!.Keys.ShouldBe([field]);
    }

    private async Task<Guid> CreateAsync(BookingHost host, CreateOrderRequest request)
    {
        await host.StartWritersAsync();
        var outcome = await host.Get<CreateOrderUseCase>().HandleAsync(_buyer, request, null, CancellationToken.None);
        return outcome.Order.ShouldNotBeNull().Id;
    }

    /// <summary>What the seat engine was asked, in order: section, attempt, all or nothing.</summary>
    private static async Task<List<string>> AsksAsync(BookingHost host) =>
    [
        .. (await host.OutboxAsync<TicketReservedRequest>()).Select(r => r.GetProperty("section").GetString() + " "
            + (r.TryGetProperty("attempt", out var attempt) ? attempt.GetInt32() : 0) + " "
            + r.GetProperty("allOrNothing").GetBoolean()),
    ];

    private IncomingMessage Failed(Guid id, int attempt) =>
        SeatAnswer.Failed(id, _buyer, "sold-out", TimeProvider.System.GetUtcNow(), attempt);

    private IncomingMessage Reserved(Guid id, string section) =>
        SeatAnswer.Reserved(id, _buyer, TestBookings.Seats, TimeProvider.System.GetUtcNow(), section);
}
