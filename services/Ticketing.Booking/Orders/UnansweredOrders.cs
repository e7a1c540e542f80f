using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Orders;

/// <summary>
/// Finds bookings that have waited too long for the seat engine, and gives them a time for their request to be
/// repeated. No index lists them, because every answer would have to write it again (ADR 0025). Ids are in order of
/// time, so a range of the primary key holds the bookings of some seconds. Each range is read twice: early, and again
/// when nothing older than it can still be committed.
/// </summary>
internal sealed class UnansweredOrders(Database database, BookingOptions options)
{
    /// <summary>
    /// A booking is committed within this after its id was made: it waits in a queue of a second, and a statement ends
    /// after 15 seconds. A range that is older is complete.
    /// </summary>
    internal static readonly TimeSpan CommittedWithin = TimeSpan.FromMinutes(10);

    /// <summary>How often ranges that are complete by now are read for the second time.</summary>
    internal static readonly TimeSpan SecondReadInterval = TimeSpan.FromMinutes(2);

    /// <summary>Of one statement; after an outage several follow each other.</summary>
    private const int MaxBatch = 5_000;

    // A locked booking is being answered this moment.
    internal const string Schedule = $"{Find} FOR UPDATE SKIP LOCKED {SetRepeat}";

    // The last read of a range waits for locked rows.
    private const string ScheduleAll = $"{Find} FOR UPDATE {SetRepeat}";

    private const string Find = """
        WITH unanswered AS (
            SELECT id FROM bookings
            WHERE id > @after AND id <= @upTo AND status = 'PROCESSING' AND repeat_at IS NULL
            ORDER BY id LIMIT @limit
        """;

    private const string SetRepeat = """
        )
        UPDATE bookings b SET repeat_at = @now FROM unanswered u WHERE b.id = u.id RETURNING b.id
        """;

    private const string ReadCompleted = "SELECT id FROM answered_up_to";

    private const string WriteCompleted = "UPDATE answered_up_to SET id = @id WHERE id < @id";

    private Guid? _readUpTo;
    private DateTimeOffset _nextSecondRead = DateTimeOffset.MinValue;

    /// <summary>Gives every booking that was made before RedriveAfter and is still PROCESSING its time.</summary>
    public async Task FindAsync(DateTimeOffset now, CancellationToken ct)
    {
        var edge = IdAfter(now - options.RedriveAfter);
        await ScheduleAsync(Schedule, _readUpTo ?? await ReadCompletedAsync(ct), edge, now, ct);
        _readUpTo = edge;
        if (now >= _nextSecondRead)
        {
            var completed = IdAfter(now - CommittedWithin);
            await ScheduleAsync(ScheduleAll, await ReadCompletedAsync(ct), completed, now, ct);
            await database.ExecuteAsync(WriteCompleted, new { id = completed }, ct);
            _nextSecondRead = now + SecondReadInterval;
        }
    }

    /// <summary>Greater than every version 7 id made until then, and smaller than every later one.</summary>
    internal static Guid IdAfter(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(time.AddMilliseconds(1)).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6..].Clear();
        return new Guid(bytes, bigEndian: true);
    }

    private async Task ScheduleAsync(string sql, Guid after, Guid upTo, DateTimeOffset now, CancellationToken ct)
    {
        int found;
        do
        {
            found = await database.ExecuteAsync(sql, new { after, upTo, now, limit = MaxBatch }, ct);
        }
        while (found == MaxBatch);
    }

    private Task<Guid> ReadCompletedAsync(CancellationToken ct) =>
        database.FindAsync<Guid>(ReadCompleted, null, ct);
}
