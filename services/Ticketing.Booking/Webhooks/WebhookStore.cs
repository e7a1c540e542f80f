using Npgsql;
using Ticketing.Contracts;

namespace Ticketing.Booking.Webhooks;

/// <summary>Sellers' webhooks and their logs. Every statement asks for the seller too: nobody sees
/// another's.</summary>
internal sealed class WebhookStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Webhooks of a seller: each costs a delivery for every order.</summary>
    public const int MaxWebhooks = 10;

    // The lock makes two at once count each other.
    private const string Insert = """
        WITH locked AS (SELECT pg_advisory_xact_lock(hashtextextended($2::text, 5)))
        INSERT INTO seller_webhooks (id, seller_id, url, types, created_at)
        SELECT $1, $2, $3, $4, $5 FROM locked
        WHERE (SELECT count(*) FROM seller_webhooks WHERE seller_id = $2 AND deleted_at IS NULL) < $6
        """;

    private const string Select = """
        SELECT id, url, types, created_at FROM seller_webhooks
        WHERE seller_id = $1 AND deleted_at IS NULL ORDER BY created_at
        """;

    // What was not delivered yet never will be.
    private const string Delete = """
        WITH gone AS (
            UPDATE seller_webhooks SET deleted_at = $3
            WHERE id = $1 AND seller_id = $2 AND deleted_at IS NULL
            RETURNING id
        ), stopped AS (
            UPDATE webhook_deliveries SET state = 'FAILED', last_error = 'webhook-deleted', finished_at = $3
            WHERE webhook_id IN (SELECT id FROM gone) AND state = 'PENDING'
        )
        SELECT count(*) FROM gone
        """;

    private const string Log = """
        SELECT d.id, d.seq, d.type, d.event_id, d.booking_id, d.state, d.attempts, d.last_status, d.last_error,
            d.created_at, d.due_at, d.finished_at
        FROM webhook_deliveries d
        WHERE d.webhook_id = $1 AND d.seller_id = $2 AND d.seq < $3 ORDER BY d.seq DESC LIMIT $4
        """;

    private const string Again = """
        UPDATE webhook_deliveries d SET state = 'PENDING', attempts = 0, due_at = $4, finished_at = NULL
        FROM seller_webhooks w
        WHERE d.id = $1 AND d.webhook_id = $2 AND d.seller_id = $3 AND d.state <> 'PENDING'
          AND w.id = d.webhook_id AND w.deleted_at IS NULL
        """;

    /// <summary>False when the seller has as many as allowed.</summary>
    public async Task<bool> AddAsync(WebhookResponse webhook, UserId seller, CancellationToken ct) =>
        await RunAsync(
            Insert, ct, webhook.WebhookId, seller.Value, webhook.Url, webhook.Events, webhook.CreatedAt,
            MaxWebhooks) > 0;

    public async Task<List<WebhookResponse>> ListAsync(UserId seller, CancellationToken ct)
    {
        await using var command = Command(Select, seller.Value);
        var webhooks = new List<WebhookResponse>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            webhooks.Add(new WebhookResponse(
                reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<string[]>(2),
                reader.GetFieldValue<DateTimeOffset>(3), null));
        }
        return webhooks;
    }

    /// <summary>False when there is no such webhook of this seller.</summary>
    public async Task<bool> DeleteAsync(Guid id, UserId seller, CancellationToken ct)
    {
        await using var command = Command(Delete, id, seller.Value, clock.GetUtcNow());
        return (long)(await command.ExecuteScalarAsync(ct))! > 0;
    }

    /// <summary>The log of a webhook, also of a deleted one, before a place in it.</summary>
    public async Task<(List<DeliveryResponse> Lines, List<long> Places)> LogAsync(
        Guid webhook, UserId seller, long before, int limit, CancellationToken ct)
    {
        await using var command = Command(Log, webhook, seller.Value, before, limit);
        var (lines, places) = (new List<DeliveryResponse>(), new List<long>());
        await using var r = await command.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
        {
            places.Add(r.GetInt64(1));
            var pending = r.GetString(5) == "PENDING";
            var tried = r.GetInt32(6) > 0;
            lines.Add(new DeliveryResponse(
                r.GetGuid(0),
                r.GetString(2),
                r.GetInt64(3),
                await r.IsDBNullAsync(4, ct) ? null : r.GetGuid(4),
                r.GetString(5),
                r.GetInt32(6),
                await r.IsDBNullAsync(7, ct) ? null : r.GetInt32(7),
                await r.IsDBNullAsync(8, ct) ? null : r.GetString(8),
                r.GetFieldValue<DateTimeOffset>(9),
                // Before the first try it is due at once, which is no time.
                pending && tried ? r.GetFieldValue<DateTimeOffset>(10) : null,
                await r.IsDBNullAsync(11, ct) ? null : r.GetFieldValue<DateTimeOffset>(11)));
        }
        return (lines, places);
    }

    /// <summary>False when it is pending anyway, or not there.</summary>
    public async Task<bool> DeliverAgainAsync(Guid webhook, Guid delivery, UserId seller, CancellationToken ct) =>
        await RunAsync(Again, ct, delivery, webhook, seller.Value, clock.GetUtcNow()) > 0;

    private async Task<int> RunAsync(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(ct);
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
