using Npgsql;

namespace Ticketing.Booking.Webhooks;

/// <summary>One delivery to make.</summary>
internal sealed record WebhookDelivery(
    Guid Id, Guid WebhookId, Guid SellerId, string Type, string Url, string Body, int Attempts);

/// <summary>The deliveries that are due.</summary>
internal sealed class WebhookQueue(NpgsqlDataSource database, WebhookOptions options, TimeProvider clock)
{
    // At most so many of a seller, however many of its are due: what a dead endpoint piles up stays its own.
    // Sellers are found by one step of the index each, so that the pile is not read either.
    internal const string Take = """
        WITH RECURSIVE sellers AS (
            (SELECT seller_id FROM webhook_deliveries WHERE state = 'PENDING' AND created_at > '-infinity'
             ORDER BY seller_id LIMIT 1)
            UNION ALL
            SELECT (SELECT n.seller_id FROM webhook_deliveries n
                    WHERE n.state = 'PENDING' AND n.created_at > '-infinity' AND n.seller_id > s.seller_id
                    ORDER BY n.seller_id LIMIT 1)
            FROM sellers s WHERE s.seller_id IS NOT NULL
        )
        UPDATE webhook_deliveries d SET due_at = $2
        FROM (
            SELECT d.id, w.url FROM sellers s
            CROSS JOIN LATERAL (
                SELECT id FROM webhook_deliveries
                WHERE state = 'PENDING' AND created_at > '-infinity' AND seller_id = s.seller_id AND due_at <= $1
                ORDER BY due_at, seq LIMIT $4) share
            JOIN webhook_deliveries d ON d.id = share.id
            JOIN seller_webhooks w ON w.id = d.webhook_id
            WHERE s.seller_id <> ALL ($3) AND d.state = 'PENDING' AND d.due_at <= $1
            ORDER BY d.due_at, d.seq LIMIT $5
            FOR UPDATE OF d SKIP LOCKED
        ) due
        WHERE d.id = due.id
        RETURNING d.id, d.webhook_id, d.seller_id, d.type, due.url, d.body, d.attempts
        """;

    internal const string Finish = """
        UPDATE webhook_deliveries SET attempts = attempts + 1, last_status = $2, last_error = $3, state = $4,
            due_at = $5, finished_at = CASE WHEN $4 <> 'PENDING' THEN $6::timestamptz END
        WHERE id = $1 AND state = 'PENDING'
        """;

    // 10 s to 12 h, 21 hours in all: a night without anybody who could repair the endpoint.
    private static readonly TimeSpan[] BackOff =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    /// <summary>Tries of one delivery; then it is FAILED and the seller may ask for it again.</summary>
    public static int MaxAttempts => BackOff.Length + 1;

    /// <summary>Deliveries that nobody else has, for a little longer than one can take.</summary>
    public async Task<List<WebhookDelivery>> TakeAsync(Guid[] busySellers, int limit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(Take);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = now + (4 * options.Timeout) });
        command.Parameters.Add(new() { Value = busySellers });
        command.Parameters.Add(new() { Value = options.MaxInFlightPerSeller });
        command.Parameters.Add(new() { Value = limit });
        var taken = new List<WebhookDelivery>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            taken.Add(new WebhookDelivery(
                reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetString(3), reader.GetString(4),
                reader.GetString(5), reader.GetInt32(6)));
        }
        return taken;
    }

    /// <summary>Writes the answer down: done, later again, or given up.</summary>
    public async Task FinishAsync(WebhookDelivery delivery, WebhookAnswer answer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var again = !answer.Delivered && delivery.Attempts < BackOff.Length;
        await using var command = database.CreateCommand(Finish);
        command.Parameters.Add(new() { Value = delivery.Id });
        command.Parameters.Add(new()
        {
            Value = (object?)answer.Status ?? DBNull.Value,
            NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer,
        });
        command.Parameters.Add(new()
        {
            Value = (object?)answer.Error ?? DBNull.Value,
            NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text,
        });
        command.Parameters.Add(new() { Value = answer.Delivered ? "DELIVERED" : again ? "PENDING" : "FAILED" });
        command.Parameters.Add(new() { Value = again ? now + BackOff[delivery.Attempts] : now });
        command.Parameters.Add(new() { Value = now });
        await command.ExecuteNonQueryAsync(ct);
    }
}
