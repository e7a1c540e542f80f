using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Reseating;

/// <summary>Lets the doors take the tickets again of parties that stay where they are.</summary>
internal sealed class ReseatDoorSweep(ReseatDoor door, TimeProvider clock, ILogger<ReseatDoorSweep> logger)
    : PeriodicWork("Letting parties in again that did not move", Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    internal override Task RunOnceAsync(CancellationToken ct) => door.LiftOverAsync(null, ct);
}
