using Ticketing.Contracts;
using Ticketing.EventTicketing.Accounts;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Teams.Members;

/// <summary>The teams of a person, and their answers to invitations.</summary>
internal sealed class MyTeamsTable(Database database, VerifiedAddress address, TimeProvider time)
{
    /// <summary>Nobody works for more sellers.</summary>
    private const int MaxTeams = 100;

    private const string ListTeams =
        """
        SELECT m.seller_id, u.name AS seller_name, m.role, m.added_at
        FROM team_members m JOIN users u ON u.user_id = m.seller_id
        WHERE m.user_id = @UserId ORDER BY u.name, m.seller_id LIMIT @MaxTeams
        """;

    private const string ListInvitations =
        """
        SELECT i.invitation_id, i.seller_id, u.name AS seller_name, i.role, i.expires_at
        FROM team_invitations i JOIN users u ON u.user_id = i.seller_id
        WHERE i.email = ANY (@Forms) AND i.state = 'pending' AND i.expires_at > @Now AND i.seller_id <> @UserId
        ORDER BY u.name, i.invitation_id LIMIT @MaxTeams
        """;

    /// <summary>
    /// One statement, so that a withdrawal at the same moment comes before or after it. No row: there is no such open
    /// invitation to this address.
    /// </summary>
    private const string Accept =
        """
        WITH accepted AS (
            UPDATE team_invitations SET state = 'accepted', answered_by = @UserId, answered_at = @Now
            WHERE invitation_id = @InvitationId AND email = ANY (@Forms) AND state = 'pending' AND expires_at > @Now
              AND seller_id <> @UserId
            RETURNING seller_id, role)
        INSERT INTO team_members (membership_id, seller_id, user_id, role, added_at)
        SELECT @MembershipId, seller_id, @UserId, role, @Now FROM accepted
        ON CONFLICT (seller_id, user_id) DO NOTHING
        RETURNING seller_id
        """;

    private const string Decline =
        """
        UPDATE team_invitations SET state = 'declined', answered_by = @UserId, answered_at = @Now
        WHERE invitation_id = @InvitationId AND email = ANY (@Forms) AND state = 'pending' AND expires_at > @Now
        RETURNING seller_id
        """;

    /// <summary>What an acting token needs; no row when there is no membership, or the session is over.</summary>
    private const string FindMembership =
        """
        SELECT m.membership_id, m.role, u.name AS seller_name, me.name AS member_name, s.expires_at
        FROM team_members m
        JOIN users u ON u.user_id = m.seller_id AND u.deleted_at IS NULL AND u.locked_at IS NULL
        JOIN users me ON me.user_id = m.user_id
        JOIN sessions s ON s.session_id = @SessionId AND s.user_id = m.user_id AND s.ended_at IS NULL
             AND s.expires_at > @Now
        WHERE m.seller_id = @SellerId AND m.user_id = @UserId
        """;

    public async Task<MyTeamsResponse> ListAsync(UserId user, CancellationToken ct)
    {
        var values = new
        {
            UserId = user.Value, Forms = await address.FormsOfAsync(user, ct), Now = time.GetUtcNow(), MaxTeams,
        };
        var teams = await database.QueryAsync<TeamRow>(ListTeams, values, ct);
        var invitations = await database.QueryAsync<TeamRow>(ListInvitations, values, ct);
        return new MyTeamsResponse(
            [.. teams.Select(t => new MyTeamResponse(t.SellerId, t.SellerName, t.Role, t.AddedAt))],
            [
                .. invitations.Select(i => new MyTeamInvitationResponse(
                    i.InvitationId, i.SellerId, i.SellerName, i.Role, i.ExpiresAt)),
            ]);
    }

    /// <summary>False if no open invitation to the caller's address has this id.</summary>
    public Task<bool> AcceptAsync(Guid invitation, UserId user, CancellationToken ct) =>
        AnswerAsync(Accept, "team-joined", invitation, user, ct);

    /// <summary>Like <see cref="AcceptAsync"/>.</summary>
    public Task<bool> DeclineAsync(Guid invitation, UserId user, CancellationToken ct) =>
        AnswerAsync(Decline, "team-invitation-declined", invitation, user, ct);

    public Task<MembershipRow?> FindMembershipAsync(
        UserId seller, UserId user, Guid sessionId, CancellationToken ct) =>
        database.FindAsync<MembershipRow>(
            FindMembership,
            new { SellerId = seller.Value, UserId = user.Value, SessionId = sessionId, Now = time.GetUtcNow() }, ct);

    private async Task<bool> AnswerAsync(
        string statement, string kind, Guid invitation, UserId user, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var values = new
        {
            InvitationId = invitation, UserId = user.Value, Forms = await address.FormsOfAsync(user, ct), Now = now,
            MembershipId = Guid.NewGuid(),
        };
        await using var transaction = await database.BeginAsync(ct);
        if (await transaction.FindAsync<Guid?>(statement, values, ct) is not { } seller)
        {
            return false;
        }

        await transaction.AppendAsync(
            new AuditEntry(kind, AuditActor.User(user.Value)) { SellerId = seller, SubjectId = user.Value }, now, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>A membership with what its token says.</summary>
    internal sealed class MembershipRow
    {
        public Guid MembershipId { get; init; }
        public required string Role { get; init; }
        public required string SellerName { get; init; }
        public required string MemberName { get; init; }
        public DateTimeOffset ExpiresAt { get; init; }
    }

    private sealed class TeamRow
    {
        public Guid InvitationId { get; init; }
        public Guid SellerId { get; init; }
        public required string SellerName { get; init; }
        public required string Role { get; init; }
        public DateTimeOffset AddedAt { get; init; }
        public DateTimeOffset ExpiresAt { get; init; }
    }
}
