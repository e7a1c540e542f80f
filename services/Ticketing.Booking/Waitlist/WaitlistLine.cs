using Npgsql;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Waitlist.AuditWaitlist;

namespace Ticketing.Booking.Waitlist;

/// <summary>
/// The order of one event's waitlist. Whoever changes it, or writes about it to the audit, holds the event's lock until
/// the commit: numbers, decisions and audit lines are then in one order that everybody agrees on.
/// </summary>
internal static class WaitlistLine
{
    // A key space of its own: other advisory locks of this database use other first numbers.
    private const string Take = "SELECT pg_advisory_xact_lock(7201, ($1 % 2147483647)::int)";

    private const string Insert = """
        INSERT INTO waitlist_audit
            (event_id, at, pass, what, entry_id, number, booking_id, reason, detail)
        SELECT $1, $2, $3, n.what, n.entry_id, n.number, n.booking_id, n.reason, n.detail
        FROM unnest($4, $5, $6, $7, $8, $9)
            WITH ORDINALITY AS n (what, entry_id, number, booking_id, reason, detail, position)
        ORDER BY n.position
        """;

    /// <summary>Takes the event's lock for the rest of the transaction.</summary>
    public static async Task LockAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, long eventId, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Take, connection, transaction).With(eventId);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Appends to the audit, in order. The caller holds the event's lock.</summary>
    public static async Task AuditAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, long eventId, DateTimeOffset at, long? pass,
        IReadOnlyList<WaitlistNote> notes, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Insert, connection, transaction);
        var p = command.Parameters;
        p.Add(new() { Value = eventId });
        p.Add(new() { Value = at });
        p.Add(new() { Value = (object?)pass ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        p.Add(new() { Value = notes.Select(n => n.What).ToArray() });
        p.Add(new() { Value = notes.Select(n => n.EntryId).ToArray(), NpgsqlDbType = BatchParameters.UuidArray });
        p.Add(new() { Value = notes.Select(n => n.Number).ToArray() });
        p.Add(new() { Value = notes.Select(n => n.BookingId).ToArray(), NpgsqlDbType = BatchParameters.UuidArray });
        p.Add(new() { Value = notes.Select(n => n.Reason).ToArray(), NpgsqlDbType = BatchParameters.TextArray });
        p.Add(new()
        {
            Value = notes.Select(n => n.DetailJson).ToArray(),
            NpgsqlDbType = BatchParameters.JsonbArray,
        });
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>A line for the audit.</summary>
internal sealed record WaitlistNote(
    string What, Guid? EntryId = null, long? Number = null, Guid? BookingId = null, string? Reason = null,
    WaitlistAuditDetail? Detail = null)
{
    public string? DetailJson => Detail is null
        ? null
        : System.Text.Json.JsonSerializer.Serialize(Detail, WaitlistAuditJson.Default.WaitlistAuditDetail);
}
