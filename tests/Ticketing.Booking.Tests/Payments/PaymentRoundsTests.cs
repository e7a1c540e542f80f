using Microsoft.Extensions.Hosting;
using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Tests.Payments;

/// <summary>Payments of one moment share their transactions, and nothing else.</summary>
[Collection(ServersCollection.Name)]
public sealed class PaymentRoundsTests(Servers servers)
{
    private const int Many = 60;
    private const long Price = 2 * TestEvents.PriceMinor;
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task Payments_of_one_moment_share_their_transactions()
    {
        await using var host = await CreateAsync();
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, Many);

        var outcomes = await PayAllAsync(host, ids);

        outcomes.ShouldAllBe(o => o.Order!.State == BookingStatus.Paid);
        await PaidOnceAsync(host, ids);
        // The bundle of a commit is a row: the first alone, the others by the dozen.
        (await host.ScalarAsync<long>(
            "SELECT count(*) FROM outbox WHERE message_type = 'BookingPaidSuccess'")).ShouldBeLessThan(Many / 4);
        (await host.ScalarAsync<long>(
            "SELECT count(*) FROM notifications WHERE kind = 'booking_confirmed'")).ShouldBe(Many);
    }

    [Fact]
    public async Task Each_of_a_round_has_its_own_outcome()
    {
        await using var host = await CreateAsync();
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, 8);
        var others = (await host.InsertAsync(BookingStatus.PendingPayment, TestBookings.NewBuyer()))[0];
        var over = (await host.InsertAsync(
            BookingStatus.PendingPayment, _buyer, 1, host.Clock.GetUtcNow().AddSeconds(-1)))[0];
        var cancelled = (await host.InsertAsync(BookingStatus.Cancelled, _buyer))[0];

        // The last of the good ones is clicked twice.
        var paid = PayAllAsync(host, [.. ids, ids[^1]]);
        var declined = PayAsync(host, (await host.InsertAsync(BookingStatus.PendingPayment, _buyer))[0], "tok_decline");
        var refused = await PayAllAsync(host, [others, over, cancelled, Guid.NewGuid()]);

        (await paid).ShouldAllBe(o => o.Order!.State == BookingStatus.Paid);
        (await declined).Refusal!.Code.ShouldBe("payment-declined");
        refused.Select(o => o.Refusal!.Code).ShouldBe(
            ["not-your-order", "hold-expired", "order-not-payable", "order-not-found"]);
        await PaidOnceAsync(host, ids);
    }

    [Fact]
    public async Task Two_replicas_that_pay_the_same_bookings_pay_each_once()
    {
        await using var host = await CreateAsync();
        await using var other = await BookingHost.CreateAsync(
            servers, database: host.ConnectionString, sandbox: host.Sandbox, options: Options());
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, Many);

        // In opposite order: rounds that waited for each other's rows would deadlock.
        var both = await Task.WhenAll(PayAllAsync(host, ids), PayAllAsync(other, [.. ids.Reverse()]));

        both.SelectMany(o => o).ShouldAllBe(o => o.Order!.State == BookingStatus.Paid);
        await PaidOnceAsync(host, ids);
    }

    [Fact]
    public async Task A_booking_that_somebody_holds_delays_no_other()
    {
        await using var host = await CreateAsync();
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, Many);
        await using var transaction = await HoldAsync(host, ids[^1]);
        var waits = PayAsync(host, ids[^1]);

        (await PayAllAsync(host, ids[..^1])).ShouldAllBe(o => o.Order!.State == BookingStatus.Paid);
        waits.IsCompleted.ShouldBeFalse();

        await transaction.RollbackAsync();
        (await waits).Order!.State.ShouldBe(BookingStatus.Paid);
        await PaidOnceAsync(host, ids);
    }

    [Fact]
    public async Task A_payment_that_is_protected_twice_in_one_round_is_captured_once()
    {
        await using var host = await CreateAsync();
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, 3);
        var driver = host.Get<PaymentDriver>();
        var claims = await Task.WhenAll(ids.Select(id => driver.TryClaim(id, _buyer, "tok_ok")!));

        // Each by its request and by a webhook, in one moment.
        var results = await Task.WhenAll(claims.Concat(claims).Select(c => driver.PayAsync(c!, "tok_ok")))
            .WaitAsync(Eventually.Patience);

        results.ShouldAllBe(r => r.Stage == PaymentStage.Paid);
        await PaidOnceAsync(host, ids);
    }

    [Fact]
    public async Task One_that_cannot_be_written_leaves_the_others_paid()
    {
        await using var host = await CreateAsync();
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, Many);
        await FailAsync(host, "check_violation", ids[^1]);

        var outcomes = await PayAllAsync(host, ids);

        outcomes[..^1].ShouldAllBe(o => o.Order!.State == BookingStatus.Paid);
        outcomes[^1].Refusal!.Code.ShouldBe("temporarily-unavailable");
        await RecoverAsync(host);
        await PaidOnceAsync(host, ids);
    }

    [Fact]
    public async Task A_round_that_is_lost_is_paid_by_recovery_once()
    {
        await using var host = await CreateAsync();
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, 20);
        // Captured, and then the database takes nothing more: as far as anybody sees, a crash before the commit.
        await FailAsync(host, "disk_full", null);

        (await PayAllAsync(host, ids)).ShouldAllBe(o => o.Refusal!.Code == "temporarily-unavailable");
        host.Sandbox.MoneyKept.ShouldBe(ids.Length * Price);
        (await host.OutboxAsync<BookingPaidSuccess>()).ShouldBeEmpty();

        await RecoverAsync(host);
        await PaidOnceAsync(host, ids);
    }

    [Fact]
    public async Task A_lone_payment_waits_for_no_round_and_a_full_queue_refuses_at_once()
    {
        var options = Options();
        options.PaymentRoundInterval = TimeSpan.FromSeconds(2);
        options.PaymentQueueCapacity = 1;
        await using var host = await BookingHost.CreateAsync(servers, options: options);
        var ids = await host.InsertAsync(BookingStatus.PendingPayment, _buyer, 3);

        (await PayAsync(host, ids[0])).Order!.State.ShouldBe(BookingStatus.Paid);
        var waits = PayAsync(host, ids[1]);
        var refused = await PayAsync(host, ids[2]);

        waits.IsCompleted.ShouldBeFalse();
        refused.Refusal!.Code.ShouldBe("temporarily-unavailable");
        (await waits).Order!.State.ShouldBe(BookingStatus.Paid);
        (await host.ReadAsync(ids[2])).PaymentClaim.ShouldBeNull();
    }

    private static BookingOptions Options() => new()
    {
        PaymentAnswersWithin = Eventually.Patience, PaymentRoundInterval = TimeSpan.FromMilliseconds(200),
    };

    private Task<BookingHost> CreateAsync() => BookingHost.CreateAsync(servers, options: Options());

    private Task<OrderOutcome> PayAsync(BookingHost host, Guid id, string token = "tok_ok") =>
        host.Get<ConfirmOrderUseCase>().HandleAsync(_buyer, id, token, CancellationToken.None);

    private Task<OrderOutcome[]> PayAllAsync(BookingHost host, Guid[] ids) =>
        Task.WhenAll(ids.Select(id => PayAsync(host, id))).WaitAsync(Eventually.Patience);

    private static async Task<NpgsqlTransaction> HoldAsync(BookingHost host, Guid booking)
    {
        var connection = await host.Database.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand(
            "SELECT FROM bookings WHERE id = $1 FOR UPDATE", connection, transaction)
        {
            Parameters = { new() { Value = booking } },
        };
        await hold.ExecuteNonQueryAsync();
        return transaction;
    }

    /// <summary>No booking becomes PAID any more, or this one does not.</summary>
    private static async Task FailAsync(BookingHost host, string error, Guid? booking)
    {
        await using var command = host.Database.CreateCommand($"""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'test' USING ERRCODE = '{error}'; END $$;
            CREATE TRIGGER refuse BEFORE UPDATE ON bookings FOR EACH ROW
            WHEN (NEW.status = 'PAID' AND NEW.id = coalesce({(booking is null ? "NULL" : $"'{booking}'")}, NEW.id))
            EXECUTE FUNCTION refuse()
            """);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task RecoverAsync(BookingHost host)
    {
        await using var mend = host.Database.CreateCommand("DROP TRIGGER refuse ON bookings");
        await mend.ExecuteNonQueryAsync();
        host.Clock.Advance(new BookingOptions().PaymentRecoveryAfter);
        await host.Get<IEnumerable<IHostedService>>().OfType<PaymentRecovery>().Single()
            .RunOnceAsync(CancellationToken.None);
    }

    private static async Task PaidOnceAsync(BookingHost host, Guid[] ids)
    {
        var told = (await host.OutboxAsync<BookingPaidSuccess>()).Select(m => m.GetProperty("bookingId").GetGuid());
        told.Order().ShouldBe(ids.Order());
        host.Sandbox.MoneyKept.ShouldBe(ids.Length * Price);
        (await host.ScalarAsync<long>(
            "SELECT count(*) FROM bookings b JOIN transactions t ON t.id = b.paid_transaction "
            + "WHERE b.id = ANY($1) AND b.status = 'PAID' AND t.status = 'SUCCESS' AND t.booking_id = b.id", ids))
            .ShouldBe(ids.Length);
    }
}
