using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Limits;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Holds;

/// <summary>
/// Cancels bookings whose hold ran out and gives their seats back, in one transaction with the message about it: many
/// of them in a sweep, a single one when a use case finds it expired. PostgreSQL's deadline decides; the Redis key is
/// only a hint for others.
/// </summary>
internal sealed class HoldExpiry(
    Database database, OrderChanges changes, HoldMirror holds, HoldReleases releases, CodeUses codes,
    TimeProvider clock)
{
    // SKIP LOCKED leaves a booking that is being paid, or swept by another replica, to whoever locked it.
    // A payment claim protects a booking until its outcome is known or recovery gives the claim up. The claim of a
    // buyer who is at the bank does not: no money moves before they come back, and then it is a late payment.
    // The sweep's index is on sweep_at, which is shortly before most deadlines and does not change when a booking gets
    // its seats: an index on the deadline would be written again for each of them.
    internal const string Sweep = $"""
        {Cancel} sweep_at <= @now AND {IsOver}
            ORDER BY sweep_at LIMIT @limit
        {Taken}
        """;

    private const string CancelByIds = $"""
        {Cancel} id = ANY(@ids) AND {IsOver}
        {Taken}
        """;

    private const string Cancel = """
        UPDATE bookings b
        SET status = 'CANCELLED', reason = 'hold-expired', cancelled_at = @now, updated_at = @now,
            payment_claim = NULL, payment_claimed_at = NULL, payment_action = NULL, version = b.version + 1
        FROM (
            SELECT id FROM bookings WHERE
        """;

    private const string IsOver = """
        status = 'PENDING_PAYMENT' AND hold_expires_at <= @now
              AND (payment_claim IS NULL OR payment_action IS NOT NULL)
        """;

    private const string Taken = $"""
            FOR UPDATE SKIP LOCKED
        ) expired
        WHERE b.id = expired.id
        RETURNING {BookingRow.Columns}
        """;

    /// <summary>The most bookings one statement cancels: short transactions, bounded messages.</summary>
    public const int MaxBatch = 250;

    /// <summary>Cancels up to <see cref="MaxBatch"/> bookings of those made first.</summary>
    /// <returns>How many it cancelled; fewer than the bound means none was left.</returns>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var cancelled = await CancelAsync(Sweep, new { now, limit = MaxBatch }, now, ct);
        BookingMetrics.HoldsExpired.Add(cancelled.Count);
        return cancelled.Count;
    }

    /// <summary>Cancels those whose hold ran out; returns all rows as they are then, in the given order.</summary>
    public async Task<IReadOnlyList<BookingRow>> CancelExpiredAsync(
        IReadOnlyList<BookingRow> rows, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var expired = rows.Where(r => BookingRules.IsExpired(r.ForRules, now)).Select(r => r.Id).ToArray();
        if (expired.Length == 0)
        {
            return rows;
        }
        var cancelled = (await CancelAsync(CancelByIds, new { now, ids = expired }, now, ct)).ToDictionary(r => r.Id);
        BookingMetrics.HoldsExpired.Add(cancelled.Count);
        return [.. rows.Select(r => cancelled.GetValueOrDefault(r.Id, r))];
    }

    private async Task<IReadOnlyList<BookingRow>> CancelAsync(
        string sql, object parameters, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var cancelled = await transaction.QueryAsync<BookingRow>(sql, parameters, ct);
        if (cancelled.Count > 0)
        {
            await transaction.PublishAsync(
                [.. BookingEvents.ReleasedAll(cancelled, now)], ct);
            await releases.CountAsync(transaction, cancelled, now, ct);
            await codes.GiveBackAsync(transaction, cancelled, ct);
        }
        await transaction.CommitAsync(ct);
        if (cancelled.Count > 0)
        {
            holds.Remove(cancelled);
            changes.Publish(cancelled);
        }
        return cancelled;
    }
}
