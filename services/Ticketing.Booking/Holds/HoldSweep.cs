using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Holds;

/// <summary>
/// Looks for expired holds every second and cancels them batch by batch. Replicas share the work, because
/// each takes only rows nobody else has locked. It uses one connection, and that at most half of the time: after
/// each batch it rests as long as the batch took, so that thousands of holds that end together do not stall those
/// who book.
/// </summary>
internal sealed class HoldSweep(
    HoldExpiry expiry, BookingOptions options, TimeProvider clock, ILogger<HoldSweep> logger)
    : PeriodicWork("Sweeping expired holds", options.HoldSweepInterval, clock, logger)
{
    // 100,000 holds that end in one second are several rounds; between them the database gets a breath.
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
