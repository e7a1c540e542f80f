using StackExchange.Redis;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>
/// The change of a plan as it must not be: reads the seats, and writes what it made of them in a second round trip. The twin
/// that shows that the test of an order and a block can fail.
/// </summary>
internal sealed class UnguardedPlanChange(IConnectionMultiplexer connection)
{
    /// <summary>True if the seat was free when it was read, so that it is believed to be blocked.</summary>
    public async Task<bool> BlockAsync(LiveSection section, int subsection, int index)
    {
        var kvrocks = connection.GetDatabase();
        var key = KvrocksKeys.SeatBits(section.Shape.EventId, section.Shape.Name, subsection);
        var bits = (byte[])(await kvrocks.StringGetAsync(key))!;
        var free = SeatBits.Read(bits, index) == SeatStatus.Available;
        if (free)
        {
            SeatBits.Write(bits, index, SeatStatus.Unavailable);
            await kvrocks.StringSetAsync(key, bits);
        }

        return free;
    }
}
