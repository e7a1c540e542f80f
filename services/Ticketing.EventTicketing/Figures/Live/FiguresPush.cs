using System.Text.Json;
using Ticketing.EventTicketing.Figures.Counting;

namespace Ticketing.EventTicketing.Figures.Live;

/// <summary>
/// Reads the figures of all events that somebody listens to, twice a second, in one statement, and tells what changed.
/// Whichever replica recorded a sale, it is in the database, so no replica has to tell another.
/// </summary>
internal sealed partial class FiguresPush(
    FiguresFeed feed, FiguresQuery query, TimeProvider time, ILogger<FiguresPush> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Interval, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryTellAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task TryTellAsync(CancellationToken ct)
    {
        if (feed.Listened() is not { Count: > 0 } events)
        {
            return;
        }

        try
        {
            var counts = (await query.ReadTotalsAsync(
                [.. events.Select(e => e.EventId)], FiguresResponse.Dimensions, ct)).ToLookup(c => c.EventId);
            foreach (var @event in events)
            {
                feed.Tell(@event.EventId, JsonSerializer.SerializeToUtf8Bytes(
                    FiguresResponse.Of(@event, counts[@event.EventId]), FiguresJson.Default.FiguresResponse));
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // The database is away: streams stay open and go on when it is back.
            RoundFailed(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not read the figures that somebody listens to")]
    private static partial void RoundFailed(ILogger logger, Exception exception);
}
