using Ticketing.Contracts;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Orders.EarlyPlaces;

/// <summary>
/// Who may have the lower price of the first places. An order claims places before it is written, all or none, and then is
/// promised the lower price. What is taken is counted from the orders themselves, so that nothing has to be given back:
/// the claim of an order that failed, or whose hold ran out, counts no longer. Seats that were paid count for good. Only
/// orders of events with such prices come here.
/// </summary>
internal sealed class EarlyPlaceClaims(Database database, TimeProvider clock)
{
    /// <summary>
    /// Orders for one early bird claim one after another. Without it two of them count the same last place as free.
    /// </summary>
    internal const string Lock =
        "SELECT pg_advisory_xact_lock(7202, hashtext(@eventId::text || '/' || @name))";

    // An order that waits for its seats counts with all it claimed, later with the seats that have the price.
    private const string Taken = """
        SELECT coalesce(sum(CASE
            WHEN b.id IS NULL OR b.seats IS NULL THEN c.places
            ELSE (SELECT count(*) FROM jsonb_array_elements(b.seats) s
                  WHERE (c.category IS NULL OR s ->> 6 = c.category) AND (c.section IS NULL OR b.section = c.section))
            END), 0)::bigint
        FROM early_place_claims c
        LEFT JOIN bookings b ON b.id = c.booking_id
        LEFT JOIN bookings r ON r.id = b.replaced_by
        WHERE c.event_id = @eventId AND c.name = @name
          AND CASE WHEN b.id IS NULL THEN c.claimed_at > @unwrittenSince
              ELSE coalesce(r.status, b.status) IN ('PROCESSING', 'PENDING_PAYMENT', 'PAID')
                   OR (b.status = 'CANCELLED' AND b.paid_at IS NOT NULL) END
        """;

    private const string Insert = """
        INSERT INTO early_place_claims (event_id, name, booking_id, places, category, section, claimed_at)
        VALUES (@eventId, @name, @bookingId, @places, @category, @section, @now)
        """;

    // Claims that count no longer, so that they do not gather; those of orders that were never written too.
    private const string Forget = """
        DELETE FROM early_place_claims c
        WHERE c.event_id = @eventId AND c.name = @name AND c.claimed_at < @unwrittenSince
          AND NOT EXISTS (
            SELECT FROM bookings b
            WHERE b.id = c.booking_id AND (b.status NOT IN ('FAILED', 'CANCELLED') OR b.replaced_by IS NOT NULL
                OR b.paid_at IS NOT NULL))
        """;

    /// <summary>An order is written right after its claim; after this long it was refused, or the process died.</summary>
    private static readonly TimeSpan WrittenWithin = TimeSpan.FromMinutes(1);

    /// <summary>The early birds for first places that an order in these sections may be about.</summary>
    public static IReadOnlyList<EarlyBird> For(
        EventDirectoryEntry entry, IReadOnlyList<SectionPlan> sections, string? category, DateTimeOffset now) =>
        entry.Pricing is not { EarlyBirds.Count: > 0 } pricing
            ? []
            : [.. pricing.EarlyBirds.Where(early => early.Places is not null && !(early.Until <= now)
                && sections.Any(s => s.CategoriesOf().Any(c =>
                    (category is null || c == category) && early.IsFor(s.Name, c))))];

    /// <summary>The names of those whose lower price the order has.</summary>
    public async Task<IReadOnlySet<string>> ClaimAsync(
        EventId eventId, BookingId booking, IReadOnlyList<EarlyBird> offers, int places, CancellationToken ct,
        bool oneAfterAnother = true)
    {
        var claimed = new HashSet<string>(StringComparer.Ordinal);
        // In one order of names, so that two orders never wait for each other.
        foreach (var offer in offers.OrderBy(o => o.Name, StringComparer.Ordinal))
        {
            if (await TryClaimAsync(eventId, booking, offer, places, oneAfterAnother, ct))
            {
                claimed.Add(offer.Name);
            }
        }
        return claimed;
    }

    private async Task<bool> TryClaimAsync(
        EventId eventId, BookingId booking, EarlyBird offer, int places, bool oneAfterAnother, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var parameters = new
        {
            eventId = eventId.Value, name = offer.Name, bookingId = booking.Value, places, category = offer.Category,
            section = offer.Section, now, unwrittenSince = now - WrittenWithin,
        };
        await using var transaction = await database.BeginAsync(ct);
        if (oneAfterAnother)
        {
            await transaction.ExecuteAsync(Lock, parameters, ct);
        }
        if (await transaction.FindAsync<long>(Taken, parameters, ct) + places > offer.Places)
        {
            return false;
        }
        await transaction.ExecuteAsync(Forget, parameters, ct);
        await transaction.ExecuteAsync(Insert, parameters, ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
