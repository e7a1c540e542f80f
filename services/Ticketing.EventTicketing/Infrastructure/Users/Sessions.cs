using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Infrastructure.Http;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Infrastructure.Users;

/// <summary>Log-ins and the tokens they get.</summary>
public sealed class Sessions(
    EventTicketingDbContext db, AccessTokenIssuer issuer, IOptions<UsersOptions> options, TimeProvider time)
{
    /// <summary>
    /// Starts a session and gives its first token. Sessions of the user that are over are forgotten.
    /// </summary>
    public async Task<TokenAnswer> StartAsync(UserRow user, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await db.Sessions.Where(s => s.UserId == user.UserId && s.ExpiresAt < now).ExecuteDeleteAsync(ct);
        var session = new SessionRow
        {
            SessionId = Guid.CreateVersion7(now),
            UserId = user.UserId,
            CreatedAt = now,
            ExpiresAt = now.AddHours(options.Value.SessionHours),
        };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(ct);
        return Token(user, session.SessionId);
    }

    /// <summary>Another token for a session that is neither over nor logged out; null otherwise.</summary>
    public async Task<TokenAnswer?> ContinueAsync(ClaimsPrincipal caller, CancellationToken ct)
    {
        var sessionId = caller.SessionId();
        var now = time.GetUtcNow();
        var userId = caller.UserId().Value;
        var user = await db.Sessions
            .Where(s => s.SessionId == sessionId && s.UserId == userId && s.EndedAt == null && s.ExpiresAt > now)
            .Join(db.Users, s => s.UserId, u => u.UserId, (_, u) => u)
            .AsNoTracking()
            .SingleOrDefaultAsync(ct);
        return user is null ? null : Token(user, sessionId);
    }

    /// <summary>Ends the caller's session; no refresh from here on. Harmless if it is over already.</summary>
    public async Task EndAsync(ClaimsPrincipal caller, CancellationToken ct)
    {
        var sessionId = caller.SessionId();
        var now = time.GetUtcNow();
        await db.Sessions
            .Where(s => s.SessionId == sessionId && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), ct);
    }

    private TokenAnswer Token(UserRow user, Guid sessionId)
    {
        var (token, expiresAt) = issuer.Issue(
            new UserId(user.UserId), user.Role, user.Name, sessionId,
            TimeSpan.FromMinutes(options.Value.TokenMinutes));
        return new TokenAnswer(token, expiresAt, UserAnswer.Of(user));
    }
}
