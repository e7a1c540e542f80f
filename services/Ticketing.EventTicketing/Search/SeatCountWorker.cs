namespace Ticketing.EventTicketing.Search;

/// <summary>Keeps the counts of <see cref="SeatCounts"/>. Runs in every replica; a count made twice is the same.</summary>
internal sealed partial class SeatCountWorker(SeatCounts counts, TimeProvider time, ILogger<SeatCountWorker> log)
    : BackgroundService
{
    /// <summary>How old the count of a small show on sale is at most, as long as there is little to count.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Rounds between two removals of what is over: a minute.</summary>
    private const int RoundsBetweenRemovals = 30;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Interval, time);
            for (var round = 0; await timer.WaitForNextTickAsync(stoppingToken); round++)
            {
                await RunAsync(round, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task RunAsync(int round, CancellationToken ct)
    {
        try
        {
            await counts.CountAsync(ct);
            if (round % RoundsBetweenRemovals == 0)
            {
                await counts.RemovePastAsync(ct);
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // The database is away: the next round counts what this one did not.
            RoundFailed(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not count the seats that shows have left")]
    private static partial void RoundFailed(ILogger logger, Exception exception);
}
