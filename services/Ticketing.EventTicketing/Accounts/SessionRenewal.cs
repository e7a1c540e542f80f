using Microsoft.Extensions.Options;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>The renewed session, or why there is none.</summary>
internal sealed record Renewal(SessionGrant? Grant, Refusal? Refusal);

/// <summary>
/// Renews a session by its refresh token (RFC 9700, 4.14.2). Tokens of the session's generation are good. A renewal makes
/// one of the next generation, which uses up all of this one. A used token is good for a short grace window, because two
/// tabs may renew at once and an answer may get lost; after it the token is taken for stolen and its session ends.
/// See docs/adr/0034.
/// </summary>
internal sealed class SessionRenewal(
    Database database, Sessions sessions, SessionEndings endings, IOptions<AccountsOptions> options, TimeProvider time)
{
    /// <summary>
    /// Generations whose tokens are still recognised: nine days of a page that never closes. An older token is refused, but
    /// nobody notices that it was stolen.
    /// </summary>
    public const int RememberedGenerations = 1_000;

    /// <summary>Tokens that one generation may have: as many tabs as renew at once. It bounds what is stored.</summary>
    public const int TokensPerGeneration = 20;

    private static readonly Renewal SessionOver = new(null, AccountErrors.SessionOver);

    /// <summary>
    /// The lock makes renewals of a session take turns; whoever waited for it reads the session as the one before left it.
    /// </summary>
    private const string FindToken =
        """
        SELECT t.generation AS token_generation, s.session_id, s.generation, s.ended_at, s.last_used_at,
               s.expires_at AS session_expires_at,
               u.user_id, u.email, u.name, u.role, u.password_hash, u.locale, u.created_at,
               u.email_verified_at, u.is_guest
        FROM refresh_tokens t
        JOIN sessions s ON s.session_id = t.session_id
        JOIN users u ON u.user_id = s.user_id
        WHERE t.token_hash = @Hash
        FOR UPDATE OF s
        """;

    /// <summary>Asked with the lock, so that a renewal which was waited for is seen.</summary>
    private const string FindUsedAt = "SELECT used_at FROM refresh_tokens WHERE token_hash = @Hash";

    private const string NextGeneration =
        """
        WITH forgotten AS (
            DELETE FROM refresh_tokens WHERE session_id = @SessionId AND generation <= @Generation - @Remembered),
        used AS (
            UPDATE refresh_tokens SET used_at = @Now WHERE session_id = @SessionId AND generation = @Generation - 1)
        UPDATE sessions SET generation = @Generation WHERE session_id = @SessionId
        """;

    private const string AddToken =
        """
        WITH used AS (UPDATE sessions SET last_used_at = @Now WHERE session_id = @SessionId)
        INSERT INTO refresh_tokens (token_hash, session_id, generation)
        SELECT @Hash, @SessionId, @Generation
        WHERE (SELECT count(*) FROM refresh_tokens WHERE session_id = @SessionId AND generation = @Generation) < @Limit
        """;

    /// <summary>The renewed session, or why not.</summary>
    public async Task<Renewal> RenewAsync(string? secret, CancellationToken ct)
    {
        if (!RefreshSecret.IsWellFormed(secret))
        {
            return SessionOver;
        }

        await using var transaction = await database.BeginAsync(ct);
        var parameters = new { Hash = RefreshSecret.HashOf(secret!) };
        if (await transaction.FindAsync<FoundToken>(FindToken, parameters, ct) is not { } token)
        {
            return SessionOver;
        }

        var now = time.GetUtcNow();
        if (token.EndedAt is not null || token.SessionExpiresAt <= now
            || token.LastUsedAt <= options.Value.IdleSince(now))
        {
            return SessionOver;
        }

        var isUnused = token.TokenGeneration == token.Generation;
        if (!isUnused && !IsInGrace(await transaction.FindAsync<DateTime?>(FindUsedAt, parameters, ct), now))
        {
            await endings.EndStolenAsync(transaction, token.SessionId, ct);
            return SessionOver;
        }

        var generation = isUnused ? token.Generation + 1 : token.Generation;
        if (isUnused)
        {
            await transaction.ExecuteAsync(
                NextGeneration,
                new { token.SessionId, Generation = generation, Now = now, Remembered = RememberedGenerations }, ct);
        }

        var next = RefreshSecret.New();
        var added = await transaction.ExecuteAsync(
            AddToken,
            new
            {
                token.SessionId, Generation = generation, Hash = RefreshSecret.HashOf(next), Now = now,
                Limit = TokensPerGeneration,
            },
            ct);
        if (added == 0)
        {
            return new Renewal(null, AccountErrors.TooManyRenewals);
        }

        await transaction.CommitAsync(ct);
        return new Renewal(sessions.Grant(token.ToUser(), token.SessionId, token.SessionExpiresAt, next), null);
    }

    private bool IsInGrace(DateTime? usedAt, DateTimeOffset now) =>
        now.UtcDateTime - usedAt <= TimeSpan.FromSeconds(options.Value.RenewalGraceSeconds);

    private sealed class FoundToken : UserOfSession
    {
        public int TokenGeneration { get; init; }
        public Guid SessionId { get; init; }
        public int Generation { get; init; }
        public DateTimeOffset? EndedAt { get; init; }
        public DateTimeOffset LastUsedAt { get; init; }
    }
}
