using System.Collections.Concurrent;
using Npgsql;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Waitlist.ServeWaitlist;

/// <summary>
/// Looks for seats that came free in events that somebody waits for, and runs a pass over the line when there is
/// something new. One replica does so at a time; the others find the lock taken and try again at the next interval.
/// </summary>
internal sealed partial class WaitlistServing(
    NpgsqlDataSource database,
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
        SELECT s.event_id, count(w.id), coalesce(max(w.number), 0), coalesce(max(w.updated_at), '-infinity')::text
        FROM (SELECT event_id FROM waitlist_sections
              UNION SELECT event_id FROM waitlist_entries WHERE state IN ('WAITING', 'OFFERED')) s
        LEFT JOIN waitlist_entries w ON w.event_id = s.event_id AND w.state IN ('WAITING', 'OFFERED')
        GROUP BY s.event_id ORDER BY s.event_id LIMIT $1
        """;

    private const string Close =
        "UPDATE waitlist_sections SET is_open = false WHERE event_id = $1 AND section = ANY($2) AND is_open";

    // Sold-out events with people waiting, on one installation; one cheap request each a round.
    private const int MaxEvents = 500;

    // Events looked at together: a slow answer for one must not hold up the others.
    private const int Parallel = 4;

    // The counters do not show one seat taken and another freed in between; a full look does.
    private static readonly TimeSpan FullLookAfter = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, Look> _looks = new();
    private readonly TimeProvider _clock = clock;
    private readonly ILogger _logger = logger;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var lead = new NpgsqlCommand(TryLead, connection);
        if (!(bool)(await lead.ExecuteScalarAsync(ct))!)
        {
            return;
        }
        try
        {
            var lines = await ReadLinesAsync(connection, ct);
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

    private static async Task<List<Line>> ReadLinesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var lines = new List<Line>();
        await using var command = new NpgsqlCommand(Events, connection).With(MaxEvents);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            lines.Add(new Line(
                new EventId(reader.GetInt64(0)), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3)));
        }
        return lines;
    }

    private async Task TryServeAsync(Line line, CancellationToken ct)
    {
        try
        {
            // What is not on sale is expired by the worker that settles entries.
            if (directory.Find(line.EventId) is { Status: SaleStatus.OnSale } plan)
            {
                await ServeAsync(line, plan, ct);
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // The next round tries again; until then the sections stay as they are, closed to others.
            LogNotServed(_logger, e, line.EventId.Value);
        }
    }

    private async Task ServeAsync(Line line, EventDirectoryEntry plan, CancellationToken ct)
    {
        var counts = await seatMap.CountAsync(plan.Id, ct);
        var now = _clock.GetUtcNow();
        var last = _looks.GetValueOrDefault(plan.Id.Value);
        if (last is not null && last.Line == line && last.HasCounts(counts) && now - last.At < FullLookAfter)
        {
            return;
        }
        // Before the seats are looked at: what is new is for those who wait, and nobody may buy it meanwhile.
        var more = counts.Where(c => c.Value > (last?.Counts.GetValueOrDefault(c.Key) ?? 0) || c.Value == 0)
            .Select(c => c.Key).ToArray();
        await using var close = database.CreateCommand(Close).With(plan.Id.Value, more);
        if (await close.ExecuteNonQueryAsync(ct) > 0)
        {
            await gate.RefreshAsync(ct);
        }
        await pass.RunAsync(plan, counts, ct);
        await gate.RefreshAsync(ct);
        _looks[plan.Id.Value] = new Look(now, line, counts);
    }

    [LoggerMessage(LogLevel.Warning, "The waitlist of event {EventId} could not be served; the next round tries again")]
    private static partial void LogNotServed(ILogger logger, Exception exception, long eventId);

    /// <summary>A line as it was: how many wait, who came last, and when one of them changed.</summary>
    private sealed record Line(EventId EventId, long Count, long LastNumber, string ChangedAt);

    private sealed record Look(DateTimeOffset At, Line Line, IReadOnlyDictionary<string, int> Counts)
    {
        public bool HasCounts(IReadOnlyDictionary<string, int> counts) =>
            counts.Count == Counts.Count && counts.All(c => Counts.TryGetValue(c.Key, out var n) && n == c.Value);
    }
}
