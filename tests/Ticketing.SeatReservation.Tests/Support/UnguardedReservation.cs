using StackExchange.Redis;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>
/// The seat engine as it must not be: reads a seat, and sets it in a second round trip if it was free. The
/// twin that shows that the concurrency test can fail.
/// </summary>
internal sealed class UnguardedReservation(IConnectionMultiplexer connection)
{
    public async Task<bool> TryTakeAsync(LiveSection section, int subsection, int index)
    {
        var kvrocks = connection.GetDatabase();
        var key = KvrocksKeys.SeatBits(section.Shape.EventId, section.Shape.Name, subsection);
        var seen = (RedisResult[])(await kvrocks.ExecuteAsync("BITFIELD", key, "GET", "u2", 2 * index))!;
        if ((SeatStatus)(int)seen[0] != SeatStatus.Available)
        {
            return false;
        }

        await kvrocks.ExecuteAsync("BITFIELD", key, "SET", "u2", 2 * index, (int)SeatStatus.Reserved);
        return true;
    }
}
