using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging.Outboxes;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary>
/// Writes a batch of orders and their seat requests in one transaction, and resolves idempotency keys in it:
/// the unique index decides who was first, also between replicas.
/// </summary>
internal sealed class OrderBatch(NpgsqlDataSource database)
{
    private const string Insert = """
        INSERT INTO bookings
            (id, event_id, buyer_id, channel, section, section_index, subsection, mode, wanted_quantity,
            quantity,
             all_or_nothing, wanted_seats, hold_seconds, currency, status, created_at, updated_at,
             idempotency_key, request_hash, preferences, adjacent, accessible, price_cap_minor)
        SELECT n.id, n.event_id, n.buyer_id, n.channel, n.section, n.section_index, n.subsection, n.mode,
               n.quantity, n.quantity, n.all_or_nothing, n.wanted_seats, n.hold_seconds, n.currency,
               'PROCESSING',
               n.created_at, n.created_at, n.idempotency_key, n.request_hash,
               n.preferences, n.adjacent, n.accessible, n.price_cap_minor
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                    $19, $20)
            AS n (id, event_id, buyer_id, channel, section, section_index, subsection, mode, quantity,
                  all_or_nothing, wanted_seats, hold_seconds, currency, created_at,
                  idempotency_key, request_hash, preferences, adjacent, accessible, price_cap_minor)
        ON CONFLICT (buyer_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
        RETURNING id
        """;

    private const string ReadByKey = $"""
        SELECT {BookingRow.Columns}, b.idempotency_key, b.request_hash
        FROM bookings b JOIN unnest($1, $2) AS k (buyer_id, idempotency_key)
            ON b.buyer_id = k.buyer_id AND b.idempotency_key = k.idempotency_key
        """;

    /// <summary>
    /// One outcome an order, in the given order: the new booking, the earlier booking of the same key and
    /// request, or <c>idempotency-key-reused</c>.
    /// </summary>
    public async Task<IReadOnlyList<OrderOutcome>> WriteAsync(
        IReadOnlyList<PendingOrder> batch, CancellationToken ct)
    {
        // Two batches that meet at the same keys take them in the same order, so they wait but never
        // deadlock.
        List<PendingOrder> sorted = [.. batch
            .OrderBy(o => o.Row.BuyerId).ThenBy(o => o.IdempotencyKey, StringComparer.Ordinal)];
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var written = await InsertAsync(connection, transaction, sorted, ct);
        var earlier = written.Count == batch.Count
            ? []
            : await ReadEarlierAsync(
                connection, transaction, [.. batch.Where(o => !written.Contains(o.Row.Id))], ct);
        await Outbox.AppendBundledAsync(
            connection,
            transaction,
            [.. batch.Where(o => written.Contains(o.Row.Id)).Select(o => o.Message)],
            ct);
        await transaction.CommitAsync(ct);
        BookingMetrics.OrdersCreated.Add(written.Count);
        return [.. batch.Select(o => written.Contains(o.Row.Id) ? o.Row : Resolve(o, earlier))];
    }

    private static OrderOutcome Resolve(
        PendingOrder order, Dictionary<(Guid, string), (BookingRow Row, byte[] Hash)> earlier)
    {
        var (row, hash) = earlier[(order.Row.BuyerId, order.IdempotencyKey!)];
        return hash.AsSpan().SequenceEqual(order.RequestHash)
            ? row
            : IdempotencyKey.Reused with { Detail = "The idempotency key was used for another order." };
    }

    private static async Task<HashSet<Guid>> InsertAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction, List<PendingOrder> batch, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Insert, connection, transaction);
        AddParameters(command.Parameters, batch);
        var written = new HashSet<Guid>(batch.Count);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            written.Add(reader.GetGuid(0));
        }
        return written;
    }

    private static void AddParameters(NpgsqlParameterCollection p, List<PendingOrder> batch)
    {
        p.Add(new() { Value = batch.Select(o => o.Row.Id).ToArray() });
        p.Add(new() { Value = batch.Select(o => o.Row.EventId).ToArray() });
        p.Add(new() { Value = batch.Select(o => o.Row.BuyerId).ToArray() });
        p.Add(new() { Value = batch.Select(o => o.Row.Channel).ToArray() });
        p.Add(new() { Value = batch.Select(o => o.Row.Section).ToArray() });
        p.Add(new() { Value = batch.Select(o => o.Row.SectionIndex).ToArray() });
        p.Add(new() { Value = batch.Select(o => o.Row.Subsection).ToArray() });
        p.Add(new() { Value = batch.Select(o => o.Row.Mode).ToArray() });
        p.Add(new() { Value = batch.Select(o => o.Row.WantedQuantity).ToArray() });
        p.Add(new() { Value = batch.Select(o => o.Row.AllOrNothing).ToArray() });
        p.Add(new()
        {
            Value = batch.Select(o => o.Row.WantedSeats).ToArray(),
            NpgsqlDbType = BatchParameters.JsonbArray,
        });
        p.Add(new() { Value = batch.Select(o => o.Row.HoldSeconds).ToArray() });
        p.Add(new() { Value = batch.Select(o => o.Row.Currency).ToArray() });
        p.Add(new() { Value = batch.Select(o => o.Row.CreatedAt).ToArray() });
        p.Add(new()
        {
            Value = batch.Select(o => o.IdempotencyKey).ToArray(),
            NpgsqlDbType = BatchParameters.TextArray,
        });
        p.Add(new()
        {
            Value = batch.Select(o => o.RequestHash).ToArray(),
            NpgsqlDbType = BatchParameters.ByteaArray,
        });
        p.Add(new()
        {
            Value = batch.Select(o => o.Row.Preferences).ToArray(),
            NpgsqlDbType = BatchParameters.JsonbArray,
        });
        p.Add(new() { Value = batch.Select(o => o.Row.Adjacent).ToArray() });
        p.Add(new() { Value = batch.Select(o => o.Row.Accessible).ToArray() });
        p.Add(new() { Value = batch.Select(o => o.Row.PriceCapMinor).ToArray() });
    }

    private static async Task<Dictionary<(Guid, string), (BookingRow Row, byte[] Hash)>> ReadEarlierAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction, List<PendingOrder> orders, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(ReadByKey, connection, transaction);
        command.Parameters.Add(new() { Value = orders.Select(o => o.Row.BuyerId).ToArray() });
        command.Parameters.Add(new() { Value = orders.Select(o => o.IdempotencyKey!).ToArray() });
        var found = new Dictionary<(Guid, string), (BookingRow, byte[])>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var row = BookingRow.Read(reader);
            var key = reader.GetString(BookingRow.ColumnCount);
            found[(row.BuyerId, key)] = (row, reader.GetFieldValue<byte[]>(BookingRow.ColumnCount + 1));
        }
        return found;
    }
}
