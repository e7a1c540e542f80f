using Ticketing.Booking.Bookings;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Refunds;

/// <summary>Buyer, seller and two replicas refund one booking at the same moment.</summary>
[Collection(ServersCollection.Name)]
public sealed class RefundSumTests(Servers servers)
{
    private const int Rounds = 20;
    private readonly UserId _buyer = TestBookings.NewBuyer();
    private readonly RefundBooks _books = new();

    [Fact]
    public async Task The_sum_of_refunds_is_what_was_paid_and_each_seat_goes_back_once()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        await using var other = await PaidOrders.HostAsync(servers, _books, host.ConnectionString);
        var ids = await host.InsertPaidAsync(_buyer, Rounds);

        foreach (var id in ids)
        {
            await Task.WhenAll(
                RefundAsync(host, id, null),
                RefundAsync(other, id, null),
                RefundAsync(host, id, [new SeatPosition(1, 1, 1)]),
                RefundAsync(other, id, [new SeatPosition(1, 1, 2)]));
        }

        _books.RefundedMinor.ShouldBe(Rounds * PaidOrders.Total);
        (await host.ScalarAsync<long>(
            "SELECT count(*) FROM bookings WHERE status = 'CANCELLED' AND refunded_minor = total_minor"))
                .ShouldBe(Rounds);
        (await host.OutboxAsync<BookingExpiredReleaseTickets>())
            .Sum(m => m.GetProperty("seats").GetArrayLength()).ShouldBe(2 * Rounds);
    }

    [Fact]
    public async Task A_refund_that_the_payment_does_not_cover_is_refused_by_the_statement_itself()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var id = (await host.InsertPaidAsync(_buyer))[0];
        await host.ScalarAsync<long>(
            "UPDATE transactions SET amount_minor = amount_minor - 1 WHERE booking_id = $1 RETURNING amount_minor", id);

        var opening = await host.Get<RefundOpener>().OpenAsync(Wish(id, null), CancellationToken.None);

        opening.Refusal!.Code.ShouldBe("refund-not-allowed");
        (await host.ScalarAsync<long>("SELECT count(*) FROM transactions WHERE type = 'REFUND'")).ShouldBe(0);
    }

    /// <summary>The twin: the same statement without its guard and without the lock on the booking.</summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 4)]
    public async Task Without_the_guard_a_payment_is_given_back_as_often_as_it_is_asked_for(bool guarded, int refunds)
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var id = (await host.InsertPaidAsync(_buyer))[0];
        var sql = guarded ? RefundOpener.Insert
            : RefundOpener.Insert.Replace(RefundOpener.SumGuard, "", StringComparison.Ordinal);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var transaction = await host.Get<Database>().BeginAsync(CancellationToken.None);
            if (guarded)
            {
                await transaction.FindAsync<BookingRow>(
                    RefundOpener.Lock, new { bookingId = id }, CancellationToken.None);
            }
            var booking = await host.ReadAsync(id);
            var now = host.Clock.GetUtcNow();
            var refund = new
            {
                refundId = Guid.NewGuid(),
                bookingId = id,
                buyerId = booking.BuyerId,
                paymentId = booking.PaidTransaction!.Value,
                amountMinor = PaidOrders.Total,
                feeMinor = 0L,
                kind = "refunded-by-buyer",
                seats = "[]",
                now,
                checkAt = now,
                memberId = (Guid?)null,
            };
            await transaction.ExecuteAsync(sql, refund, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }));

        (await host.ScalarAsync<long>("SELECT count(*) FROM transactions WHERE type = 'REFUND'")).ShouldBe(refunds);
    }

    private static RefundWish Wish(Guid id, IReadOnlyList<SeatPosition>? seats) =>
        new(id, seats, CancellationReasons.RefundedBySeller);

    private static async Task RefundAsync(BookingHost host, Guid id, IReadOnlyList<SeatPosition>? seats)
    {
        var (_, _, refusal) = await host.Get<RefundDriver>().RefundAsync(Wish(id, seats), CancellationToken.None);
        refusal.ShouldBeNull();
    }
}
