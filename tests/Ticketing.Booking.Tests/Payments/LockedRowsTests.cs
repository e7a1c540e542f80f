using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Payments.Steps;
using Ticketing.Booking.Tests.Support;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Tests.Payments;

/// <summary>The one thing in which a round of payments and a payment alone differ.</summary>
[Collection(ServersCollection.Name)]
public sealed class LockedRowsTests(Servers servers)
{
    private readonly UserId _buyer = TestBookings.NewBuyer();

    /// <summary>The twin of a round: without skipping it waits as long as the slowest of its rows is held.</summary>
    [Fact]
    public async Task A_round_skips_a_locked_row_and_the_same_statement_alone_waits_for_it()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, 60);
        await using var other = await host.Get<Database>().BeginAsync(CancellationToken.None);
        await other.ExecuteAsync(
            "SELECT FROM bookings WHERE id = @id FOR UPDATE", new { id = ids[^1] }, CancellationToken.None);

        var claimed = await ClaimAsync(host, ids, LockedRows.Skip);

        claimed.Select(row => row.Id).Order().ShouldBe(ids[..^1].Order());
        (await Should.ThrowAsync<PostgresException>(ClaimAsync(host, ids, LockedRows.Wait)))
            .SqlState.ShouldBe(PostgresErrorCodes.LockNotAvailable);
    }

    /// <summary>A claim that waited looks at the row as it is then, not as it was.</summary>
    [Theory]
    [InlineData("hold_seconds = 1", 1)]
    [InlineData("status = 'CANCELLED'", 0)]
    public async Task A_claim_that_waited_for_a_row_checks_its_conditions_again(string change, int claims)
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer);
        await using var other = await host.Get<Database>().BeginAsync(CancellationToken.None);
        await other.ExecuteAsync($"UPDATE bookings SET {change}", null, CancellationToken.None);

        var waiting = ClaimAsync(host, ids, LockedRows.Wait, patience: "30s");
        await Eventually.TrueAsync(
            async () => await host.ScalarAsync<long>("""
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'
                """) > 0,
            "the claim waits for the row");
        await other.CommitAsync(CancellationToken.None);

        (await waiting).Count.ShouldBe(claims);
    }

    /// <summary>Claims without committing.</summary>
    private async Task<IReadOnlyList<BookingRow>> ClaimAsync(
        BookingHost host, Guid[] ids, LockedRows locked, string patience = "300ms")
    {
        await using var transaction = await host.Get<Database>().BeginAsync(CancellationToken.None);
        await transaction.ExecuteAsync($"SET LOCAL lock_timeout = '{patience}'", null, CancellationToken.None);
        return await transaction.ClaimAsync(host, ids, _buyer, locked);
    }
}
