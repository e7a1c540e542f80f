using System.Diagnostics.Metrics;
using System.Threading.Channels;

namespace Ticketing.Booking.Infrastructure;

/// <summary>
/// Carries work to Redis in the background, in order, many items a call. Losing some is allowed by design
/// (PostgreSQL has the truth), so a full queue or an absent Redis loses items, counts them and says so; it
/// never makes the caller wait or fail.
/// </summary>
internal abstract partial class BestEffortQueue<T>(
    string name, int capacity, TimeProvider clock, ILogger logger)
    : BackgroundService
{
    /// <summary>Items given to one <see cref="SendAsync"/>.</summary>
    protected const int MaxBatch = 512;

    // An outage is told once in this time, with the number of items lost meanwhile.
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(10);

    private readonly Channel<T> _queue = Channel.CreateBounded<T>(
        new BoundedChannelOptions(capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private long _unreported;
    private DateTimeOffset _reportedAt = DateTimeOffset.MinValue;

    /// <summary>Queues the item, or counts it as lost.</summary>
    protected void Offer(T item)
    {
        if (!_queue.Writer.TryWrite(item))
        {
            Lose(1);
        }
    }

    /// <summary>Does the work for up to <see cref="MaxBatch"/> items. Throwing loses them.</summary>
    protected abstract Task SendAsync(IReadOnlyList<T> batch);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first use of Redis may block while it connects: not on the thread that starts the host.
        await Task.Yield();
        var batch = new List<T>(MaxBatch);
        try
        {
            while (await _queue.Reader.WaitToReadAsync(stoppingToken))
            {
                batch.Clear();
                while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var item))
                {
                    batch.Add(item);
                }
                await TrySendAsync(batch, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what is still queued was best effort.
        }
    }

    private async Task TrySendAsync(List<T> batch, CancellationToken stoppingToken)
    {
        try
        {
            await SendAsync(batch).WaitAsync(stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Lose(batch.Count);
            var now = clock.GetUtcNow();
            if (now - _reportedAt >= LogInterval)
            {
                _reportedAt = now;
                LogLost(logger, name, Interlocked.Exchange(ref _unreported, 0), e.Message);
            }
        }
    }

    private void Lose(int count)
    {
        Interlocked.Add(ref _unreported, count);
        QueueMetrics.RedisLost.Add(count, new KeyValuePair<string, object?>("queue", name));
    }

    [LoggerMessage(
        LogLevel.Warning, "Redis is away: {Queue} lost {Count} items since it was last told ({Error})")]
    private static partial void LogLost(ILogger logger, string queue, long count, string error);
}

/// <summary>Counter of the queues; on the service's meter.</summary>
internal static class QueueMetrics
{
    private static readonly Meter Meter = new("Ticketing.Booking");

    public static readonly Counter<long> RedisLost = Meter.CreateCounter<long>(
        "ticketing.booking.redis_lost", "{item}", "Best-effort writes to Redis that were lost, by queue.");
}
