using Npgsql;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Webhooks;

namespace Ticketing.Booking.Notifications;

/// <summary>
/// The notifications table as an outbox: a row of the same transaction as the change it tells of.
/// Workers push it to the user and send it by mail afterwards.
/// </summary>
internal static class NotificationOutbox
{
    private const string Insert = """
        INSERT INTO notifications (id, kind, user_id, event_id, booking_id, detail)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6)
        ON CONFLICT (id) DO NOTHING
        """;

    /// <summary>
    /// Adds the notifications, and what sellers are told for them, in one round trip. Adding one again does nothing.
    /// </summary>
    public static async Task AppendAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<Notification> notifications,
        CancellationToken ct)
    {
        if (notifications.Count == 0)
        {
            return;
        }
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Insert)
        {
            Parameters =
            {
                new() { Value = notifications.Select(n => n.Id).ToArray() },
                new() { Value = notifications.Select(n => NotificationKinds.NameOf(n.Kind)).ToArray() },
                new() { Value = notifications.Select(n => n.UserId).ToArray() },
                new() { Value = notifications.Select(n => n.EventId).ToArray() },
                new()
                {
                    Value = notifications.Select(n => n.BookingId).ToArray(),
                    NpgsqlDbType = BatchParameters.UuidArray,
                },
                new()
                {
                    Value = notifications.Select(n => n.DetailJson).ToArray(),
                    NpgsqlDbType = BatchParameters.JsonbArray,
                },
            },
        });
        List<SellerEvent> sellerEvents = [.. notifications.Select(SellerEventOf).OfType<SellerEvent>()];
        if (sellerEvents.Count > 0)
        {
            batch.BatchCommands.Add(SellerEvents.Command(sellerEvents));
        }
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>What the seller's webhooks are told when the buyer is notified; null for nothing.</summary>
    private static SellerEvent? SellerEventOf(Notification n) => (n.Kind, n.BookingId) switch
    {
        (_, null) => null,
        // Both kinds may tell of the same payment: it is one message.
        (NotificationKind.BookingConfirmed or NotificationKind.WaitlistServed, { } booking) =>
            SellerEvent.OrderPaid(n.EventId, booking),
        (NotificationKind.Refunded, { } booking) =>
            SellerEvent.RefundEnded(n.Id, refused: false, n.EventId, booking),
        (NotificationKind.RefundRefused, { } booking) =>
            SellerEvent.RefundEnded(n.Id, refused: true, n.EventId, booking),
        _ => null,
    };
}
