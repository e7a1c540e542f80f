using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.WaitingRoom.Admission;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.WaitingRoom.Demand;

/// <summary>
/// Opens a room for the busiest event while orders come faster than the system bears, and closes it when nobody waits any
/// more (docs/adr/0042). Each replica looks once a second; the row in the database decides for all.
/// </summary>
internal sealed partial class DemandRooms(
    IEventDirectory directory, Database database, TimeProvider clock, IOptions<WaitingRoomOptions> options,
    ILogger<DemandRooms> logger)
{
    private const string ReadOpen =
        """
        SELECT event_id, opens_at, last_number > now_serving AS has_line FROM waiting_rooms
        WHERE by_demand AND closed_at IS NULL
        """;

    // A room that was open before begins anew: its people have ordered, or have gone.
    private const string Open =
        """
        WITH opened AS (
            INSERT INTO waiting_rooms AS room (
                event_id, opens_at, sale_starts_at, seed, entries_digest, pace, best_pace, drawn_at, by_demand)
            VALUES (@EventId, @Now, @Now, @Seed, @Digest, @Pace, @BestPace, @Now, true)
            ON CONFLICT (event_id) DO UPDATE SET closed_at = NULL, opens_at = @Now, sale_starts_at = @Now, drawn_at = @Now,
                entries = 0, last_number = 0, now_serving = 0, pace = @Pace, best_pace = @BestPace, sold_out = false
            WHERE room.by_demand AND room.closed_at IS NOT NULL
            RETURNING event_id)
        DELETE FROM waiting_room_entries e USING opened WHERE e.event_id = opened.event_id
        """;

    private const string Close =
        """
        UPDATE waiting_rooms SET closed_at = @Now
        WHERE event_id = @EventId AND by_demand AND closed_at IS NULL AND (@Force OR last_number = now_serving)
        """;

    private volatile FrozenSet<long> _open = FrozenSet<long>.Empty;
    private DateTimeOffset? _overloadedSince;
    private readonly Dictionary<long, DateTimeOffset> _quietSince = [];

    /// <summary>True if orders of the event need a turn. A second old at most.</summary>
    public bool IsOpen(EventId id) => _open.Contains(id.Value);

    /// <summary>One look; bounded work.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rooms = await database.QueryAsync<OpenRoom>(ReadOpen, null, ct);
        if (rooms.Count > 0 || options.Value.OpensByItself)
        {
            var load = await database.ReadLoadAsync(now, ct);
            foreach (var closed in _quietSince.Keys.Except(rooms.Select(room => room.EventId)).ToList())
            {
                _quietSince.Remove(closed);
            }

            foreach (var room in rooms)
            {
                await CloseIfQuietAsync(room, load, now, ct);
            }

            if (options.Value.OpensByItself)
            {
                await OpenIfOverloadedAsync(rooms, load, now, ct);
            }

            rooms = await database.QueryAsync<OpenRoom>(ReadOpen, null, ct);
        }

        _open = rooms.Select(room => room.EventId).ToFrozenSet();
    }

    private async Task CloseIfQuietAsync(OpenRoom room, SystemLoad load, DateTimeOffset now, CancellationToken ct)
    {
        var isOver = !options.Value.OpensByItself
            || directory.Find(new EventId(room.EventId)) is not { Status: SaleStatus.OnSale } entry || entry.HasSaleEnded(now);
        if (room.HasLine || !DemandRules.IsCalm(load))
        {
            _quietSince.Remove(room.EventId);
        }

        var isQuiet = _quietSince.TryAdd(room.EventId, now) is false
            && now - _quietSince[room.EventId] >= DemandRules.ClosesAfter;
        if (!isOver && (!isQuiet || room.HasLine))
        {
            return;
        }

        if (await database.ExecuteAsync(Close, new { room.EventId, Now = now, Force = isOver }, ct) == 1)
        {
            LogClosed(room.EventId);
        }

        _quietSince.Remove(room.EventId);
    }

    private async Task OpenIfOverloadedAsync(
        IReadOnlyList<OpenRoom> open, SystemLoad load, DateTimeOffset now, CancellationToken ct)
    {
        _overloadedSince = DemandRules.IsOverloaded(load) ? _overloadedSince ?? now : null;
        if (open.Count >= DemandRules.MaxRooms || !(now - _overloadedSince >= DemandRules.OpensAfter)
            || open.Any(room => now - room.OpensAt < DemandRules.OpensAfter))
        {
            return; // The next room opens only if the last one does not help.
        }

        var busiest = await database.ReadBusiestAsync(now, DemandRules.MaxRooms + 1, ct);
        var wanted = busiest.FirstOrDefault(busy =>
            busy.Orders >= DemandRules.MinOrders && open.All(room => room.EventId != busy.EventId)
            && directory.Find(new EventId(busy.EventId)) is { Status: SaleStatus.OnSale, WaitingRoomMinutes: null });
        if (wanted is null)
        {
            return;
        }

        await database.ExecuteAsync(
            Open,
            new
            {
                wanted.EventId,
                Now = now,
                Seed = RandomNumberGenerator.GetBytes(DrawRules.SeedBytes),
                Digest = DrawRules.EmptyDigest,
                Pace = PaceRules.Start,
                BestPace = PaceRules.Min,
            },
            ct);
        LogOpened(wanted.EventId, wanted.Orders, load.WorstP95Ms ?? 0, load.Unanswered);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "A waiting room opens for event {EventId}: {Orders} orders a second, p95 {P95Ms} ms, {Unanswered} unanswered")]
    private partial void LogOpened(long eventId, int orders, double p95Ms, int unanswered);

    [LoggerMessage(LogLevel.Information, "The waiting room that demand had opened for event {EventId} closes")]
    private partial void LogClosed(long eventId);

    private sealed class OpenRoom
    {
        public long EventId { get; init; }
        public DateTimeOffset OpensAt { get; init; }
        public bool HasLine { get; init; }
    }
}
