using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations;
using Ticketing.Booking.Holds;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Webhooks;

namespace Ticketing.Booking.Tests.Webhooks;

/// <summary>A seller's systems hear of every state of an order, in order and without gaps.</summary>
[Collection(ServersCollection.Name)]
public sealed class OrderStatesTests(Servers servers)
{
    private static readonly WebhookOptions Options = new()
    {
        Key = "for-tests-only", AllowHttp = true, AllowPrivateAddresses = true, Timeout = TimeSpan.FromSeconds(30),
    };

    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task Every_change_of_state_is_told_once_with_the_next_number_whoever_makes_it()
    {
        await using var host = await HostAsync("http://127.0.0.1:9/hook");
        var paid = await NewOrderAsync(host);
        await host.Get<ConfirmOrderUseCase>().HandleAsync(_buyer, paid, "tok_ok", CancellationToken.None);
        var cancelled = await NewOrderAsync(host);
        await host.Get<CancelOrderUseCase>().HandleAsync(_buyer, cancelled, CancellationToken.None);
        var failed = (await host.InsertAsync(BookingStatus.Processing, _buyer))[0];
        await ChangeAsync(host, failed, "status = 'FAILED', reason = 'no-seats'");
        var expired = await NewOrderAsync(host);
        host.Clock.Advance(TestBookings.Hold + TimeSpan.FromMinutes(1));
        await host.Get<HoldExpiry>().SweepAsync(CancellationToken.None);
        // No state changes: nothing is told.
        await ChangeAsync(host, paid, "updated_at = now()");

        (await ToldAsync(host, paid)).ShouldBe("1 order.created;2 order.held;3 order.paid");
        (await ToldAsync(host, cancelled)).ShouldBe("1 order.created;2 order.held;3 order.cancelled");
        (await ToldAsync(host, failed)).ShouldBe("1 order.created;2 order.failed");
        (await ToldAsync(host, expired)).ShouldBe("1 order.created;2 order.held;3 order.expired");
    }

    [Fact]
    public async Task What_is_rolled_back_is_not_told_and_leaves_no_gap()
    {
        await using var host = await HostAsync("http://127.0.0.1:9/hook");
        var id = (await host.InsertAsync(BookingStatus.Processing, _buyer))[0];
        await using (var connection = await host.Database.OpenConnectionAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE bookings SET status = 'FAILED', reason = 'no-seats'";
            await command.ExecuteNonQueryAsync();
            await transaction.RollbackAsync();
        }
        await ChangeAsync(host, id, "status = 'CANCELLED', reason = 'event-ended'");

        (await ToldAsync(host, id)).ShouldBe("1 order.created;2 order.cancelled");
    }

    [Fact]
    public async Task Deliveries_of_an_order_come_in_order_when_some_fail_and_a_worker_is_killed()
    {
        await using var endpoint = await SellerEndpoint.StartAsync();
        await using var host = await HostAsync(endpoint.Url);
        await using var other = await BookingHost.CreateAsync(
            servers, database: host.ConnectionString, change: services => services.AddSingleton(Options));
        var ids = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            var id = await NewOrderAsync(host);
            await host.Get<ConfirmOrderUseCase>().HandleAsync(_buyer, id, "tok_ok", CancellationToken.None);
            ids.Add(id);
        }
        endpoint.Answers.Enqueue(System.Net.HttpStatusCode.BadGateway);
        endpoint.Answers.Enqueue(System.Net.HttpStatusCode.OK);
        endpoint.Answers.Enqueue(System.Net.HttpStatusCode.BadGateway);
        // A worker that took deliveries and died: they belong to it until their lease is over.
        (await other.Get<WebhookQueue>().TakeAsync([], 2, CancellationToken.None)).Count.ShouldBe(2);

        for (var round = 0; round < 40 && await LeftAsync(host) > 0; round++)
        {
            await DispatcherOf(host).RunOnceAsync(CancellationToken.None);
            await DispatcherOf(host).WhenIdleAsync();
            host.Clock.Advance(TimeSpan.FromMinutes(2));
            other.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        (await LeftAsync(host)).ShouldBe(0);
        var calls = endpoint.Calls.Select(c => JsonSerializer.Deserialize<JsonElement>(c.Body)).ToList();
        foreach (var id in ids)
        {
            calls.Where(c => c.GetProperty("order").GetProperty("order_id").GetGuid() == id)
                .Select(c => c.GetProperty("number").GetInt32()).Distinct().ShouldBe([1, 2, 3]);
            var numbers = calls.Where(c => c.GetProperty("order").GetProperty("order_id").GetGuid() == id)
                .Select(c => c.GetProperty("number").GetInt32()).ToList();
            numbers.ShouldBe([.. numbers.Order()], "a later state never comes before an earlier one");
        }
    }

    /// <summary>Without the guard the news of one order are taken together, and the network decides which comes first.</summary>
    [Fact]
    public async Task Twin_without_the_guard_takes_all_news_of_an_order_at_once()
    {
        await using var host = await HostAsync("http://127.0.0.1:9/hook");
        var id = await NewOrderAsync(host);
        await host.Get<ConfirmOrderUseCase>().HandleAsync(_buyer, id, "tok_ok", CancellationToken.None);
        var now = host.Clock.GetUtcNow();
        var values = new { now, leaseEnds = now, busySellers = Array.Empty<Guid>(), share = 10, limit = 10 };
        var database = host.Get<Messaging.Data.Database>();

        (await database.QueryAsync<Guid>(WebhookQueue.Take, values, CancellationToken.None)).ShouldHaveSingleItem();
        var twin = WebhookQueue.Take.Replace(WebhookQueue.IsNext, "true", StringComparison.Ordinal);
        (await database.QueryAsync<Guid>(twin, values, CancellationToken.None)).Count.ShouldBe(3);
    }

    private async Task<BookingHost> HostAsync(string url)
    {
        var host = await BookingHost.CreateAsync(servers, change: services => services.AddSingleton(Options));
        var seller = await host.SellerOfAsync(TestEvents.OnSale);
        await host.ScalarAsync<Guid>(
            """
            INSERT INTO seller_webhooks (id, seller_id, url, types, created_at)
            VALUES ($1, $2, $3, $4, now()) RETURNING id
            """,
            Guid.NewGuid(), seller.Value, url, SellerEvents.Types.ToArray());
        return host;
    }

    /// <summary>An order that is made and gets its seats.</summary>
    private async Task<Guid> NewOrderAsync(BookingHost host)
    {
        var id = (await host.InsertAsync(BookingStatus.Processing, _buyer))[0];
        await ChangeAsync(
            host, id,
            $"status = 'PENDING_PAYMENT', seats = '{SeatsJson.Write(TestBookings.Seats)}', total_minor = 600000, "
            + $"hold_expires_at = '{host.Clock.GetUtcNow() + TestBookings.Hold:O}', "
            + $"created_at = '{host.Clock.GetUtcNow():O}'");
        return id;
    }

    private static Task<string> ChangeAsync(BookingHost host, Guid id, string set) => host.ScalarAsync<string>(
        $"UPDATE bookings SET {set}, version = version + 1 WHERE id = $1 RETURNING status", id);

    private static Task<string> ToldAsync(BookingHost host, Guid id) => host.ScalarAsync<string>(
        """
        SELECT string_agg(order_number || ' ' || type, ';' ORDER BY order_number) FROM webhook_deliveries
        WHERE booking_id = $1
        """,
        id);

    private static Task<long> LeftAsync(BookingHost host) =>
        host.ScalarAsync<long>("SELECT count(*) FROM webhook_deliveries WHERE state = 'PENDING'");

    private static WebhookDispatcher DispatcherOf(BookingHost host) =>
        host.Get<IEnumerable<IHostedService>>().OfType<WebhookDispatcher>().Single();
}
