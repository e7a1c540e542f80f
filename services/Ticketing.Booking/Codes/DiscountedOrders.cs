using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Codes;

/// <summary>
/// What codes do to orders once their seats are known: they cost less, and what a voucher paid of them goes back to the
/// voucher when seats are given back.
/// </summary>
internal sealed class DiscountedOrders(Database database, CodeUses uses, RecentPromises recent, TimeProvider clock)
{
    private const string ReadPromises = """
        SELECT b.id, b.promised_discount FROM bookings b
        WHERE b.id = ANY(@ids) AND b.status = 'PROCESSING' AND b.promised_discount IS NOT NULL AND b.discount_minor IS NULL
          AND b.replaces IS NULL
        """;

    private const string Discount = $"""
        UPDATE bookings b SET seats = a.seats, total_minor = a.total_minor, discount_minor = a.discount_minor
        FROM unnest(@ids, @seats::jsonb[], @totals, @discounts) AS a (id, seats, total_minor, discount_minor)
        WHERE b.id = a.id
        RETURNING {BookingRow.Columns}
        """;

    private const string PayByVoucher = """
        WITH paid AS (
            UPDATE code_uses u SET voucher_minor = n.minor, shares = n.shares
            FROM unnest(@bookings, @minors, @shares::jsonb[]) AS n (booking_id, minor, shares)
            WHERE u.booking_id = n.booking_id AND u.given_back_at IS NULL
            RETURNING u.code_id, u.voucher_minor
        ), sums AS (
            SELECT code_id, sum(voucher_minor) AS minor FROM paid GROUP BY code_id
        )
        UPDATE codes c SET balance_minor = c.balance_minor - s.minor FROM sums s WHERE c.id = s.code_id
        """;

    private const string ReadUse = """
        SELECT u.shares, u.voucher_minor - u.voucher_back_minor AS left_minor, u.given_back_at IS NOT NULL AS is_back,
               c.returns_on_refund
        FROM code_uses u JOIN codes c ON c.id = u.code_id WHERE u.booking_id = @bookingId
        """;

    private const string Refund = """
        WITH changed AS (
            UPDATE code_uses SET voucher_back_minor = voucher_back_minor + @minor,
                given_back_at = CASE WHEN @ends THEN @now ELSE given_back_at END
            WHERE booking_id = @bookingId
            RETURNING code_id
        )
        UPDATE codes c SET balance_minor = c.balance_minor + @minor, used = c.used - CASE WHEN @ends THEN 1 ELSE 0 END
        FROM changed WHERE c.id = changed.code_id
        """;

    /// <summary>Keeps what the code of an order that was just written promised, for when its seats are found.</summary>
    public void Remember(BookingRow order) => recent.Add(order);

    /// <summary>
    /// What is paid for the seats of answers whose orders have a code, so that the statement which records them can write
    /// it at once: an order with a code is not written twice. Vouchers wait for <see cref="SettleAsync"/>, which locks
    /// their balance.
    /// </summary>
    /// <returns>By order; those whose seats cost what the answer says are absent.</returns>
    public async Task<Dictionary<Guid, DiscountedSeats>> PriceAsync(
        DatabaseTransaction transaction, IEnumerable<BookingUpdatedToPendingPayment> answers, CancellationToken ct)
    {
        var withCodes = answers.Where(answer => answer.Code is not null).ToDictionary(answer => answer.BookingId.Value);
        if (withCodes.Count == 0)
        {
            return [];
        }
        var promises = await PromisesOfAsync(transaction, withCodes.Keys, ct);
        return (
            from promised in promises
            let answer = withCodes[promised.Key]
            where promised.Value.Kind != CodeKinds.Voucher
            select (promised.Key, Seats: DiscountRules.Apply(promised.Value, answer.Section, answer.Seats, balanceMinor: 0)))
            .ToDictionary(priced => priced.Key, priced => priced.Seats);
    }

    private async Task<Dictionary<Guid, DiscountPromise>> PromisesOfAsync(
        DatabaseTransaction transaction, IEnumerable<Guid> orders, CancellationToken ct)
    {
        var promises = new Dictionary<Guid, DiscountPromise>();
        var unknown = new List<Guid>();
        foreach (var id in orders)
        {
            if (recent.Take(id) is { } promise)
            {
                promises[id] = promise;
            }
            else
            {
                unknown.Add(id);
            }
        }
        if (unknown.Count > 0)
        {
            foreach (var row in await transaction.QueryAsync<PromiseRow>(ReadPromises, new { ids = unknown.ToArray() }, ct))
            {
                promises[row.Id] = DiscountPromise.Read(row.PromisedDiscount)!;
            }
        }
        return promises;
    }

    /// <summary>
    /// Takes the codes off orders that just got their seats and are not priced yet, and gives back those of orders that
    /// failed. Call last in the transaction that records both; of orders without codes it asks nothing.
    /// </summary>
    /// <returns>The orders with seats, as they are now.</returns>
    public async Task<IReadOnlyList<BookingRow>> SettleAsync(
        DatabaseTransaction transaction, IReadOnlyList<BookingRow> reserved, IReadOnlyList<BookingRow> failed,
        CancellationToken ct)
    {
        // A late payment's new order has the prices of the lost one already.
        List<BookingRow> priced = [.. reserved.Where(row => row is { Promise: not null, DiscountMinor: null })];
        List<BookingRow> ended = [.. failed.Where(row => row.Promise is not null)];
        if (priced.Count + ended.Count == 0)
        {
            return reserved;
        }
        var locks = priced.Where(IsByVoucher).Concat(ended).Select(row => row.Promise!.CodeId);
        var balances = (await uses.LockByIdAsync(transaction, locks, ct))
            .ToDictionary(state => state.Key, state => state.Value.BalanceMinor);
        var discounted = new List<(BookingRow Row, DiscountedSeats Seats)>();
        foreach (var row in priced)
        {
            var promise = row.Promise!;
            var seats = DiscountRules.Apply(
                promise, row.Section, row.PricedSeats, balances.GetValueOrDefault(promise.CodeId));
            if (IsByVoucher(row))
            {
                balances[promise.CodeId] -= seats.DiscountMinor;
            }
            discounted.Add((row, seats));
        }
        var changed = await WriteAsync(transaction, discounted, ct);
        await uses.GiveBackLockedAsync(transaction, ended, ct);
        return [.. reserved.Select(row => changed.GetValueOrDefault(row.Id, row))];
    }

    /// <summary>
    /// Seats of a paid order were given back: what the voucher paid of them goes back to it, and the use of an order that
    /// has no seat left does where the code says so, or its event is cancelled. Once a refund, in its transaction.
    /// </summary>
    public async Task RefundAsync(
        DatabaseTransaction transaction, BookingRow row, IReadOnlyList<SeatPosition> seats, string reason,
        CancellationToken ct)
    {
        if (row.Promise is not { } promise)
        {
            return;
        }
        await uses.LockByIdAsync(transaction, [promise.CodeId], ct);
        if (await transaction.FindAsync<UseRow>(ReadUse, new { bookingId = row.Id }, ct) is not { IsBack: false } use)
        {
            return;
        }
        var minor = SumOf(use, seats);
        var ends = row.State == BookingStatus.Cancelled
            && (use.ReturnsOnRefund || reason == CancellationReasons.EventCancelled);
        if (minor > 0 || ends)
        {
            await transaction.ExecuteAsync(
                Refund,
                new { bookingId = row.Id, minor, ends, now = clock.GetUtcNow() },
                ct);
        }
    }

    /// <summary>What would go back to the voucher of the order with these seats; 0 without one.</summary>
    public async Task<long> QuoteRefundAsync(BookingRow row, IReadOnlyList<SeatPosition> seats, CancellationToken ct) =>
        row.Promise?.Kind == CodeKinds.Voucher
        && await database.FindAsync<UseRow>(ReadUse, new { bookingId = row.Id }, ct) is { IsBack: false } use
            ? SumOf(use, seats)
            : 0;

    private static long SumOf(UseRow use, IReadOnlyList<SeatPosition> seats) => Math.Min(
        use.LeftMinor,
        SeatsJson.ReadPriced(use.Shares).Where(s => seats.Contains(s.Position)).Sum(s => s.PriceMinor));

    private static bool IsByVoucher(BookingRow row) => row.Promise!.Kind == CodeKinds.Voucher;

    private static async Task<Dictionary<Guid, BookingRow>> WriteAsync(
        DatabaseTransaction transaction, List<(BookingRow Row, DiscountedSeats Seats)> discounted, CancellationToken ct)
    {
        if (discounted.Count == 0)
        {
            return [];
        }
        var changed = await transaction.QueryAsync<BookingRow>(
            Discount,
            new
            {
                ids = discounted.Select(d => d.Row.Id).ToArray(),
                seats = discounted.Select(d => SeatsJson.Write(d.Seats.Seats)).ToArray(),
                totals = discounted.Select(d => d.Seats.Seats.Sum(s => s.PriceMinor)).ToArray(),
                discounts = discounted.Select(d => d.Seats.DiscountMinor).ToArray(),
            },
            ct);
        var byVoucher = discounted.Where(d => IsByVoucher(d.Row)).ToList();
        if (byVoucher.Count > 0)
        {
            await transaction.ExecuteAsync(
                PayByVoucher,
                new
                {
                    bookings = byVoucher.Select(d => d.Row.Id).ToArray(),
                    minors = byVoucher.Select(d => d.Seats.DiscountMinor).ToArray(),
                    shares = byVoucher.Select(d => SeatsJson.Write(d.Seats.Shares)).ToArray(),
                },
                ct);
        }
        return changed.ToDictionary(row => row.Id);
    }

    private sealed class PromiseRow
    {
        public Guid Id { get; init; }
        public required string PromisedDiscount { get; init; }
    }

    private sealed class UseRow
    {
        public string? Shares { get; init; }
        public long LeftMinor { get; init; }
        public bool IsBack { get; init; }
        public bool ReturnsOnRefund { get; init; }
    }
}
