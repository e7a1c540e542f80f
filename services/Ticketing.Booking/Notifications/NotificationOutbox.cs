using Dapper;
using Ticketing.Booking.Webhooks;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Notifications;

/// <summary>
/// The notifications table as an outbox: a row of the same transaction as the change it tells of. Workers push it to
/// the user and send it by mail afterwards.
/// </summary>
internal static class NotificationOutbox
{
    private const string Insert = """
        INSERT INTO notifications (id, kind, user_id, event_id, booking_id, detail)
        SELECT * FROM unnest(@ids, @kinds, @users, @events, @bookings, @details::jsonb[])
        ON CONFLICT (id) DO NOTHING
        """;

    private const string InsertBoth = $"{Insert}; {SellerEvents.Insert}";

    /// <summary>
    /// Adds the notifications and the webhook deliveries that go with them in one round trip. Adding one again does
    /// nothing.
    /// </summary>
    public static async Task AppendAsync(
        DatabaseTransaction transaction, IReadOnlyList<Notification> notifications, CancellationToken ct)
    {
        if (notifications.Count == 0)
        {
            return;
        }
        var values = new DynamicParameters(new
        {
            ids = notifications.Select(n => n.Id).ToArray(),
            kinds = notifications.Select(n => NotificationKinds.NameOf(n.Kind)).ToArray(),
            users = notifications.Select(n => n.UserId).ToArray(),
            events = notifications.Select(n => n.EventId).ToArray(),
            bookings = notifications.Select(n => n.BookingId).ToArray(),
            details = notifications.Select(n => n.DetailJson).ToArray(),
        });
        List<SellerEvent> sellerEvents = [.. notifications.Select(SellerEventOf).OfType<SellerEvent>()];
        if (sellerEvents.Count > 0)
        {
            values.AddDynamicParams(SellerEvents.ValuesOf(sellerEvents));
        }
        await transaction.ExecuteAsync(sellerEvents.Count > 0 ? InsertBoth : Insert, values, ct);
    }

    /// <summary>What the seller's webhooks are told when the buyer is notified; null for nothing.</summary>
    private static SellerEvent? SellerEventOf(Notification n) => (n.Kind, n.BookingId) switch
    {
        (_, null) => null,
        // Both kinds may tell of the same payment: it is one message.
        (NotificationKind.BookingConfirmed or NotificationKind.WaitlistServed, { } booking) =>
            SellerEvent.OrderPaid(n.EventId, booking),
        (NotificationKind.TicketsResold, { } booking) => SellerEvent.TicketsResold(n.Id, n.EventId, booking),
        (NotificationKind.Refunded, { } booking) =>
            SellerEvent.RefundEnded(n.Id, refused: false, n.EventId, booking),
        (NotificationKind.RefundRefused, { } booking) =>
            SellerEvent.RefundEnded(n.Id, refused: true, n.EventId, booking),
        _ => null,
    };
}
