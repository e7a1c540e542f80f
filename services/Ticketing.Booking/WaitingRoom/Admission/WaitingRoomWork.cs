using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.WaitingRoom.Demand;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.WaitingRoom.Admission;

/// <summary>Opens rooms, those of demand among them, draws their order when the sale begins, and lets people in.</summary>
internal sealed class WaitingRoomWork(
    IEventDirectory directory, RoomOpening opening, DemandRooms demand, RoomDraw draw, RoomPacing pacing, WaitingRoomStore store,
    TimeProvider clock, ILogger<WaitingRoomWork> logger)
    : PeriodicWork("The waiting room", TimeSpan.FromSeconds(1), clock, logger)
{
    private readonly TimeProvider _clock = clock;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        await opening.RunAsync(ct);
        await demand.RunAsync(ct);
        var now = _clock.GetUtcNow();
        foreach (var room in await store.ListCurrentAsync(now, ct))
        {
            if (room.DrawnAt is not null)
            {
                // Nobody's turn is to pass while the seller has closed the sale.
                if (directory.Find(new EventId(room.EventId)) is not { Status: SaleStatus.OnSale })
                {
                    continue;
                }

                await pacing.RunAsync(room.EventId, ct);
            }
            else if (now >= room.SaleStartsAt)
            {
                await draw.RunAsync(room.EventId, ct);
            }
        }
    }
}
