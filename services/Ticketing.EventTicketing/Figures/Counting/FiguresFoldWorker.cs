namespace Ticketing.EventTicketing.Figures.Counting;

/// <summary>Folds every second, in every replica; the lock lets one of them do it.</summary>
internal sealed partial class FiguresFoldWorker(FiguresFold fold, TimeProvider time, ILogger<FiguresFoldWorker> log)
    : BackgroundService
{
    /// <summary>So that a reader adds up a second's deltas at most.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Rounds in a row, after an outage; then the timer decides again.</summary>
    private const int MaxRounds = 50;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Interval, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task RunAsync(CancellationToken ct)
    {
        try
        {
            for (var round = 0; round < MaxRounds && await fold.FoldAsync(ct); round++)
            {
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // The database is away: readers add up the deltas themselves until a round succeeds.
            RoundFailed(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not fold the figures of sales")]
    private static partial void RoundFailed(ILogger logger, Exception exception);
}
