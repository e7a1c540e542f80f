using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Notifications;

namespace Ticketing.Booking.Holds;

/// <summary>
/// Tells buyers that their hold is about to end: each hold once, and once more when it was made longer.
/// </summary>
internal sealed class HoldWarnings(
    NpgsqlDataSource database, BookingOptions options, TimeProvider clock, ILogger<HoldWarnings> logger)
    : PeriodicWork("Warning of holds that end", Interval, clock, logger)
{
    private const int MaxBatch = 500;

    // More than end in a second of the fastest sale; the rest waits for the next round.
    private const int MaxBatchesPerRound = 10;

    /// <summary>$1 now, $2 how long before, $3 how many.</summary>
    internal const string Take = $"""
        UPDATE bookings b SET warned_at = $1
        FROM (
            SELECT id FROM bookings
            WHERE sweep_at <= $1 + $2 AND status = 'PENDING_PAYMENT'
              AND hold_expires_at > $1 AND hold_expires_at <= $1 + $2
              AND warned_at IS NULL AND payment_claim IS NULL AND make_interval(secs => hold_seconds) >= 2 * $2
            ORDER BY sweep_at LIMIT $3
            FOR UPDATE SKIP LOCKED
        ) ending
        WHERE b.id = ending.id
        RETURNING {BookingRow.Columns}
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _clock = clock;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        for (var i = 0; i < MaxBatchesPerRound; i++)
        {
            if (await WarnAsync(ct) < MaxBatch)
            {
                return;
            }
        }
    }

    private async Task<int> WarnAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(Take, connection, transaction)
        {
            Parameters =
            {
                new() { Value = _clock.GetUtcNow() },
                new() { Value = options.HoldWarningBefore },
                new() { Value = MaxBatch },
            },
        };
        var ending = await command.ReadRowsAsync(ct);
        await NotificationOutbox.AppendAsync(
            connection, transaction, [.. ending.Select(BookingNotifications.HoldEnding)], ct);
        await transaction.CommitAsync(ct);
        return ending.Count;
    }
}
