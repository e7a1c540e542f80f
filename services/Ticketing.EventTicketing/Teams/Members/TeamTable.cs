using Ticketing.Contracts;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Teams.Members;

/// <summary>Table <c>team_members</c>, as the team uses it.</summary>
internal sealed class TeamTable(Database database, GrantEndings endings, TimeProvider time)
{
    private const string List =
        """
        SELECT u.user_id, u.email, u.name, m.role, m.added_at
        FROM team_members m JOIN users u ON u.user_id = m.user_id
        WHERE m.seller_id = @SellerId ORDER BY m.added_at LIMIT @MaxInvited
        """;

    private const string Find =
        """
        SELECT membership_id, role FROM team_members WHERE seller_id = @SellerId AND user_id = @UserId FOR UPDATE
        """;

    private const string ChangeRole =
        """
        UPDATE team_members SET role = @Role, membership_id = @NewId WHERE seller_id = @SellerId AND user_id = @UserId
        """;

    private const string Remove = "DELETE FROM team_members WHERE seller_id = @SellerId AND user_id = @UserId";

    public async Task<IReadOnlyList<TeamMemberResponse>> ListAsync(UserId seller, CancellationToken ct)
    {
        var rows = await database.QueryAsync<MemberRow>(
            List, new { SellerId = seller.Value, TeamInvitationTable.MaxInvited }, ct);
        return [.. rows.Select(r => new TeamMemberResponse(r.UserId, r.Email, r.Name, r.Role, r.AddedAt))];
    }

    /// <summary>False if there is no such member. Tokens of the old role end.</summary>
    public Task<bool> ChangeRoleAsync(UserId seller, Guid user, string role, AuditActor by, CancellationToken ct) =>
        EndMembershipAsync(seller, user, role, "team-role-changed", by, ct);

    /// <summary>False if there is no such member. The member's tokens for the seller end.</summary>
    public Task<bool> RemoveAsync(UserId seller, Guid user, AuditActor by, CancellationToken ct) =>
        EndMembershipAsync(seller, user, null, by.Id == user ? "team-left" : "team-member-removed", by, ct);

    private async Task<bool> EndMembershipAsync(
        UserId seller, Guid user, string? newRole, string kind, AuditActor by, CancellationToken ct)
    {
        var values = new { SellerId = seller.Value, UserId = user, Role = newRole, NewId = Guid.NewGuid() };
        await using var transaction = await database.BeginAsync(ct);
        if (await transaction.FindAsync<MembershipRow>(Find, values, ct) is not { } membership)
        {
            return false;
        }

        if (membership.Role == newRole)
        {
            return true;
        }

        await transaction.ExecuteAsync(newRole is null ? Remove : ChangeRole, values, ct);
        var details = new Dictionary<string, string> { ["role"] = membership.Role };
        if (newRole is not null)
        {
            details["new_role"] = newRole;
        }

        await transaction.AppendAsync(
            new AuditEntry(kind, by) { SellerId = seller.Value, SubjectId = user, Details = details },
            time.GetUtcNow(), ct);
        await endings.EndAndCommitAsync(transaction, [membership.MembershipId], ct);
        return true;
    }

    private sealed class MembershipRow
    {
        public Guid MembershipId { get; init; }
        public required string Role { get; init; }
    }

    private sealed class MemberRow
    {
        public Guid UserId { get; init; }
        public required string Email { get; init; }
        public required string Name { get; init; }
        public required string Role { get; init; }
        public DateTimeOffset AddedAt { get; init; }
    }
}
