using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Orders;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.Tests.Orders;

[Collection(ServersCollection.Name)]
public sealed class ProcessingRedriveTests(Servers servers)
{
    private static readonly TimeSpan After = new BookingOptions().RedriveAfter;

    [Fact]
    public async Task An_unanswered_request_is_published_again_after_a_while_and_no_oftener()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var buyer = TestBookings.NewBuyer();
        var id = (await host.InsertAsync(BookingStatus.Processing, buyer))[0];
        await host.InsertAsync(BookingStatus.PendingPayment, buyer);
        await host.InsertAsync(BookingStatus.Failed, buyer);

        await RunAsync(host);
        (await host.MessagesAsync<TicketReservedRequest>(id)).ShouldBe(0);

        host.Clock.Advance(After);
        await RunAsync(host);
        await RunAsync(host);
        (await host.MessagesAsync<TicketReservedRequest>(id)).ShouldBe(1);

        host.Clock.Advance(After);
        await RunAsync(host);
        (await host.OutboxAsync<TicketReservedRequest>()).Count.ShouldBe(2);
        // The same fact: a receiver can tell that it had it before.
        (await host.ScalarAsync<long>("SELECT count(DISTINCT message_id) FROM outbox")).ShouldBe(1);
    }

    [Fact]
    public async Task One_that_was_answered_before_its_request_is_repeated_again_is_left_alone()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var buyer = TestBookings.NewBuyer();
        var id = (await host.InsertAsync(BookingStatus.Processing, buyer))[0];
        host.Clock.Advance(After);
        await RunAsync(host);
        await host.AnswerAsync(SeatAnswer.Reserved(id, buyer, TestBookings.Seats, host.Clock.GetUtcNow()));

        host.Clock.Advance(After);
        await RunAsync(host);

        (await host.OutboxAsync<TicketReservedRequest>()).Count.ShouldBe(1);
        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings WHERE repeat_at IS NOT NULL")).ShouldBe(0);
    }

    /// <summary>Its id is older than what was looked at already, because its commit took long.</summary>
    [Fact]
    public async Task One_that_was_committed_late_is_found_once_no_more_of_its_time_can_come()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        await host.InsertAsync(BookingStatus.Processing, TestBookings.NewBuyer());
        var late = (await host.InsertAsync(BookingStatus.Processing, TestBookings.NewBuyer()))[0];
        await using var connection = await host.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hide = new Npgsql.NpgsqlCommand("SELECT FROM bookings WHERE id = $1 FOR UPDATE", connection)
        {
            Parameters = { new() { Value = late } },
        };
        await hide.ExecuteNonQueryAsync();

        host.Clock.Advance(After + TimeSpan.FromSeconds(1));
        await RunAsync(host);
        (await host.MessagesAsync<TicketReservedRequest>(late)).ShouldBe(0);
        await transaction.RollbackAsync();
        await RunAsync(host);
        (await host.MessagesAsync<TicketReservedRequest>(late)).ShouldBe(0);

        host.Clock.Advance(UnansweredOrders.CommittedWithin);
        await RunAsync(host);
        (await host.MessagesAsync<TicketReservedRequest>(late)).ShouldBe(1);
    }

    /// <summary>What was passed is not looked at again, whoever looks.</summary>
    [Fact]
    public async Task Another_replica_goes_on_where_the_first_one_was_sure()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        host.Clock.Advance(UnansweredOrders.CommittedWithin + TimeSpan.FromMinutes(1));
        var sure = UnansweredOrders.IdAfter(host.Clock.GetUtcNow() - UnansweredOrders.CommittedWithin);
        await RunAsync(host);
        var passed = await host.ScalarAsync<Guid>("SELECT id FROM answered_up_to");
        passed.CompareTo(sure).ShouldBeGreaterThanOrEqualTo(0);

        var id = (await host.InsertAsync(BookingStatus.Processing, TestBookings.NewBuyer()))[0];
        await using var other = await BookingHost.CreateAsync(servers, database: host.ConnectionString);
        other.Clock.Advance(host.Clock.GetUtcNow() - other.Clock.GetUtcNow() + After + TimeSpan.FromSeconds(1));
        await RunAsync(other);

        (await host.MessagesAsync<TicketReservedRequest>(id)).ShouldBe(1);
        (await host.ScalarAsync<Guid>("SELECT id FROM answered_up_to")).CompareTo(passed).ShouldBeGreaterThan(0);
    }

    private static Task RunAsync(BookingHost host) => host.Get<IEnumerable<IHostedService>>()
        .OfType<ProcessingRedrive>().Single().RunOnceAsync(CancellationToken.None);
}
