using System.Diagnostics.Metrics;
using System.Threading.Channels;

namespace Ticketing.Booking.Infrastructure;

/// <summary>
/// Sends items to Redis in the background, in order, many a call. PostgreSQL has the truth, so items may be lost: a
/// full queue or an absent Redis drops them, counts them and logs it. The caller never waits and never fails.
/// </summary>
internal abstract partial class BestEffortQueue<T>(
    string name, int capacity, TimeProvider clock, ILogger logger)
    : BackgroundService
{
    /// <summary>Items given to one <see cref="SendAsync"/>.</summary>
    protected const int MaxBatch = 512;

    // An outage is logged at most this often, with the number of items lost since the last time.
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
            CountLost(1);
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
            CountLost(batch.Count);
            var now = clock.GetUtcNow();
            if (now - _reportedAt >= LogInterval)
            {
                _reportedAt = now;
                LogLost(logger, name, Interlocked.Exchange(ref _unreported, 0), e.Message);
            }
        }
    }

    private void CountLost(int count)
    {
        Interlocked.Add(ref _unreported, count);
        QueueMetrics.RedisLost.Add(count, new KeyValuePair<string, object?>("queue", name));
    }

    [LoggerMessage(
        LogLevel.Warning, "Redis is away: {Queue} lost {Count} items since the last such message ({Error})")]
    private static partial void LogLost(ILogger logger, string queue, long count, string error);
}

/// <summary>Counter of the queues; on the service's meter.</summary>
internal static class QueueMetrics
{
    private static readonly Meter Meter = new("Ticketing.Booking");

    public static readonly Counter<long> RedisLost = Meter.CreateCounter<long>(
        "ticketing.booking.redis_lost", "{item}", "Best-effort writes to Redis that were lost, by queue.");
}
