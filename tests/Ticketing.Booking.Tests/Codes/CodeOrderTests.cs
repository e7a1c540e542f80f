using Microsoft.Extensions.DependencyInjection;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Tests.Support;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Tests.Codes;

/// <summary>A use is taken with the order's row and given back once, whatever ends the order.</summary>
[Collection(ServersCollection.Name)]
public sealed class CodeOrderTests(Servers servers)
{
    private const long Price = TestEvents.PriceMinor;
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task An_order_costs_what_its_code_promised_whatever_the_seller_does_later()
    {
        await using var host = await HostAsync();
        var code = await host.MakeCodeAsync("SUMMER", CodeKinds.Percent, 20);
        var order = (await host.OrderAsync(_buyer, " sum-mer ")).Order.ShouldNotBeNull();
        await host.ScalarAsync<int>("UPDATE codes SET value = 1, stopped_at = now() WHERE id = $1 RETURNING 1", code);

        var held = await host.SeatAsync(order);

        (held.TotalMinor, held.DiscountMinor).ShouldBe((2 * Price * 80 / 100, 2 * Price * 20 / 100));
        var shown = OrderResponse.Of(held);
        shown.Discount.ShouldBe(new OrderDiscount("SUMMER", CodeKinds.Percent, 2 * Price * 20 / 100));
        shown.Seats.Sum(s => s.Price).ShouldBe(shown.Total);
        await host.PayAsync(order.Id);
        host.Sandbox.MoneyKept.ShouldBe(held.TotalMinor);
        (await host.UsedAsync(code)).ShouldBe(1);
    }

    /// <summary>A replica of the seat engine that was started before this release does not say that there is a code.</summary>
    [Fact]
    public async Task An_order_costs_what_its_code_promised_if_the_answer_does_not_name_the_code()
    {
        await using var host = await HostAsync();
        await host.MakeCodeAsync("SUMMER", CodeKinds.Percent, 20);
        var order = (await host.OrderAsync(_buyer, "SUMMER")).Order.ShouldNotBeNull();

        await host.AnswerAsync(SeatAnswer.Reserved(order.Id, _buyer, TestBookings.Seats, host.Clock.GetUtcNow()));

        var (held, price) = (await host.ReadAsync(order.Id), TestBookings.Seats.Sum(seat => seat.PriceMinor));
        (held.TotalMinor, held.DiscountMinor).ShouldBe((price * 80 / 100, price * 20 / 100));
    }

    [Fact]
    public async Task A_use_comes_back_when_no_seat_is_found_and_once_when_told_again()
    {
        await using var host = await HostAsync();
        var code = await host.MakeCodeAsync("ONCE", CodeKinds.Amount, 100, terms: t => t with { MaxUses = 1 });
        var order = (await host.OrderAsync(_buyer, "ONCE")).Order.ShouldNotBeNull();
        (await host.OrderAsync(TestBookings.NewBuyer(), "ONCE")).Refusal!.Code.ShouldBe("code-used-up");
        var failed = SeatAnswer.Failed(order.Id, _buyer, "sold-out", host.Clock.GetUtcNow());

        await host.AnswerAsync(failed);
        await host.AnswerAsync(failed);

        (await host.UsedAsync(code)).ShouldBe(0);
        (await host.OrderAsync(_buyer, "ONCE")).Order.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_use_comes_back_when_the_hold_runs_out_and_when_the_buyer_cancels()
    {
        await using var host = await HostAsync();
        var code = await host.MakeCodeAsync("BACK", CodeKinds.Percent, 10);
        var cancelled = (await host.OrderAsync(_buyer, "BACK")).Order!;
        var expired = await host.SeatAsync((await host.OrderAsync(_buyer, "BACK")).Order!);
        (await host.UsedAsync(code)).ShouldBe(2);

        await host.Get<CancelOrderUseCase>().HandleAsync(_buyer, cancelled.Id, CancellationToken.None);
        await host.Get<CancelOrderUseCase>().HandleAsync(_buyer, cancelled.Id, CancellationToken.None);
        (await host.UsedAsync(code)).ShouldBe(1);
        host.Clock.Advance(TestBookings.Hold + TimeSpan.FromSeconds(1));
        (await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None)).ShouldBe(1);

        (await host.UsedAsync(code)).ShouldBe(0);
        (await host.ReadAsync(expired.Id)).State.ShouldBe(BookingStatus.Cancelled);
    }

    [Fact]
    public async Task A_repeated_key_takes_one_use_and_is_answered_when_none_is_left()
    {
        await using var host = await HostAsync();
        var code = await host.MakeCodeAsync("KEY", CodeKinds.Percent, 10, terms: t => t with { MaxUses = 1 });

        var first = (await host.OrderAsync(_buyer, "KEY", key: "k")).Order.ShouldNotBeNull();
        (await host.OrderAsync(_buyer, "key", key: "k")).Order!.Id.ShouldBe(first.Id);
        await host.ScalarAsync<int>("UPDATE codes SET stopped_at = now() RETURNING 1");
        (await host.OrderAsync(_buyer, "KEY", key: "k")).Order!.Id.ShouldBe(first.Id);
        (await host.OrderAsync(_buyer, null, key: "k")).Refusal!.Code.ShouldBe("idempotency-key-reused");

        (await host.UsedAsync(code)).ShouldBe(1);
    }

    /// <summary>All wait for one batch: what is refused once is not written as its own repetition.</summary>
    [Fact]
    public async Task The_same_request_many_times_in_one_batch_takes_one_use_or_none()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var code = await host.MakeCodeAsync("KEY", CodeKinds.Percent, 10, terms: t => t with { MaxUses = 1 });
        var other = TestBookings.NewBuyer();
        var mine = Enumerable.Range(0, 5).Select(_ => host.OrderAsync(_buyer, "KEY", key: "k")).ToList();
        var theirs = Enumerable.Range(0, 5).Select(_ => host.OrderAsync(other, "KEY", key: "k")).ToList();

        await host.StartWritersAsync();
        var outcomes = await Task.WhenAll(mine.Concat(theirs)).WaitAsync(Eventually.Patience);

        outcomes.Where(o => o.Order is not null).Select(o => o.Order!.Id).Distinct().Count().ShouldBe(1);
        outcomes.Count(o => o.Refusal?.Code == "code-used-up").ShouldBe(5);
        (await host.UsedAsync(code)).ShouldBe(1);
    }

    [Fact]
    public async Task One_person_uses_a_code_as_often_as_one_person_may()
    {
        await using var host = await HostAsync();
        await host.MakeCodeAsync("MINE", CodeKinds.Percent, 10, terms: t => t with { MaxUsesPerPerson = 1 });

        var mine = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.OrderAsync(_buyer, "MINE")));

        mine.Count(o => o.Order is not null).ShouldBe(1);
        mine.Where(o => o.Order is null).ShouldAllBe(o => o.Refusal!.Code == "code-used-by-you");
        (await host.OrderAsync(TestBookings.NewBuyer(), "MINE")).Order.ShouldNotBeNull();
    }

    /// <summary>From the order to its end, no statement is about codes: each of those locks or counts.</summary>
    [Fact]
    public async Task Orders_without_a_code_ask_nothing_of_codes()
    {
        await using var host = await BookingHost.CreateAsync(
            servers, change: services => services.AddSingleton<CodeUses, NoUses>());
        await host.StartWritersAsync();
        var paid = await host.SeatAsync((await host.OrderAsync(_buyer, null)).Order!);
        await host.PayAsync(paid.Id);
        var failed = (await host.OrderAsync(_buyer, null)).Order!;
        await host.AnswerAsync(SeatAnswer.Failed(failed.Id, _buyer, "sold-out", host.Clock.GetUtcNow()));
        await host.SeatAsync((await host.OrderAsync(_buyer, null)).Order!);
        host.Clock.Advance(TestBookings.Hold + TimeSpan.FromSeconds(1));

        (await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None)).ShouldBe(1);
    }

    [Fact]
    public async Task Each_reason_has_its_answer()
    {
        await using var host = await HostAsync();
        var now = host.Clock.GetUtcNow();
        await host.MakeCodeAsync("EARLY", CodeKinds.Percent, 10, terms: t => t with { ValidFrom = now.AddHours(1) });
        await host.MakeCodeAsync("LATE", CodeKinds.Percent, 10, terms: t => t with { ValidUntil = now });
        await host.MakeCodeAsync("GROUP", CodeKinds.Percent, 10, terms: t => t with { MinSeats = 4, MaxSeats = 6 });
        await host.MakeCodeAsync("STALLS", CodeKinds.Percent, 10, terms: t => t with { Sections = ["B"] });

        (await Code("NOBODY")).ShouldBe("code-not-found");
        (await Code("!")).ShouldBe("code-not-found");
        (await Code("EARLY")).ShouldBe("code-not-yet-valid");
        (await Code("LATE")).ShouldBe("code-expired");
        (await Code("GROUP")).ShouldBe("code-seat-count");
        (await Code("STALLS")).ShouldBe("code-other-section");
        (await host.OrderAsync(_buyer, "STALLS", section: "B")).Order.ShouldNotBeNull();
        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings")).ShouldBe(1);

        async Task<string> Code(string code) => (await host.OrderAsync(_buyer, code)).Refusal.ShouldNotBeNull().Code;
    }

    [Fact]
    public async Task Who_guesses_too_often_is_answered_the_same_for_every_code_and_orders_without_one()
    {
        var limits = new LimitOptions { CodeGuessesPerPerson = 3, CodeGuessesPerAddress = 5 };
        await using var host = await HostAsync(new BookingOptions { Limits = limits });
        await host.MakeCodeAsync("RIGHT", CodeKinds.Percent, 10);
        var other = TestBookings.NewBuyer();
        for (var i = 0; i < 3; i++)
        {
            (await host.OrderAsync(_buyer, $"WRONG{i}", address: "192.0.2.7")).Refusal!.Code.ShouldBe("code-not-found");
        }

        var blocked = (await host.OrderAsync(_buyer, "RIGHT", address: "192.0.2.8")).Refusal.ShouldNotBeNull();
        (blocked.Status, blocked.Code).ShouldBe((429, "too-many-code-guesses"));
        blocked.RetryAfter.ShouldNotBeNull();
        (await host.OrderAsync(_buyer, null, address: "192.0.2.7")).Order.ShouldNotBeNull();

        await host.OrderAsync(other, "WRONG", address: "192.0.2.7");
        await host.OrderAsync(other, "WRONG", address: "192.0.2.7");
        (await host.OrderAsync(TestBookings.NewBuyer(), "RIGHT", address: "192.0.2.7")).Refusal!.Status.ShouldBe(429);
        (await host.OrderAsync(TestBookings.NewBuyer(), "RIGHT", address: "192.0.2.9")).Order.ShouldNotBeNull();
        host.Clock.Advance(limits.CodeGuessWindow);
        (await host.OrderAsync(_buyer, "RIGHT", address: "192.0.2.7")).Order.ShouldNotBeNull();
    }

    private async Task<BookingHost> HostAsync(BookingOptions? options = null)
    {
        var host = await BookingHost.CreateAsync(servers, options: options);
        await host.StartWritersAsync();
        return host;
    }

    private sealed class NoUses(TimeProvider clock) : CodeUses(clock)
    {
        public override Task<bool> TryCountAsync(
            DatabaseTransaction transaction, Guid code, int uses, CancellationToken ct) =>
            throw new InvalidOperationException("No order has a code.");

        protected override Task<IReadOnlyList<CodeState>> LockAsync(
            DatabaseTransaction transaction, object ids, CancellationToken ct) =>
            throw new InvalidOperationException("No order has a code.");
    }
}
