using Ticketing.Contracts;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.WaitingRoom.Admission;

/// <summary>
/// Lets people in, the lowest numbers first, as many a second as the system bears (<see cref="PaceRules"/>). Whichever
/// replica comes first in a second does it.
/// </summary>
internal sealed class RoomPacing(Database database, TimeProvider clock)
{
    /// <summary>Between two rounds of a room.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(900);

    /// <summary>Older reports say nothing of now.</summary>
    private static readonly TimeSpan ReportsOf = TimeSpan.FromSeconds(3);

    /// <summary>Orders that are older than this and unanswered are asked again by the redrive, and are not new load.</summary>
    private static readonly TimeSpan OrdersOf = TimeSpan.FromSeconds(20);

    private const string ReadLoad =
        """
        SELECT max(p95_ms) AS worst_p95_ms, COALESCE(sum(failed), 0)::integer AS failed,
            (SELECT count(*) FROM (
                SELECT FROM bookings WHERE id > @OrdersFrom AND id <= @OrdersTo AND status = 'PROCESSING' LIMIT 1000) late
            )::integer AS unanswered
        FROM waiting_room_gateways WHERE reported_at > @ReportsFrom
        """;

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
            last_change = last_change + @Admitted
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

        var numbers = await transaction.QueryAsync<int>(
            Admit, new { EventId = eventId, Quota = (int)room.Pace, Now = now, room.LastChange }, ct);
        var load = await ReadLoadAsync(transaction, now, ct);
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
            },
            ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<SystemLoad> ReadLoadAsync(
        DatabaseTransaction transaction, DateTimeOffset now, CancellationToken ct)
    {
        var row = await transaction.FindAsync<LoadRow>(
            ReadLoad,
            new
            {
                ReportsFrom = now - ReportsOf,
                OrdersFrom = BookingId.New(now - OrdersOf).Value,
                OrdersTo = BookingId.New(now - PaceRules.AnswerWithin).Value,
            },
            ct);
        return new SystemLoad(row!.WorstP95Ms, row.Failed, row.Unanswered);
    }

    private sealed class LoadRow
    {
        public double? WorstP95Ms { get; init; }
        public int Failed { get; init; }
        public int Unanswered { get; init; }
    }
}
