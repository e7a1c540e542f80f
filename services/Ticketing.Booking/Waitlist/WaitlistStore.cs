using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Waitlist;

/// <summary>Reads of entries, and the changes that more than one use case makes.</summary>
internal sealed class WaitlistStore(Database database, TimeProvider clock)
{
    private const string ById = $"SELECT {WaitlistEntryRow.Columns} FROM waitlist_entries w WHERE w.id = @id";

    private const string EnterLine = $"""
        UPDATE waitlist_entries w
        SET state = 'WAITING', number = nextval('waitlist_numbers'), joined_at = @now, updated_at = @now
        WHERE w.id = @id AND w.state = 'AUTHORISING'
        RETURNING {WaitlistEntryRow.Columns}
        """;

    // Nobody else may buy in the sections of a new entry until a pass has looked at it. A section that a pass has
    // opened stays open: a buyer can only join when nothing that fits is free.
    private const string CloseSections = """
        INSERT INTO waitlist_sections (event_id, section, accessible, is_open)
        SELECT @eventId, s, a, false FROM unnest(@sections, @accessible) AS pools (s, a) ORDER BY s, a
        ON CONFLICT (event_id, section, accessible) DO NOTHING
        """;

    private const string End = $"""
        UPDATE waitlist_entries w
        SET state = @to, reason = @reason, void_due = true, updated_at = @now
        WHERE w.id = @id AND w.state = @from
        RETURNING {WaitlistEntryRow.Columns}
        """;

    public Task<WaitlistEntryRow?> FindAsync(Guid id, CancellationToken ct) =>
        database.FindAsync<WaitlistEntryRow>(ById, new { id }, ct);

    /// <summary>AUTHORISING → WAITING at the end of the line. Null when it was done or ended already.</summary>
    public async Task<WaitlistEntryRow?> EnterLineAsync(
        WaitlistEntryRow entry, EventDirectoryEntry plan, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        await WaitlistLine.LockAsync(transaction, entry.EventId, ct);
        var waiting = await transaction.FindAsync<WaitlistEntryRow>(EnterLine, new { id = entry.Id, now }, ct);
        if (waiting is null)
        {
            return null;
        }
        var wish = waiting.Wish;
        SeatPool[] pools = [.. wish.Pools(plan)];
        await transaction.ExecuteAsync(
            CloseSections,
            new
            {
                eventId = entry.EventId,
                sections = pools.Select(p => p.Section).ToArray(),
                accessible = pools.Select(p => p.Accessible).ToArray(),
            },
            ct);
        var joined = new WaitlistAuditDetail(
            PartySize: wish.PartySize,
            Sections: wish.Sections,
            Adjacent: wish.Adjacent,
            PriceCapMinor: wish.PriceCapMinor,
            Accessible: wish.Accessible ? true : null,
            Companions: wish.Companions > 0 ? wish.Companions : null,
            AuthorisedMinor: waiting.AuthorisedMinor,
            TransactionId: waiting.TransactionId);
        await WaitlistLine.AuditAsync(
            transaction, entry.EventId, now,
            [new WaitlistNote(WaitlistEvents.Joined, waiting.Id, waiting.Number, Detail: joined)], ct);
        await transaction.CommitAsync(ct);
        return waiting;
    }

    /// <summary>
    /// Ends an entry that is in the state <paramref name="from"/>; its authorisation is let go afterwards. Null when it
    /// is not in that state.
    /// </summary>
    public async Task<WaitlistEntryRow?> EndAsync(
        WaitlistEntryRow entry, string from, string to, string? reason, string what, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(ct);
        await WaitlistLine.LockAsync(transaction, entry.EventId, ct);
        var ended = await transaction.FindAsync<WaitlistEntryRow>(
            End, new { id = entry.Id, from, to, reason, now }, ct);
        if (ended is null)
        {
            return null;
        }
        if (ended.Number is not null)
        {
            await WaitlistLine.AuditAsync(
                transaction, entry.EventId, now,
                [new WaitlistNote(what, ended.Id, ended.Number, ended.BookingId, reason)], ct);
        }
        await transaction.CommitAsync(ct);
        return ended;
    }
}
