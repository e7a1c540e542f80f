using Ticketing.Contracts;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Events.CreateEvent;
using Ticketing.EventTicketing.Events.OpenSale;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Plans.Geometry;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Series;

/// <summary>
/// Makes events of the dates of series, some in a transaction, as copies of a show that the series has already. It runs
/// in every replica; a date is locked by who makes its event, and says in the same transaction which event it is. So a
/// creator that is killed leaves nothing half made, and another goes on.
/// </summary>
internal sealed partial class ShowCreator(
    Database database, CreateEventHandler events, SeriesSignal signal, SaleOpeningSignal openSale, TimeProvider time,
    ILogger<ShowCreator> log) : BackgroundService
{
    /// <summary>Dates of a transaction: few enough that others create events between two of them.</summary>
    private const int MaxDates = 20;

    /// <summary>Tickets of a transaction, some hundred milliseconds of work.</summary>
    private const int MaxSeats = 50_000;

    internal const string Claim =
        """
        SELECT series_id, starts_at FROM event_series_dates WHERE event_id IS NULL
        ORDER BY series_id, starts_at LIMIT @limit FOR UPDATE SKIP LOCKED
        """;

    /// <summary>The newest open show, or the newest of all if none is open.</summary>
    private const string FindSource =
        """
        SELECT * FROM events WHERE series_id = @seriesId
        ORDER BY (status IN ('CANCELLED', 'ENDED')), starts_at DESC LIMIT 1
        """;

    private const string ReadSections = "SELECT * FROM event_sections WHERE event_id = @eventId ORDER BY section_index";

    private const string ReadDrawing = "SELECT drawing FROM event_drawings WHERE event_id = @eventId";

    private const string NextIds = "SELECT nextval('event_ids') FROM generate_series(1, @count)";

    private const string DropDates = "DELETE FROM event_series_dates WHERE series_id = @seriesId AND starts_at = ANY (@starts)";

    /// <summary>Otherwise only dates that another replica left behind are found by looking.</summary>
    private static readonly TimeSpan IdleInterval = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan FailureInterval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(await RoundAsync(stoppingToken), time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<TimeSpan> RoundAsync(CancellationToken ct)
    {
        try
        {
            while (await CreateSomeAsync(ct) > 0)
            {
                openSale.Wake();
            }

            return IdleInterval;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            RoundFailed(log, e);
            return FailureInterval;
        }
    }

    /// <summary>Makes events of some dates; how many dates it worked off.</summary>
    internal async Task<int> CreateSomeAsync(CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var dates = await transaction.QueryAsync<OpenDate>(Claim, new { limit = MaxDates }, ct);
        var done = 0;
        foreach (var series in dates.GroupBy(date => date.SeriesId))
        {
            done += await CreateAsync(transaction, series.Key, [.. series.Select(date => date.StartsAt)], ct);
        }

        await transaction.CommitAsync(ct);
        return done;
    }

    private async Task<int> CreateAsync(
        DatabaseTransaction transaction, Guid seriesId, List<DateTimeOffset> starts, CancellationToken ct)
    {
        var source = await transaction.FindAsync<EventRow>(FindSource, new { seriesId }, ct)
            ?? throw new InvalidOperationException($"Series {seriesId} has no show to copy.");
        var sections = await transaction.QueryAsync<EventSectionRow>(ReadSections, new { eventId = source.EventId }, ct);
        var drawing = source.HasDrawing
            ? await transaction.FindAsync<string>(ReadDrawing, new { eventId = source.EventId }, ct)
            : null;
        var plan = EventCopies.PlanOf(source, sections) with
        {
            SeriesId = seriesId,
            IsDraft = source.IsDraft,
            Drawing = drawing is null ? null : PlanDrawing.Read(drawing),
        };
        starts = [.. starts.Take(Math.Max(1, MaxSeats / plan.Seats))];

        var now = time.GetUtcNow();
        var planned = new List<PlannedEvent>();
        var passed = new List<DateTimeOffset>();
        foreach (var start in starts)
        {
            var errors = new FieldErrors();
            var show = EventCopies.Follow(plan, start, null, now, errors);
            if (errors.None && start > now)
            {
                planned.Add(show);
            }
            else
            {
                // Nobody made it while there was time.
                passed.Add(start);
            }
        }

        if (passed.Count > 0)
        {
            DatesPassed(log, seriesId, passed.Count);
            await transaction.ExecuteAsync(DropDates, new { seriesId, starts = passed.ToArray() }, ct);
        }

        await WriteAsync(transaction, seriesId, source, planned, ct);
        return starts.Count;
    }

    private async Task WriteAsync(
        DatabaseTransaction transaction, Guid seriesId, EventRow source, List<PlannedEvent> planned, CancellationToken ct)
    {
        if (planned.Count == 0)
        {
            return;
        }

        var ids = await transaction.QueryAsync<long>(NextIds, new { count = planned.Count }, ct);
        await SeriesTable.SetEventsAsync(
            transaction, seriesId, [.. planned.Select(show => show.StartsAt)], [.. ids], ct);
        await events.WriteAsync(
            transaction,
            new UserId(source.SellerId),
            [.. ids.Zip(planned, (id, show) => (new EventId(id), show))],
            new AuditEntry("event-created", AuditActor.System)
            {
                Details = new Dictionary<string, string> { ["series_id"] = seriesId.ToString() },
            },
            ct);
    }

    private sealed class OpenDate
    {
        public Guid SeriesId { get; init; }
        public DateTimeOffset StartsAt { get; init; }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not create the shows of a series; trying again")]
    private static partial void RoundFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Dates} dates of series {SeriesId} passed before they were events")]
    private static partial void DatesPassed(ILogger logger, Guid seriesId, int dates);
}
