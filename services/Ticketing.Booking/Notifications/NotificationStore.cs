using Npgsql;
using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Notifications;

/// <summary>A user's notifications, and which of them the replicas were told of.</summary>
internal sealed class NotificationStore(NpgsqlDataSource database, TimeProvider clock)
{
    // One replica tells of each row; the others hear of it.
    private const string Announce = $"""
        UPDATE notifications n SET announced_at = $1
        FROM (
            SELECT id FROM notifications WHERE announced_at IS NULL ORDER BY seq LIMIT $2 FOR UPDATE SKIP LOCKED
        ) fresh
        WHERE n.id = fresh.id
        RETURNING {NotificationRow.Columns}
        """;

    private const string Announced = $"""
        SELECT {NotificationRow.Columns} FROM notifications n
        WHERE n.user_id = ANY ($1) AND n.announced_at > $2 ORDER BY n.announced_at LIMIT $3
        """;

    private const string Page = $"""
        SELECT {NotificationRow.Columns} FROM notifications n
        WHERE n.user_id = $1 AND n.seq < $2 AND (NOT $3 OR n.read_at IS NULL) ORDER BY n.seq DESC LIMIT $4
        """;

    private const string Unread = "SELECT count(*) FROM notifications WHERE user_id = $1 AND read_at IS NULL";

    private const string Read = """
        UPDATE notifications SET read_at = $2
        WHERE user_id = $1 AND read_at IS NULL AND ($3::uuid[] IS NULL OR id = ANY ($3))
        """;

    /// <summary>Rows that nobody announced yet, now announced by the caller.</summary>
    public Task<List<NotificationRow>> AnnounceAsync(int limit, CancellationToken ct) =>
        QueryAsync(Announce, ct, clock.GetUtcNow(), limit);

    /// <summary>Rows of these users announced after a time, oldest first.</summary>
    public Task<List<NotificationRow>> AnnouncedAsync(
        Guid[] users, DateTimeOffset since, int limit, CancellationToken ct) =>
        QueryAsync(Announced, ct, users, since, limit);

    /// <summary>A page of a user's list, newest first, of those before a place in it.</summary>
    public Task<List<NotificationRow>> PageAsync(
        Guid userId, long before, bool unreadOnly, int limit, CancellationToken ct) =>
        QueryAsync(Page, ct, userId, before, unreadOnly, limit);

    /// <summary>How many the user has not read.</summary>
    public async Task<long> UnreadAsync(Guid userId, CancellationToken ct)
    {
        await using var command = Command(Unread, userId);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Marks the user's own as read, all of them when none is named.</summary>
    public async Task MarkReadAsync(Guid userId, Guid[]? ids, CancellationToken ct)
    {
        await using var command = Command(Read, userId, clock.GetUtcNow());
        command.Parameters.Add(new()
        {
            Value = (object?)ids ?? DBNull.Value,
            NpgsqlDbType = BatchParameters.UuidArray,
        });
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<List<NotificationRow>> QueryAsync(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ReadNotificationsAsync(ct);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }
        return command;
    }
}

/// <summary>Reading notifications out of a raw command.</summary>
internal static class NotificationCommands
{
    public static async Task<List<NotificationRow>> ReadNotificationsAsync(
        this NpgsqlCommand command, CancellationToken ct)
    {
        var rows = new List<NotificationRow>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(NotificationRow.Read(reader));
        }
        return rows;
    }
}
