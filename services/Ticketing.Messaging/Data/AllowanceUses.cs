namespace Ticketing.Messaging.Data;

/// <summary>
/// Table <c>allowance_uses</c>. A use is counted in the transaction of what it counts, so that neither is there without
/// the other. Its row is locked until the commit: uses at the same moment are counted one after the other.
/// </summary>
public static class AllowanceUses
{
    // Rows in one order, so that two transactions that share some wait for each other and never deadlock.
    private const string Count = """
        INSERT INTO allowance_uses AS u (kind, subject, uses, max_uses, window_ends_at, blocked_until)
        SELECT n.kind, n.subject, n.uses, n.max, @now + n.length, CASE WHEN n.uses >= n.max THEN @now + n.length END
        FROM unnest(@kinds, @subjects, @uses, @maxima, @windows)
            WITH ORDINALITY AS n (kind, subject, uses, max, length, position)
        ORDER BY n.position
        ON CONFLICT (kind, subject) DO UPDATE SET
            uses = CASE WHEN u.window_ends_at > @now THEN u.uses + excluded.uses ELSE excluded.uses END,
            max_uses = excluded.max_uses,
            window_ends_at = CASE WHEN u.window_ends_at > @now THEN u.window_ends_at ELSE excluded.window_ends_at END,
            blocked_until = CASE
                WHEN u.window_ends_at <= @now THEN excluded.blocked_until
                WHEN u.uses + excluded.uses >= excluded.max_uses THEN u.window_ends_at END
        RETURNING kind, subject, uses, window_ends_at
        """;

    private const string Blocked = """
        SELECT max(u.blocked_until) AS blocked_until FROM allowance_uses u
        JOIN unnest(@kinds, @subjects) AS n (kind, subject) ON u.kind = n.kind AND u.subject = n.subject
        WHERE u.blocked_until > @now
        """;

    private const string BlockedEach = """
        SELECT u.kind, u.subject, u.blocked_until FROM allowance_uses u
        JOIN unnest(@kinds, @subjects) AS n (kind, subject) ON u.kind = n.kind AND u.subject = n.subject
        WHERE u.blocked_until > @now
        """;

    private const string Forget = """
        DELETE FROM allowance_uses WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM allowance_uses WHERE window_ends_at < @now ORDER BY window_ends_at LIMIT @limit
            FOR UPDATE SKIP LOCKED))
        """;

    /// <summary>Counts uses; of one subject as often as it is named.</summary>
    /// <returns>One count a subject.</returns>
    public static async Task<IReadOnlyList<AllowanceCount>> CountAsync(
        DatabaseTransaction transaction, IEnumerable<AllowanceUse> uses, DateTimeOffset now,
        CancellationToken cancellation)
    {
        List<(AllowanceUse Use, int Count)> counted =
        [
            .. uses.GroupBy(use => use).Select(same => (same.Key, same.Count()))
                .OrderBy(u => u.Key.Allowance.Kind, StringComparer.Ordinal)
                .ThenBy(u => u.Key.Subject, StringComparer.Ordinal),
        ];
        return counted.Count == 0
            ? []
            : await transaction.QueryAsync<AllowanceCount>(
                Count,
                new
                {
                    kinds = counted.Select(u => u.Use.Allowance.Kind).ToArray(),
                    subjects = counted.Select(u => u.Use.Subject).ToArray(),
                    uses = counted.Select(u => u.Count).ToArray(),
                    maxima = counted.Select(u => u.Use.Allowance.Max).ToArray(),
                    windows = counted.Select(u => u.Use.Allowance.Window).ToArray(),
                    now,
                },
                cancellation);
    }

    /// <summary>Until when one of these subjects is blocked; null when none is.</summary>
    public static async Task<DateTimeOffset?> FindBlockAsync(
        Database database, IReadOnlyList<AllowanceUse> uses, DateTimeOffset now, CancellationToken cancellation)
    {
        var block = await database.FindAsync<Block>(
            Blocked,
            new
            {
                kinds = uses.Select(u => u.Allowance.Kind).ToArray(),
                subjects = uses.Select(u => u.Subject).ToArray(),
                now,
            },
            cancellation);
        return block?.BlockedUntil;
    }

    /// <summary>Until when each of these subjects is blocked; those that are not are absent.</summary>
    public static async Task<Dictionary<AllowanceUse, DateTimeOffset>> FindBlocksAsync(
        Database database, IEnumerable<AllowanceUse> uses, DateTimeOffset now, CancellationToken cancellation)
    {
        var distinct = uses.Distinct().ToDictionary(use => (use.Allowance.Kind, use.Subject));
        var blocks = await database.QueryByIndexAsync<BlockOf>(
            BlockedEach,
            new
            {
                kinds = distinct.Keys.Select(key => key.Kind).ToArray(),
                subjects = distinct.Keys.Select(key => key.Subject).ToArray(),
                now,
            },
            cancellation);
        return blocks.ToDictionary(block => distinct[(block.Kind, block.Subject)], block => block.BlockedUntil);
    }

    /// <summary>Deletes rows whose window is over; returns how many.</summary>
    public static Task<int> ForgetAsync(
        Database database, DateTimeOffset now, int limit, CancellationToken cancellation) =>
        database.ExecuteAsync(Forget, new { now, limit }, cancellation);

    private sealed class BlockOf
    {
        public required string Kind { get; init; }
        public required string Subject { get; init; }
        public DateTimeOffset BlockedUntil { get; init; }
    }

    private sealed class Block
    {
        public DateTimeOffset? BlockedUntil { get; init; }
    }
}
