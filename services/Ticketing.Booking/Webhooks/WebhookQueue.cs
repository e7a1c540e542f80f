using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Webhooks;

/// <summary>One delivery to make.</summary>
internal sealed record WebhookDelivery(
    Guid Id, Guid WebhookId, Guid SellerId, string Type, string Url, string Body, int Attempts);

/// <summary>The deliveries that are due.</summary>
internal sealed class WebhookQueue(Database database, WebhookOptions options, TimeProvider clock)
{
    // An order's news goes to a webhook one after another: none while an earlier one is to be delivered.
    internal const string IsNext = """
        NOT EXISTS (SELECT FROM webhook_deliveries e WHERE e.webhook_id = o.webhook_id AND e.booking_id = o.booking_id
            AND e.order_number < o.order_number AND e.state = 'PENDING')
        """;

    // Takes a bounded share of each seller: the backlog of a dead endpoint delays nobody else's deliveries. Sellers are
    // found by one step of the index each, so that the backlog is not read either.
    internal const string Take = $"""
        WITH RECURSIVE sellers AS (
            (SELECT seller_id FROM webhook_deliveries WHERE state = 'PENDING' AND created_at > '-infinity'
             ORDER BY seller_id LIMIT 1)
            UNION ALL
            SELECT (SELECT n.seller_id FROM webhook_deliveries n
                    WHERE n.state = 'PENDING' AND n.created_at > '-infinity' AND n.seller_id > s.seller_id
                    ORDER BY n.seller_id LIMIT 1)
            FROM sellers s WHERE s.seller_id IS NOT NULL
        )
        UPDATE webhook_deliveries d SET due_at = @leaseEnds
        FROM (
            SELECT d.id, w.url FROM sellers s
            CROSS JOIN LATERAL (
                SELECT o.id FROM webhook_deliveries o
                WHERE o.state = 'PENDING' AND o.created_at > '-infinity' AND o.seller_id = s.seller_id
                  AND o.due_at <= @now AND {IsNext}
                ORDER BY o.due_at, o.seq LIMIT @share) share
            JOIN webhook_deliveries d ON d.id = share.id
            JOIN seller_webhooks w ON w.id = d.webhook_id
            WHERE s.seller_id <> ALL (@busySellers) AND d.state = 'PENDING' AND d.due_at <= @now
            ORDER BY d.due_at, d.seq LIMIT @limit
            FOR UPDATE OF d SKIP LOCKED
        ) due
        WHERE d.id = due.id
        RETURNING d.id, d.webhook_id, d.seller_id, d.type, due.url, d.body, d.attempts
        """;

    // Those behind it are due when it is tried again, or at once when it is done.
    internal const string Finish = """
        WITH tried AS (
            UPDATE webhook_deliveries SET attempts = attempts + 1, last_status = @status, last_error = @error,
                state = @state, due_at = @dueAt,
                finished_at = CASE WHEN @state <> 'PENDING' THEN @now::timestamptz END
            WHERE id = @id AND state = 'PENDING'
            RETURNING webhook_id, booking_id, order_number
        )
        UPDATE webhook_deliveries n SET due_at = @dueAt FROM tried t
        WHERE n.webhook_id = t.webhook_id AND n.booking_id = t.booking_id AND n.order_number > t.order_number
          AND n.state = 'PENDING'
        """;

    // 10 s to 12 h, 21 hours in all: a night without anybody who could repair the endpoint.
    private static readonly TimeSpan[] BackOff =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    /// <summary>Tries of one delivery; then it is FAILED and the seller may ask for it again.</summary>
    public static int MaxAttempts => BackOff.Length + 1;

    /// <summary>Deliveries that nobody else has, leased for a little longer than one can take.</summary>
    public Task<IReadOnlyList<WebhookDelivery>> TakeAsync(Guid[] busySellers, int limit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return database.QueryAsync<WebhookDelivery>(
            Take,
            new
            {
                now,
                leaseEnds = now + (4 * options.Timeout),
                busySellers,
                share = options.MaxInFlightPerSeller,
                limit,
            },
            ct);
    }

    /// <summary>Records the answer: the delivery is done, is tried again later, or is given up.</summary>
    public Task FinishAsync(WebhookDelivery delivery, WebhookAnswer answer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var again = !answer.Delivered && delivery.Attempts < BackOff.Length;
        return database.ExecuteAsync(
            Finish,
            new
            {
                id = delivery.Id,
                status = answer.Status,
                error = answer.Error,
                state = answer.Delivered ? "DELIVERED" : again ? "PENDING" : "FAILED",
                dueAt = again ? now + BackOff[delivery.Attempts] : now,
                now,
            },
            ct);
    }
}
