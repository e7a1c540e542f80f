using System.Security.Claims;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth.Sellers;

namespace Ticketing.EventTicketing.Door;

/// <summary>Table <c>event_door_staff</c>.</summary>
internal sealed class DoorStaffTable(Database database, TimeProvider time)
{
    /// <summary>A stadium has some hundred doors; more is a mistake of a script.</summary>
    public const int MaxStaff = 500;

    private const string Columns = "u.user_id, u.email, u.name, s.added_at";

    private const string List =
        $"""
        SELECT {Columns} FROM event_door_staff s JOIN users u ON u.user_id = s.user_id
        WHERE s.event_id = @EventId AND s.user_id > @After ORDER BY s.user_id LIMIT @Limit
        """;

    private const string Remove = "DELETE FROM event_door_staff WHERE event_id = @EventId AND user_id = @UserId";

    /// <summary>A page, by user id.</summary>
    public async Task<List<DoorStaffResponse>> ListAsync(EventId id, Guid after, int limit, CancellationToken ct)
    {
        var rows = await database.QueryAsync<StaffRow>(
            List, new { EventId = id.Value, After = after, Limit = limit }, ct);
        return [.. rows.Select(ResponseOf)];
    }

    public Task RemoveAsync(EventId id, Guid user, ClaimsPrincipal caller, CancellationToken ct) =>
        database.ExecuteAuditedAsync(
            Remove, new { EventId = id.Value, UserId = user },
            new AuditEntry("door-staff-removed", AuditActor.Of(caller))
            {
                EventId = id.Value, SellerId = caller.SellerId().Value, SubjectId = user,
            },
            time.GetUtcNow(), ct);

    private static DoorStaffResponse ResponseOf(StaffRow row) =>
        new(row.UserId, row.Email, row.Name, row.AddedAt);

    private sealed class StaffRow
    {
        public Guid UserId { get; init; }
        public required string Email { get; init; }
        public required string Name { get; init; }
        public DateTimeOffset AddedAt { get; init; }
    }
}
