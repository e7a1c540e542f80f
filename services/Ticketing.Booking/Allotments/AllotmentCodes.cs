using Ticketing.Booking.Limits;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Allotments;

/// <summary>
/// Codes by which buyers order seats of an allotment. Only hashes are stored; a buyer who tries wrong ones has to wait,
/// and a code has at least six characters, so trying them all is hopeless.
/// </summary>
internal sealed class AllotmentCodes(Database database, TimeProvider clock)
{
    public const int MinLength = 6;
    public const int MaxLength = 64;

    private const string ByCode =
        "SELECT id FROM allotments WHERE event_id = @eventId AND code_hash = @hash AND released_at IS NULL";

    // Who mistypes a code does so a few times.
    private static readonly Allowance Tries = new("allotment-code", 10, TimeSpan.FromMinutes(15));

    /// <summary>The allotment of this code, or why not.</summary>
    public async Task<(Guid Id, Refusal? Refusal)> FindAsync(EventBuyer buyer, string code, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        AllowanceUse use = new(Tries, buyer.BuyerId.ToString());
        if (await AllowanceUses.FindBlockAsync(database, [use], now, ct) is { } until)
        {
            return (default, AllotmentErrors.TooManyCodes.Until(until, now));
        }
        if (code.Length <= MaxLength && await database.FindAsync<Guid?>(
            ByCode, new { eventId = buyer.EventId, hash = AllotmentRules.HashOf(code) }, ct) is { } id)
        {
            return (id, null);
        }
        await using var transaction = await database.BeginAsync(ct);
        await AllowanceUses.CountAsync(transaction, [use], now, ct);
        await transaction.CommitAsync(ct);
        return (default, AllotmentErrors.WrongCode);
    }
}
