using Ticketing.Contracts;
using Ticketing.EventTicketing.Accounts;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Door.Invitations;

/// <summary>The doors of a person, and their answers to invitations.</summary>
internal sealed class MyDoorsTable(Database database, VerifiedAddress address, TimeProvider time)
{
    /// <summary>Nobody works at more doors at a time.</summary>
    private const int MaxDoors = 100;

    /// <summary>A door is shown until the event is over, wherever the venue is.</summary>
    private static readonly TimeSpan ShownAfterStart = TimeSpan.FromDays(2);

    private const string FindSeller = "SELECT seller_id FROM events WHERE event_id = @EventId";

    private const string ListDoors =
        """
        SELECT e.event_id, e.name, e.venue, e.starts_at, e.time_zone
        FROM event_door_staff s JOIN events e ON e.event_id = s.event_id
        WHERE s.user_id = @UserId AND e.starts_at > @ShownFrom ORDER BY e.starts_at, e.event_id LIMIT @MaxDoors
        """;

    private const string ListInvitations =
        """
        SELECT i.invitation_id, i.expires_at, e.event_id, e.name, e.venue, e.starts_at, e.time_zone
        FROM door_invitations i JOIN events e ON e.event_id = i.event_id
        WHERE i.email = ANY (@Forms) AND i.state = 'pending' AND i.expires_at > @Now
        ORDER BY e.starts_at, i.invitation_id LIMIT @MaxDoors
        """;

    /// <summary>
    /// One statement, so that a withdrawal at the same moment comes before or after it. No row: there is no such open
    /// invitation to this address. Accepting again what was accepted finds the row of the first time.
    /// </summary>
    private const string Accept =
        """
        WITH accepted AS (
            UPDATE door_invitations
            SET state = 'accepted', answered_by = @UserId, answered_at = coalesce(answered_at, @Now)
            WHERE invitation_id = @InvitationId AND email = ANY (@Forms)
              AND ((state = 'pending' AND expires_at > @Now) OR (state = 'accepted' AND answered_by = @UserId
                   AND EXISTS (SELECT FROM event_door_staff s
                               WHERE s.event_id = door_invitations.event_id AND s.user_id = @UserId)))
            RETURNING event_id)
        INSERT INTO event_door_staff AS s (event_id, user_id, added_at) SELECT event_id, @UserId, @Now FROM accepted
        ON CONFLICT (event_id, user_id) DO UPDATE SET added_at = s.added_at
        RETURNING s.event_id
        """;

    private const string Decline =
        """
        UPDATE door_invitations SET state = 'declined', answered_by = @UserId, answered_at = coalesce(answered_at, @Now)
        WHERE invitation_id = @InvitationId AND email = ANY (@Forms)
          AND ((state = 'pending' AND expires_at > @Now) OR (state = 'declined' AND answered_by = @UserId))
        RETURNING event_id
        """;

    public async Task<MyDoorsResponse> ListAsync(UserId user, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var values = new
        {
            UserId = user.Value, Forms = await address.FormsOfAsync(user, ct), Now = now, ShownFrom = now - ShownAfterStart,
            MaxDoors,
        };
        var doors = await database.QueryAsync<DoorRow>(ListDoors, values, ct);
        var invitations = await database.QueryAsync<DoorRow>(ListInvitations, values, ct);
        return new MyDoorsResponse(
            [.. doors.Select(d => new MyDoorResponse(d.EventId, d.Name, d.Venue, d.StartsAt, d.TimeZone))],
            [
                .. invitations.Select(i => new MyDoorInvitationResponse(
                    i.InvitationId, i.EventId, i.Name, i.Venue, i.StartsAt, i.TimeZone, i.ExpiresAt)),
            ]);
    }

    /// <summary>False if no open invitation to the caller's address has this id.</summary>
    public Task<bool> AcceptAsync(Guid invitation, UserId user, CancellationToken ct) =>
        AnswerAsync(Accept, "door-staff-joined", invitation, user, ct);

    /// <summary>Like <see cref="AcceptAsync"/>.</summary>
    public Task<bool> DeclineAsync(Guid invitation, UserId user, CancellationToken ct) =>
        AnswerAsync(Decline, "door-invitation-declined", invitation, user, ct);

    private async Task<bool> AnswerAsync(
        string statement, string kind, Guid invitation, UserId user, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var values = new
        {
            InvitationId = invitation, UserId = user.Value, Forms = await address.FormsOfAsync(user, ct), Now = now,
        };
        await using var transaction = await database.BeginAsync(ct);
        if (await transaction.FindAsync<long?>(statement, values, ct) is not { } eventId)
        {
            return false;
        }

        var seller = await transaction.FindAsync<Guid>(FindSeller, new { EventId = eventId }, ct);
        await transaction.AppendAsync(
            new AuditEntry(kind, AuditActor.User(user.Value))
            {
                EventId = eventId, SellerId = seller, SubjectId = user.Value,
            },
            now, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private sealed class DoorRow
    {
        public Guid InvitationId { get; init; }
        public DateTimeOffset ExpiresAt { get; init; }
        public long EventId { get; init; }
        public required string Name { get; init; }
        public required string Venue { get; init; }
        public DateTimeOffset StartsAt { get; init; }
        public required string TimeZone { get; init; }
    }
}
