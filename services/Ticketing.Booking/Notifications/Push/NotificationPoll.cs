using StackExchange.Redis;

namespace Ticketing.Booking.Notifications.Push;

/// <summary>
/// Reads what other replicas announced for the users who have a socket here: at once when a replica signals through
/// Redis, else every few seconds.
/// </summary>
internal sealed partial class NotificationPoll(
    NotificationStore store,
    NotificationHub hub,
    NotificationAnnouncer announcer,
    Lazy<IConnectionMultiplexer> redis,
    BookingOptions options,
    TimeProvider clock,
    ILogger<NotificationPoll> logger)
    : BackgroundService
{
    // Rows of one query; the oldest first, so that the rest comes with the next.
    private const int MaxRows = 2_000;

    // A row's time is taken before its commit, and clocks of replicas differ: each query looks back this far. What a
    // socket has sent already is not sent again.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _signals = new(0, 1);
    private DateTimeOffset _since = clock.GetUtcNow() - Overlap;

    /// <summary>One query; bounded work.</summary>
    internal async Task RunOnceAsync(CancellationToken ct)
    {
        var startedAt = clock.GetUtcNow();
        var users = hub.ConnectedUsers();
        if (users.Length == 0)
        {
            _since = startedAt - Overlap;
            return;
        }
        var rows = await store.AnnouncedAsync(users, _since, MaxRows, ct);
        hub.Deliver(rows);
        if (rows.Count == MaxRows)
        {
            // There may be more than one query returns: every socket is sent its unread notifications.
            hub.ResyncAll();
        }
        _since = startedAt - Overlap;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first use of Redis may block while it connects: not on the thread that starts the host.
        await Task.Yield();
        var subscribed = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                subscribed = subscribed || await TrySubscribeAsync(stoppingToken);
                await _signals.WaitAsync(options.UpdatePollInterval, stoppingToken);
                await RunOnceAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException)
            {
                LogFailed(logger, e.Message);
                await Task.Delay(options.UpdatePollInterval, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> TrySubscribeAsync(CancellationToken ct)
    {
        try
        {
            await redis.Value.GetSubscriber()
                .SubscribeAsync(NotificationAnnouncer.RedisChannelName, OnSignal, CommandFlags.None).WaitAsync(ct);
            return true;
        }
        catch (RedisException e)
        {
            // Tried again with the next query; until then polling finds everything.
            LogNotSubscribed(logger, e.Message);
            return false;
        }
    }

    private void OnSignal(RedisChannel channel, RedisValue value)
    {
        if (((byte[]?)value) is { Length: 16 } origin && new Guid(origin) != announcer.Origin)
        {
            try
            {
                _signals.Release();
            }
            catch (SemaphoreFullException)
            {
                // Awake already.
            }
        }
    }

    public override void Dispose()
    {
        _signals.Dispose();
        base.Dispose();
    }

    [LoggerMessage(LogLevel.Debug, "Redis is away: announcements of other replicas are found by polling ({Error})")]
    private static partial void LogNotSubscribed(ILogger logger, string error);

    [LoggerMessage(LogLevel.Warning, "New notifications could not be read; trying again ({Error})")]
    private static partial void LogFailed(ILogger logger, string error);
}
