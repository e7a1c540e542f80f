using Npgsql;

namespace Ticketing.Booking.Orders;

/// <summary>
/// Finds bookings that have waited too long for the seat engine, and gives them a time for their request to be
/// repeated. No index knows them, because its entries would be written again at every answer (ADR 0025): ids are in
/// order of time, so that a range of the primary key has what was made in some seconds. Each is looked at twice.
/// </summary>
internal sealed class UnansweredOrders(NpgsqlDataSource database, BookingOptions options)
{
    /// <summary>
    /// A booking is committed within this after its id was made: it waits in a queue of a second, and a statement ends
    /// after 15. Until then its place may have been passed, so that it is looked at once more.
    /// </summary>
    internal static readonly TimeSpan CommittedWithin = TimeSpan.FromMinutes(10);

    /// <summary>How often what may have been committed late is looked at.</summary>
    internal static readonly TimeSpan LateInterval = TimeSpan.FromMinutes(2);

    /// <summary>Of one statement; after an outage several follow each other.</summary>
    private const int MaxBatch = 5_000;

    // A locked one has its answer this moment. $1 after, $2 up to, $3 now, $4 how many.
    internal const string Note = $"{Find} FOR UPDATE SKIP LOCKED {Found}";

    // Looked at for the last time: nobody is skipped.
    private const string NoteLate = $"{Find} FOR UPDATE {Found}";

    private const string Find = """
        WITH unanswered AS (
            SELECT id FROM bookings WHERE id > $1 AND id <= $2 AND status = 'PROCESSING' AND repeat_at IS NULL
            ORDER BY id LIMIT $4
        """;

    private const string Found = """
        )
        UPDATE bookings b SET repeat_at = $3 FROM unanswered u WHERE b.id = u.id RETURNING b.id
        """;

    private const string Passed = "UPDATE answered_up_to SET id = $1 WHERE id < $1";

    private Guid? _lookedTo;
    private DateTimeOffset _nextLate = DateTimeOffset.MinValue;

    /// <summary>Gives every booking that was made before RedriveAfter and is still PROCESSING its time.</summary>
    public async Task FindAsync(DateTimeOffset now, CancellationToken ct)
    {
        var edge = IdAfter(now - options.RedriveAfter);
        var from = _lookedTo ?? await PassedAsync(ct);
        await NoteAsync(Note, from, edge, now, ct);
        _lookedTo = edge;
        if (now >= _nextLate)
        {
            var late = IdAfter(now - CommittedWithin);
            await NoteAsync(NoteLate, await PassedAsync(ct), late, now, ct);
            await using var passed = database.CreateCommand(Passed);
            passed.Parameters.Add(new() { Value = late });
            await passed.ExecuteNonQueryAsync(ct);
            _nextLate = now + LateInterval;
        }
    }

    /// <summary>Ids of version 7 that were made until then are smaller, later ones are not.</summary>
    internal static Guid IdAfter(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(time.AddMilliseconds(1)).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6..].Clear();
        return new Guid(bytes, bigEndian: true);
    }

    private async Task NoteAsync(string sql, Guid after, Guid upTo, DateTimeOffset now, CancellationToken ct)
    {
        int found;
        do
        {
            await using var note = database.CreateCommand(sql);
            note.Parameters.Add(new() { Value = after });
            note.Parameters.Add(new() { Value = upTo });
            note.Parameters.Add(new() { Value = now });
            note.Parameters.Add(new() { Value = MaxBatch });
            found = await note.ExecuteNonQueryAsync(ct);
        }
        while (found == MaxBatch);
    }

    private async Task<Guid> PassedAsync(CancellationToken ct)
    {
        await using var passed = database.CreateCommand("SELECT id FROM answered_up_to");
        return (Guid)(await passed.ExecuteScalarAsync(ct))!;
    }
}
