using System.Security.Cryptography;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.WaitingRoom.Admission;

/// <summary>
/// Gives every event with a waiting room its row, with a seed of its own, long before the room opens; moves it with the
/// sale, and closes it when the sale is over.
/// </summary>
internal sealed class RoomOpening(IEventDirectory directory, Database database, TimeProvider clock)
{
    // A seed is made once, and times move until the draw. A sale whose end is moved may go on after it was over.
    private const string Upsert =
        """
        INSERT INTO waiting_rooms (event_id, opens_at, sale_starts_at, seed, entries_digest, pace, best_pace)
        VALUES (@EventId, @OpensAt, @SaleStartsAt, @Seed, @Digest, @Pace, @BestPace)
        ON CONFLICT (event_id) DO UPDATE SET closed_at = NULL,
            opens_at = CASE WHEN waiting_rooms.drawn_at IS NULL THEN excluded.opens_at ELSE waiting_rooms.opens_at END,
            sale_starts_at = CASE WHEN waiting_rooms.drawn_at IS NULL
                THEN excluded.sale_starts_at ELSE waiting_rooms.sale_starts_at END
        """;

    private const string Close = "UPDATE waiting_rooms SET closed_at = @Now WHERE event_id = @EventId AND closed_at IS NULL";

    /// <summary>What this replica has written, so that a round without changes asks nobody.</summary>
    private readonly Dictionary<EventId, (long Version, bool IsOver)> _written = [];

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var entry in directory.All.Where(entry => entry.WaitingRoomMinutes is not null))
        {
            var isOver = entry.Status is SaleStatus.Ended or SaleStatus.Cancelled || entry.HasSaleEnded(now);
            if (_written.TryGetValue(entry.Id, out var written) && written == (entry.Version, isOver))
            {
                continue;
            }

            await (isOver ? CloseAsync(entry.Id, now, ct) : OpenAsync(entry, ct));
            _written[entry.Id] = (entry.Version, isOver);
        }
    }

    private Task<int> CloseAsync(EventId id, DateTimeOffset now, CancellationToken ct) =>
        database.ExecuteAsync(Close, new { EventId = id.Value, Now = now }, ct);

    private Task<int> OpenAsync(EventDirectoryEntry entry, CancellationToken ct)
    {
        var start = entry.SaleStartsAt ?? entry.StartsAt;
        return database.ExecuteAsync(
            Upsert,
            new
            {
                EventId = entry.Id.Value,
                OpensAt = start - TimeSpan.FromMinutes(entry.WaitingRoomMinutes!.Value),
                SaleStartsAt = start,
                Seed = RandomNumberGenerator.GetBytes(DrawRules.SeedBytes),
                Digest = DrawRules.EmptyDigest,
                Pace = PaceRules.Start,
                BestPace = PaceRules.Min,
            },
            ct);
    }
}
