using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Codes;

/// <summary>How often codes may be used, by everybody and by a person.</summary>
internal static class CodeLimits
{
    private const string CountOfPersons = """
        SELECT n.code_id, n.buyer_id, count(u.booking_id) AS uses
        FROM unnest(@codes, @buyers) AS n (code_id, buyer_id)
        LEFT JOIN code_uses u ON u.code_id = n.code_id AND u.buyer_id = n.buyer_id AND u.given_back_at IS NULL
        GROUP BY n.code_id, n.buyer_id
        """;

    /// <summary>The refusals of those orders for which no use is left, by their bookings, in the order given.</summary>
    /// <param name="transaction">With the codes' locks, nobody takes a use of them before it ends.</param>
    /// <param name="states">These codes, as they were found.</param>
    /// <param name="wanted">One an order.</param>
    /// <param name="ct">Cancels the statement.</param>
    public static async Task<Dictionary<Guid, Refusal>> CheckAsync(
        DatabaseTransaction transaction, IReadOnlyDictionary<Guid, CodeState> states, IReadOnlyList<CodeUse> wanted,
        CancellationToken ct)
    {
        var refused = new Dictionary<Guid, Refusal>();
        var usedBy = await CountOfPersonsAsync(
            transaction, [.. wanted.Where(u => states[u.CodeId].MaxUsesPerPerson is not null)], ct);
        var usedNow = states.Values.ToDictionary(s => s.Id, s => (long)s.Used);
        foreach (var use in wanted)
        {
            var state = states[use.CodeId];
            var person = (use.CodeId, use.BuyerId);
            var refusal = state.StoppedAt is not null
                ? CodeErrors.CodeStopped
                : CodeRules.CheckUses(
                    state.Kind, state.MaxUses, state.MaxUsesPerPerson,
                    new CodeUsage(usedNow[use.CodeId], usedBy.GetValueOrDefault(person), state.BalanceMinor));
            if (refusal is not null)
            {
                refused[use.BookingId] = refusal;
                continue;
            }
            usedNow[use.CodeId]++;
            usedBy[person] = usedBy.GetValueOrDefault(person) + 1;
        }
        return refused;
    }

    /// <summary>Orders of each of these persons that have the code; with the locks, as those before left them.</summary>
    public static async Task<Dictionary<(Guid Code, Guid Buyer), long>> CountOfPersonsAsync(
        DatabaseTransaction transaction, IReadOnlyList<CodeUse> wanted, CancellationToken ct)
    {
        List<CodeUse> distinct = [.. wanted.DistinctBy(u => (u.CodeId, u.BuyerId))];
        if (distinct.Count == 0)
        {
            return [];
        }
        var rows = await transaction.QueryByIndexAsync<PersonRow>(
            CountOfPersons,
            new
            {
                codes = distinct.Select(u => u.CodeId).ToArray(),
                buyers = distinct.Select(u => u.BuyerId).ToArray(),
            },
            ct);
        return rows.ToDictionary(row => (row.CodeId, row.BuyerId), row => row.Uses);
    }

    private sealed class PersonRow
    {
        public Guid CodeId { get; init; }
        public Guid BuyerId { get; init; }
        public long Uses { get; init; }
    }
}
