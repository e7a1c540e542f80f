using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Orders.RecordSeatAnswers;
using Ticketing.Booking.Payments.Steps;
using Ticketing.Booking.Tests.Support;

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
        var answers = SeatAnswers.Parse([.. ids.Select(id => SeatAnswer.Reserved(id, _buyer, TestBookings.Seats, now))]);
        await using var command = new NpgsqlCommand(SeatAnswerStatements.RecordReserved);
        SeatAnswerStatements.AddReserved(command.Parameters, answers.Reserved, now);
        return await InPlaceAsync(host, before, command);
    }

    private async Task<long> ClaimAsync(int count, LockedRows locked)
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, count);
        var now = host.Clock.GetUtcNow();
        await using var command = new NpgsqlCommand(ClaimBooking.Statement(locked))
        {
            Parameters =
            {
                new("bookings", ids),
                new("buyers", ids.Select(_ => _buyer.Value).ToArray()),
                new("transactions", ids.Select(_ => Guid.NewGuid()).ToArray()),
                new("tokenHashes", ids.Select(_ => Array.Empty<byte>()).ToArray()),
                new("now", now),
                new("provider", "sandbox"),
                new("checkAt", now),
            },
        };
        return await InPlaceAsync(host, "", command);
    }

    private static async Task<long> InPlaceAsync(BookingHost host, string before, NpgsqlCommand change)
    {
        await using var connection = await host.Database.OpenConnectionAsync();
        if (before.Length > 0)
        {
            await using var first = new NpgsqlCommand(before, connection);
            await first.ExecuteNonQueryAsync();
        }
        await using var transaction = await connection.BeginTransactionAsync();
        change.Connection = connection;
        await change.ExecuteNonQueryAsync();
        await using var count = new NpgsqlCommand(
            "SELECT pg_stat_get_xact_tuples_hot_updated('bookings'::regclass)", connection, transaction);
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
