using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Limits;

/// <summary>Forgets what was counted in windows that are over; addresses of payers are among it.</summary>
internal sealed class AllowanceRetention(
    Database database, TimeProvider clock, ILogger<AllowanceRetention> logger)
    : PeriodicWork("Forgetting old limits", Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    // Of one round: more than holds run out in a minute of the fastest sale.
    private const int MaxRows = 50_000;

    private readonly TimeProvider _clock = clock;

    internal override Task RunOnceAsync(CancellationToken ct) =>
        AllowanceUses.ForgetAsync(database, _clock.GetUtcNow(), MaxRows, ct);
}
