using Npgsql;
using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Notifications;

/// <summary>
/// Forgets what nobody looks at any more, so that both tables stay as large as a season. What is still to be sent, or
/// waits for an operator, stays.
/// </summary>
internal sealed class NotificationRetention(
    NpgsqlDataSource database, TimeProvider clock, ILogger<NotificationRetention> logger)
    : PeriodicWork("Forgetting old notifications", Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>Longer than from a purchase to most events.</summary>
    internal static readonly TimeSpan KeepFor = TimeSpan.FromDays(180);

    // Of one round: short transactions, and 7 million rows a day at most.
    private const int MaxRows = 50_000;

    private const string Forget = """
        WITH old AS (
            DELETE FROM notifications WHERE id IN (
                SELECT id FROM notifications
                WHERE created_at < $1 AND mail_state IN ('SENT', 'SKIPPED') LIMIT $2)
        )
        DELETE FROM webhook_deliveries WHERE id IN (
            SELECT id FROM webhook_deliveries
            WHERE created_at < $1 AND state IN ('DELIVERED', 'FAILED') LIMIT $2)
        """;

    private readonly TimeProvider _clock = clock;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(Forget);
        command.Parameters.Add(new() { Value = _clock.GetUtcNow() - KeepFor });
        command.Parameters.Add(new() { Value = MaxRows });
        await command.ExecuteNonQueryAsync(ct);
    }
}
