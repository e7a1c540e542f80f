using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Waitlist.AuditWaitlist;

/// <summary>
/// Deletes the waitlist of an event, audit and entries, <see cref="KeepFor"/> after the event began. Until then
/// everything is kept, because the proof of fairness needs all of it.
/// </summary>
internal sealed class WaitlistRetention(
    Database database, IEventDirectory directory, TimeProvider clock, ILogger<WaitlistRetention> logger)
    : PeriodicWork("Deleting old waitlists", Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>Long enough for a complaint and its answer.</summary>
    internal static readonly TimeSpan KeepFor = TimeSpan.FromDays(90);

    // Of one round: a short transaction, and 7 million lines a day at most.
    private const int MaxLines = 50_000;

    // Events with an audit, one step of the index each; a plain DISTINCT would read every line.
    private const string Events = """
        WITH RECURSIVE e AS (
            (SELECT event_id FROM waitlist_audit ORDER BY event_id LIMIT 1)
            UNION ALL
            SELECT (SELECT a.event_id FROM waitlist_audit a WHERE a.event_id > e.event_id ORDER BY a.event_id LIMIT 1)
            FROM e WHERE e.event_id IS NOT NULL
        )
        SELECT event_id FROM e WHERE event_id IS NOT NULL
        """;

    // The table is append-only: a trigger refuses deletes without this setting.
    private const string AllowDelete = "SET LOCAL ticketing.forgets_waitlist_audit = 'yes'";

    private const string DeleteLines = """
        DELETE FROM waitlist_audit WHERE id IN (
            SELECT id FROM waitlist_audit WHERE event_id = @eventId ORDER BY id LIMIT @limit)
        """;

    // An entry whose authorisation is still to be let go stays until it is.
    private const string DeleteEntries = """
        DELETE FROM waitlist_entries
        WHERE event_id = @eventId AND state NOT IN ('AUTHORISING', 'WAITING', 'OFFERED') AND NOT void_due
        """;

    private readonly TimeProvider _clock = clock;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        var left = MaxLines;
        foreach (var id in await database.QueryAsync<long>(Events, null, ct))
        {
            if (left > 0 && directory.Find(new EventId(id)) is { } entry && IsOver(entry))
            {
                left -= await DeleteAsync(id, left, ct);
            }
        }
    }

    private bool IsOver(EventDirectoryEntry entry) =>
        entry.Status is SaleStatus.Closed or SaleStatus.Ended or SaleStatus.Cancelled
        && entry.StartsAt != default && entry.StartsAt + KeepFor < _clock.GetUtcNow();

    /// <summary>Returns how many audit lines it deleted.</summary>
    private async Task<int> DeleteAsync(long eventId, int limit, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        await WaitlistLine.LockAsync(transaction, eventId, ct);
        await transaction.ExecuteAsync(AllowDelete, null, ct);
        var deleted = await transaction.ExecuteAsync(DeleteLines, new { eventId, limit }, ct);
        await transaction.ExecuteAsync(DeleteEntries, new { eventId }, ct);
        await transaction.CommitAsync(ct);
        return deleted;
    }
}
