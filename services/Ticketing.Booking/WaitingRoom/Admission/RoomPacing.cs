using Ticketing.Contracts;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.WaitingRoom.Admission;

/// <summary>
/// Lets people in, the lowest numbers first, as many a second as the system bears (<see cref="PaceRules"/>), and nobody
/// while every seat is paid for. Whichever replica comes first in a second does it.
/// </summary>
internal sealed class RoomPacing(IEventDirectory directory, Database database, TimeProvider clock)
{
    /// <summary>Between two rounds of a room.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(900);

    /// <summary>How often the paid seats are counted: 20,000 bookings are read in some ten milliseconds.</summary>
    private const int CountEverySeconds = 3;

    private const string CountSold =
        "SELECT COALESCE(sum(quantity), 0)::integer FROM bookings WHERE event_id = @EventId AND status = 'PAID'";

    private const string Admit =
        """
        WITH turn AS (
            SELECT user_id, row_number() OVER (ORDER BY number) AS step FROM waiting_room_entries
            WHERE event_id = @EventId AND admitted_at IS NULL AND number IS NOT NULL
            ORDER BY number LIMIT @Quota)
        UPDATE waiting_room_entries e SET admitted_at = @Now, change = @LastChange + turn.step
        FROM turn WHERE e.event_id = @EventId AND e.user_id = turn.user_id
        RETURNING e.number
        """;

    private const string UpdateRoom =
        """
        UPDATE waiting_rooms SET now_serving = @NowServing, pace = @Pace, best_pace = @BestPace, paced_at = @Now,
            last_change = last_change + @Admitted, sold_out = @SoldOut
        WHERE event_id = @EventId
        """;

    public async Task RunAsync(long eventId, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var room = await transaction.FindAsync<WaitingRoomRow>(WaitingRoomStore.LockRoom, new { EventId = eventId }, ct);
        var now = clock.GetUtcNow();
        if (room is null or { DrawnAt: null } or { ClosedAt: not null } || now - room.PacedAt < Round)
        {
            return;
        }

        var isSoldOut = await IsSoldOutAsync(transaction, room, now, ct);
        IReadOnlyList<int> numbers = isSoldOut
            ? []
            : await transaction.QueryAsync<int>(
                Admit, new { EventId = eventId, Quota = (int)room.Pace, Now = now, room.LastChange }, ct);
        var load = await transaction.ReadLoadAsync(now, ct);
        var serving = numbers.Append(room.NowServing).Max();
        await transaction.ExecuteAsync(
            UpdateRoom,
            new
            {
                EventId = eventId,
                NowServing = serving,
                Pace = PaceRules.Next(room.Pace, numbers.Count, load),
                BestPace = PaceRules.BestPace(room.BestPace, serving, now - room.DrawnAt.Value),
                Now = now,
                Admitted = numbers.Count,
                SoldOut = isSoldOut,
            },
            ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<bool> IsSoldOutAsync(
        DatabaseTransaction transaction, WaitingRoomRow room, DateTimeOffset now, CancellationToken ct)
    {
        if (now.ToUnixTimeSeconds() % CountEverySeconds != 0 || directory.Find(new EventId(room.EventId)) is not { } entry)
        {
            return room.SoldOut;
        }

        return await transaction.FindAsync<int>(CountSold, new { room.EventId }, ct) >= entry.Sections.Sum(s => s.Seats);
    }
}
