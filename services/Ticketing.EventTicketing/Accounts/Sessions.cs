using System.Security.Claims;
using Microsoft.Extensions.Options;
using Ticketing.Contracts;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>A session with what speaks for it: an access token, and the refresh token of the cookie.</summary>
internal sealed record SessionGrant(TokenResponse Access, string RefreshToken, DateTimeOffset RefreshableUntil);

/// <summary>Log-ins and the access tokens they get.</summary>
internal sealed class Sessions(
    Database database, AccessTokenIssuer issuer, IOptions<AccountsOptions> options, TimeProvider time)
{
    private const string Start =
        """
        WITH over AS (DELETE FROM sessions WHERE user_id = @UserId AND expires_at < @Now),
        owner AS (
            SELECT user_id FROM users
            WHERE user_id = @UserId AND password_hash = @PasswordHash AND locked_at IS NULL FOR SHARE),
        started AS (
            INSERT INTO sessions (session_id, user_id, created_at, expires_at, last_used_at, device, generation)
            SELECT @SessionId, user_id, @Now, @ExpiresAt, @Now, @Device, 1 FROM owner
            RETURNING session_id)
        INSERT INTO refresh_tokens (token_hash, session_id, generation) SELECT @Hash, session_id, 1 FROM started
        """;

    private const string Continue =
        """
        UPDATE sessions s SET last_used_at = @Now FROM users u
        WHERE s.session_id = @SessionId AND s.user_id = @UserId AND u.user_id = s.user_id
          AND s.ended_at IS NULL AND s.expires_at > @Now AND s.last_used_at > @IdleSince
        RETURNING u.user_id, u.email, u.name, u.role, u.password_hash, u.locale, u.created_at,
                  u.email_verified_at, u.is_guest,
                  s.expires_at AS session_expires_at
        """;

    /// <summary>
    /// Starts a session on a device; null if the account's password is no longer the one that was checked, or the account
    /// was locked meanwhile. Whoever replaces the password, or locks the account, waits for this and ends the session. The
    /// user's sessions that have run out are deleted.
    /// </summary>
    public async Task<SessionGrant?> StartAsync(UserRow user, string device, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var secret = RefreshSecret.New();
        var session = new
        {
            SessionId = Guid.CreateVersion7(now), user.UserId, user.PasswordHash, Now = now, Device = device,
            ExpiresAt = now.AddHours(options.Value.SessionHours), Hash = RefreshSecret.HashOf(secret),
        };
        return await database.ExecuteAsync(Start, session, ct) == 1
            ? Grant(user, session.SessionId, session.ExpiresAt, secret)
            : null;
    }

    /// <summary>
    /// Another access token for a client that has only the last one; null if the session is over. The cookie's refresh
    /// token stays as it is.
    /// </summary>
    public async Task<TokenResponse?> ContinueAsync(ClaimsPrincipal caller, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var session = new
        {
            SessionId = caller.SessionId(), UserId = caller.UserId().Value, Now = now,
            IdleSince = options.Value.IdleSince(now),
        };
        var user = await database.FindAsync<UserOfSession>(Continue, session, ct);
        return user is null ? null : Token(user.ToUser(), session.SessionId, user.SessionExpiresAt);
    }

    /// <summary>The answer to whoever may speak for a session from now on.</summary>
    public SessionGrant Grant(UserRow user, Guid sessionId, DateTimeOffset sessionExpiresAt, string secret)
    {
        var idleAt = time.GetUtcNow().AddHours(options.Value.SessionIdleHours);
        return new SessionGrant(
            Token(user, sessionId, sessionExpiresAt), secret, idleAt < sessionExpiresAt ? idleAt : sessionExpiresAt);
    }

    /// <summary>No access token outlives its session.</summary>
    private TokenResponse Token(UserRow user, Guid sessionId, DateTimeOffset sessionExpiresAt)
    {
        var life = TimeSpan.FromMinutes(options.Value.TokenMinutes);
        var left = sessionExpiresAt - time.GetUtcNow();
        var (token, expiresAt) = issuer.Issue(
            new UserId(user.UserId), user.Role, user.Name, sessionId, life < left ? life : left,
            options.Value.IsVerified(user));
        return new TokenResponse(token, expiresAt, UserResponse.Of(user, options.Value));
    }
}

/// <summary>A user's columns with the end of one of their sessions.</summary>
internal class UserOfSession
{
    public Guid UserId { get; init; }
    public required string Email { get; init; }
    public required string Name { get; init; }
    public required string Role { get; init; }
    public required string PasswordHash { get; init; }
    public required string Locale { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EmailVerifiedAt { get; init; }
    public bool IsGuest { get; init; }
    public DateTimeOffset SessionExpiresAt { get; init; }

    public UserRow ToUser() => new()
    {
        UserId = UserId, Email = Email, Name = Name, Role = Role, PasswordHash = PasswordHash, Locale = Locale,
        CreatedAt = CreatedAt, EmailVerifiedAt = EmailVerifiedAt, IsGuest = IsGuest,
    };
}
