using Microsoft.Extensions.Options;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>
/// Ends sessions: no renewal from here on, and every service refuses their access tokens within seconds (docs/adr/0034).
/// </summary>
internal sealed partial class SessionEndings(
    Database database, EndedSessions ended, IOptions<AccountsOptions> options, TimeProvider time,
    ILogger<SessionEndings> log) : IEndedSessionsSource
{
    /// <summary>Sessions of a page, and those that ended with the last of them.</summary>
    private const int PageSize = 1_000;

    /// <summary>A token may be signed by another replica a moment after its session was read.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    // Sessions are locked before the counter, as in a renewal that ends its own, and in one order: else two of them
    // could wait for each other.
    private const string LockOne =
        "SELECT session_id FROM sessions WHERE session_id = @Id AND ended_at IS NULL FOR UPDATE";

    private const string LockAll =
        "SELECT session_id FROM sessions WHERE user_id = @Id AND ended_at IS NULL ORDER BY session_id FOR UPDATE";

    private const string LockOthers =
        """
        SELECT session_id FROM sessions WHERE user_id = @Id AND session_id IS DISTINCT FROM @Except AND ended_at IS NULL
        ORDER BY session_id FOR UPDATE
        """;

    private const string LockByToken =
        """
        SELECT s.session_id FROM refresh_tokens t JOIN sessions s ON s.session_id = t.session_id
        WHERE t.token_hash = @Id AND s.ended_at IS NULL FOR UPDATE OF s
        """;

    private const string End =
        """
        WITH counter AS (UPDATE ended_session_number SET value = value + 1 RETURNING value)
        UPDATE sessions SET ended_at = @Now, ended_number = counter.value FROM counter WHERE session_id = ANY (@Sessions)
        """;

    private const string ReadPage =
        """
        SELECT session_id, ended_at, ended_number FROM sessions
        WHERE ended_number > @After AND ended_at > @Since
        UNION ALL
        SELECT grant_id, ended_at, ended_number FROM ended_grants
        WHERE ended_number > @After AND ended_at > @Since
        ORDER BY ended_number FETCH FIRST @Limit ROWS WITH TIES
        """;

    /// <summary>Ends one session. Harmless if it is over already.</summary>
    public Task EndAsync(Guid sessionId, CancellationToken ct) => EndAsync(LockOne, sessionId, ct);

    /// <summary>Ends all sessions of a user.</summary>
    public Task EndAllAsync(Guid userId, CancellationToken ct) => EndAsync(LockAll, userId, ct);

    /// <summary>
    /// Ends all sessions of a user but one, in the transaction of the change that they end for. Commits.
    /// </summary>
    public async Task EndAllAsync(
        DatabaseTransaction transaction, Guid userId, Guid? exceptSession, CancellationToken ct)
    {
        var sessions = await transaction.QueryAsync<Guid>(LockOthers, new { Id = userId, Except = exceptSession }, ct);
        await EndAsync(transaction, [.. sessions], ct);
    }

    /// <summary>Ends the session that a refresh token belongs to, whether the token is used up or not.</summary>
    public Task EndByTokenAsync(string? secret, CancellationToken ct) => RefreshSecret.IsWellFormed(secret)
        ? EndAsync(LockByToken, RefreshSecret.HashOf(secret!), ct)
        : Task.CompletedTask;

    /// <summary>
    /// Ends a session whose refresh token came a second time, so that neither the thief nor the owner goes on. Commits.
    /// </summary>
    public async Task EndStolenAsync(DatabaseTransaction transaction, Guid sessionId, CancellationToken ct)
    {
        LogStolen(log, sessionId);
        await EndAsync(transaction, [sessionId], ct);
    }

    /// <inheritdoc/>
    public async Task<EndedSessionsPage> ReadAsync(long after, CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - TokenLife;
        var rows = await database.QueryAsync<EndedRow>(
            ReadPage, new { After = after, Since = since, Limit = PageSize }, cancellation);
        return new EndedSessionsPage(
            [.. rows.Select(row => new EndedSession(row.SessionId, row.EndedAt + TokenLife))],
            rows.Count == 0 ? after : rows[^1].EndedNumber);
    }

    private TimeSpan TokenLife => TimeSpan.FromMinutes(options.Value.TokenMinutes) + Margin;

    private async Task EndAsync(string lockSessions, object id, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var sessions = await transaction.QueryAsync<Guid>(lockSessions, new { Id = id }, ct);
        if (sessions.Count > 0)
        {
            await EndAsync(transaction, [.. sessions], ct);
        }
    }

    /// <summary>
    /// Ends all sessions of a user in a transaction that the caller commits; then it calls <see cref="RefuseTokensOf"/>.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> EndAllWithinAsync(
        DatabaseTransaction transaction, Guid userId, CancellationToken ct)
    {
        var sessions = await transaction.QueryAsync<Guid>(LockAll, new { Id = userId }, ct);
        if (sessions.Count > 0)
        {
            await transaction.ExecuteAsync(End, new { Sessions = sessions.ToArray(), Now = time.GetUtcNow() }, ct);
        }

        return sessions;
    }

    /// <summary>This replica knows at once; the others ask.</summary>
    public void RefuseTokensOf(IReadOnlyList<Guid> sessions)
    {
        var tokensExpireAt = time.GetUtcNow() + TokenLife;
        foreach (var session in sessions)
        {
            ended.Add(new EndedSession(session, tokensExpireAt));
        }
    }

    private async Task EndAsync(DatabaseTransaction transaction, Guid[] sessions, CancellationToken ct)
    {
        await transaction.ExecuteAsync(End, new { Sessions = sessions, Now = time.GetUtcNow() }, ct);
        await transaction.CommitAsync(ct);
        RefuseTokensOf(sessions);
    }

    [LoggerMessage(LogLevel.Warning, "A used refresh token came again: session {SessionId} was ended")]
    private static partial void LogStolen(ILogger logger, Guid sessionId);

    private sealed class EndedRow
    {
        public Guid SessionId { get; init; }
        public DateTimeOffset EndedAt { get; init; }
        public long EndedNumber { get; init; }
    }
}
