using Ticketing.Contracts;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Webhooks;

/// <summary>Sellers' webhooks and their logs. Every statement names the seller: nobody sees another's.</summary>
internal sealed class WebhookStore(Database database, TimeProvider clock)
{
    /// <summary>Webhooks of a seller: each costs a delivery for every order.</summary>
    public const int MaxWebhooks = 10;

    // The lock keeps two requests at once from exceeding the limit together.
    private const string Insert = """
        WITH locked AS (SELECT pg_advisory_xact_lock(hashtextextended(@sellerId::text, 5)))
        INSERT INTO seller_webhooks (id, seller_id, url, types, created_at, made_by_key)
        SELECT @id, @sellerId, @url, @types, @createdAt, @madeByKey FROM locked
        WHERE (SELECT count(*) FROM seller_webhooks WHERE seller_id = @sellerId AND deleted_at IS NULL) < @limit
        """;

    private const string Select = """
        SELECT id, url, types, created_at, made_by_key FROM seller_webhooks
        WHERE seller_id = @sellerId AND deleted_at IS NULL ORDER BY created_at
        """;

    // Deliveries that are still pending fail.
    private const string Delete = """
        WITH gone AS (
            UPDATE seller_webhooks SET deleted_at = @now
            WHERE (id = @id OR made_by_key = @madeByKey) AND seller_id = @sellerId AND deleted_at IS NULL
            RETURNING id
        ), stopped AS (
            UPDATE webhook_deliveries SET state = 'FAILED', last_error = 'webhook-deleted', finished_at = @now
            WHERE webhook_id IN (SELECT id FROM gone) AND state = 'PENDING'
        )
        SELECT id FROM gone
        """;

    // A delivery that was not tried yet is due at '-infinity', which is no time to show.
    private const string Log = """
        SELECT d.id, d.seq, d.type, d.event_id, d.booking_id, d.state, d.attempts, d.last_status, d.last_error,
            d.created_at, d.finished_at,
            CASE WHEN d.state = 'PENDING' AND d.attempts > 0 THEN d.due_at END AS next_attempt_at
        FROM webhook_deliveries d
        WHERE d.webhook_id = @webhookId AND d.seller_id = @sellerId AND d.seq < @before ORDER BY d.seq DESC LIMIT @limit
        """;

    private const string Redeliver = """
        UPDATE webhook_deliveries d SET state = 'PENDING', attempts = 0, due_at = @now, finished_at = NULL
        FROM seller_webhooks w
        WHERE d.id = @id AND d.webhook_id = @webhookId AND d.seller_id = @sellerId AND d.state <> 'PENDING'
          AND w.id = d.webhook_id AND w.deleted_at IS NULL
        """;

    /// <summary>False when the seller has as many as allowed.</summary>
    public async Task<bool> AddAsync(
        WebhookResponse webhook, UserId seller, AuditActor by, CancellationToken ct) =>
        await database.ExecuteAuditedAsync(
            Insert,
            new
            {
                id = webhook.WebhookId,
                sellerId = seller.Value,
                url = webhook.Url,
                types = webhook.Events,
                createdAt = webhook.CreatedAt,
                madeByKey = webhook.MadeByKey,
                limit = MaxWebhooks,
            },
            EntryOf("webhook-created", webhook.WebhookId, seller, by, webhook.Events), clock.GetUtcNow(), ct) > 0;

    public async Task<List<WebhookResponse>> ListAsync(UserId seller, CancellationToken ct) =>
        [.. (await database.QueryAsync<WebhookRow>(Select, new { sellerId = seller.Value }, ct))
            .Select(r => new WebhookResponse(r.Id, r.Url, r.Types, r.CreatedAt, r.MadeByKey, null))];

    /// <summary>False when there is no such webhook of this seller.</summary>
    public async Task<bool> DeleteAsync(Guid id, UserId seller, AuditActor by, CancellationToken ct) =>
        await DeleteAsync(id, null, seller, by, ct) > 0;

    /// <summary>Deletes what an API key registered; none is no fault.</summary>
    public Task DeleteMadeByAsync(Guid keyId, UserId seller, AuditActor by, CancellationToken ct) =>
        DeleteAsync(null, keyId, seller, by, ct);

    private async Task<int> DeleteAsync(
        Guid? id, Guid? madeByKey, UserId seller, AuditActor by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        var gone = await transaction.QueryAsync<Guid>(Delete, new { id, madeByKey, sellerId = seller.Value, now }, ct);
        foreach (var webhook in gone)
        {
            await transaction.AppendAsync(EntryOf("webhook-deleted", webhook, seller, by, []), now, ct);
        }
        await transaction.CommitAsync(ct);
        return gone.Count;
    }

    /// <summary>The log of a webhook, newest first; also of a deleted one.</summary>
    /// <param name="webhookId">Which webhook.</param>
    /// <param name="seller">Whose webhook it has to be.</param>
    /// <param name="before">The cursor: only deliveries whose <c>Seq</c> is less.</param>
    /// <param name="limit">The most deliveries.</param>
    /// <param name="ct">Cancels the statement.</param>
    public Task<IReadOnlyList<DeliveryRow>> LogAsync(
        Guid webhookId, UserId seller, long before, int limit, CancellationToken ct) =>
        database.QueryAsync<DeliveryRow>(Log, new { webhookId, sellerId = seller.Value, before, limit }, ct);

    /// <summary>False when there is no such delivery, or it is still pending.</summary>
    public async Task<bool> RedeliverAsync(Guid webhookId, Guid id, UserId seller, CancellationToken ct) =>
        await database.ExecuteAsync(
            Redeliver, new { id, webhookId, sellerId = seller.Value, now = clock.GetUtcNow() }, ct) > 0;

    /// <summary>Without the address, which may hold a secret of the seller's.</summary>
    private static AuditEntry EntryOf(
        string kind, Guid id, UserId seller, AuditActor by, IReadOnlyList<string> types) => new(kind, by)
    {
        SellerId = seller.Value,
        Details = new Dictionary<string, string> { ["webhook_id"] = id.ToString(), ["events"] = string.Join(' ', types) },
    };

    private sealed class WebhookRow
    {
        public required Guid Id { get; init; }
        public required string Url { get; init; }
        public required string[] Types { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
        public Guid? MadeByKey { get; init; }
    }
}

/// <summary>A line of a webhook's log.</summary>
internal sealed class DeliveryRow
{
    public required Guid Id { get; init; }

    /// <summary>Order of the log, and the cursor of its pages.</summary>
    public required long Seq { get; init; }
    public required string Type { get; init; }
    public required long EventId { get; init; }
    public Guid? BookingId { get; init; }
    public required string State { get; init; }
    public required int Attempts { get; init; }
    public int? LastStatus { get; init; }
    public string? LastError { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? NextAttemptAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
}
