using Microsoft.Extensions.Options;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Accounts;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Teams;

/// <summary>
/// Ends memberships and API keys for the tokens that were given for them: every service refuses those within seconds, by
/// the way of ended sessions (docs/adr/0034).
/// </summary>
internal sealed class GrantEndings(EndedSessions ended, IOptions<AccountsOptions> options, TimeProvider time)
{
    /// <summary>A token may be signed by another replica a moment after its grant was read.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>Last in a transaction: the counter's lock is held until it commits.</summary>
    private const string End =
        """
        WITH counter AS (UPDATE ended_session_number SET value = value + 1 RETURNING value),
        over AS (DELETE FROM ended_grants WHERE ended_at < @Over)
        INSERT INTO ended_grants (grant_id, ended_at, ended_number)
        SELECT g, @Now, counter.value FROM counter, unnest(@Grants) g
        ON CONFLICT (grant_id) DO NOTHING
        """;

    /// <summary>Writes the endings, commits, and refuses the tokens here at once.</summary>
    public async Task EndAndCommitAsync(DatabaseTransaction transaction, IReadOnlyList<Guid> grants, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var tokenLife = TimeSpan.FromMinutes(options.Value.TokenMinutes) + Margin;
        if (grants.Count > 0)
        {
            await transaction.ExecuteAsync(
                End, new { Grants = grants.ToArray(), Now = now, Over = now - tokenLife - Margin }, ct);
        }

        await transaction.CommitAsync(ct);
        foreach (var grant in grants)
        {
            ended.Add(new EndedSession(grant, now + tokenLife));
        }
    }
}
