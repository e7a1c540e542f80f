using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>Log-ins and the tokens they get.</summary>
internal sealed class Sessions(
    EventTicketingDbContext db, AccessTokenIssuer issuer, IOptions<AccountsOptions> options, TimeProvider time)
{
    /// <summary>
    /// Starts a session and gives its first token. The user's sessions that have run out are deleted.
    /// </summary>
    public async Task<TokenResponse> StartAsync(UserRow user, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await db.Set<SessionRow>().Where(s => s.UserId == user.UserId && s.ExpiresAt < now).ExecuteDeleteAsync(ct);
        var session = new SessionRow
        {
            SessionId = Guid.CreateVersion7(now),
            UserId = user.UserId,
            CreatedAt = now,
            ExpiresAt = now.AddHours(options.Value.SessionHours),
        };
        db.Set<SessionRow>().Add(session);
        await db.SaveChangesAsync(ct);
        return Token(user, session.SessionId);
    }

    /// <summary>Another token for a session that is neither over nor logged out; null otherwise.</summary>
    public async Task<TokenResponse?> ContinueAsync(ClaimsPrincipal caller, CancellationToken ct)
    {
        var sessionId = caller.SessionId();
        var now = time.GetUtcNow();
        var userId = caller.UserId().Value;
        var user = await db.Set<SessionRow>()
            .Where(s => s.SessionId == sessionId && s.UserId == userId && s.EndedAt == null && s.ExpiresAt > now)
            .Join(db.Set<UserRow>(), s => s.UserId, u => u.UserId, (_, u) => u)
            .AsNoTracking()
            .SingleOrDefaultAsync(ct);
        return user is null ? null : Token(user, sessionId);
    }

    /// <summary>Ends the caller's session; no refresh from here on. Harmless if it is over already.</summary>
    public async Task EndAsync(ClaimsPrincipal caller, CancellationToken ct)
    {
        var sessionId = caller.SessionId();
        var now = time.GetUtcNow();
        await db.Set<SessionRow>()
            .Where(s => s.SessionId == sessionId && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), ct);
    }

    private TokenResponse Token(UserRow user, Guid sessionId)
    {
        var (token, expiresAt) = issuer.Issue(
            new UserId(user.UserId), user.Role, user.Name, sessionId,
            TimeSpan.FromMinutes(options.Value.TokenMinutes));
        return new TokenResponse(token, expiresAt, UserResponse.Of(user));
    }
}
