using System.Text.Json;
using Ticketing.Contracts;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>A request that must not happen twice.</summary>
/// <param name="Key">The client's Idempotency-Key.</param>
/// <param name="Fingerprint">See <see cref="IdempotencyKey.Fingerprint(string)"/>.</param>
internal sealed record RepeatableRequest(string Key, byte[] Fingerprint);

/// <summary>
/// Table <c>idempotent_answers</c>: responses by user and Idempotency-Key, written in the transaction of the work that
/// they answer for.
/// </summary>
internal static class IdempotentAnswers
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    /// <summary>Expired rows deleted per request: enough to keep up, too few to be felt.</summary>
    private const int SweepLimit = 100;

    private const string Sweep =
        """
        DELETE FROM idempotent_answers WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM idempotent_answers WHERE created_at < @ExpiredBefore ORDER BY created_at LIMIT @Limit
            FOR UPDATE SKIP LOCKED))
        """;

    /// <summary>An expired row is overwritten, whether or not the sweep has come to it.</summary>
    private const string Claim =
        """
        INSERT INTO idempotent_answers AS a (user_id, key, body_hash, answer, created_at)
        VALUES (@UserId, @Key, @Fingerprint, @Response, @Now)
        ON CONFLICT (user_id, key) DO UPDATE
            SET body_hash = excluded.body_hash, answer = excluded.answer, created_at = excluded.created_at
            WHERE a.created_at < @ExpiredBefore
        """;

    private const string Find =
        "SELECT body_hash, answer FROM idempotent_answers WHERE user_id = @UserId AND key = @Key";

    private const string FindUnexpired = Find + " AND created_at >= @ExpiredBefore";

    /// <summary>
    /// Null if the key is this request's now. Else the earlier response, or a refusal because the earlier request was
    /// another one. Waits for a request with the same key that is still running.
    /// </summary>
    public static async Task<CreateEventOutcome?> ClaimAsync(
        DatabaseTransaction transaction,
        UserId user,
        RepeatableRequest request,
        byte[] response,
        DateTimeOffset now,
        CancellationToken ct)
    {
        var expiredBefore = now - KeptFor;
        await transaction.ExecuteAsync(Sweep, new { ExpiredBefore = expiredBefore, Limit = SweepLimit }, ct);
        var claimed = await transaction.ExecuteAsync(
            Claim,
            new
            {
                UserId = user.Value, request.Key, request.Fingerprint, Response = response, Now = now,
                ExpiredBefore = expiredBefore,
            },
            ct);
        if (claimed == 1)
        {
            return null;
        }

        var earlier = await transaction.FindAsync<AnswerRow>(Find, new { UserId = user.Value, request.Key }, ct)
            ?? throw new InvalidOperationException("The key is taken, and its row is not there.");
        return OutcomeOf(earlier, request);
    }

    /// <summary>As <see cref="ClaimAsync"/>, but leaves a key that is free as it is.</summary>
    public static async Task<CreateEventOutcome?> FindAsync(
        Database database, UserId user, RepeatableRequest request, DateTimeOffset now, CancellationToken ct)
    {
        var earlier = await database.FindAsync<AnswerRow>(
            FindUnexpired, new { UserId = user.Value, request.Key, ExpiredBefore = now - KeptFor }, ct);
        return earlier is null ? null : OutcomeOf(earlier, request);
    }

    private static CreateEventOutcome OutcomeOf(AnswerRow earlier, RepeatableRequest request)
    {
        if (!earlier.BodyHash.AsSpan().SequenceEqual(request.Fingerprint))
        {
            return new CreateEventOutcome(default, [], IdempotencyKey.Reused);
        }

        var stored = JsonSerializer.Deserialize(earlier.Answer, EventsJson.Default.EventResponse)!;
        return new CreateEventOutcome(new EventId(stored.EventId), earlier.Answer, null);
    }

    private sealed class AnswerRow
    {
        public required byte[] BodyHash { get; init; }
        public required byte[] Answer { get; init; }
    }
}
