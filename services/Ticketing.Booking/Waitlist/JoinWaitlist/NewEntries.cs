using Npgsql;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Waitlist.JoinWaitlist;

/// <summary>Writes new entries down. The unique index on live entries decides who was first.</summary>
internal sealed class NewEntries(NpgsqlDataSource database, BookingOptions options, TimeProvider clock)
{
    private const string Insert = $"""
        INSERT INTO waitlist_entries AS w
            (id, event_id, buyer_id, party_size, sections, adjacent, price_cap_minor, currency, transaction_id,
             authorised_minor, state, idempotency_key, request_hash, joined_at, updated_at, worked_until, accessible)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'AUTHORISING', $11, $12, $13, $13, $14, $16
        WHERE (SELECT count(*) FROM waitlist_entries o
               WHERE o.event_id = $2 AND o.state IN ('WAITING', 'OFFERED')) < $15
        ON CONFLICT DO NOTHING
        RETURNING {WaitlistEntryRow.Columns}
        """;

    private const string ByKey = $"""
        SELECT {WaitlistEntryRow.Columns} FROM waitlist_entries w WHERE w.buyer_id = $1 AND w.idempotency_key = $2
        """;

    private const string IsLive = """
        SELECT EXISTS (SELECT FROM waitlist_entries
            WHERE event_id = $1 AND buyer_id = $2 AND state IN ('AUTHORISING', 'WAITING', 'OFFERED'))
        """;

    public async Task<WaitlistEntryRow?> FindByKeyAsync(UserId buyer, string key, CancellationToken ct)
    {
        await using var command = database.CreateCommand(ByKey).With(buyer.Value, key);
        return (await command.ReadEntriesAsync(ct)).FirstOrDefault();
    }

    /// <summary>The new entry, AUTHORISING; or why there is none.</summary>
    public async Task<(WaitlistEntryRow? Entry, Refusal? Refusal)> WriteAsync(
        UserId buyer, EventDirectoryEntry plan, WaitlistWish wish, string? key, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(Insert);
        var p = command.Parameters;
        p.Add(new() { Value = Guid.CreateVersion7(now) });
        p.Add(new() { Value = plan.Id.Value });
        p.Add(new() { Value = buyer.Value });
        p.Add(new() { Value = wish.PartySize });
        p.Add(new() { Value = wish.Sections.ToArray() });
        p.Add(new() { Value = wish.Adjacent });
        p.Add(new NpgsqlParameter<long?> { TypedValue = wish.PriceCapMinor });
        p.Add(new() { Value = plan.Currency });
        p.Add(new() { Value = Guid.CreateVersion7(now) });
        p.Add(new() { Value = wish.AuthoriseMinor(plan) });
        p.Add(new NpgsqlParameter<string?> { TypedValue = key });
        p.Add(new() { Value = wish.Fingerprint(plan.Id.Value) });
        p.Add(new() { Value = now });
        // The worker that settles entries leaves it to this request for so long.
        p.Add(new() { Value = now + options.PaymentRecoveryAfter });
        p.Add(new() { Value = (long)options.WaitlistMax });
        p.Add(new() { Value = wish.Accessible });
        if ((await command.ReadEntriesAsync(ct)).FirstOrDefault() is { } entry)
        {
            return (entry, null);
        }
        await using var isLive = database.CreateCommand(IsLive).With(plan.Id.Value, buyer.Value);
        return (null, (bool)(await isLive.ExecuteScalarAsync(ct))!
            ? WaitlistErrors.AlreadyWaiting
            : WaitlistErrors.WaitlistFull);
    }
}
