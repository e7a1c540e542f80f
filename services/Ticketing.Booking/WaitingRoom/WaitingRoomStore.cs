using Ticketing.Contracts;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.WaitingRoom;

/// <summary>Reads of waiting rooms, and the statements that several use cases share.</summary>
internal sealed class WaitingRoomStore(Database database)
{
    public const string RoomColumns =
        """
        event_id, opens_at, sale_starts_at, seed, entries_digest, entries, drawn, drawn_at, last_number, now_serving, pace,
        best_pace, paced_at, last_change, closed_at, listed, value_source, value_published_at, public_value, sold_out,
        by_demand
        """;

    public const string LockRoom = $"SELECT {RoomColumns} FROM waiting_rooms WHERE event_id = @EventId FOR UPDATE";

    public const string EntryColumns = "event_id, user_id, nonce, entry, position, number, admitted_at, change";

    /// <summary>Rooms that gateways copy; those that open first if there are more.</summary>
    private const int MaxRooms = 200;

    /// <summary>Gateways hear of a room so long before it opens; earlier, they forward the few who ask.</summary>
    private static readonly TimeSpan CopiedBefore = TimeSpan.FromDays(1);

    private const string FindRoom = $"SELECT {RoomColumns} FROM waiting_rooms WHERE event_id = @EventId";

    private const string FindPerson =
        $"SELECT {EntryColumns} FROM waiting_room_entries WHERE event_id = @EventId AND user_id = @UserId";

    private const string Current =
        $"""
        SELECT {RoomColumns} FROM waiting_rooms WHERE closed_at IS NULL AND opens_at < @Before
        ORDER BY opens_at LIMIT @MaxRooms
        """;

    private const string Changes =
        $"""
        SELECT {EntryColumns} FROM waiting_room_entries WHERE event_id = @EventId AND change > @After
        ORDER BY change LIMIT @Limit
        """;

    public Task<WaitingRoomRow?> FindAsync(EventId id, CancellationToken ct) =>
        database.FindAsync<WaitingRoomRow>(FindRoom, new { EventId = id.Value }, ct);

    public Task<EntryRow?> FindAsync(EventId id, UserId user, CancellationToken ct) =>
        database.FindAsync<EntryRow>(FindPerson, new { EventId = id.Value, UserId = user.Value }, ct);

    /// <summary>Rooms whose sale is not over, the first to open first.</summary>
    public Task<IReadOnlyList<WaitingRoomRow>> ListCurrentAsync(DateTimeOffset now, CancellationToken ct) =>
        database.QueryAsync<WaitingRoomRow>(Current, new { Before = now + CopiedBefore, MaxRooms }, ct);

    /// <summary>Entries of a room changed after <paramref name="after"/>, oldest change first.</summary>
    public Task<IReadOnlyList<EntryRow>> ListChangesAsync(EventId id, long after, int limit, CancellationToken ct) =>
        database.QueryAsync<EntryRow>(Changes, new { EventId = id.Value, After = after, Limit = limit }, ct);
}
