using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Bookings.Updates;
using Ticketing.Booking.Webhooks;
using Ticketing.Messaging;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Booking.Holds;

/// <summary>
/// Cancels bookings whose hold ran out and gives their seats back, in one transaction with the message that
/// says so. Used by the sweep for many and by whoever touches one expired booking. PostgreSQL's deadline
/// decides; the Redis key is only a hint for others.
/// </summary>
internal sealed class HoldExpiry(
    NpgsqlDataSource database,
    OutboxSignal outboxSignal,
    OrderChanges changes,
    HoldMirror holds,
    TimeProvider clock)
{
    // SKIP LOCKED: a booking that is being paid, or swept by another replica, is somebody else's this moment.
    // A payment claim protects a booking until its outcome is known or recovery gives the claim up. Not one that
    // waits for its buyer at the bank: no money moves before they come back, and then it is a late payment.
    // The sweep's index has sweep_at, shortly before most deadlines, because a change of it costs every booking.
    internal const string Sweep = $"""
        {Cancel} sweep_at <= $1 AND {IsOver}
            ORDER BY sweep_at LIMIT $2
        {Taken}
        """;

    private const string Touch = $"""
        {Cancel} id = ANY($2) AND {IsOver}
        {Taken}
        """;

    private const string Cancel = """
        UPDATE bookings b
        SET status = 'CANCELLED', reason = 'hold-expired', cancelled_at = $1, updated_at = $1,
            payment_claim = NULL, payment_claimed_at = NULL, payment_action = NULL, version = b.version + 1
        FROM (
            SELECT id FROM bookings WHERE
        """;

    private const string IsOver = """
        status = 'PENDING_PAYMENT' AND hold_expires_at <= $1
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
        var cancelled = await CancelAsync(Sweep, new() { Value = MaxBatch }, ct);
        BookingMetrics.HoldsExpired.Add(cancelled.Count);
        return cancelled.Count;
    }

    /// <summary>The same rows, those whose hold ran out as they are after being cancelled here.</summary>
    public async Task<IReadOnlyList<BookingRow>> TouchAsync(
        IReadOnlyList<BookingRow> rows, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var expired = rows.Where(r => BookingRules.IsExpired(r.ForRules, now)).Select(r => r.Id).ToArray();
        if (expired.Length == 0)
        {
            return rows;
        }
        var cancelled = (await CancelAsync(Touch, new() { Value = expired }, ct)).ToDictionary(r => r.Id);
        BookingMetrics.HoldsExpired.Add(cancelled.Count);
        return [.. rows.Select(r => cancelled.GetValueOrDefault(r.Id, r))];
    }

    private async Task<List<BookingRow>> CancelAsync(string sql, NpgsqlParameter which, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection, transaction)
        {
            Parameters = { new() { Value = now }, which },
        };
        var cancelled = await command.ReadRowsAsync(ct);
        if (cancelled.Count > 0)
        {
            await Outbox.AppendAsync(
                connection,
                transaction,
                [.. cancelled.Select(row => BookingEvents.Released(row, row.SeatPositions, now))],
                ct);
            await SellerEvents.AppendAsync(
                connection, transaction, [.. cancelled.Select(SellerEvent.OrderCancelled)], ct);
        }
        await transaction.CommitAsync(ct);
        if (cancelled.Count > 0)
        {
            outboxSignal.Wake();
            holds.Forget(cancelled);
            changes.Publish(cancelled);
        }
        return cancelled;
    }
}
