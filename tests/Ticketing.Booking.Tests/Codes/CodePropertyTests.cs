using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Limits;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Messaging;

namespace Ticketing.Booking.Tests.Codes;

/// <summary>
/// Random orders, answers, redeliveries, failures, payments, cancellations and refunds: after each, uses are the orders that
/// hold or own them, no limit is exceeded, a voucher's money is in the voucher or in orders, and what is paid is the price
/// after the code.
/// </summary>
[Collection(ServersCollection.Name)]
public sealed class CodePropertyTests(Servers servers)
{
    private const int Steps = 250;
    private static readonly string?[] Codes = [null, "THREE", "GIFT", "PERSON", "FREE"];

    private readonly List<UserId> _buyers = [.. Enumerable.Range(0, 3).Select(_ => TestBookings.NewBuyer())];
    private readonly List<BookingRow> _orders = [];
    private readonly List<IncomingMessage> _answers = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Uses_and_money_agree_after_every_step(int seed)
    {
        var options = new BookingOptions { Limits = new LimitOptions { Releases = 1_000 } };
        await using var host = await BookingHost.CreateAsync(servers, options: options);
        await host.StartWritersAsync();
        host.Allow();
        await host.MakeCodeAsync("THREE", CodeKinds.Percent, 33, terms: t => t with { MaxUses = 3, MinSeats = 2 });
        await host.MakeCodeAsync(
            "GIFT", CodeKinds.Voucher, 5 * TestEvents.PriceMinor + 7, terms: t => t with { ReturnsOnRefund = true });
        await host.MakeCodeAsync("PERSON", CodeKinds.NForM, 0, 3, 2, t => t with { MaxUsesPerPerson = 1 });
        await host.MakeCodeAsync(
            "FREE", CodeKinds.FreeSeat, terms: t => t with { MaxUses = 1, ReturnsOnRefund = true });
        var random = new Random(seed);
        for (var step = 0; step < Steps; step++)
        {
            await StepAsync(host, random);
            (await WrongAsync(host)).ShouldBe("", $"after step {step}");
        }

        (await host.ScalarAsync<long>(
            "SELECT count(*) FROM bookings WHERE promised_discount IS NOT NULL AND paid_at IS NOT NULL"))
            .ShouldBeGreaterThan(0);
        var kept = await host.ScalarAsync<long>(
            "SELECT coalesce(sum(total_minor - refunded_minor), 0)::bigint FROM bookings WHERE paid_at IS NOT NULL");
        host.Sandbox.MoneyKept.ShouldBe(kept);
    }

    private async Task StepAsync(BookingHost host, Random random)
    {
        switch (random.Next(10))
        {
            case 0 or 1 or 2:
                await OrderAsync(host, random);
                break;
            case 3 or 4 when await PickAsync(host, random, BookingStatus.Processing) is { } waiting:
                await AnswerAsync(host, CodeWorld.Found(host, waiting, random.Next(1, waiting.WantedQuantity + 1)));
                break;
            case 5 when await PickAsync(host, random) is { } any:
                await AnswerAsync(
                    host, SeatAnswer.Failed(any.Id, new UserId(any.BuyerId), "sold-out", host.Clock.GetUtcNow()));
                break;
            case 6:
                await host.AnswerAsync([.. _answers.Where(_ => random.Next(2) == 0)]);
                break;
            case 7 or 8 when await PickAsync(host, random, BookingStatus.PendingPayment) is { } held:
                await host.PayAsync(held.Id);
                break;
            case 9 when random.Next(4) == 0:
                host.Clock.Advance(TestBookings.Hold + TimeSpan.FromSeconds(1));
                await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None);
                break;
            case 9 when await PickAsync(host, random) is { } any:
                await GiveBackAsync(host, any, random);
                break;
        }
    }

    private static Task<OrderOutcome> GiveBackAsync(BookingHost host, BookingRow order, Random random) =>
        host.Get<CancelOrderUseCase>().HandleAsync(
            new UserId(order.BuyerId), order.Id,
            order.State == BookingStatus.Paid && random.Next(2) == 0 ? [order.LiveSeats[0].Position] : null,
            CancellationToken.None);

    private async Task<BookingRow?> PickAsync(BookingHost host, Random random, BookingStatus? status = null)
    {
        var rows = (await host.Get<BookingStore>().FindAllAsync(_orders.Select(o => o.Id), CancellationToken.None))
            .Where(row => status is null ? row.State != BookingStatus.Failed : row.State == status)
            .OrderBy(row => row.Id).ToList();
        return rows.Count == 0 ? null : rows[random.Next(rows.Count)];
    }

    /// <summary>One order, or the same request several times at once.</summary>
    private async Task OrderAsync(BookingHost host, Random random)
    {
        var (buyer, code) = (_buyers[random.Next(_buyers.Count)], Codes[random.Next(Codes.Length)]);
        var (seats, key) = (random.Next(1, 5), random.Next(3) == 0 ? Guid.NewGuid().ToString() : null);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, random.Next(1, 4))
            .Select(_ => host.OrderAsync(buyer, code, seats, key)));
        _orders.AddRange(outcomes.Select(o => o.Order).OfType<BookingRow>().DistinctBy(o => o.Id));
    }

    private async Task AnswerAsync(BookingHost host, IncomingMessage answer)
    {
        _answers.Add(answer);
        await host.AnswerAsync(answer);
    }

    /// <summary>Which rule does not hold; empty when all do.</summary>
    private static Task<string> WrongAsync(BookingHost host) => host.ScalarAsync<string>("""
        SELECT concat_ws('; ',
            (SELECT string_agg('uses of ' || c.code, ', ') FROM codes c
             WHERE c.used > coalesce(c.max_uses, c.used) OR c.used <> (
                SELECT count(*) FROM code_uses u WHERE u.code_id = c.id AND u.given_back_at IS NULL)),
            (SELECT string_agg('a person has ' || c.code, ', ') FROM codes c JOIN (
                SELECT code_id, count(*) AS uses FROM code_uses WHERE given_back_at IS NULL GROUP BY code_id, buyer_id
             ) p ON p.code_id = c.id AND p.uses > c.max_uses_per_person),
            (SELECT string_agg('holder of ' || c.code, ', ') FROM bookings b
             JOIN codes c ON c.id = (b.promised_discount::jsonb ->> 'code_id')::uuid
             LEFT JOIN code_uses u ON u.booking_id = b.id
             WHERE (u.booking_id IS NOT NULL AND u.given_back_at IS NULL) <> (
                b.status IN ('PROCESSING', 'PENDING_PAYMENT', 'PAID') OR (b.paid_at IS NOT NULL AND NOT c.returns_on_refund))),
            (SELECT string_agg('money of ' || c.code, ', ') FROM codes c
             WHERE c.kind = 'voucher' AND c.value <> c.balance_minor + (
                SELECT coalesce(sum(u.voucher_minor - u.voucher_back_minor), 0) FROM code_uses u WHERE u.code_id = c.id)),
            (SELECT string_agg('price of ' || b.id, ', ') FROM bookings b
             WHERE b.seats IS NOT NULL AND b.total_minor <> (
                SELECT sum((s ->> 3)::bigint) FROM jsonb_array_elements(b.seats) AS s WHERE (s ->> 3)::bigint >= 0)),
            (SELECT string_agg('worth of ' || b.id, ', ') FROM bookings b
             WHERE b.seats IS NOT NULL
               AND b.total_minor + coalesce(b.discount_minor, 0) <> jsonb_array_length(b.seats) * 300000),
            (SELECT string_agg('payment of ' || b.id, ', ') FROM bookings b
             JOIN transactions t ON t.id = b.paid_transaction WHERE t.amount_minor <> b.total_minor))
        """);
}
