using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Cancellations.CancelEvents;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Refunds;
using Ticketing.Booking.Tests.Refunds;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Tests.Cancellations;

/// <summary>What a seller does with orders: one refund, the list, a whole event.</summary>
[Collection(ServersCollection.Name)]
public sealed class CancelledEventTests(Servers servers)
{
    private const int Many = 120;
    private readonly UserId _buyer = TestBookings.NewBuyer();
    private readonly RefundBooks _books = new();

    [Fact]
    public async Task Every_booking_of_a_cancelled_event_is_released_or_refunded_once_by_two_replicas_that_stop_in_between()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        await using var other = await PaidOrders.HostAsync(servers, _books, host.ConnectionString);
        var paid = await host.InsertPaidAsync(_buyer, Many);
        await host.InsertAsync(BookingStatus.PendingPayment, _buyer, Many);
        await host.InsertAsync(BookingStatus.Processing, _buyer, 5);
        host.Change(Cancelled);
        other.Change(Cancelled);

        // The first replica writes refunds down and dies before any is made; answers of the next get lost.
        await RunAsync<EventCancellation>(host);
        _books.AnswersToLose = 10;
        await Task.WhenAll(
            RunAsync<RefundRecovery>(host), RunAsync<RefundRecovery>(other), RunAsync<EventCancellation>(other));
        foreach (var replica in new[] { host, other })
        {
            replica.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        await RunAsync<RefundRecovery>(other);
        await RunAsync<EventCancellation>(other);

        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings WHERE status <> 'CANCELLED'")).ShouldBe(0);
        (await host.ScalarAsync<long>("SELECT count(*) FROM bookings WHERE reason = 'event-cancelled'"))
            .ShouldBe((2 * Many) + 5);
        (_books.RefundedMinor, _books.Refunds).ShouldBe((Many * PaidOrders.Total, Many));
        var releases = await host.OutboxAsync<BookingExpiredReleaseTickets>();
        releases.Count.ShouldBe(2 * Many);
        releases.Count(r => r.TryGetProperty("wereSold", out var sold) && sold.GetBoolean()).ShouldBe(Many);
        (await host.ScalarAsync<long>("SELECT count(*) FROM notifications WHERE kind = 'event_cancelled'"))
            .ShouldBe((2 * Many) + 5);
        (await host.ScalarAsync<bool>("SELECT finished_at IS NOT NULL FROM event_cancellations WHERE event_id = 1"))
            .ShouldBeTrue();
        (await host.ReadAsync(paid[0])).RefundedMinor.ShouldBe(PaidOrders.Total);
    }

    [Fact]
    public async Task A_seller_sees_and_refunds_orders_of_their_own_event_only()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var ids = await host.InsertPaidAsync(_buyer, 3);
        await host.StartAsync();
        using var seller = Client(host, TestEvents.Seller);
        using var rival = Client(host, new UserId(Guid.NewGuid()));

        (await rival.GetAsync("/events/1/orders")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await rival.PostAsync($"/events/1/orders/{ids[0]}/refund", null)).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden);
        (await seller.PostAsync($"/events/2/orders/{ids[0]}/refund", null)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound);

        var first = await JsonAsync(seller, "/events/1/orders?limit=2");
        var second = await JsonAsync(seller, $"/events/1/orders?limit=2&after={first.GetProperty("next").GetString()}");
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        first.GetProperty("orders").EnumerateArray().Concat(second.GetProperty("orders").EnumerateArray())
            .Select(o => o.GetProperty("order_id").GetGuid()).ShouldBe(ids.OrderDescending());

        using var refunded = await seller.PostAsync($"/events/1/orders/{ids[0]}/refund", null);
        refunded.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.ReadAsync(ids[0])).Reason.ShouldBe("refunded-by-seller");
        _books.RefundedMinor.ShouldBe(PaidOrders.Total, "no fee");
        (await seller.PostAsync($"/events/1/orders/{ids[0]}/refund", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _books.Refunds.ShouldBe(1);
        (await JsonAsync(seller, "/events/1/orders?status=CANCELLED")).GetProperty("orders").GetArrayLength()
            .ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_refund_of_a_cancelled_event_is_shown_to_the_seller_and_not_tried_without_end()
    {
        await using var host = await PaidOrders.HostAsync(servers, _books);
        var id = (await host.InsertPaidAsync(_buyer))[0];
        host.Change(Cancelled);
        _books.Refuses = true;
        await host.StartAsync();
        using var seller = Client(host, TestEvents.Seller);

        await Eventually.TrueAsync(
            async () =>
                (await JsonAsync(seller, "/events/1/cancellation")).GetProperty("refunds_refused").GetInt64() == 1,
            "the refund is refused");
        await RunAsync<EventCancellation>(host);
        (await host.ScalarAsync<long>("SELECT count(*) FROM transactions WHERE type = 'REFUND'")).ShouldBe(1);

        _books.Refuses = false;
        (await seller.PostAsync($"/events/1/orders/{id}/refund", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await JsonAsync(seller, "/events/1/cancellation")).GetProperty("refunded").GetInt64().ShouldBe(1);
    }

    private static EventDirectoryEntry Cancelled(EventDirectoryEntry e) => e with { Status = SaleStatus.Cancelled };

    private static HttpClient Client(BookingHost host, UserId seller)
    {
        var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", BookingHost.Token(seller, "seller"));
        return client;
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, string path) =>
        JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync(path));

    private static Task RunAsync<T>(BookingHost host)
        where T : PeriodicWork =>
        host.Get<IEnumerable<IHostedService>>().OfType<T>().Single().RunOnceAsync(CancellationToken.None);
}
