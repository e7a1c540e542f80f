using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Allotments;

/// <summary>
/// Releases allotments whose time has come, and those of events that are over or called off. What became due while no
/// replica ran is released by the first round of the next one.
/// </summary>
internal sealed class AllotmentSweep(
    Database database, ReleaseAllotmentUseCase release, IEventDirectory directory, TimeProvider clock,
    ILogger<AllotmentSweep> logger)
    : PeriodicWork("Releasing allotments", Interval, clock, logger)
{
    // Of one round: each is a transaction of some milliseconds, and a release of a series may make hundreds due at once.
    private const int MaxBatch = 100;

    // Events with allotments at a time; the rest have their turn when these are done.
    private const int MaxEvents = 10_000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private const string Due = """
        SELECT id, event_id FROM allotments WHERE released_at IS NULL AND release_at <= @now
        ORDER BY release_at LIMIT @limit
        """;

    private const string EventsWithOpen =
        "SELECT DISTINCT event_id FROM allotments WHERE released_at IS NULL LIMIT @limit";

    private const string OfEvents = """
        SELECT id, event_id FROM allotments WHERE released_at IS NULL AND event_id = ANY(@over) LIMIT @limit
        """;

    private readonly TimeProvider _clock = clock;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        var due = await database.QueryAsync<DueRow>(Due, new { now = _clock.GetUtcNow(), limit = MaxBatch }, ct);
        await ReleaseAsync(due, ct);
        var events = await database.QueryAsync<long>(EventsWithOpen, new { limit = MaxEvents }, ct);
        var over = events.Where(IsOver).ToArray();
        if (over.Length > 0)
        {
            await ReleaseAsync(await database.QueryAsync<DueRow>(OfEvents, new { over, limit = MaxBatch }, ct), ct);
        }
    }

    private bool IsOver(long id) =>
        directory.Find(new EventId(id))?.Status is SaleStatus.Ended or SaleStatus.Cancelled;

    private async Task ReleaseAsync(IReadOnlyList<DueRow> due, CancellationToken ct)
    {
        foreach (var row in due)
        {
            // An event that this replica does not know yet has its turn in a later round.
            if (directory.Find(new EventId(row.EventId)) is { } entry)
            {
                await release.HandleAsync(entry, row.Id, null, AuditActor.System, ct);
            }
        }
    }

    private sealed class DueRow
    {
        public required Guid Id { get; init; }
        public required long EventId { get; init; }
    }
}
