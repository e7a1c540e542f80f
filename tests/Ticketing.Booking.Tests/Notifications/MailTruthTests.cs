using Ticketing.Booking.Bookings;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.Notifications;

/// <summary>What a mail says is true when it is sent.</summary>
[Collection(ServersCollection.Name)]
public sealed class MailTruthTests(Servers servers)
{
    [Theory]
    [InlineData("hold_ending", "", true)]
    [InlineData("hold_ending", "status = 'PAID', paid_at = now(), paid_transaction = gen_random_uuid()", false)]
    [InlineData("hold_ending", "status = 'CANCELLED', cancelled_at = now()", false)]
    [InlineData("hold_ending", "payment_claim = gen_random_uuid()", false)]
    [InlineData("hold_ending", "hold_expires_at = hold_expires_at + interval '5 min'", false)]
    [InlineData("payment_failed", "", true)]
    [InlineData("payment_failed", "status = 'PAID', paid_at = now(), paid_transaction = gen_random_uuid()", false)]
    [InlineData("payment_failed", "status = 'CANCELLED', cancelled_at = now()", false)]
    [InlineData("booking_confirmed", "status = 'PAID', paid_at = now(), paid_transaction = gen_random_uuid()", true)]
    [InlineData("booking_confirmed", "status = 'CANCELLED', cancelled_at = now()", false)]
    [InlineData("waitlist_served", "status = 'PAID', paid_at = now(), paid_transaction = gen_random_uuid()", true)]
    [InlineData("waitlist_served", "status = 'CANCELLED', cancelled_at = now()", false)]
    [InlineData("payment_late", "status = 'CANCELLED', cancelled_at = now()", false)]
    [InlineData("refund_refused", "status = 'PAID', paid_at = now(), paid_transaction = gen_random_uuid()", true)]
    [InlineData("refund_refused", "status = 'CANCELLED', refunded_seats = seats", false)]
    [InlineData("refunded", "status = 'CANCELLED', refunded_seats = seats", true)]
    [InlineData("event_cancelled", "status = 'CANCELLED', cancelled_at = now()", true)]
    public async Task A_mail_whose_state_has_passed_is_dropped(string kind, string meanwhile, bool isSent)
    {
        await using var catcher = await Catcher.StartAsync();
        await using var host = await MailHosts.CreateAsync(servers, catcher.Connection, new TestContacts());
        var id = (await host.InsertAsync(BookingStatus.PendingPayment, TestBookings.NewBuyer()))[0];
        await host.NotifyAsync([Of(kind, await host.ReadAsync(id))]);
        if (meanwhile.Length > 0)
        {
            await host.ScalarAsync<Guid>($"UPDATE bookings SET {meanwhile} WHERE id = $1 RETURNING id", id);
        }

        await host.SendMailsAsync();

        (await host.MailStatesAsync()).ShouldBe(isSent ? "SENT 1" : "SKIPPED 1");
        (await catcher.MessageIdsAsync()).Count.ShouldBe(isSent ? 1 : 0);
    }

    private static Notification Of(string kind, BookingRow row) => NotificationKinds.Parse(kind) switch
    {
        NotificationKind.HoldEnding => BookingNotifications.HoldEnding(row),
        NotificationKind.PaymentFailed => BookingNotifications.PaymentFailed(row, Guid.NewGuid(), "card-declined"),
        NotificationKind.BookingConfirmed => BookingNotifications.Confirmed(row),
        NotificationKind.WaitlistServed => BookingNotifications.WaitlistServed(row),
        NotificationKind.PaymentLate => BookingNotifications.PaymentLate(row, row.Id),
        NotificationKind.RefundRefused => BookingNotifications.RefundRefused(
            row, Guid.NewGuid(), 1, row.SeatPositions, "refund-refused"),
        NotificationKind.Refunded => BookingNotifications.Refunded(
            row, Guid.NewGuid(), 1, 0, row.SeatPositions, "by-buyer"),
        _ => BookingNotifications.EventCancelled(row),
    };
}
