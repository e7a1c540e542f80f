using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Tests.Payments;

/// <summary>
/// Paying, expiring and cancelling one booking at the same moment. The replica that sweeps has a clock an
/// hour ahead, so that for one of them the hold runs and for the other it is over, and only the row can
/// decide.
/// </summary>
[Collection(ServersCollection.Name)]
public sealed class PayExpireCancelRaceTests(Servers servers)
{
    private const int Rounds = 300;
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task Ends_in_exactly_one_of_PAID_and_CANCELLED()
    {
        // Payments gather while others are written, and are not kept apart: the three are to meet.
        await using var host = await BookingHost.CreateAsync(servers, options: new BookingOptions
        {
            PaymentAnswersWithin = Eventually.Patience, PaymentRoundInterval = TimeSpan.Zero,
        });
        await using var ahead = await BookingHost.CreateAsync(servers, database: host.ConnectionString);
        ahead.Clock.Advance(TimeSpan.FromHours(1));
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, Rounds);
        var pay = host.Get<ConfirmOrderUseCase>();
        var cancel = host.Get<CancelOrderUseCase>();
        var expiry = ahead.Get<HoldExpiry>();

        await RaceAsync(
            ids,
            id => pay.HandleAsync(_buyer, id, "tok_ok", CancellationToken.None),
            async id => await expiry.CancelExpiredAsync([await ahead.ReadAsync(id)], CancellationToken.None),
            id => cancel.HandleAsync(_buyer, id, CancellationToken.None));

        var outcomes = await OutcomesAsync(host, ids);
        outcomes.ShouldAllBe(o => o.Ended && o.ToldPaid != o.ToldReleased);
        outcomes.ShouldAllBe(o => o.ToldPaid == (o.Status == BookingStatus.Paid) && o.Captured == o.ToldPaid);
        // Nothing was taken for a booking that was lost.
        host.Sandbox.MoneyKept.ShouldBe(outcomes.Count(o => o.ToldPaid) * 2 * TestEvents.PriceMinor);
        // A race that only one side ever wins proves nothing.
        outcomes.Count(o => o.ToldPaid).ShouldBeInRange(1, Rounds - 1);
    }

    /// <summary>
    /// The twin: the same three, but each reads, decides and then writes without a condition on the row.
    /// </summary>
    [Fact]
    public async Task Without_the_row_condition_some_bookings_are_both_paid_and_released()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, Rounds);
        var provider = host.Get<IPaymentProvider>();

        await RaceAsync(
            ids,
            id => UnguardedAsync(host, id, "PAID", row => BookingEvents.Paid(row), () => provider.AuthoriseAsync(
                new AuthoriseRequest(id, 1, "TWD", "tok_ok"), CancellationToken.None)),
            id => UnguardedAsync(host, id, "CANCELLED", Release),
            id => UnguardedAsync(host, id, "CANCELLED", Release));

        (await OutcomesAsync(host, ids)).ShouldContain(o => o.ToldPaid && o.ToldReleased);
    }

    private static Messaging.OutgoingMessage Release(BookingRow row) =>
        BookingEvents.Released(row, row.SeatPositions, TimeProvider.System.GetUtcNow());

    private static async Task RaceAsync(Guid[] ids, params Func<Guid, Task>[] contenders)
    {
        // Few bookings at a time, so that the three really meet.
        foreach (var some in ids.Chunk(5))
        {
            using var start = new Barrier(some.Length * contenders.Length);
            var threads = some.SelectMany((id, i) => contenders.Select((contend, k) =>
                Task.Factory.StartNew(
                    () =>
                    {
                        start.SignalAndWait();
                        // Who is first differs from booking to booking.
                        Thread.SpinWait(((i + (2 * k)) % 5) * 20_000);
                        contend(id).GetAwaiter().GetResult();
                    },
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default)));
            await Task.WhenAll(threads.ToArray()).WaitAsync(Eventually.Patience);
        }
    }

    private static async Task UnguardedAsync(
        BookingHost host, Guid id, string status, Func<BookingRow, Messaging.OutgoingMessage> tell,
        Func<Task>? before = null)
    {
        var row = await host.ReadAsync(id);
        if (row.State != BookingStatus.PendingPayment)
        {
            return;
        }
        await (before?.Invoke() ?? Task.CompletedTask);
        await using var transaction = await host.Get<Database>().BeginAsync(CancellationToken.None);
        var updated = await transaction.QueryAsync<BookingRow>(
            $"""
            UPDATE bookings b SET status = @status, paid_at = now(), paid_transaction = gen_random_uuid()
            WHERE b.id = @id
            RETURNING {BookingRow.Columns}
            """,
            new { id, status },
            CancellationToken.None);
        await transaction.PublishAsync([tell(updated[0])], CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static async Task<List<Outcome>> OutcomesAsync(BookingHost host, Guid[] ids)
    {
        var paid = await ToldAsync<BookingPaidSuccess>(host);
        var released = await ToldAsync<BookingExpiredReleaseTickets>(host);
        var outcomes = new List<Outcome>();
        foreach (var id in ids)
        {
            var row = await host.ReadAsync(id);
            var captured = row.PaidTransaction is { } paidBy
                && host.Sandbox.Books.Find(paidBy) is { Captured: > 0 };
            outcomes.Add(new Outcome(row.State, paid.Contains(id), released.Contains(id), captured));
        }
        return outcomes;
    }

    private static async Task<List<Guid>> ToldAsync<T>(BookingHost host)
    {
        var told = (await host.OutboxAsync<T>()).Select(m => m.GetProperty("bookingId").GetGuid()).ToList();
        return told;
    }

    private sealed record Outcome(BookingStatus Status, bool ToldPaid, bool ToldReleased, bool Captured)
    {
        public bool Ended => Status is BookingStatus.Paid or BookingStatus.Cancelled;
    }
}
