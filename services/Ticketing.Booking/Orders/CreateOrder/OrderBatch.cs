using Ticketing.Booking.Bookings;
using Ticketing.Booking.Codes;
using Ticketing.Contracts;
using Ticketing.Booking.Limits;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary>
/// Writes a batch of orders and their seat requests in one transaction, and resolves idempotency keys in it:
/// the unique index decides who was first, also between replicas. The limits of a person hold in the same transaction:
/// seats of an event, and holds let go; and a use of a code is taken in it.
/// </summary>
internal sealed class OrderBatch(Database database, SeatLimit seatLimit, CodeUses codes, HoldReleases releases)
{
    internal static readonly string Insert = $"""
        INSERT INTO bookings ({NewOrderColumns.Names}, quantity, status, updated_at)
        SELECT {NewOrderColumns.Names}, wanted_quantity, 'PROCESSING', created_at
        FROM unnest({NewOrderColumns.Arrays}) AS n ({NewOrderColumns.Names})
        WHERE {HoldReleases.NotBlocked}
        ON CONFLICT (buyer_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
        RETURNING id
        """;

    /// <summary>The same with the rows of their uses; a code is counted once, by <see cref="CodeUses.TryCountAsync"/>.</summary>
    private static readonly string InsertWithUses = $"""
        WITH written AS ({Insert}), used AS (
            INSERT INTO code_uses (booking_id, code_id, buyer_id, taken_at)
            SELECT n.id, n.code_id, n.buyer_id, n.created_at
            FROM unnest(@id, @code_id, @buyer_id, @created_at) AS n (id, code_id, buyer_id, created_at)
            JOIN written w ON w.id = n.id WHERE n.code_id IS NOT NULL
        )
        SELECT id FROM written
        """;

    private const string ReadByKey = $"""
        SELECT {BookingRow.Columns}, b.idempotency_key, b.request_hash
        FROM bookings b JOIN unnest(@buyers, @keys) AS k (buyer_id, idempotency_key)
            ON b.buyer_id = k.buyer_id AND b.idempotency_key = k.idempotency_key
        """;

    /// <summary>
    /// One outcome an order, in the given order: the new booking, the earlier booking of the same key and request, or
    /// a refusal.
    /// </summary>
    public async Task<IReadOnlyList<OrderOutcome>> WriteAsync(IReadOnlyList<PendingOrder> batch, CancellationToken ct)
    {
        var late = new Dictionary<Guid, Refusal>();
        var outcomes = await TryWriteAsync(batch, late, mayCount: true, ct);
        while (outcomes is null)
        {
            // From now on each round that writes nothing refuses one order more at least.
            outcomes = await TryWriteAsync(batch, late, mayCount: false, ct);
        }
        return outcomes;
    }

    /// <summary>
    /// One transaction. A code that everybody types is locked for as short as can be: after the orders are inserted, so
    /// that another batch inserts meanwhile. If somebody took the last use between the look at the codes and their locks,
    /// nothing is written.
    /// </summary>
    /// <param name="batch">The orders.</param>
    /// <param name="late">Those that came too late in a round before; what this round finds is added.</param>
    /// <param name="mayCount">True: one code of which uses are counted and nothing else is locked at the very end.</param>
    /// <param name="ct">Cancels the statements.</param>
    /// <returns>Null when nothing is written.</returns>
    private async Task<IReadOnlyList<OrderOutcome>?> TryWriteAsync(
        IReadOnlyList<PendingOrder> batch, Dictionary<Guid, Refusal> late, bool mayCount, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var refused = await RefuseAboveLimitAsync(transaction, [.. batch.Where(o => !late.ContainsKey(o.Row.Id))], ct);
        var counted = mayCount ? CountedOf(batch.Where(o => !refused.ContainsKey(o.Row.Id))) : null;
        if (counted is null)
        {
            var states = await RefuseWithoutUseAsync(transaction, batch, refused, late, ct);
            counted = mayCount && states is [{ IsOnlyCounted: true } only] ? only.Id : null;
        }
        // Every batch takes its keys in the same order: two that share keys wait for each other and never deadlock.
        List<PendingOrder> sorted = [.. batch.Where(o => !refused.ContainsKey(o.Row.Id))
            .OrderBy(o => o.Row.BuyerId).ThenBy(o => o.IdempotencyKey, StringComparer.Ordinal)];
        var values = NewOrderColumns.ValuesOf(sorted);
        values.Add("code_id", sorted.Select(o => o.CodeId).ToArray());
        var written = (await transaction.QueryAsync<Guid>(counted is null ? Insert : InsertWithUses, values, ct)).ToHashSet();
        List<CodeUse> uses = [.. batch.Where(o => written.Contains(o.Row.Id)).SelectMany(UseOf)];
        if (counted is null && await codes.TakeAsync(transaction, uses, ct) is { Count: > 0 } tooLate)
        {
            tooLate.ToList().ForEach(order => late[order.Key] = order.Value);
            return null;
        }
        var earlier = await ReadEarlierAsync(transaction, sorted.Where(o => !written.Contains(o.Row.Id)), ct);
        await transaction.PublishBundledAsync(
            [.. batch.Where(o => written.Contains(o.Row.Id)).Select(o => o.Message)], ct);
        if (counted is { } code && !await codes.TryCountAsync(transaction, code, uses.Count, ct))
        {
            return null;
        }
        await transaction.CommitAsync(ct);
        BookingMetrics.OrdersCreated.Add(written.Count);
        var outcomes = new List<OrderOutcome>(batch.Count);
        foreach (var order in batch)
        {
            outcomes.Add(
                written.Contains(order.Row.Id) ? order.Row
                : refused.TryGetValue(order.Row.Id, out var refusal) ? refusal
                : order.IdempotencyKey is { } key && earlier.TryGetValue((order.Row.BuyerId, key), out var row)
                    ? Resolve(row, order.RequestHash)
                : await releases.ExplainAsync(BuyerOf(order), ct));
        }
        return outcomes;
    }

    /// <summary>The order that was written with this key, <c>idempotency-key-reused</c>, or null if there is none.</summary>
    public async Task<OrderOutcome?> FindEarlierAsync(UserId buyer, string key, byte[] requestHash, CancellationToken ct)
    {
        var row = await database.FindAsync<EarlierOrder>(
            ReadByKey, new { buyers = new[] { buyer.Value }, keys = new[] { key } }, ct);
        return row is null ? default(OrderOutcome?) : Resolve(row, requestHash);
    }

    /// <summary>
    /// Orders whose buyers would have more seats of the event than one person may, in the order of the batch. A repeated
    /// key is not a new order.
    /// </summary>
    private async Task<Dictionary<Guid, Refusal>> RefuseAboveLimitAsync(
        DatabaseTransaction transaction, IReadOnlyList<PendingOrder> batch, CancellationToken ct)
    {
        List<PendingOrder> limited = [.. batch.Where(o => o.MaxSeatsPerPerson is not null)];
        var refused = new Dictionary<Guid, Refusal>();
        if (limited.Count == 0)
        {
            return refused;
        }
        var held = await seatLimit.LockAndCountAsync(transaction, limited.Select(BuyerOf), ct);
        var known = (await ReadEarlierAsync(transaction, limited, ct)).Keys.ToHashSet();
        foreach (var order in limited)
        {
            var (buyer, max) = (BuyerOf(order), order.MaxSeatsPerPerson!.Value);
            if (order.IdempotencyKey is { } key && known.Contains((buyer.BuyerId, key)))
            {
                continue;
            }
            if (held[buyer] + order.Row.Quantity > max)
            {
                refused[order.Row.Id] = LimitErrors.SeatLimit(max, held[buyer]);
                continue;
            }
            held[buyer] += order.Row.Quantity;
            if (order.IdempotencyKey is { } accepted)
            {
                known.Add((buyer.BuyerId, accepted));
            }
        }
        return refused;
    }

    /// <summary>
    /// The one code of these orders, if it is counted and nothing else, and had enough uses for all when they were found: then
    /// the count at the end decides alone. Null: look at the codes first.
    /// </summary>
    private static Guid? CountedOf(IEnumerable<PendingOrder> orders)
    {
        List<CodeState> found = [.. orders.Select(o => o.Code).OfType<CodeState>()];
        return found is [{ IsOnlyCounted: true, StoppedAt: null } first, ..] && found.All(code => code.Id == first.Id)
            && found.Max(code => code.Used) + found.Count <= (first.MaxUses ?? int.MaxValue)
            ? first.Id
            : null;
    }

    /// <summary>
    /// Adds orders whose code has no use left, in the order of the batch. A repeated key is not a new order: it is left to
    /// the insert.
    /// </summary>
    /// <returns>The codes of the batch.</returns>
    private static async Task<IReadOnlyList<CodeState>> RefuseWithoutUseAsync(
        DatabaseTransaction transaction, IReadOnlyList<PendingOrder> batch, Dictionary<Guid, Refusal> refused,
        Dictionary<Guid, Refusal> late, CancellationToken ct)
    {
        List<PendingOrder> withCodes = [.. batch.Where(o => o.CodeId is not null && !refused.ContainsKey(o.Row.Id))];
        if (withCodes.Count == 0)
        {
            return [];
        }
        var states = await CodeUses.ReadByIdAsync(transaction, withCodes.Select(o => o.CodeId!.Value), ct);
        if (late.Count == 0
            && (await CodeLimits.CheckAsync(transaction, states, [.. withCodes.SelectMany(UseOf)], ct)).Count == 0)
        {
            // Enough for all of them, even if each is a new order.
            return [.. states.Values];
        }
        // After the codes are read: the same request may have been written by who took the last use.
        var known = (await ReadEarlierAsync(transaction, withCodes, ct)).Keys.ToHashSet();
        List<IGrouping<(Guid, string), PendingOrder>> fresh =
        [
            .. withCodes.GroupBy(o => (o.Row.BuyerId, o.IdempotencyKey ?? o.Row.Id.ToString()))
                .Where(same => !known.Contains(same.Key)),
        ];
        var without = await CodeLimits.CheckAsync(
            transaction, states,
            [.. fresh.Select(same => same.First()).Where(o => !late.ContainsKey(o.Row.Id)).SelectMany(UseOf)], ct);
        foreach (var same in fresh)
        {
            var first = same.First().Row.Id;
            if ((late.GetValueOrDefault(first) ?? without.GetValueOrDefault(first)) is { } refusal)
            {
                same.ToList().ForEach(order => refused[order.Row.Id] = refusal);
            }
        }
        return [.. states.Values];
    }

    private static IEnumerable<CodeUse> UseOf(PendingOrder order) =>
        order.CodeId is { } code ? [new CodeUse(order.Row.Id, code, order.Row.BuyerId)] : [];

    private static EventBuyer BuyerOf(PendingOrder order) => new(order.Row.EventId, order.Row.BuyerId);

    private static OrderOutcome Resolve(EarlierOrder earlier, byte[]? requestHash) =>
        earlier.RequestHash.AsSpan().SequenceEqual(requestHash)
            ? earlier
            : IdempotencyKey.Reused with { Detail = "The idempotency key was used for another order." };

    /// <summary>The bookings that were made with these orders' keys before.</summary>
    private static async Task<Dictionary<(Guid, string), EarlierOrder>> ReadEarlierAsync(
        DatabaseTransaction transaction, IEnumerable<PendingOrder> orders, CancellationToken ct)
    {
        List<PendingOrder> withKeys = [.. orders.Where(o => o.IdempotencyKey is not null)];
        if (withKeys.Count == 0)
        {
            return [];
        }
        var found = await transaction.QueryAsync<EarlierOrder>(
            ReadByKey,
            new
            {
                buyers = withKeys.Select(o => o.Row.BuyerId).ToArray(),
                keys = withKeys.Select(o => o.IdempotencyKey!).ToArray(),
            },
            ct);
        // An order that the batch repeats is found once for each of its copies.
        return found.DistinctBy(o => o.Id).ToDictionary(o => (o.BuyerId, o.IdempotencyKey));
    }

    private sealed record EarlierOrder : BookingRow
    {
        public required string IdempotencyKey { get; init; }
        public required byte[] RequestHash { get; init; }
    }
}
