using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Orders.CreateOrder;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Limits;

/// <summary>What counts as a person's seats of an event, and what gives them back.</summary>
[Collection(ServersCollection.Name)]
public sealed class SeatLimitTests(Servers servers)
{
    private const int Limit = 4;
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task The_refusal_says_how_many_seats_are_left()
    {
        await using var host = await HostAsync();
        (await OrderAsync(host, 3)).Order.ShouldNotBeNull();

        var refusal = (await OrderAsync(host, 2)).Refusal.ShouldNotBeNull();

        (refusal.Status, refusal.Code).ShouldBe((409, "seat-limit-reached"));
        refusal.Detail.ShouldBe(
            "One person may have 4 seats of this event. You hold, own or wait for 3, so you may take 1 more.");
        (await OrderAsync(host, 1, "B")).Order.ShouldNotBeNull();
        (await OrderAsync(host, 1)).Refusal!.Code.ShouldBe("seat-limit-reached");
    }

    [Fact]
    public async Task Another_person_and_an_event_without_a_limit_are_not_counted()
    {
        await using var host = await HostAsync();
        ((TestEvents)host.Get<IEventDirectory>()).Add(TestEvents.Entry(9, SaleStatus.OnSale));
        (await OrderAsync(host, 4)).Order.ShouldNotBeNull();

        (await OrderAsync(host, 4, buyer: TestBookings.NewBuyer())).Order.ShouldNotBeNull();
        (await OrderAsync(host, 8, eventId: 9)).Order.ShouldNotBeNull();
        (await OrderAsync(host, 8, eventId: 9)).Order.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_repeated_key_has_its_first_answer_also_at_the_limit()
    {
        await using var host = await HostAsync();
        var first = (await OrderAsync(host, 4, key: "k")).Order.ShouldNotBeNull();

        (await OrderAsync(host, 4, key: "k")).Order!.Id.ShouldBe(first.Id);
        (await OrderAsync(host, 1, key: "other")).Refusal!.Code.ShouldBe("seat-limit-reached");
        // A refusal is not kept: the same key may succeed when there is room.
        await host.Get<CancelOrderUseCase>().HandleAsync(_buyer, first.Id, CancellationToken.None);
        (await OrderAsync(host, 1, key: "other")).Order.ShouldNotBeNull();
    }

    [Fact]
    public async Task As_many_as_found_counts_and_the_rest_may_be_taken_again()
    {
        await using var host = await HostAsync();
        var order = (await OrderAsync(host, 4)).Order.ShouldNotBeNull();
        (await OrderAsync(host, 1)).Refusal.ShouldNotBeNull();

        await host.AnswerAsync(SeatAnswer.Reserved(order.Id, _buyer, Seats(1), host.Clock.GetUtcNow()));

        (await OrderAsync(host, 4)).Refusal.ShouldNotBeNull();
        (await OrderAsync(host, 3)).Order.ShouldNotBeNull();
    }

    /// <summary>
    /// Whatever happens to a buyer's orders, the count is what a plain model of them says, and never above the limit.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_count_is_right_after_any_history(int seed)
    {
        var random = new Random(seed);
        await using var host = await HostAsync(releases: 1_000);
        var model = new Dictionary<Guid, int>();
        for (var step = 0; step < 150; step++)
        {
            await StepAsync(host, model, random);
            var expected = model.Values.Sum();
            expected.ShouldBeInRange(0, Limit);
            (await CountAsync(host)).ShouldBe(expected, $"after step {step}");
        }
    }

    private async Task StepAsync(BookingHost host, Dictionary<Guid, int> model, Random random)
    {
        var held = await host.ReadLiveAsync(_buyer);
        var now = host.Clock.GetUtcNow();
        if (held.Count == 0 || random.Next(3) == 0)
        {
            var quantity = random.Next(1, 4);
            var outcome = await OrderAsync(host, quantity, random.Next(2) == 0 ? "A" : "B");
            (outcome.Order is not null).ShouldBe(model.Values.Sum() + quantity <= Limit);
            if (outcome.Order is { } made)
            {
                model[made.Id] = quantity;
            }
            return;
        }
        var row = held[random.Next(held.Count)];
        switch (row.State, random.Next(3))
        {
            case (BookingStatus.Processing, 0):
                await host.AnswerAsync(SeatAnswer.Failed(row.Id, _buyer, "sold-out", now));
                model.Remove(row.Id);
                break;
            case (BookingStatus.Processing, _):
                var found = random.Next(1, row.Quantity + 1);
                await host.AnswerAsync(SeatAnswer.Reserved(row.Id, _buyer, Seats(found), now));
                model[row.Id] = found;
                break;
            case (BookingStatus.PendingPayment, 0):
                (await PayAsync(host, row.Id)).Order!.State.ShouldBe(BookingStatus.Paid);
                break;
            case (BookingStatus.PendingPayment, 1):
                // All of them: no hold may end by itself later, between a step and its check.
                host.Clock.Advance(TestBookings.Hold);
                held.Where(r => r.State == BookingStatus.PendingPayment).ToList().ForEach(r => model.Remove(r.Id));
                await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None);
                break;
            case (BookingStatus.Paid, _) when row.LiveSeats.Count > 1:
                await CancelAsync(host, row.Id, [row.LiveSeats[0].Position]);
                model[row.Id]--;
                break;
            default:
                await CancelAsync(host, row.Id, null);
                model.Remove(row.Id);
                break;
        }
    }

    private async Task CancelAsync(BookingHost host, Guid id, IReadOnlyList<SeatPosition>? seats)
    {
        var outcome = await host.Get<CancelOrderUseCase>().HandleAsync(_buyer, id, seats, CancellationToken.None);
        outcome.Order.ShouldNotBeNull(outcome.Refusal?.Code).RefundState.ShouldBeNull();
    }

    private Task<OrderOutcome> PayAsync(BookingHost host, Guid id) =>
        host.Get<ConfirmOrderUseCase>().HandleAsync(_buyer, id, "tok_ok", CancellationToken.None);

    private async Task<long> CountAsync(BookingHost host)
    {
        await using var transaction = await host.Get<Database>().BeginAsync(CancellationToken.None);
        var buyer = new EventBuyer(TestEvents.OnSale, _buyer.Value);
        return (await host.Get<SeatLimit>().LockAndCountAsync(transaction, [buyer], CancellationToken.None))[buyer];
    }

    private Task<OrderOutcome> OrderAsync(
        BookingHost host, int quantity, string section = "A", string? key = null, UserId? buyer = null,
        long eventId = TestEvents.OnSale) =>
        host.Get<CreateOrderUseCase>().HandleAsync(
            buyer ?? _buyer, new CreateOrderRequest(eventId, section, "best_available", quantity, null, null, null), key,
            CancellationToken.None);

    private static PricedSeat[] Seats(int count) =>
        [.. Enumerable.Range(1, count).Select(n => new PricedSeat(1, 1, n, TestEvents.PriceMinor))];

    private async Task<BookingHost> HostAsync(int releases = 10)
    {
        var host = await BookingHost.CreateAsync(servers, options: new BookingOptions
        {
            PaymentAnswersWithin = Eventually.Patience, Limits = new LimitOptions { Releases = releases },
        });
        ((TestEvents)host.Get<IEventDirectory>()).Change(TestEvents.OnSale, e => e with
        {
            MaxSeatsPerPerson = Limit, Refunds = new RefundPolicy(true, null, 0),
        });
        await host.StartWritersAsync();
        return host;
    }
}
