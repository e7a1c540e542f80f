using Npgsql;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Waitlist.AuditWaitlist;

/// <summary>
/// Forgets the waitlist of an event, its audit and its entries, <see cref="KeepFor"/> after the event began. Until then
/// everything is kept: the proof of fairness is a fold over all of it.
/// </summary>
internal sealed class WaitlistRetention(
    NpgsqlDataSource database, IEventDirectory directory, TimeProvider clock, ILogger<WaitlistRetention> logger)
    : PeriodicWork("Forgetting old waitlists", Interval, clock, logger)
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

    private const string Allow = "SET LOCAL ticketing.forgets_waitlist_audit = 'yes'";

    private const string ForgetLines = """
        DELETE FROM waitlist_audit WHERE id IN (
            SELECT id FROM waitlist_audit WHERE event_id = $1 ORDER BY id LIMIT $2)
        """;

    /// <summary>An entry whose money is still to be let go stays until it is.</summary>
    private const string ForgetEntries = """
        DELETE FROM waitlist_entries
        WHERE event_id = $1 AND state NOT IN ('AUTHORISING', 'WAITING', 'OFFERED') AND NOT void_due
        """;

    private readonly TimeProvider _clock = clock;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        var left = MaxLines;
        foreach (var id in await ReadEventsAsync(ct))
        {
            if (left > 0 && directory.Find(new EventId(id)) is { } entry && IsOver(entry))
            {
                left -= await ForgetAsync(id, left, ct);
            }
        }
    }

    private bool IsOver(EventDirectoryEntry entry) =>
        entry.Status is SaleStatus.Closed or SaleStatus.Ended or SaleStatus.Cancelled
        && entry.StartsAt != default && entry.StartsAt + KeepFor < _clock.GetUtcNow();

    private async Task<int> ForgetAsync(long eventId, int limit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await WaitlistLine.LockAsync(connection, transaction, eventId, ct);
        await using var allow = new NpgsqlCommand(Allow, connection, transaction);
        await allow.ExecuteNonQueryAsync(ct);
        await using var lines = new NpgsqlCommand(ForgetLines, connection, transaction).With(eventId, limit);
        var forgotten = await lines.ExecuteNonQueryAsync(ct);
        await using var entries = new NpgsqlCommand(ForgetEntries, connection, transaction).With(eventId);
        await entries.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return forgotten;
    }

    private async Task<List<long>> ReadEventsAsync(CancellationToken ct)
    {
        var events = new List<long>();
        await using var command = database.CreateCommand(Events);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            events.Add(reader.GetInt64(0));
        }
        return events;
    }
}
