using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Notifications;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Holds;

/// <summary>
/// Tells buyers that their hold is about to end: each hold once, and once more when it was made longer.
/// </summary>
internal sealed class HoldWarnings(
    Database database, BookingOptions options, TimeProvider clock, ILogger<HoldWarnings> logger)
    : PeriodicWork("Warning of holds that end", Interval, clock, logger)
{
    private const int MaxBatch = 500;

    // More than end in a second of the fastest sale; the rest waits for the next round.
    private const int MaxBatchesPerRound = 10;

    internal const string Take = $"""
        UPDATE bookings b SET warned_at = @now
        FROM (
            SELECT id FROM bookings
            WHERE sweep_at <= @now + @before AND status = 'PENDING_PAYMENT'
              AND hold_expires_at > @now AND hold_expires_at <= @now + @before
              AND warned_at IS NULL AND payment_claim IS NULL AND make_interval(secs => hold_seconds) >= 2 * @before
            ORDER BY sweep_at LIMIT @limit
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
        await using var transaction = await database.BeginAsync(ct);
        var ending = await transaction.QueryAsync<BookingRow>(
            Take, new { now = _clock.GetUtcNow(), before = options.HoldWarningBefore, limit = MaxBatch }, ct);
        await NotificationOutbox.AppendAsync(transaction, [.. ending.Select(BookingNotifications.HoldEnding)], ct);
        await transaction.CommitAsync(ct);
        return ending.Count;
    }
}
