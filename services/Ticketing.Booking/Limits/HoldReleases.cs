using Ticketing.Booking.Bookings;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Limits;

/// <summary>
/// How often a buyer may let a hold of an event go: cancel it, or let it run out. Counted in the transaction that gives
/// the seats back; an order reads the block in the statement that would write it.
/// </summary>
internal sealed class HoldReleases(Database database, BookingOptions options, TimeProvider clock)
{
    /// <summary>
    /// Condition of an order <c>n</c> that its buyer is not blocked, as of <c>n.created_at</c>. It costs an order
    /// about 2 µs: only who is blocked is in its index.
    /// </summary>
    public const string NotBlocked = """
        NOT EXISTS (
            SELECT FROM allowance_uses u
            WHERE u.kind = 'hold-release' AND u.subject = n.event_id || '/' || n.buyer_id
              AND u.blocked_until > n.created_at)
        """;

    private const string Kind = "hold-release";

    private readonly Allowance _allowance = new(Kind, options.Limits.Releases, options.Limits.ReleaseWindow);

    /// <summary>Counts holds that ended without a payment, in the transaction that ends them.</summary>
    public Task CountAsync(
        DatabaseTransaction transaction, IEnumerable<BookingRow> released, DateTimeOffset now, CancellationToken ct) =>
        AllowanceUses.CountAsync(
            transaction, released.Select(row => UseOf(new EventBuyer(row.EventId, row.BuyerId))), now, ct);

    /// <summary>The refusal of an order that <see cref="NotBlocked"/> left out.</summary>
    public async Task<Refusal> ExplainAsync(EventBuyer buyer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var until = await AllowanceUses.FindBlockAsync(database, [UseOf(buyer)], now, ct);
        return LimitErrors.TooManyReleases.Until(until ?? now, now);
    }

    private AllowanceUse UseOf(EventBuyer buyer) => new(_allowance, $"{buyer.EventId}/{buyer.BuyerId}");
}
