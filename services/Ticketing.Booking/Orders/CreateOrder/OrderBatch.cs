using Ticketing.Booking.Bookings;
using Ticketing.Contracts;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary>
/// Writes a batch of orders and their seat requests in one transaction, and resolves idempotency keys in it:
/// the unique index decides who was first, also between replicas.
/// </summary>
internal sealed class OrderBatch(Database database)
{
    private static readonly string Insert = $"""
        INSERT INTO bookings ({NewOrderColumns.Names}, quantity, status, updated_at)
        SELECT {NewOrderColumns.Names}, wanted_quantity, 'PROCESSING', created_at
        FROM unnest({NewOrderColumns.Arrays}) AS n ({NewOrderColumns.Names})
        ON CONFLICT (buyer_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
        RETURNING id
        """;

    private const string ReadByKey = $"""
        SELECT {BookingRow.Columns}, b.idempotency_key, b.request_hash
        FROM bookings b JOIN unnest(@buyers, @keys) AS k (buyer_id, idempotency_key)
            ON b.buyer_id = k.buyer_id AND b.idempotency_key = k.idempotency_key
        """;

    /// <summary>
    /// One outcome an order, in the given order: the new booking, the earlier booking of the same key and
    /// request, or <c>idempotency-key-reused</c>.
    /// </summary>
    public async Task<IReadOnlyList<OrderOutcome>> WriteAsync(
        IReadOnlyList<PendingOrder> batch, CancellationToken ct)
    {
        // Every batch takes its keys in the same order: two that share keys wait for each other and never deadlock.
        List<PendingOrder> sorted = [.. batch
            .OrderBy(o => o.Row.BuyerId).ThenBy(o => o.IdempotencyKey, StringComparer.Ordinal)];
        await using var transaction = await database.BeginAsync(ct);
        var written = (await transaction.QueryAsync<Guid>(Insert, NewOrderColumns.ValuesOf(sorted), ct)).ToHashSet();
        var earlier = written.Count == batch.Count
            ? []
            : await ReadEarlierAsync(transaction, [.. batch.Where(o => !written.Contains(o.Row.Id))], ct);
        await transaction.PublishBundledAsync(
            [.. batch.Where(o => written.Contains(o.Row.Id)).Select(o => o.Message)], ct);
        await transaction.CommitAsync(ct);
        BookingMetrics.OrdersCreated.Add(written.Count);
        return [.. batch.Select(o => written.Contains(o.Row.Id) ? o.Row : Resolve(o, earlier))];
    }

    /// <summary>The order that was written with this key, <c>idempotency-key-reused</c>, or null if there is none.</summary>
    public async Task<OrderOutcome?> FindEarlierAsync(UserId buyer, string key, byte[] requestHash, CancellationToken ct)
    {
        var row = await database.FindAsync<EarlierOrder>(
            ReadByKey, new { buyers = new[] { buyer.Value }, keys = new[] { key } }, ct);
        return row is null ? default(OrderOutcome?) : Resolve(row, requestHash);
    }

    private static OrderOutcome Resolve(PendingOrder order, Dictionary<(Guid, string), EarlierOrder> earlier) =>
        Resolve(earlier[(order.Row.BuyerId, order.IdempotencyKey!)], order.RequestHash);

    private static OrderOutcome Resolve(EarlierOrder row, byte[]? requestHash) =>
        row.RequestHash.AsSpan().SequenceEqual(requestHash)
            ? row
            : IdempotencyKey.Reused with { Detail = "The idempotency key was used for another order." };

    private static async Task<Dictionary<(Guid, string), EarlierOrder>> ReadEarlierAsync(
        DatabaseTransaction transaction, List<PendingOrder> orders, CancellationToken ct)
    {
        var found = await transaction.QueryAsync<EarlierOrder>(
            ReadByKey,
            new
            {
                buyers = orders.Select(o => o.Row.BuyerId).ToArray(),
                keys = orders.Select(o => o.IdempotencyKey!).ToArray(),
            },
            ct);
        // An order that the batch repeats is found once for each of its copies.
        return found.DistinctBy(o => o.Id).ToDictionary(o => (o.BuyerId, o.IdempotencyKey));
    }

    private sealed class EarlierOrder : BookingRow
    {
        public required string IdempotencyKey { get; init; }
        public required byte[] RequestHash { get; init; }
    }
}
