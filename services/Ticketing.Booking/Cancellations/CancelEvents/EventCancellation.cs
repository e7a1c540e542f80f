using System.Collections.Concurrent;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Cancellations.CancelEvents;

/// <summary>
/// Cancels the bookings of events that were called off: unpaid ones are released, paid ones refunded in full. It goes
/// by what is there, so it may be stopped anywhere and started again, by any replica.
/// </summary>
internal sealed class EventCancellation(
    CancellationBatches batches, IEventDirectory directory, TimeProvider clock, ILogger<EventCancellation> logger)
    : PeriodicWork("Cancelling events", Interval, clock, logger)
{
    // Of one event and round, so that one large event does not keep the next waiting for long.
    private const int MaxBatchesPerRound = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // A booking made in the moment of cancelling, by a replica that had not heard of it, is found by this. A look
    // reads the whole event (30 ms for 20,000 bookings), so each one that finds nothing is followed by a pause
    // twice as long.
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<EventId, (DateTimeOffset At, TimeSpan Pause)> _nextLook = new();
    private readonly TimeProvider _clock = clock;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        foreach (var entry in directory.All.Where(e => e.Status == SaleStatus.Cancelled))
        {
            var (at, pause) = _nextLook.GetValueOrDefault(entry.Id);
            if (at > _clock.GetUtcNow())
            {
                continue;
            }
            if (await RunAsync(entry.Id, ct) is not { } found)
            {
                continue;
            }
            pause = found || pause == default ? LookAgainAfter : pause * 2;
            pause = pause < LongestPause ? pause : LongestPause;
            _nextLook[entry.Id] = (_clock.GetUtcNow() + pause, pause);
        }
    }

    /// <summary>Whether anything was found; null when there is more than a round can do.</summary>
    private async Task<bool?> RunAsync(EventId id, CancellationToken ct)
    {
        await batches.StartAsync(id, ct);
        for (var i = 0; i < MaxBatchesPerRound; i++)
        {
            if (await batches.ReleaseUnpaidAsync(id, ct) + await batches.RefundPaidAsync(id, ct) == 0)
            {
                await batches.FinishAsync(id, ct);
                return i > 0;
            }
        }
        return null;
    }
}
