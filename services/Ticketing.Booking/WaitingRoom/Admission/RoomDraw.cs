using Ticketing.Messaging.Data;

namespace Ticketing.Booking.WaitingRoom.Admission;

/// <summary>
/// Draws the order when the sale begins: under the room's lock, so that nobody enters meanwhile, and in one transaction
/// with all numbers. A second replica finds it done.
/// </summary>
internal sealed partial class RoomDraw(Database database, TimeProvider clock, ILogger<RoomDraw> logger)
{
    /// <summary>Numbers of one statement, which ends well within its time limit of 15 s.</summary>
    private const int MaxBatch = 10_000;

    private const string ReadEntries =
        "SELECT user_id, entry FROM waiting_room_entries WHERE event_id = @EventId AND number IS NULL ORDER BY position";

    private const string WriteNumbers =
        """
        UPDATE waiting_room_entries e SET number = drawn.number, change = @LastChange + drawn.number
        FROM unnest(@Users, @Numbers) AS drawn (user_id, number)
        WHERE e.event_id = @EventId AND e.user_id = drawn.user_id
        """;

    private const string CloseList =
        """
        UPDATE waiting_rooms SET drawn = @Drawn, drawn_at = @Now, last_number = GREATEST(last_number, @Drawn),
            last_change = last_change + @Drawn
        WHERE event_id = @EventId
        """;

    public async Task RunAsync(long eventId, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var room = await transaction.FindAsync<WaitingRoomRow>(WaitingRoomStore.LockRoom, new { EventId = eventId }, ct);
        var now = clock.GetUtcNow();
        if (room is null or { DrawnAt: not null } or { ClosedAt: not null } || now < room.SaleStartsAt)
        {
            return;
        }

        var entries = await transaction.QueryAsync<Drawn>(ReadEntries, new { EventId = eventId }, ct);
        var mix = DrawRules.MixOf(room.Seed, room.EntriesDigest, room.Value);
        var numbers = DrawRules.Draw(mix, [.. entries.Select(entry => entry.Entry)]);
        foreach (var part in entries.Zip(numbers).Chunk(MaxBatch))
        {
            await transaction.ExecuteAsync(
                WriteNumbers,
                new
                {
                    EventId = eventId,
                    room.LastChange,
                    Users = part.Select(drawn => drawn.First.UserId).ToArray(),
                    Numbers = part.Select(drawn => drawn.Second).ToArray(),
                },
                ct);
        }

        await transaction.ExecuteAsync(CloseList, new { EventId = eventId, Drawn = numbers.Length, Now = now }, ct);
        await transaction.CommitAsync(ct);
        LogDrawn(eventId, numbers.Length);
        if (room.Value is { Value: null })
        {
            LogNoValue(eventId);
        }
    }

    [LoggerMessage(LogLevel.Information, "The order of the waiting room of event {EventId} is drawn: {Entries} entries")]
    private partial void LogDrawn(long eventId, int entries);

    [LoggerMessage(
        LogLevel.Warning, "Nobody entered the public value of event {EventId}: its order follows from the seed alone")]
    private partial void LogNoValue(long eventId);

    private sealed class Drawn
    {
        public Guid UserId { get; init; }
        public required byte[] Entry { get; init; }
    }
}
