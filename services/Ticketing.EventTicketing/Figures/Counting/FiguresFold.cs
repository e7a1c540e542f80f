using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Figures.Counting;

/// <summary>
/// Folds what batches appended to <c>sales_deltas</c> into the rows of <c>sales_figures</c>. One replica at a time: a
/// rebuild, which takes the same lock, must not meet a fold half-way.
/// </summary>
internal sealed class FiguresFold(Database database)
{
    /// <summary>Any number that no other lock has.</summary>
    internal const long LockKey = 0x46494755524553;

    /// <summary>Deltas of one round: more than batches write in a second, and a fold of some 50 ms.</summary>
    private const int MaxDeltas = 20_000;

    private const string TryLock = "SELECT pg_try_advisory_xact_lock(@LockKey)";

    private static readonly string Fold =
        $"""
        WITH taken AS (
            DELETE FROM sales_deltas WHERE ctid = ANY (ARRAY(SELECT ctid FROM sales_deltas LIMIT @MaxDeltas))
            RETURNING event_id, dimension, value, minute, {SaleCounts.Columns}
        ), written AS (
            INSERT INTO sales_figures AS f (event_id, dimension, grain, value, at, {SaleCounts.Columns})
            SELECT t.event_id, t.dimension, g.grain, t.value, g.at, {SaleCounts.Sums}
            FROM taken t CROSS JOIN LATERAL (VALUES
                (0, '-infinity'::timestamptz), (1, date_trunc('hour', t.minute, 'UTC')), (2, t.minute)) AS g (grain, at)
            GROUP BY 1, 2, 3, 4, 5
            ON CONFLICT (event_id, dimension, grain, value, at) DO UPDATE SET
                {string.Join(", ", SaleCounts.ColumnNames.Select(name => $"{name} = f.{name} + excluded.{name}"))}
        )
        SELECT count(*) FROM taken
        """;

    /// <summary>One round; true if there may be more to fold.</summary>
    public async Task<bool> FoldAsync(CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        if (!await transaction.FindAsync<bool>(TryLock, new { LockKey }, ct))
        {
            return false;
        }

        // A statement of its own: it sees what was committed before the lock was taken.
        var folded = await transaction.FindAsync<long>(Fold, new { MaxDeltas }, ct);
        await transaction.CommitAsync(ct);
        return folded == MaxDeltas;
    }
}
