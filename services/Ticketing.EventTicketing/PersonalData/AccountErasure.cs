using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Teams;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.PersonalData;

/// <summary>
/// Erases what names a person. The row of the account stays as a pseudonym, so that orders, scans and the audit log keep
/// their ids; other services ask who was deleted and erase their part.
/// </summary>
internal class AccountErasure(
    Database database, SessionEndings sessions, GrantEndings grants, TimeProvider time)
{
    /// <summary>Answers of <see cref="ReadAsync"/>.</summary>
    private const int PageSize = 100;

    private const string HasOpenEvents =
        "SELECT EXISTS (SELECT FROM events WHERE seller_id = @UserId AND status NOT IN ('ENDED', 'CANCELLED'))";

    /// <summary>Tickets that were taken over; booking-service knows of those that were bought.</summary>
    private const string HoldsTickets =
        """
        SELECT EXISTS (
            SELECT FROM ticket_holders h JOIN ticket_bookings b ON b.booking_id = h.booking_id
            JOIN tickets t ON t.event_id = b.event_id AND t.section = b.section AND t.subsection = h.subsection
                 AND t.row_number = h.row_number AND t.seat_number = h.seat_number AND t.booking_id = b.booking_id
            JOIN events e ON e.event_id = b.event_id
            WHERE h.holder_id = @UserId AND t.status = 2 AND e.starts_at > @Now AND e.status NOT IN ('ENDED', 'CANCELLED'))
        """;

    private const string EndGrants =
        """
        WITH members AS (
            DELETE FROM team_members WHERE user_id = @UserId OR seller_id = @UserId RETURNING membership_id AS grant_id),
        keys AS (
            UPDATE api_keys SET revoked_at = coalesce(revoked_at, @Now), name = 'Revoked key'
            WHERE seller_id = @UserId RETURNING grant_id)
        SELECT grant_id FROM members UNION ALL SELECT grant_id FROM keys
        """;

    /// <summary>What staff typed at a door may be a part of the name: the record stays without it.</summary>
    private static readonly string[] Erasures =
    [
        "DELETE FROM door_invitations WHERE email = ANY (@Forms)",
        "DELETE FROM team_invitations WHERE email = ANY (@Forms) OR seller_id = @UserId",
        "DELETE FROM event_door_staff WHERE user_id = @UserId",
        "DELETE FROM idempotent_answers WHERE user_id = @UserId",
        "DELETE FROM ticket_attendees WHERE given_by = @UserId",
        "DELETE FROM order_answers WHERE given_by = @UserId",
        // Who had which ticket stays, by id.
        """
        UPDATE ticket_transfers SET email = '', state = CASE state WHEN 'pending' THEN 'withdrawn' ELSE state END
        WHERE from_user = @UserId OR email = ANY (@Forms)
        """,
        "DELETE FROM account_mails WHERE email = ANY (@Forms)",
        // A link that is still under way would give the account a password again.
        "DELETE FROM account_mails WHERE user_id = @UserId",
        "DELETE FROM known_devices WHERE user_id = @UserId",
        "DELETE FROM passkeys WHERE user_id = @UserId",
        "DELETE FROM passkey_challenges WHERE user_id = @UserId",
        "DELETE FROM recovery_codes WHERE user_id = @UserId",
        "DELETE FROM second_factors WHERE user_id = @UserId",
        // In the order of SessionEndings, so that nobody waits for each other.
        "SELECT session_id FROM sessions WHERE user_id = @UserId ORDER BY session_id FOR UPDATE",
        "UPDATE sessions SET device = '' WHERE user_id = @UserId",
        "DELETE FROM refresh_tokens WHERE session_id IN (SELECT session_id FROM sessions WHERE user_id = @UserId)",
        "UPDATE audit_log SET address = NULL WHERE subject_id = @UserId AND address IS NOT NULL",
        """
        UPDATE door_lookups SET query = ''
        WHERE position(lower(query) IN lower(@Name)) > 0 OR position(lower(@Name) IN lower(query)) > 0
        """,
    ];

    /// <summary>
    /// The counter is last but the endings': its lock is held until commit. What stands for the address is none, so that
    /// nobody can register with it first.
    /// </summary>
    private const string Anonymise =
        """
        WITH counter AS (UPDATE deleted_user_number SET value = value + 1 RETURNING value)
        UPDATE users
        SET email = 'deleted-' || user_id, name = 'Deleted account', password_hash = '',
            locale = 'en', email_verified_at = NULL, deleted_at = @Now, deleted_number = counter.value
        FROM counter WHERE user_id = @UserId
        """;

    private const string ReadPage =
        """
        SELECT user_id, deleted_number FROM users WHERE deleted_number > @After ORDER BY deleted_number LIMIT @PageSize
        """;

    /// <summary>
    /// The row's lock makes two deletions take turns; the second finds nothing. An event that is being created holds a key
    /// share of it (<c>EventInsert</c>): it is there before, and is seen, or finds its seller gone.
    /// </summary>
    protected virtual string Lock =>
        "SELECT email, name FROM users WHERE user_id = @UserId AND deleted_at IS NULL FOR UPDATE";

    /// <summary>
    /// Erases the account's data here in one transaction, and ends its sessions and grants everywhere; or why not.
    /// </summary>
    public async Task<Refusal?> EraseAsync(UserId user, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        if (await transaction.FindAsync<PersonRow>(Lock, new { UserId = user.Value }, ct) is not { } person)
        {
            return null;
        }

        if (await transaction.FindAsync<bool>(HasOpenEvents, new { UserId = user.Value }, ct))
        {
            return PersonalDataErrors.EventsOpen;
        }

        if (await transaction.FindAsync<bool>(HoldsTickets, new { UserId = user.Value, Now = now }, ct))
        {
            return PersonalDataErrors.TicketsToCome;
        }

        var values = new
        {
            UserId = user.Value, Now = now, person.Name, Forms = StoredAddress.FormsOf(person.Email),
        };
        var endedGrants = await transaction.QueryAsync<Guid>(EndGrants, values, ct);
        foreach (var erasure in Erasures)
        {
            await transaction.ExecuteAsync(erasure, values, ct);
        }

        await transaction.AppendAsync(
            new AuditEntry("account-deleted", AuditActor.User(user.Value)) { SubjectId = user.Value }, now, ct);
        await transaction.ExecuteAsync(Anonymise, values, ct);

        // Last, as everywhere: whoever ends sessions or grants locks their rows first and the counter then.
        var ended = await sessions.EndAllWithinAsync(transaction, user.Value, ct);
        await grants.EndAndCommitAsync(transaction, endedGrants, ct);
        sessions.RefuseTokensOf(ended);
        return null;
    }

    /// <summary>Who was deleted after a number.</summary>
    public async Task<DeletedUsersPage> ReadAsync(long after, CancellationToken ct)
    {
        var rows = await database.QueryAsync<DeletedRow>(ReadPage, new { After = after, PageSize }, ct);
        return new DeletedUsersPage(
            [.. rows.Select(row => new UserId(row.UserId))], rows.Count == 0 ? after : rows[^1].DeletedNumber);
    }

    private sealed class PersonRow
    {
        public required string Email { get; init; }
        public required string Name { get; init; }
    }

    private sealed class DeletedRow
    {
        public Guid UserId { get; init; }
        public long DeletedNumber { get; init; }
    }
}
