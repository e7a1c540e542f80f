using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Codes;

/// <summary>A use of a code by an order that is about to be written.</summary>
internal readonly record struct CodeUse(Guid BookingId, Guid CodeId, Guid BuyerId);

/// <summary>
/// Uses of codes, in the transactions that take, end and replace orders. Whoever takes or gives back a use locks the code's
/// row first, several in the order of their ids, and after every lock on orders: two such transactions wait for each other
/// and never deadlock. Only a code whose uses are counted and nothing else is locked last, by the statement that counts.
/// A use is a row that is given back once, so that no redelivery gives it back twice (ADR 0049).
/// </summary>
internal class CodeUses(TimeProvider clock)
{
    private const string Take = """
        WITH taken AS (
            INSERT INTO code_uses (booking_id, code_id, buyer_id, taken_at)
            SELECT booking_id, code_id, buyer_id, @now FROM unnest(@bookings, @codes, @buyers)
                AS n (booking_id, code_id, buyer_id)
            RETURNING code_id
        ), counted AS (
            SELECT code_id, count(*) AS uses FROM taken GROUP BY code_id
        )
        UPDATE codes c SET used = c.used + n.uses FROM counted n WHERE c.id = n.code_id
        """;

    // Where too few are left, no row is changed.
    private const string Count = """
        UPDATE codes SET used = used + @uses
        WHERE id = @code AND stopped_at IS NULL AND used + @uses <= COALESCE(max_uses, 2147483647)
          AND max_uses_per_person IS NULL AND kind <> 'voucher'
        """;

    // A voucher gets back what the order still had of it.
    private const string GiveBack = """
        WITH back AS (
            UPDATE code_uses SET given_back_at = @now, voucher_back_minor = voucher_minor
            WHERE booking_id = ANY(@bookings) AND given_back_at IS NULL
            RETURNING code_id, voucher_minor
        ), counted AS (
            SELECT code_id, count(*) AS uses, sum(voucher_minor) AS minor FROM back GROUP BY code_id
        )
        UPDATE codes c SET used = c.used - n.uses, balance_minor = c.balance_minor + n.minor
        FROM counted n WHERE c.id = n.code_id
        """;

    private const string TakeAgain = """
        WITH again AS (
            INSERT INTO code_uses (booking_id, code_id, buyer_id, taken_at, voucher_minor, shares)
            SELECT @successor, code_id, buyer_id, @now, voucher_minor, shares FROM code_uses WHERE booking_id = @lost
            RETURNING code_id, voucher_minor
        )
        UPDATE codes c SET used = c.used + 1, balance_minor = c.balance_minor - a.voucher_minor
        FROM again a WHERE c.id = a.code_id
        """;

    private const string ReadShares = "SELECT shares::text FROM code_uses WHERE booking_id = @old";

    private const string MoveUse =
        "UPDATE code_uses SET booking_id = @successor, shares = @shares::jsonb WHERE booking_id = @old";

    private const string PaidByVoucher = "SELECT voucher_minor FROM code_uses WHERE booking_id = @lost";

    /// <summary>The codes as they are now.</summary>
    protected const string ReadStates = """
        SELECT c.id, c.kind, c.max_uses, c.max_uses_per_person, c.used, c.balance_minor, c.stopped_at
        FROM codes c WHERE c.id = ANY(@ids) ORDER BY c.id
        """;

    private const string LockStates = $"{ReadStates} FOR NO KEY UPDATE";

    /// <summary>
    /// Locks the codes and takes a use for each of these orders, which are written already. If one has no use left, none
    /// is taken, and the transaction must not be committed.
    /// </summary>
    /// <returns>The refusals of orders without a use; empty when all have theirs.</returns>
    public async Task<Dictionary<Guid, Refusal>> TakeAsync(
        DatabaseTransaction transaction, IReadOnlyList<CodeUse> wanted, CancellationToken ct)
    {
        if (wanted.Count == 0)
        {
            return [];
        }
        var states = await LockByIdAsync(transaction, wanted.Select(u => u.CodeId), ct);
        var refused = await CodeLimits.CheckAsync(transaction, states, wanted, ct);
        if (refused.Count > 0)
        {
            return refused;
        }
        await transaction.ExecuteAsync(
            Take,
            new
            {
                bookings = wanted.Select(u => u.BookingId).ToArray(),
                codes = wanted.Select(u => u.CodeId).ToArray(),
                buyers = wanted.Select(u => u.BuyerId).ToArray(),
                now = clock.GetUtcNow(),
            },
            ct);
        return refused;
    }

    /// <summary>
    /// Counts uses whose rows are written. Call last in their transaction: a code that everybody types is locked from here
    /// to the commit alone. False when the code has not as many left, or somebody changed it to one of which more must be
    /// looked at: the transaction must not be committed.
    /// </summary>
    public virtual async Task<bool> TryCountAsync(
        DatabaseTransaction transaction, Guid code, int uses, CancellationToken ct) =>
        uses == 0 || await transaction.ExecuteAsync(Count, new { code, uses }, ct) == 1;

    /// <summary>
    /// Gives back what orders that ended without having been paid had of their codes. Call last in their transaction; of
    /// orders without codes it asks nothing.
    /// </summary>
    public async Task GiveBackAsync(
        DatabaseTransaction transaction, IEnumerable<BookingRow> ended, CancellationToken ct)
    {
        List<BookingRow> withCodes = [.. ended.Where(row => row.Promise is not null)];
        if (withCodes.Count == 0)
        {
            return;
        }
        await LockByIdAsync(transaction, withCodes.Select(row => row.Promise!.CodeId), ct);
        await GiveBackLockedAsync(transaction, withCodes, ct);
    }

    /// <summary>
    /// Takes the use once more for the order that replaces a lost one whose payment came late. False when somebody else
    /// has the last use, or the voucher's money, by now.
    /// </summary>
    public async Task<bool> TakeAgainAsync(
        DatabaseTransaction transaction, BookingRow lost, Guid successor, CancellationToken ct)
    {
        if (lost.Promise is not { } promise)
        {
            return true;
        }
        var state = (await LockByIdAsync(transaction, [promise.CodeId], ct))[promise.CodeId];
        var usedBy = await CodeLimits.CountOfPersonsAsync(
            transaction, [new CodeUse(lost.Id, promise.CodeId, lost.BuyerId)], ct);
        var byVoucher = await transaction.FindAsync<long>(PaidByVoucher, new { lost = lost.Id }, ct);
        // A voucher needs as much as it paid, which may be nothing.
        var usage = new CodeUsage(state.Used, usedBy.Values.Single(), state.BalanceMinor - byVoucher + 1);
        if (CodeRules.CheckUses(state.Kind, state.MaxUses, state.MaxUsesPerPerson, usage) is not null)
        {
            return false;
        }
        await transaction.ExecuteAsync(
            TakeAgain, new { lost = lost.Id, successor, now = clock.GetUtcNow() }, ct);
        return true;
    }

    /// <summary>
    /// The use goes with a party that moves to other seats: what a voucher paid of a seat it paid of the one that takes its
    /// place. The code's own counters stay as they are, so its row is not locked.
    /// </summary>
    /// <param name="transaction">Holds the lock of the old order.</param>
    /// <param name="old">The order that has the use.</param>
    /// <param name="successor">The order that takes its place.</param>
    /// <param name="seats">Each seat that it leaves, and the one it gets.</param>
    /// <param name="ct">Cancels the statements.</param>
    public static async Task MoveAsync(
        DatabaseTransaction transaction, BookingRow old, Guid successor,
        IReadOnlyDictionary<SeatPosition, SeatPosition> seats, CancellationToken ct)
    {
        if (old.Promise is null)
        {
            return;
        }
        var shares = await transaction.FindAsync<string>(ReadShares, new { old = old.Id }, ct);
        List<PricedSeat> moved = [.. SeatsJson.ReadPriced(shares).Where(s => seats.ContainsKey(s.Position)).Select(
            s => s with
            {
                Subsection = seats[s.Position].Subsection, Row = seats[s.Position].Row, Seat = seats[s.Position].Seat,
            })];
        await transaction.ExecuteAsync(
            MoveUse,
            new { old = old.Id, successor, shares = shares is null ? null : SeatsJson.Write(moved) }, ct);
    }

    /// <summary>The codes with these ids, as they are in this moment.</summary>
    internal static async Task<Dictionary<Guid, CodeState>> ReadByIdAsync(
        DatabaseTransaction transaction, IEnumerable<Guid> ids, CancellationToken ct) =>
        (await transaction.QueryAsync<CodeState>(ReadStates, new { ids = ids.Distinct().ToArray() }, ct))
        .ToDictionary(state => state.Id);

    /// <summary>The codes with these ids, locked until the transaction ends.</summary>
    internal async Task<Dictionary<Guid, CodeState>> LockByIdAsync(
        DatabaseTransaction transaction, IEnumerable<Guid> ids, CancellationToken ct)
    {
        Guid[] distinct = [.. ids.Distinct()];
        return distinct.Length == 0
            ? []
            : (await LockAsync(transaction, new { ids = distinct }, ct)).ToDictionary(state => state.Id);
    }

    /// <summary>Gives back, once <see cref="LockByIdAsync"/> has the codes.</summary>
    internal Task GiveBackLockedAsync(
        DatabaseTransaction transaction, IReadOnlyList<BookingRow> ended, CancellationToken ct) =>
        ended.Count == 0
            ? Task.CompletedTask
            : transaction.ExecuteAsync(
                GiveBack, new { bookings = ended.Select(row => row.Id).ToArray(), now = clock.GetUtcNow() }, ct);

    /// <summary>The guard against every race: who takes or gives back has the row alone.</summary>
    protected virtual Task<IReadOnlyList<CodeState>> LockAsync(
        DatabaseTransaction transaction, object ids, CancellationToken ct) =>
        transaction.QueryAsync<CodeState>(LockStates, ids, ct);
}
