using System.Collections.Concurrent;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Cancellations.CancelEvents;

/// <summary>
/// Cancels the bookings of events that were called off: unpaid ones are released, paid ones refunded in full. Each
/// batch starts from the bookings' states, so that any replica may go on where another stopped.
/// </summary>
internal sealed class EventCancellation(
    CancellationBatches batches, IEventDirectory directory, TimeProvider clock, ILogger<EventCancellation> logger)
    : PeriodicWork("Cancelling events", Interval, clock, logger)
{
    // Of one event and round, so that one large event does not keep the next waiting for long.
    private const int MaxBatchesPerRound = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // A replica that does not know of the cancellation yet may still make a booking, so finished events are read again.
    // That reads the whole event (30 ms for 20,000 bookings); the pause doubles each time nothing is found.
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<EventId, (DateTimeOffset At, TimeSpan Pause)> _nextRuns = new();
    private readonly TimeProvider _clock = clock;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        foreach (var entry in directory.All.Where(e => e.Status == SaleStatus.Cancelled))
        {
            var (at, pause) = _nextRuns.GetValueOrDefault(entry.Id);
            if (at > _clock.GetUtcNow())
            {
                continue;
            }
            if (await RunAsync(entry.Id, ct) is not { } found)
            {
                continue;
            }
            pause = found || pause == default ? RepeatAfter : pause * 2;
            pause = pause < LongestPause ? pause : LongestPause;
            _nextRuns[entry.Id] = (_clock.GetUtcNow() + pause, pause);
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
