using Ticketing.Contracts;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Figures.Counting;

/// <summary>
/// Compares the figures of an event with a count of its bookings and scans, and rebuilds them from it. The triggers keep
/// both equal; this is for whoever wrote to the database by hand.
/// </summary>
internal sealed class FiguresRecount(Database database)
{
    /// <summary>Differences listed; an event with more needs a rebuild, not a list.</summary>
    public const int MaxDifferences = 100;

    private const string TakeLock = "SELECT pg_advisory_xact_lock(@LockKey)";

    /// <summary>
    /// One statement, so one moment. Rows of all time are compared with the minutes that they add up; rows of hours are
    /// written with both.
    /// </summary>
    private static readonly string Compare =
        $"""
        SELECT dimension, value, CASE WHEN minute > '-infinity' THEN minute END AS at, {SaleCounts.Sums}
        FROM (
            SELECT dimension, value, at AS minute, {SaleCounts.Negated} FROM sales_figures
            WHERE event_id = @EventId AND grain = 2
            UNION ALL
            SELECT dimension, value, minute, {SaleCounts.Negated} FROM sales_deltas WHERE event_id = @EventId
            UNION ALL
            SELECT dimension, value, minute, {SaleCounts.Columns} FROM recount_sales(@EventId)
            UNION ALL
            SELECT dimension, value, '-infinity', {SaleCounts.Negated} FROM sales_figures
            WHERE event_id = @EventId AND grain = 0
            UNION ALL
            SELECT dimension, value, '-infinity', {SaleCounts.Columns} FROM sales_figures
            WHERE event_id = @EventId AND grain = 2
        ) AS d (dimension, value, minute, {SaleCounts.Columns})
        GROUP BY dimension, value, minute
        HAVING {string.Join(" OR ", SaleCounts.ColumnNames.Select(name => $"sum({name}) <> 0"))}
        ORDER BY dimension, value, minute LIMIT @Limit
        """;

    /// <summary>
    /// Deletes and counts in one statement: what a batch commits meanwhile is neither deleted nor counted, and stays as its
    /// delta.
    /// </summary>
    private static readonly string Rebuild =
        $"""
        WITH old_figures AS (DELETE FROM sales_figures WHERE event_id = @EventId),
             old_deltas AS (DELETE FROM sales_deltas WHERE event_id = @EventId)
        INSERT INTO sales_deltas (event_id, dimension, value, minute, {SaleCounts.Columns})
        SELECT @EventId, dimension, value, minute, {SaleCounts.Columns} FROM recount_sales(@EventId)
        """;

    /// <summary>What has to be added to the figures; empty when they are right.</summary>
    public Task<IReadOnlyList<SaleCounts>> CompareAsync(EventId id, CancellationToken ct) =>
        database.QueryAsync<SaleCounts>(Compare, new { EventId = id.Value, Limit = MaxDifferences + 1 }, ct);

    /// <summary>Counts the event again. Sales and readers go on meanwhile.</summary>
    public async Task RebuildAsync(EventId id, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        await transaction.ExecuteAsync(TakeLock, new { FiguresFold.LockKey }, ct);
        await transaction.ExecuteAsync(Rebuild, new { EventId = id.Value }, ct);
        await transaction.CommitAsync(ct);
    }
}
