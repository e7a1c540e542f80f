using System.Collections.Concurrent;
using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Waitlist.ServeWaitlist;

/// <summary>
/// Counts the free seats of events that somebody waits for, and runs a pass over the line when something changed. One
/// replica does so at a time: the others find the lock taken and try again at the next interval.
/// </summary>
internal sealed partial class WaitlistServing(
    NpgsqlDataSource source,
    Database database,
    IEventDirectory directory,
    ISeatMap seatMap,
    OfferPass pass,
    WaitlistGate gate,
    BookingOptions options,
    TimeProvider clock,
    ILogger<WaitlistServing> logger)
    : PeriodicWork("Serving waitlists", options.WaitlistInterval, clock, logger)
{
    private const string TryLead = "SELECT pg_try_advisory_lock(7202, 0)";
    private const string StopLeading = "SELECT pg_advisory_unlock(7202, 0)";

    // An event whose last entry is gone keeps its sections until a round has opened them.
    private const string Events = """
        SELECT s.event_id, count(w.id) AS count, coalesce(max(w.number), 0) AS last_number,
            coalesce(max(w.updated_at), '-infinity')::text AS changed_at
        FROM (SELECT event_id FROM waitlist_sections
              UNION SELECT event_id FROM waitlist_entries WHERE state IN ('WAITING', 'OFFERED')) s
        LEFT JOIN waitlist_entries w ON w.event_id = s.event_id AND w.state IN ('WAITING', 'OFFERED')
        GROUP BY s.event_id ORDER BY s.event_id LIMIT @limit
        """;

    private const string Close = """
        UPDATE waitlist_sections SET is_open = false WHERE event_id = @eventId AND section = ANY(@sections) AND is_open
        """;

    // Sold-out events with people waiting, on one installation; one cheap request each a round.
    private const int MaxEvents = 500;

    // Events looked at together: a slow answer for one must not hold up the others.
    private const int Parallel = 4;

    // The counters do not change when one seat is taken and another comes free; a pass sees it.
    private static readonly TimeSpan PassAnywayAfter = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, LastPass> _lastPasses = new();
    private readonly TimeProvider _clock = clock;
    private readonly ILogger _logger = logger;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        // Raw, because the lock belongs to a connection: a transaction would stay open for the whole round.
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var lead = new NpgsqlCommand(TryLead, connection);
        if (!(bool)(await lead.ExecuteScalarAsync(ct))!)
        {
            return;
        }
        try
        {
            var lines = await database.QueryAsync<Line>(Events, new { limit = MaxEvents }, ct);
            await System.Threading.Tasks.Parallel.ForEachAsync(
                lines,
                new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = ct },
                async (line, cancel) => await TryServeAsync(line, cancel));
        }
        finally
        {
            // A pooled connection would keep the lock. If this fails the connection is broken, and so is the lock.
            await using var stop = new NpgsqlCommand(StopLeading, connection);
            await stop.ExecuteScalarAsync(CancellationToken.None);
        }
    }

    private async Task TryServeAsync(Line line, CancellationToken ct)
    {
        try
        {
            // What is not on sale is expired by the worker that settles entries.
            if (directory.Find(new EventId(line.EventId)) is { Status: SaleStatus.OnSale } plan
                && !plan.HasSaleEnded(_clock.GetUtcNow()))
            {
                await ServeAsync(line, plan, ct);
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // The next round tries again; until then the sections stay as they are, closed to others.
            LogNotServed(_logger, e, line.EventId);
        }
    }

    private async Task ServeAsync(Line line, EventDirectoryEntry plan, CancellationToken ct)
    {
        var counts = await seatMap.CountAsync(plan.Id, ct);
        var now = _clock.GetUtcNow();
        var last = _lastPasses.GetValueOrDefault(plan.Id.Value);
        if (last is not null && last.Line == line && ReferenceEquals(last.Plan, plan) && last.HasCounts(counts)
            && now - last.At < PassAnywayAfter)
        {
            return;
        }
        // Before the pass reads the seats: new ones are for those who wait, and nobody may buy them meanwhile.
        var more = counts.Where(c => c.Value > (last?.Counts.GetValueOrDefault(c.Key) ?? 0) || c.Value == 0)
            .Select(c => c.Key).ToArray();
        if (await database.ExecuteAsync(Close, new { eventId = plan.Id.Value, sections = more }, ct) > 0)
        {
            await gate.RefreshAsync(ct);
        }
        await pass.RunAsync(plan, counts, ct);
        await gate.RefreshAsync(ct);
        _lastPasses[plan.Id.Value] = new LastPass(now, line, plan, counts);
    }

    [LoggerMessage(LogLevel.Warning, "The waitlist of event {EventId} could not be served; the next round tries again")]
    private static partial void LogNotServed(ILogger logger, Exception exception, long eventId);

    /// <summary>A line as it was: how many wait, who came last, and when one of them changed.</summary>
    private sealed record Line
    {
        public required long EventId { get; init; }
        public required long Count { get; init; }
        public required long LastNumber { get; init; }
        public required string ChangedAt { get; init; }
    }

    /// <summary>What the last pass over a line was based on; the plan has the prices.</summary>
    private sealed record LastPass(
        DateTimeOffset At, Line Line, EventDirectoryEntry Plan, IReadOnlyDictionary<string, int> Counts)
    {
        public bool HasCounts(IReadOnlyDictionary<string, int> counts) =>
            counts.Count == Counts.Count && counts.All(c => Counts.TryGetValue(c.Key, out var n) && n == c.Value);
    }
}
