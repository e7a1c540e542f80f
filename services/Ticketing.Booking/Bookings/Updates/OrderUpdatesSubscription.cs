using System.Threading.Channels;
using StackExchange.Redis;

namespace Ticketing.Booking.Bookings.Updates;

/// <summary>
/// Reads the orders that other replicas changed and that have a listener here, and delivers them.
/// </summary>
internal sealed partial class OrderUpdatesSubscription(
    Lazy<IConnectionMultiplexer> redis,
    OrderChanges changes,
    OrderUpdatesHub hub,
    BookingStore store,
    BookingOptions options,
    ILogger<OrderUpdatesSubscription> logger)
    : BackgroundService
{
    // Ids read by one query.
    private const int MaxBatch = 1_000;

    // The poll finds what is dropped here.
    private readonly Channel<Guid> _bookings = Channel.CreateBounded<Guid>(
        new BoundedChannelOptions(16_384)
        {
            SingleReader = true,
            FullMode = BoundedChannelFullMode.DropOldest,
        });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first use of Redis may block while it connects: not on the thread that starts the host.
        await Task.Yield();
        try
        {
            await SubscribeAsync(stoppingToken);
            await ReadLoopAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task SubscribeAsync(CancellationToken stoppingToken)
    {
        for (var isLogged = false; ; isLogged = true)
        {
            try
            {
                await redis.Value.GetSubscriber()
                    .SubscribeAsync(OrderChanges.RedisChannelName, OnMessage, CommandFlags.None)
                    .WaitAsync(stoppingToken);
                return;
            }
            catch (RedisException e)
            {
                if (!isLogged)
                {
                    LogNotSubscribed(logger, e.Message);
                }
            }
            // The client restores a subscription by itself once it was made; only the first needs this.
            await Task.Delay(options.UpdatePollInterval, stoppingToken);
        }
    }

    // Runs on the thread that reads from Redis: only queues ids, never waits.
    private void OnMessage(RedisChannel channel, RedisValue value)
    {
        if (!OrderChangeFrame.TryRead((byte[]?)value, out var origin, out var changed)
            || origin == changes.Origin)
        {
            return;
        }
        foreach (var change in changed)
        {
            if (hub.IsConnected(change.BuyerId))
            {
                _bookings.Writer.TryWrite(change.BookingId);
            }
        }
    }

    private async Task ReadLoopAsync(CancellationToken stoppingToken)
    {
        var ids = new HashSet<Guid>();
        while (await _bookings.Reader.WaitToReadAsync(stoppingToken))
        {
            ids.Clear();
            while (ids.Count < MaxBatch && _bookings.Reader.TryRead(out var id))
            {
                ids.Add(id);
            }
            try
            {
                hub.Deliver(await store.FindAllAsync(ids, stoppingToken));
            }
            catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException)
            {
                LogReadFailed(logger, ids.Count, e.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Redis is away: updates of other replicas come by polling ({Error})")]
    private static partial void LogNotSubscribed(ILogger logger, string error);

    [LoggerMessage(
        LogLevel.Warning, "{Count} changed orders could not be read; polling finds them ({Error})")]
    private static partial void LogReadFailed(ILogger logger, int count, string error);
}
