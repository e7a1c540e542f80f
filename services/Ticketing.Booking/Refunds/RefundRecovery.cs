using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Refunds;

/// <summary>
/// Makes refunds that are owed: those of cancelled events, and those that a crash or a silent provider left open.
/// The provider knows a refund by its id, so asking again is the same refund.
/// </summary>
internal sealed class RefundRecovery(
    RefundLedger ledger, RefundDriver driver, TimeProvider clock, ILogger<RefundRecovery> logger)
    : PeriodicWork("Making refunds", Interval, clock, logger)
{
    // Of one look; all of them are made before the recovery time is over, even when each times out.
    private const int MaxBatch = 24;

    // 2,000 refunds a round at most, so that stopping is never far away.
    private const int MaxBatchesPerRound = 80;

    // A provider's usual limit is a hundred calls a second; one replica takes a part of it.
    private const int AtOnce = 8;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        for (var i = 0; i < MaxBatchesPerRound; i++)
        {
            var taken = await ledger.TakeOverdueAsync(MaxBatch, ct);
            await Parallel.ForEachAsync(
                taken,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
                async (refund, _) => await driver.DriveAsync(refund));
            if (taken.Count < MaxBatch)
            {
                return;
            }
        }
    }
}
