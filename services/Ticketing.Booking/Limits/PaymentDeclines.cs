using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Limits;

/// <summary>Who tries to pay.</summary>
/// <param name="BuyerId">The user.</param>
/// <param name="Address">Where the request came from; null where nobody waits, as in recovery.</param>
internal readonly record struct Payer(Guid BuyerId, string? Address);

/// <summary>
/// How many payments may be declined, of an order, of a buyer and from an address: who tries stolen cards one after the
/// other is stopped. A network may be behind one address, so an address stops only buyers who had a payment declined
/// within a day themselves. Counted in the transaction that records the decline; a claim reads the block in the statement that
/// would write it. What is in flight then is counted when it is declined.
/// </summary>
internal sealed class PaymentDeclines(Database database, BookingOptions options, TimeProvider clock)
{
    /// <summary>
    /// Condition of a claim <c>n</c> (<c>booking_id</c>, <c>buyer_id</c>, <c>address</c>) that neither order, buyer nor
    /// address is blocked at <c>@now</c>; the address of a buyer without a decline within a day never is. Only where an
    /// address is blocked does it cost a second look.
    /// </summary>
    public const string NotBlocked = """
        NOT EXISTS (
            SELECT FROM (VALUES ('declined-order', n.booking_id::text), ('declined-buyer', n.buyer_id::text),
                ('declined-address', n.address)) AS d (kind, subject)
            JOIN allowance_uses u ON u.kind = d.kind AND u.subject = d.subject AND u.blocked_until > @now
            WHERE d.kind <> 'declined-address' OR EXISTS (
                SELECT FROM allowance_uses lately
                WHERE lately.kind = 'declined-lately' AND lately.subject = n.buyer_id::text
                  AND lately.window_ends_at > @now))
        """;

    private const string HasDeclines =
        "SELECT EXISTS (SELECT FROM allowance_uses WHERE kind = @Kind AND subject = @Subject AND window_ends_at > @now)";

    /// <summary>Remembers for a day who had a payment declined; it stops nobody by itself.</summary>
    private static readonly Allowance Lately = new("declined-lately", int.MaxValue, TimeSpan.FromDays(1));

    private readonly Allowance _order = new(
        "declined-order", options.Limits.DeclinesPerOrder, options.Limits.DeclineWindow);

    private readonly Allowance _buyer = new(
        "declined-buyer", options.Limits.DeclinesPerBuyer, options.Limits.DeclineWindow);

    private readonly Allowance _address = new(
        "declined-address", options.Limits.DeclinesPerAddress, options.Limits.DeclineWindow);

    /// <summary>Counts a decline, in the transaction that records it.</summary>
    /// <param name="transaction">Records the decline.</param>
    /// <param name="payer">Who tried.</param>
    /// <param name="orderId">Null for a waitlist entry, which has no order yet.</param>
    /// <param name="ct">Cancels the statement.</param>
    public Task CountAsync(DatabaseTransaction transaction, Payer payer, Guid? orderId, CancellationToken ct) =>
        AllowanceUses.CountAsync(
            transaction, [.. UsesOf(payer, orderId, withAddress: true), new(Lately, payer.BuyerId.ToString())],
            clock.GetUtcNow(), ct);

    /// <summary>Counts the decline of a payment that has no order, as on joining the waitlist.</summary>
    public async Task CountAsync(Payer payer, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        await CountAsync(transaction, payer, null, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Why the payer may not try now; null when they may.</summary>
    public async Task<Refusal?> FindRefusalAsync(Payer payer, Guid? orderId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var hasDeclines = await database.FindAsync<bool>(
            HasDeclines, new { Lately.Kind, Subject = payer.BuyerId.ToString(), now }, ct);
        var uses = UsesOf(payer, orderId, withAddress: hasDeclines);
        return await AllowanceUses.FindBlockAsync(database, [.. uses], now, ct) is { } until
            ? LimitErrors.TooManyDeclines.Until(until, now)
            : null;
    }

    private IEnumerable<AllowanceUse> UsesOf(Payer payer, Guid? orderId, bool withAddress)
    {
        yield return new(_buyer, payer.BuyerId.ToString());
        if (orderId is { } order)
        {
            yield return new(_order, order.ToString());
        }
        if (withAddress && payer.Address is { } address)
        {
            yield return new(_address, address);
        }
    }
}
