namespace Ticketing.Booking.Infrastructure;

/// <summary>
/// Work done again and again at an interval. A round that fails is logged, and the next one tries again.
/// </summary>
internal abstract partial class PeriodicWork(
    string name, TimeSpan interval, TimeProvider clock, ILogger logger)
    : BackgroundService
{
    // An outage fails every round of every worker: its first failure is logged, then one in this time.
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(30);

    private DateTimeOffset _failureLoggedAt = DateTimeOffset.MinValue;

    /// <summary>One round; bounded work.</summary>
    internal abstract Task RunOnceAsync(CancellationToken ct);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryOnceAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task TryOnceAsync(CancellationToken ct)
    {
        try
        {
            await RunOnceAsync(ct);
            _failureLoggedAt = DateTimeOffset.MinValue;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Mostly the database being away. Whatever it is, the next round must come.
            var now = clock.GetUtcNow();
            if (now - _failureLoggedAt >= LogInterval)
            {
                _failureLoggedAt = now;
                LogFailed(logger, e, name, interval);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Work} failed; trying again in {Interval}")]
    private static partial void LogFailed(
        ILogger logger, Exception exception, string work, TimeSpan interval);
}
