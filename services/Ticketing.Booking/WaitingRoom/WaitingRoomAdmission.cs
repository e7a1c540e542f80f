using Ticketing.Booking.Bookings;
using Ticketing.Booking.WaitingRoom.Demand;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.WaitingRoom;

/// <summary>
/// Whether a person may order from an event with a waiting room. Gateways turn the many away before they come here; this
/// is the last word, whatever a gateway knows.
/// </summary>
internal sealed class WaitingRoomAdmission(WaitingRoomStore store, DemandRooms demand, TimeProvider clock)
{
    /// <summary>Null if the person may. Asks no database for an event without a waiting room.</summary>
    public ValueTask<Refusal?> ExplainRefusalAsync(EventDirectoryEntry entry, UserId user, CancellationToken ct) =>
        entry.WaitingRoomMinutes is null && !demand.IsOpen(entry.Id) ? default : new(FindRefusalAsync(entry.Id, user, ct));

    private async Task<Refusal?> FindRefusalAsync(EventId id, UserId user, CancellationToken ct) =>
        (await store.FindAsync(id, user, ct))?.Person().IsAdmitted(clock.GetUtcNow()) == true
            ? null
            : BookingErrors.WaitingRoom with { Link = $"/queue/{id}" };
}
