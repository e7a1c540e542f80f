namespace Ticketing.Contracts.Messages;

/// <summary>Answer of <c>GET /internal/ended-sessions?after=N</c>: sessions that ended, oldest first.</summary>
/// <param name="Sessions">At most about 1,000; empty when there are no more.</param>
/// <param name="Next">The number to ask after next.</param>
public sealed record EndedSessionsPage(IReadOnlyList<EndedSession> Sessions, long Next);

/// <summary>A session that was logged out, or whose refresh token was stolen.</summary>
/// <param name="SessionId">Claim <c>sid</c> of its access tokens.</param>
/// <param name="TokensExpireAt">When its last access token has expired by itself, UTC.</param>
public sealed record EndedSession(Guid SessionId, DateTimeOffset TokensExpireAt);
