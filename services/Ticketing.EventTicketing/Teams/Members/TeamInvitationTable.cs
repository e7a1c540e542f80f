using Ticketing.Contracts;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Teams.Members;

/// <summary>Table <c>team_invitations</c>, as the team uses it.</summary>
internal sealed class TeamInvitationTable(Database database, TimeProvider time)
{
    /// <summary>Addresses that a seller invites over time; more is a mistake of a script.</summary>
    public const int MaxInvited = 200;

    /// <summary>Long enough for a holiday; an address that changes hands later opens nothing.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(14);

    /// <summary>A team's invitations take turns, so that none of two passes the bound.</summary>
    private const string LockSeller = "SELECT user_id FROM users WHERE user_id = @SellerId FOR NO KEY UPDATE";

    private const string IsInvited =
        "SELECT EXISTS (SELECT FROM team_invitations WHERE seller_id = @SellerId AND email = @Email)";

    /// <summary>Every address ever invited counts: otherwise inviting and withdrawing would have no bound.</summary>
    private const string CountInvited = "SELECT count(*) FROM team_invitations WHERE seller_id = @SellerId";

    /// <summary>Inviting again renews an invitation, but not one of somebody who is in the team.</summary>
    private const string Insert =
        """
        INSERT INTO team_invitations AS i (invitation_id, seller_id, email, role, state, invited_at, expires_at)
        VALUES (@InvitationId, @SellerId, @Email, @Role, 'pending', @Now, @ExpiresAt)
        ON CONFLICT (seller_id, email) DO UPDATE
        SET role = @Role, state = 'pending', invited_at = @Now, expires_at = @ExpiresAt, answered_by = NULL,
            answered_at = NULL
        WHERE i.state <> 'accepted'
           OR NOT EXISTS (SELECT FROM team_members m WHERE m.seller_id = i.seller_id AND m.user_id = i.answered_by)
        """;

    private const string List =
        """
        SELECT invitation_id, email, role, invited_at, expires_at,
               CASE WHEN state = 'pending' AND expires_at <= @Now THEN 'expired' ELSE state END AS state
        FROM team_invitations WHERE seller_id = @SellerId AND state IN ('pending', 'declined')
        ORDER BY email LIMIT @MaxInvited
        """;

    private const string Withdraw =
        """
        UPDATE team_invitations SET state = 'withdrawn'
        WHERE seller_id = @SellerId AND invitation_id = @InvitationId AND state IN ('pending', 'declined')
        """;

    /// <summary>False when enough are invited. The answer never depends on who has the address.</summary>
    public async Task<bool> InviteAsync(
        UserId seller, string email, string role, AuditActor by, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var values = new
        {
            InvitationId = Guid.NewGuid(), SellerId = seller.Value, Email = email, Role = role, Now = now,
            ExpiresAt = now + ValidFor,
        };
        await using var transaction = await database.BeginAsync(ct);
        await transaction.ExecuteAsync(LockSeller, values, ct);
        if (!await transaction.FindAsync<bool>(IsInvited, values, ct)
            && await transaction.FindAsync<long>(CountInvited, values, ct) >= MaxInvited)
        {
            return false;
        }

        await transaction.ExecuteAsync(Insert, values, ct);
        await transaction.AppendAsync(
            new AuditEntry("team-invited", by)
            {
                SellerId = seller.Value, Details = new Dictionary<string, string> { ["role"] = role },
            },
            now, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    public async Task<IReadOnlyList<TeamInvitationResponse>> ListAsync(UserId seller, CancellationToken ct)
    {
        var rows = await database.QueryAsync<InvitationRow>(
            List, new { SellerId = seller.Value, Now = time.GetUtcNow(), MaxInvited }, ct);
        return [.. rows.Select(r => new TeamInvitationResponse(
            r.InvitationId, r.Email, r.Role, r.State, r.InvitedAt, r.ExpiresAt))];
    }

    public Task WithdrawAsync(UserId seller, Guid invitation, AuditActor by, CancellationToken ct) =>
        database.ExecuteAuditedAsync(
            Withdraw, new { SellerId = seller.Value, InvitationId = invitation },
            new AuditEntry("team-invitation-withdrawn", by) { SellerId = seller.Value }, time.GetUtcNow(), ct);

    private sealed class InvitationRow
    {
        public Guid InvitationId { get; init; }
        public required string Email { get; init; }
        public required string Role { get; init; }
        public required string State { get; init; }
        public DateTimeOffset InvitedAt { get; init; }
        public DateTimeOffset ExpiresAt { get; init; }
    }
}
