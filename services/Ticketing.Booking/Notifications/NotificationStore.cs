using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Notifications;

/// <summary>Users' notifications, and which of them were announced to the replicas.</summary>
internal sealed class NotificationStore(Database database, TimeProvider clock)
{
    // One replica announces a row, and tells the others.
    private const string Announce = $"""
        UPDATE notifications n SET announced_at = @now
        FROM (
            SELECT id FROM notifications WHERE announced_at IS NULL ORDER BY seq LIMIT @limit FOR UPDATE SKIP LOCKED
        ) fresh
        WHERE n.id = fresh.id
        RETURNING {NotificationRow.Columns}
        """;

    private const string Announced = $"""
        SELECT {NotificationRow.Columns} FROM notifications n
        WHERE n.user_id = ANY (@users) AND n.announced_at > @since ORDER BY n.announced_at LIMIT @limit
        """;

    private const string Page = $"""
        SELECT {NotificationRow.Columns} FROM notifications n
        WHERE n.user_id = @userId AND n.seq < @before AND (NOT @unreadOnly OR n.read_at IS NULL)
        ORDER BY n.seq DESC LIMIT @limit
        """;

    private const string CountUnread =
        "SELECT count(*) FROM notifications WHERE user_id = @userId AND read_at IS NULL";

    private const string MarkRead = """
        UPDATE notifications SET read_at = @now
        WHERE user_id = @userId AND read_at IS NULL AND (@ids::uuid[] IS NULL OR id = ANY (@ids))
        """;

    /// <summary>Rows that nobody announced yet, now announced by the caller.</summary>
    public Task<IReadOnlyList<NotificationRow>> AnnounceAsync(int limit, CancellationToken ct) =>
        database.QueryAsync<NotificationRow>(Announce, new { now = clock.GetUtcNow(), limit }, ct);

    /// <summary>Rows of these users announced after a time, oldest first.</summary>
    public Task<IReadOnlyList<NotificationRow>> AnnouncedAsync(
        Guid[] users, DateTimeOffset since, int limit, CancellationToken ct) =>
        database.QueryAsync<NotificationRow>(Announced, new { users, since, limit }, ct);

    /// <summary>A page of a user's list, newest first: those whose <c>Seq</c> is less than the cursor.</summary>
    public Task<IReadOnlyList<NotificationRow>> PageAsync(
        Guid userId, long before, bool unreadOnly, int limit, CancellationToken ct) =>
        database.QueryAsync<NotificationRow>(Page, new { userId, before, unreadOnly, limit }, ct);

    /// <summary>How many the user has not read.</summary>
    public Task<long> CountUnreadAsync(Guid userId, CancellationToken ct) =>
        database.FindAsync<long>(CountUnread, new { userId }, ct);

    /// <summary>Marks the user's notifications as read, all of them when no ids are given.</summary>
    public Task MarkReadAsync(Guid userId, Guid[]? ids, CancellationToken ct) =>
        database.ExecuteAsync(MarkRead, new { userId, now = clock.GetUtcNow(), ids }, ct);
}
