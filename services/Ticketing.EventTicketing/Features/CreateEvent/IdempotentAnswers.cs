using System.Text.Json;
using Npgsql;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Features.CreateEvent;

/// <summary>
/// Answers kept by user and Idempotency-Key, written in the transaction of the work they answer for.
/// </summary>
public static class IdempotentAnswers
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    /// <summary>Old answers swept per request: enough to keep up, too few to be felt.</summary>
    private const int SweepLimit = 100;

    private const string Sweep =
        """
        DELETE FROM idempotent_answers WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM idempotent_answers WHERE created_at < $1 ORDER BY created_at LIMIT $2
            FOR UPDATE SKIP LOCKED))
        """;

    /// <summary>
    /// An answer that is past its day is taken over, whether or not the sweep has come to it.
    /// </summary>
    private const string Claim =
        """
        INSERT INTO idempotent_answers AS a (user_id, key, body_hash, answer, created_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (user_id, key) DO UPDATE
            SET body_hash = excluded.body_hash, answer = excluded.answer, created_at = excluded.created_at
            WHERE a.created_at < $6
        """;

    private const string Read = "SELECT body_hash, answer FROM idempotent_answers WHERE user_id = $1 AND key = $2";

    /// <summary>
    /// Null if the key is the caller's now: go on. Else the earlier answer, or a refusal because the body is
    /// another. A request with the same key that is still running is waited for.
    /// </summary>
    public static async Task<CreateEventOutcome?> ClaimAsync(
        NpgsqlConnection connection,
        UserId user,
        IdempotentRequest request,
        byte[] answer,
        DateTimeOffset now,
        CancellationToken ct)
    {
        var cutOff = now - KeptFor;
        await using var sweep = new NpgsqlCommand(Sweep, connection)
        {
            Parameters = { new() { Value = cutOff }, new() { Value = SweepLimit } },
        };
        await sweep.ExecuteNonQueryAsync(ct);

        await using var claim = new NpgsqlCommand(Claim, connection)
        {
            Parameters =
            {
                new() { Value = user.Value }, new() { Value = request.Key }, new() { Value = request.BodyHash },
                new() { Value = answer }, new() { Value = now }, new() { Value = cutOff },
            },
        };
        if (await claim.ExecuteNonQueryAsync(ct) == 1)
        {
            return null;
        }

        await using var read = new NpgsqlCommand(Read, connection)
        {
            Parameters = { new() { Value = user.Value }, new() { Value = request.Key } },
        };
        await using var reader = await read.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        if (!reader.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(request.BodyHash))
        {
            return new CreateEventOutcome("", [], new Refusal(
                RefusalCodes.IdempotencyKeyReused, "This Idempotency-Key was used with another request body."));
        }

        var stored = reader.GetFieldValue<byte[]>(1);
        var id = JsonSerializer.Deserialize(stored, EventTicketingJson.Default.EventAnswer)!.EventId;
        return new CreateEventOutcome(id.ToString(), stored, null);
    }
}
