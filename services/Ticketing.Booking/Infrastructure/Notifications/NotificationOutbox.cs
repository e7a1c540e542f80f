using Npgsql;

namespace Ticketing.Booking.Infrastructure.Notifications;

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
        var told = SellerEvents.For(notifications);
        if (told.Count > 0)
        {
            batch.BatchCommands.Add(SellerEvents.Command(told));
        }
        await batch.ExecuteNonQueryAsync(ct);
    }
}
