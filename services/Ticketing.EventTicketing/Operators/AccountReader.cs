using System.Text;
using Microsoft.Extensions.Options;
using Npgsql;
using Ticketing.EventTicketing.Accounts;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Operators;

/// <summary>Which accounts are wanted; what is null does not matter.</summary>
/// <param name="Text">A part of name or address, or an account's id.</param>
/// <param name="Role">Of its role.</param>
/// <param name="IsLocked">Only locked ones, or only open ones.</param>
/// <param name="Before">Older than this account.</param>
/// <param name="Limit">How many.</param>
internal sealed record AccountSearch(string? Text, string? Role, bool? IsLocked, Guid? Before, int Limit);

/// <summary>Accounts as operators see them.</summary>
internal sealed class AccountReader(Database database, IOptions<AccountsOptions> options, TimeProvider time)
{
    /// <summary>Sessions that one account's page lists.</summary>
    public const int MaxSessions = 50;

    /// <summary>A search for a common part of a name reads many accounts.</summary>
    private static readonly TimeSpan SearchLimit = TimeSpan.FromSeconds(5);

    private const string Columns =
        """
        u.user_id, u.email, u.name, u.role, u.created_at, u.email_verified_at, u.is_guest, u.locked_at
        """;

    /// <summary>Ids grow with time (UUID version 7), so the newest come first. The index is of 0102_people_search.</summary>
    private const string Search = $"SELECT {Columns} FROM users u WHERE u.deleted_at IS NULL";

    private const string Find =
        $"""
        SELECT {Columns},
               (SELECT a.details->>'reason' FROM audit_log a
                WHERE a.subject_id = u.user_id AND a.kind = '{AccountChanges.Locked}' AND u.locked_at IS NOT NULL
                ORDER BY a.audit_id DESC LIMIT 1) AS lock_reason,
               (SELECT a.at FROM audit_log a WHERE a.subject_id = u.user_id AND a.kind = 'logged-in'
                ORDER BY a.audit_id DESC LIMIT 1) AS last_log_in_at,
               EXISTS (SELECT FROM second_factors f WHERE f.user_id = u.user_id AND f.confirmed_at IS NOT NULL)
                   AS has_second_factor,
               (SELECT count(*) FROM passkeys p WHERE p.user_id = u.user_id) AS passkeys,
               (SELECT count(*) FROM events e WHERE e.seller_id = u.user_id) AS events,
               (SELECT count(*) FROM api_keys k WHERE k.seller_id = u.user_id AND k.revoked_at IS NULL
                AND k.stopped_at IS NULL AND k.expires_at > @Now) AS api_keys,
               (SELECT count(*) FROM team_members m WHERE m.seller_id = u.user_id) AS team_members
        FROM users u WHERE u.user_id = @UserId AND u.deleted_at IS NULL
        """;

    private const string ReadSessions =
        """
        SELECT created_at, last_used_at, device, count(*) OVER () AS total FROM sessions
        WHERE user_id = @UserId AND ended_at IS NULL AND expires_at > @Now AND last_used_at > @IdleSince
        ORDER BY session_id DESC LIMIT @MaxSessions
        """;

    /// <summary>One more than asked for, if there are more; null where the search took too long.</summary>
    public async Task<IReadOnlyList<AccountLine>?> SearchAsync(AccountSearch wanted, CancellationToken ct)
    {
        var sql = new StringBuilder(Search);
        var isId = Guid.TryParse(wanted.Text, out var id);
        sql.Append(isId ? " AND u.user_id = @Id"
            : wanted.Text is null ? "" : " AND (lower(u.name) || ' ' || u.email) LIKE lower(@Pattern)");
        sql.Append(wanted.Role is null ? "" : " AND u.role = @Role");
        sql.Append(wanted.IsLocked switch
        {
            null => "",
            true => " AND u.locked_at IS NOT NULL",
            false => " AND u.locked_at IS NULL",
        });
        sql.Append(wanted.Before is null ? "" : " AND u.user_id < @Before");
        sql.Append(" ORDER BY u.user_id DESC LIMIT @Limit");
        var values = new
        {
            Id = id, Pattern = PatternOf(wanted.Text ?? ""), wanted.Role, wanted.Before, Limit = wanted.Limit + 1,
        };
        try
        {
            var rows = await database.QueryByValuesAsync<AccountRow>(sql.ToString(), values, SearchLimit, ct);
            return [.. rows.Select(row => row.ToLine(options.Value))];
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            return null;
        }
    }

    /// <summary>One account, or null.</summary>
    public async Task<AccountDetail?> FindAsync(Guid userId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var values = new { UserId = userId, Now = now, IdleSince = options.Value.IdleSince(now), MaxSessions };
        if (await database.FindAsync<DetailRow>(Find, values, ct) is not { } row)
        {
            return null;
        }

        var sessions = await database.QueryAsync<SessionRow>(ReadSessions, values, ct);
        return new AccountDetail(
            row.ToLine(options.Value), row.LockReason, row.LastLogInAt, row.HasSecondFactor, row.Passkeys, row.Events,
            row.ApiKeys, row.TeamMembers,
            [.. sessions.Select(s => new AccountSession(s.CreatedAt, s.LastUsedAt, s.Device))],
            sessions.Count == 0 ? 0 : sessions[0].Total);
    }

    /// <summary>The text as a part of a name: its own %, _ and \ are letters.</summary>
    private static string PatternOf(string text) =>
        $"%{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal)}%";

    private class AccountRow
    {
        public Guid UserId { get; init; }
        public required string Email { get; init; }
        public required string Name { get; init; }
        public required string Role { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset? EmailVerifiedAt { get; init; }
        public bool IsGuest { get; init; }
        public DateTimeOffset? LockedAt { get; init; }

        public AccountLine ToLine(AccountsOptions options) => new(
            UserId, Email, Name, Role, CreatedAt, EmailVerifiedAt is not null || !options.RequireVerifiedEmail, IsGuest,
            LockedAt);
    }

    private sealed class DetailRow : AccountRow
    {
        public string? LockReason { get; init; }
        public DateTimeOffset? LastLogInAt { get; init; }
        public bool HasSecondFactor { get; init; }
        public long Passkeys { get; init; }
        public long Events { get; init; }
        public long ApiKeys { get; init; }
        public long TeamMembers { get; init; }
    }

    private sealed class SessionRow
    {
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset LastUsedAt { get; init; }
        public required string Device { get; init; }
        public long Total { get; init; }
    }
}
