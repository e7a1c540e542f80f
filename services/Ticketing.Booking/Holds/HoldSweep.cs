using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Holds;

/// <summary>
/// Cancels expired holds every second, batch by batch. Replicas share the work, because each takes only rows that
/// nobody else has locked. After each batch the sweep rests as long as the batch took, so that thousands of holds that
/// end together do not delay new orders.
/// </summary>
internal sealed class HoldSweep(
    HoldExpiry expiry, BookingOptions options, TimeProvider clock, ILogger<HoldSweep> logger)
    : PeriodicWork("Sweeping expired holds", options.HoldSweepInterval, clock, logger)
{
    // 100,000 holds that end in one second are several rounds.
    private const int MaxBatchesPerRound = 80;

    private readonly TimeProvider _clock = clock;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        for (var i = 0; i < MaxBatchesPerRound; i++)
        {
            var started = _clock.GetTimestamp();
            if (await expiry.SweepAsync(ct) < HoldExpiry.MaxBatch)
            {
                return;
            }
            await Task.Delay(_clock.GetElapsedTime(started), _clock, ct);
        }
    }
}
