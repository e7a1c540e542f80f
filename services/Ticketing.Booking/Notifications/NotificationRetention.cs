using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Notifications;

/// <summary>
/// Deletes notifications and webhook deliveries that are older than <see cref="KeepFor"/>, so that both tables stay as
/// large as a season. What is still to be sent, or waits for an operator, stays.
/// </summary>
internal sealed class NotificationRetention(
    Database database, TimeProvider clock, ILogger<NotificationRetention> logger)
    : PeriodicWork("Deleting old notifications", Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>Longer than from a purchase to most events.</summary>
    internal static readonly TimeSpan KeepFor = TimeSpan.FromDays(180);

    // Of one round: short transactions, and 7 million rows a day at most.
    private const int MaxRows = 50_000;

    private const string Delete = """
        WITH old AS (
            DELETE FROM notifications WHERE id IN (
                SELECT id FROM notifications
                WHERE created_at < @before AND mail_state IN ('SENT', 'SKIPPED') LIMIT @limit)
        )
        DELETE FROM webhook_deliveries WHERE id IN (
            SELECT id FROM webhook_deliveries
            WHERE created_at < @before AND state IN ('DELIVERED', 'FAILED') LIMIT @limit)
        """;

    private readonly TimeProvider _clock = clock;

    internal override Task RunOnceAsync(CancellationToken ct) =>
        database.ExecuteAsync(Delete, new { before = _clock.GetUtcNow() - KeepFor, limit = MaxRows }, ct);
}
