using System.Collections.Concurrent;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Features.CancelEvents;

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

    // A booking made in the moment of cancelling, by a replica that had not heard of it, is found by this.
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<EventId, DateTimeOffset> _nextLook = new();
    private readonly TimeProvider _clock = clock;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        foreach (var entry in directory.All.Where(e => e.Status == SaleStatus.Cancelled))
        {
            if (_nextLook.GetValueOrDefault(entry.Id) <= _clock.GetUtcNow() && await RunAsync(entry.Id, ct))
            {
                _nextLook[entry.Id] = _clock.GetUtcNow() + LookAgainAfter;
            }
        }
    }

    /// <summary>True if there was nothing left to start for the event.</summary>
    private async Task<bool> RunAsync(EventId id, CancellationToken ct)
    {
        await batches.StartAsync(id, ct);
        for (var i = 0; i < MaxBatchesPerRound; i++)
        {
            if (await batches.ReleaseUnpaidAsync(id, ct) + await batches.RefundPaidAsync(id, ct) == 0)
            {
                await batches.FinishAsync(id, ct);
                return true;
            }
        }
        return false;
    }
}
