using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Door;

/// <summary>Table <c>event_door_staff</c>.</summary>
internal sealed class DoorStaffTable(Database database, TimeProvider time)
{
    /// <summary>A stadium has some hundred doors; more is a mistake of a script.</summary>
    public const int MaxStaff = 500;

    private const string Columns = "u.user_id, u.email, u.name, s.added_at";

    /// <summary>
    /// One row for a person with this address; <c>added_at</c> is null when the event has enough staff. Adding somebody
    /// twice is adding them once. Requests at the same moment may pass the bound by a few.
    /// </summary>
    private const string Add =
        $"""
        WITH person AS (SELECT user_id FROM users WHERE email = @Email),
        added AS (
            INSERT INTO event_door_staff AS s (event_id, user_id, added_at)
            SELECT @EventId, user_id, @Now FROM person
            WHERE (SELECT count(*) FROM event_door_staff WHERE event_id = @EventId) < @MaxStaff
            ON CONFLICT (event_id, user_id) DO UPDATE SET added_at = s.added_at
            RETURNING user_id, added_at)
        SELECT {Columns} FROM person JOIN users u USING (user_id) LEFT JOIN added s USING (user_id)
        """;

    private const string List =
        $"""
        SELECT {Columns} FROM event_door_staff s JOIN users u ON u.user_id = s.user_id
        WHERE s.event_id = @EventId AND s.user_id > @After ORDER BY s.user_id LIMIT @Limit
        """;

    private const string Remove = "DELETE FROM event_door_staff WHERE event_id = @EventId AND user_id = @UserId";

    /// <summary>The person with this address, added; or why not.</summary>
    public async Task<(DoorStaffResponse? Added, Refusal? Refusal)> AddAsync(
        EventId id, string email, CancellationToken ct)
    {
        var row = await database.FindAsync<StaffRow>(
            Add, new { EventId = id.Value, Email = email, Now = time.GetUtcNow(), MaxStaff }, ct);
        return row switch
        {
            null => (null, DoorErrors.UserNotFound),
            { AddedAt: null } => (null, DoorErrors.TooManyStaff),
            _ => (ResponseOf(row), null),
        };
    }

    /// <summary>A page, by user id.</summary>
    public async Task<List<DoorStaffResponse>> ListAsync(EventId id, Guid after, int limit, CancellationToken ct)
    {
        var rows = await database.QueryAsync<StaffRow>(
            List, new { EventId = id.Value, After = after, Limit = limit }, ct);
        return [.. rows.Select(ResponseOf)];
    }

    public Task RemoveAsync(EventId id, Guid user, CancellationToken ct) =>
        database.ExecuteAsync(Remove, new { EventId = id.Value, UserId = user }, ct);

    private static DoorStaffResponse ResponseOf(StaffRow row) =>
        new(row.UserId, row.Email, row.Name, row.AddedAt!.Value);

    private sealed class StaffRow
    {
        public Guid UserId { get; init; }
        public required string Email { get; init; }
        public required string Name { get; init; }
        public DateTimeOffset? AddedAt { get; init; }
    }
}
