using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Bookings.Updates;

/// <summary>
/// Reads the changed orders of all listeners of this replica every few seconds, so that a message that Redis loses
/// only delays an update.
/// </summary>
internal sealed class OrderUpdatesPoll(
    OrderUpdatesHub hub,
    BookingStore store,
    BookingOptions options,
    TimeProvider clock,
    ILogger<OrderUpdatesPoll> logger)
    : PeriodicWork("Polling changed orders", options.UpdatePollInterval, clock, logger)
{
    // Rows of one query; the oldest first, so that the rest comes with the next.
    private const int MaxRows = 2_000;

    // A row's time is taken before its commit, and clocks of replicas differ: each query looks back this far. A version
    // that a stream has sent already is not sent again.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _clock = clock;
    private DateTimeOffset _since = clock.GetUtcNow() - Overlap;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        var startedAt = _clock.GetUtcNow();
        var users = hub.ConnectedUsers();
        if (users.Length == 0)
        {
            _since = startedAt - Overlap;
            return;
        }
        var rows = await store.ChangedSinceAsync(users, _since, MaxRows, ct);
        hub.Deliver(rows);
        _since = rows.Count < MaxRows ? startedAt - Overlap : rows[^1].UpdatedAt;
    }
}
