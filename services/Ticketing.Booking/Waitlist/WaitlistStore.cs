using Npgsql;
using Ticketing.Booking.Waitlist.AuditWaitlist;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Waitlist;

/// <summary>Reads of entries, and the changes that more than one use case makes.</summary>
internal sealed class WaitlistStore(NpgsqlDataSource database, TimeProvider clock)
{
    private const string ById = $"SELECT {WaitlistEntryRow.Columns} FROM waitlist_entries w WHERE w.id = $1";

    /// <summary>$1 event, $2 entry, $3 now: the entry gets the next number of the line.</summary>
    private const string Number = $"""
        UPDATE waitlist_entries w
        SET state = 'WAITING', number = nextval('waitlist_numbers'), joined_at = $2, updated_at = $2
        WHERE w.id = $1 AND w.state = 'AUTHORISING'
        RETURNING {WaitlistEntryRow.Columns}
        """;

    // What somebody new waits for is not for others to buy until a pass has looked at it. A section that a pass has
    // opened stays open: one can only join when nothing that fits is free.
    private const string CloseSections = """
        INSERT INTO waitlist_sections (event_id, section, accessible, is_open)
        SELECT $1, s, $3, false FROM unnest($2) AS s ORDER BY s
        ON CONFLICT (event_id, section, accessible) DO NOTHING
        """;

    private const string End = $"""
        UPDATE waitlist_entries w
        SET state = $3, reason = $4, void_due = true, updated_at = $5
        WHERE w.id = $1 AND w.state = $2
        RETURNING {WaitlistEntryRow.Columns}
        """;

    public async Task<WaitlistEntryRow?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(ById).With(id);
        return (await command.ReadEntriesAsync(ct)).FirstOrDefault();
    }

    /// <summary>AUTHORISING → WAITING at the end of the line. Null when it was done or ended already.</summary>
    public async Task<WaitlistEntryRow?> EnterLineAsync(
        WaitlistEntryRow entry, EventDirectoryEntry plan, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await WaitlistLine.LockAsync(connection, transaction, entry.EventId, ct);
        await using var command = new NpgsqlCommand(Number, connection, transaction).With(entry.Id, now);
        if ((await command.ReadEntriesAsync(ct)).FirstOrDefault() is not { } waiting)
        {
            return null;
        }
        await using var close = new NpgsqlCommand(CloseSections, connection, transaction)
            .With(entry.EventId, entry.Wish.Wanted(plan).Select(s => s.Name).ToArray(), entry.Wish.Accessible);
        await close.ExecuteNonQueryAsync(ct);
        var wish = waiting.Wish;
        await WaitlistLine.AuditAsync(
            connection,
            transaction,
            entry.EventId,
            now,
            null,
            [
                new WaitlistNote(
                    WaitlistEvents.Joined,
                    waiting.Id,
                    waiting.Number,
                    Detail: new WaitlistAuditDetail(
                        PartySize: wish.PartySize,
                        Sections: wish.Sections,
                        Adjacent: wish.Adjacent,
                        PriceCapMinor: wish.PriceCapMinor,
                        Accessible: wish.Accessible ? true : null,
                        AuthorisedMinor: waiting.AuthorisedMinor,
                        TransactionId: waiting.TransactionId)),
            ],
            ct);
        await transaction.CommitAsync(ct);
        return waiting;
    }

    /// <summary>
    /// Ends an entry that is in the given state; its authorisation is let go afterwards. Null when it was not.
    /// </summary>
    public async Task<WaitlistEntryRow?> EndAsync(
        WaitlistEntryRow entry, string from, string to, string? reason, string what, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await WaitlistLine.LockAsync(connection, transaction, entry.EventId, ct);
        await using var command = new NpgsqlCommand(End, connection, transaction)
            .With(entry.Id, from, to, null, now);
        command.Parameters[3] = new NpgsqlParameter<string?> { TypedValue = reason };
        if ((await command.ReadEntriesAsync(ct)).FirstOrDefault() is not { } ended)
        {
            return null;
        }
        if (ended.Number is not null)
        {
            await WaitlistLine.AuditAsync(
                connection,
                transaction,
                entry.EventId,
                now,
                null,
                [new WaitlistNote(what, ended.Id, ended.Number, ended.BookingId, reason)],
                ct);
        }
        await transaction.CommitAsync(ct);
        return ended;
    }
}
