using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Accounts.Passkeys;

/// <summary>
/// Table <c>passkey_challenges</c>. A challenge is taken out before its signature is looked at, so none is good twice. The
/// gateway bounds how many one address asks for; here all of them together are bounded.
/// </summary>
internal sealed class PasskeyChallenges(Database database, TimeProvider time)
{
    /// <summary>Long enough to find a security key; WebAuthn recommends five minutes at most.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>Open at once, about 2 MB. 60 people a second may sign in by passkey before one is refused.</summary>
    public const int MaxOpen = 20_000;

    /// <summary>Rows that are over, deleted by one that is added: more than it adds.</summary>
    private const int SweepLimit = 10;

    private const string Insert =
        """
        WITH over AS (
            DELETE FROM passkey_challenges WHERE challenge_id IN (
                SELECT challenge_id FROM passkey_challenges WHERE expires_at <= @Now
                ORDER BY expires_at LIMIT @SweepLimit FOR UPDATE SKIP LOCKED))
        INSERT INTO passkey_challenges (challenge_id, challenge, user_id, expires_at)
        SELECT @ChallengeId, @Challenge, @UserId, @ExpiresAt
        WHERE (SELECT count(*) FROM (SELECT FROM passkey_challenges LIMIT @MaxOpen) c) < @MaxOpen
        """;

    private const string Take =
        """
        DELETE FROM passkey_challenges
        WHERE challenge_id = @ChallengeId AND user_id IS NOT DISTINCT FROM @UserId AND expires_at > @Now
        RETURNING challenge
        """;

    /// <summary>The id under which the challenge is kept; null when too many are open.</summary>
    /// <param name="challenge">What is to be signed.</param>
    /// <param name="userId">Who adds a passkey; null for whoever signs in.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Guid?> KeepAsync(byte[] challenge, Guid? userId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var id = Guid.NewGuid();
        var row = new
        {
            ChallengeId = id, Challenge = challenge, UserId = userId, Now = now, ExpiresAt = now + Life, SweepLimit, MaxOpen,
        };
        return await database.ExecuteAsync(Insert, row, ct) == 1 ? id : null;
    }

    /// <summary>The challenge, which is no longer there; null if it is over, used, or somebody else's.</summary>
    public Task<byte[]?> TakeAsync(Guid challengeId, Guid? userId, CancellationToken ct) =>
        database.FindAsync<byte[]>(
            Take, new { ChallengeId = challengeId, UserId = userId, Now = time.GetUtcNow() }, ct);
}
