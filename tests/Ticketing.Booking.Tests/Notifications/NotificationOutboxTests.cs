using System.Text.Json;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Tests.Support;
using Ticketing.Booking.Webhooks;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Tests.Notifications;

[Collection(ServersCollection.Name)]
public sealed class NotificationOutboxTests(Servers servers)
{
    private readonly UserId _buyer = TestBookings.NewBuyer();

    [Fact]
    public async Task Telling_twice_is_telling_once_buyer_and_seller()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var seller = await host.SellerOfAsync(TestEvents.OnSale);
        await host.InsertWebhookAsync(seller, SellerEvents.OrderPaid);
        await host.InsertWebhookAsync(seller, SellerEvents.OrderRefunded);
        await host.InsertWebhookAsync(new UserId(Guid.NewGuid()), SellerEvents.OrderPaid);
        var row = await host.ReadAsync((await host.InsertAsync(BookingStatus.Paid, _buyer))[0]);

        await host.NotifyAsync([BookingNotifications.Confirmed(row)]);
        await host.NotifyAsync([BookingNotifications.Confirmed(row), BookingNotifications.WaitlistServed(row)]);

        (await host.ScalarAsync<string>("SELECT string_agg(kind, ';' ORDER BY seq) FROM notifications"))
            .ShouldBe("booking_confirmed;waitlist_served");
        (await host.ScalarAsync<long>("SELECT count(*) FROM webhook_deliveries")).ShouldBe(1);
        var body = JsonSerializer.Deserialize<JsonElement>(
            await host.ScalarAsync<string>("SELECT body FROM webhook_deliveries"));
        body.GetProperty("type").GetString().ShouldBe("order.paid");
        var order = body.GetProperty("order");
        order.GetProperty("order_id").GetGuid().ShouldBe(row.Id);
        order.GetProperty("sequence").GetInt32().ShouldBe(row.Version);
        order.GetProperty("total").GetInt64().ShouldBe(row.TotalMinor);
    }

    [Fact]
    public async Task What_is_rolled_back_is_not_told()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var row = await host.ReadAsync((await host.InsertAsync(BookingStatus.Paid, _buyer))[0]);

        await host.NotifyAsync([BookingNotifications.Confirmed(row)], commit: false);

        (await host.ScalarAsync<long>("SELECT count(*) FROM notifications")).ShouldBe(0);
    }

    [Fact]
    public async Task Every_kind_can_be_stored()
    {
        await using var host = await BookingHost.CreateAsync(servers);
        var row = await host.ReadAsync((await host.InsertAsync(BookingStatus.Paid, _buyer))[0]);

        await host.NotifyAsync(
        [
            BookingNotifications.Confirmed(row),
            BookingNotifications.HoldEnding(row),
            BookingNotifications.PaymentFailed(row, Guid.NewGuid(), "card-declined"),
            BookingNotifications.Refunded(row, Guid.NewGuid(), 100, 10, [new SeatPosition(1, 1, 1)], "by-buyer"),
            BookingNotifications.TicketsResold(row, Guid.NewGuid(), 100, 10, [new SeatPosition(1, 1, 1)]),
            BookingNotifications.EventCancelled(row),
            BookingNotifications.EventMoved(row, row.CreatedAt.AddYears(1)),
            BookingNotifications.PaymentLate(row, null),
            BookingNotifications.WaitlistServed(row),
            BookingNotifications.WaitlistChargeFailed(row, "card-declined"),
            BookingNotifications.WaitlistExpired(Guid.NewGuid(), row.BuyerId, row.EventId),
            BookingNotifications.RefundRefused(row, Guid.NewGuid(), 100, null, "refund-refused"),
        ]);

        (await host.ScalarAsync<long>("SELECT count(DISTINCT kind) FROM notifications"))
            .ShouldBe(Enum.GetValues<NotificationKind>().Length);
    }
}
