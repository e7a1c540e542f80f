using Ticketing.Booking.Bookings;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Orders.RecordSeatAnswers;
using Ticketing.Booking.Payments.Steps;
using Ticketing.Booking.Tests.Support;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Tests.Orders;

/// <summary>
/// What a rush does to every booking (its seats, the claim of its payment) is written in place: PostgreSQL writes no
/// index entry again as long as no index knows a column that changes (ADR 0025).
/// </summary>
[Collection(ServersCollection.Name)]
public sealed class ChangesInPlaceTests(Servers servers)
{
    private const int Count = 10;

    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task An_answer_and_a_claim_write_no_index_entry()
    {
        (await AnswerAsync("")).ShouldBe(Count);
        (await ClaimAsync(1, LockedRows.Wait)).ShouldBe(1);
        (await ClaimAsync(Count, LockedRows.Skip)).ShouldBe(Count);
    }

    /// <summary>One index whose predicate names the status, and all entries are written again.</summary>
    [Fact]
    public async Task Twin_with_an_index_that_knows_the_status() =>
        (await AnswerAsync("CREATE INDEX held ON bookings (hold_expires_at) WHERE status = 'PENDING_PAYMENT'"))
            .ShouldBe(0);

    private async Task<long> AnswerAsync(string before)
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var ids = await host.InsertAsync(BookingStatus.Processing, _buyer, Count);
        var now = host.Clock.GetUtcNow();
        var answers = SeatAnswers.Parse(
            [.. ids.Select(id => SeatAnswer.Reserved(id, _buyer, TestBookings.Seats, now))]);
        return await InPlaceAsync(host, before, transaction => SeatAnswerStatements.RecordReservedAsync(
            transaction, answers.Reserved, new Dictionary<Guid, DiscountedSeats>(), now, CancellationToken.None));
    }

    private async Task<long> ClaimAsync(int count, LockedRows locked)
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, count);
        return await InPlaceAsync(host, "", transaction => transaction.ClaimAsync(host, ids, _buyer, locked));
    }

    private static async Task<long> InPlaceAsync(
        BookingHost host, string before, Func<DatabaseTransaction, Task> change)
    {
        var database = host.Get<Database>();
        if (before.Length > 0)
        {
            await database.ExecuteAsync(before, null, CancellationToken.None);
        }
        await using var transaction = await database.BeginAsync(CancellationToken.None);
        await change(transaction);
        return await transaction.FindAsync<long>(
            "SELECT pg_stat_get_xact_tuples_hot_updated('bookings'::regclass)", null, CancellationToken.None);
    }
}
