using Ticketing.Booking.Limits;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Waitlist.JoinWaitlist;

/// <summary>
/// Writes new entries. The unique index on live entries decides which of two requests was first. An entry counts as
/// seats of its buyer from now on, so that an offer never breaks the event's limit.
/// </summary>
internal sealed class NewEntries(Database database, SeatLimit seatLimit, BookingOptions options, TimeProvider clock)
{
    private const string Insert = $"""
        INSERT INTO waitlist_entries AS w
            (id, event_id, buyer_id, party_size, sections, adjacent, price_cap_minor, currency, transaction_id,
             authorised_minor, state, idempotency_key, request_hash, joined_at, updated_at, worked_until, accessible,
             companions)
        SELECT @id, @eventId, @buyerId, @partySize, @sections, @adjacent, @priceCapMinor, @currency, @transactionId,
               @authorisedMinor, 'AUTHORISING', @key, @requestHash, @now, @now, @workedUntil, @accessible,
               @companions
        WHERE (SELECT count(*) FROM waitlist_entries o
               WHERE o.event_id = @eventId AND o.state IN ('WAITING', 'OFFERED')) < @limit
        ON CONFLICT DO NOTHING
        RETURNING {WaitlistEntryRow.Columns}
        """;

    private const string ByKey = $"""
        SELECT {WaitlistEntryRow.Columns} FROM waitlist_entries w
        WHERE w.buyer_id = @buyerId AND w.idempotency_key = @key
        """;

    private const string IsLive = """
        SELECT EXISTS (SELECT FROM waitlist_entries
            WHERE event_id = @eventId AND buyer_id = @buyerId AND state IN ('AUTHORISING', 'WAITING', 'OFFERED'))
        """;

    public Task<WaitlistEntryRow?> FindByKeyAsync(UserId buyer, string key, CancellationToken ct) =>
        database.FindAsync<WaitlistEntryRow>(ByKey, new { buyerId = buyer.Value, key }, ct);

    /// <summary>The new entry, AUTHORISING; or why there is none.</summary>
    public async Task<(WaitlistEntryRow? Entry, Refusal? Refusal)> WriteAsync(
        UserId buyer, EventDirectoryEntry plan, WaitlistWish wish, string? key, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        if (plan.MaxSeatsPerPerson is { } max
            && await seatLimit.CheckAsync(
                transaction, new EventBuyer(plan.Id.Value, buyer.Value), wish.PartySize, max, ct) is { } aboveLimit)
        {
            return (null, await IsLiveAsync(buyer, plan, ct) ? WaitlistErrors.AlreadyWaiting : aboveLimit);
        }
        var entry = await transaction.FindAsync<WaitlistEntryRow>(
            Insert,
            new
            {
                id = Guid.CreateVersion7(now),
                eventId = plan.Id.Value,
                buyerId = buyer.Value,
                partySize = wish.PartySize,
                sections = wish.Sections.ToArray(),
                adjacent = wish.Adjacent,
                priceCapMinor = wish.PriceCapMinor,
                currency = plan.Currency,
                transactionId = Guid.CreateVersion7(now),
                authorisedMinor = wish.AuthoriseMinor(plan),
                key,
                requestHash = wish.Fingerprint(plan.Id.Value),
                now,
                // Until then the worker that settles entries leaves it to this request.
                workedUntil = now + options.PaymentRecoveryAfter,
                accessible = wish.Accessible,
                companions = wish.Companions,
                limit = (long)options.WaitlistMax,
            },
            ct);
        await transaction.CommitAsync(ct);
        return entry is not null
            ? (entry, null)
            : (null, await IsLiveAsync(buyer, plan, ct) ? WaitlistErrors.AlreadyWaiting : WaitlistErrors.WaitlistFull);
    }

    private Task<bool> IsLiveAsync(UserId buyer, EventDirectoryEntry plan, CancellationToken ct) =>
        database.FindAsync<bool>(IsLive, new { eventId = plan.Id.Value, buyerId = buyer.Value }, ct);
}
