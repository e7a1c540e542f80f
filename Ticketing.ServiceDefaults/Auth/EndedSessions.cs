using System.Collections.Concurrent;
using Ticketing.Contracts.Messages;

namespace Ticketing.ServiceDefaults.Auth;

/// <summary>
/// Sessions that ended while access tokens of them are still good; those tokens are refused. A session is forgotten when
/// its last token has expired. See docs/adr/0034.
/// </summary>
public sealed class EndedSessions(TimeProvider clock)
{
    /// <summary>
    /// About 20 MB. More would be 200 log-outs a second for a quarter of an hour; then the oldest are forgotten, whose
    /// tokens have the least time left.
    /// </summary>
    private const int MaxRemembered = 200_000;

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _ended = [];
    private readonly Lock _lock = new();
    private readonly Queue<EndedSession> _oldestFirst = [];
    private readonly Dictionary<Guid, HashSet<TokenLife>> _lives = [];

    /// <summary>True if the session ended; its access tokens are no longer good.</summary>
    public bool Contains(Guid sessionId) => !_ended.IsEmpty && _ended.ContainsKey(sessionId);

    /// <summary>Refuses the session's access tokens from here on, and ends the streams that they opened.</summary>
    public void Add(EndedSession session)
    {
        TokenLife[] lives;
        lock (_lock)
        {
            ForgetExpired();
            if (_ended.TryAdd(session.SessionId, session.TokensExpireAt))
            {
                _oldestFirst.Enqueue(session);
            }

            lives = _lives.TryGetValue(session.SessionId, out var open) ? [.. open] : [];
        }

        Array.ForEach(lives, life => life.End());
    }

    /// <summary>Ends <paramref name="life"/> with its session, at once if that has ended.</summary>
    internal void Follow(TokenLife life)
    {
        lock (_lock)
        {
            if (!_lives.TryGetValue(life.SessionId, out var lives))
            {
                _lives[life.SessionId] = lives = [];
            }

            lives.Add(life);
        }

        if (Contains(life.SessionId))
        {
            life.End();
        }
    }

    internal void Unfollow(TokenLife life)
    {
        lock (_lock)
        {
            if (_lives.TryGetValue(life.SessionId, out var lives) && lives.Remove(life) && lives.Count == 0)
            {
                _lives.Remove(life.SessionId);
            }
        }
    }

    private void ForgetExpired()
    {
        var before = clock.GetUtcNow() - AccessTokens.ClockSkew;
        while (_oldestFirst.TryPeek(out var oldest)
            && (oldest.TokensExpireAt < before || _oldestFirst.Count >= MaxRemembered))
        {
            _oldestFirst.Dequeue();
            _ended.TryRemove(oldest.SessionId, out _);
        }
    }
}

/// <summary>
/// How long a token is good: cancelled when it expires or its session ends. For answers that outlive a request, such as
/// streams, so that nobody follows longer than they may. The caller disposes it.
/// </summary>
public sealed class TokenLife : IDisposable
{
    private readonly EndedSessions _ended;
    private readonly CancellationTokenSource _over;
    private readonly Lock _lock = new();
    private bool _disposed;

    internal TokenLife(Guid sessionId, TimeSpan left, EndedSessions ended, TimeProvider clock)
    {
        SessionId = sessionId;
        _ended = ended;
        _over = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
        Token = _over.Token;
        ended.Follow(this);
    }

    /// <summary>Cancelled when the access token is no longer good.</summary>
    public CancellationToken Token { get; }

    internal Guid SessionId { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended.Unfollow(this);
        lock (_lock)
        {
            _disposed = true;
            _over.Dispose();
        }
    }

    internal void End()
    {
        lock (_lock)
        {
            if (!_disposed)
            {
                // Asynchronous, so that no stream's clean-up runs inside the lock.
                _ = _over.CancelAsync();
            }
        }
    }
}
