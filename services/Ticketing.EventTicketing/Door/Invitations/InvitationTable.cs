using System.Security.Claims;
using Ticketing.Contracts;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;

namespace Ticketing.EventTicketing.Door.Invitations;

/// <summary>Table <c>door_invitations</c>, as the event's seller uses it.</summary>
internal sealed class InvitationTable(Database database, TimeProvider time)
{
    /// <summary>Long enough for a holiday; an address that changes hands later opens no door.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(14);

    /// <summary>A seller's invitations to one event take turns, so that none of two passes the bound.</summary>
    private const string LockEvent = "SELECT event_id FROM events WHERE event_id = @EventId FOR NO KEY UPDATE";

    private const string IsInvited =
        """
        SELECT EXISTS (SELECT FROM door_invitations WHERE event_id = @EventId AND email = @Email)
        """;

    /// <summary>Every address ever invited counts: otherwise inviting and withdrawing would have no bound.</summary>
    private const string CountInvited = "SELECT count(*) FROM door_invitations WHERE event_id = @EventId";

    /// <summary>
    /// Inviting again renews an invitation, but not one that was accepted by somebody who still works at the door.
    /// </summary>
    private const string Invite =
        """
        INSERT INTO door_invitations AS i (invitation_id, event_id, email, state, invited_at, expires_at, made_by_key)
        VALUES (@InvitationId, @EventId, @Email, 'pending', @Now, @ExpiresAt, @MadeByKey)
        ON CONFLICT (event_id, email) DO UPDATE
        SET state = 'pending', invited_at = @Now, expires_at = @ExpiresAt, answered_by = NULL, answered_at = NULL,
            made_by_key = @MadeByKey
        WHERE i.state <> 'accepted'
           OR NOT EXISTS (SELECT FROM event_door_staff s WHERE s.event_id = i.event_id AND s.user_id = i.answered_by)
        """;

    private const string List =
        """
        SELECT invitation_id, email, invited_at, expires_at, made_by_key,
               CASE WHEN state = 'pending' AND expires_at <= @Now THEN 'expired' ELSE state END AS state
        FROM door_invitations WHERE event_id = @EventId AND state <> 'withdrawn' ORDER BY email LIMIT @MaxStaff
        """;

    private const string Withdraw =
        """
        UPDATE door_invitations SET state = 'withdrawn'
        WHERE event_id = @EventId AND invitation_id = @InvitationId AND state IN ('pending', 'declined')
        """;

    /// <summary>False when the event has enough invitations. The answer never depends on who has the address.</summary>
    public async Task<bool> InviteAsync(EventId id, string email, ClaimsPrincipal caller, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var values = new
        {
            InvitationId = Guid.NewGuid(), EventId = id.Value, Email = email, Now = now, ExpiresAt = now + ValidFor,
            MadeByKey = caller.IsApiKey() ? caller.UserId().Value : (Guid?)null,
        };
        await using var transaction = await database.BeginAsync(ct);
        await transaction.ExecuteAsync(LockEvent, values, ct);
        if (!await transaction.FindAsync<bool>(IsInvited, values, ct)
            && await transaction.FindAsync<long>(CountInvited, values, ct) >= DoorStaffTable.MaxStaff)
        {
            return false;
        }

        await transaction.ExecuteAsync(Invite, values, ct);
        await transaction.AppendAsync(EntryOf("door-staff-invited", id, caller), now, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    public async Task<IReadOnlyList<DoorInvitationResponse>> ListAsync(EventId id, CancellationToken ct)
    {
        var rows = await database.QueryAsync<InvitationRow>(
            List, new { EventId = id.Value, Now = time.GetUtcNow(), DoorStaffTable.MaxStaff }, ct);
        return [.. rows.Select(r => new DoorInvitationResponse(
            r.InvitationId, r.Email, r.State, r.InvitedAt, r.ExpiresAt, r.MadeByKey))];
    }

    public Task WithdrawAsync(EventId id, Guid invitation, ClaimsPrincipal caller, CancellationToken ct) =>
        database.ExecuteAuditedAsync(
            Withdraw, new { EventId = id.Value, InvitationId = invitation },
            EntryOf("door-invitation-withdrawn", id, caller), time.GetUtcNow(), ct);

    /// <summary>Without the address: it is somebody's, and the log keeps it for years.</summary>
    private static AuditEntry EntryOf(string kind, EventId id, ClaimsPrincipal caller) =>
        new(kind, AuditActor.Of(caller)) { EventId = id.Value, SellerId = caller.SellerId().Value };

    private sealed class InvitationRow
    {
        public Guid InvitationId { get; init; }
        public required string Email { get; init; }
        public required string State { get; init; }
        public DateTimeOffset InvitedAt { get; init; }
        public DateTimeOffset ExpiresAt { get; init; }
        public Guid? MadeByKey { get; init; }
    }
}
