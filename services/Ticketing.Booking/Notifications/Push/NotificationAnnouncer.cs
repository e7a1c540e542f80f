using StackExchange.Redis;
using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Notifications.Push;

/// <summary>
/// Finds new notifications, gives them to the sockets of this replica, and signals the other replicas through the Redis
/// channel <c>notifications</c>, where <see cref="NotificationPoll"/> reads them at once. The signal has no content.
/// </summary>
internal sealed partial class NotificationAnnouncer(
    NotificationStore store,
    NotificationHub hub,
    Lazy<IConnectionMultiplexer> redis,
    TimeProvider clock,
    ILogger<NotificationAnnouncer> logger)
    : PeriodicWork("Announcing notifications", Interval, clock, logger)
{
    /// <summary>The pub/sub channel; a message is the 16 bytes of the announcer's id.</summary>
    public static readonly RedisChannel RedisChannelName = new("notifications", RedisChannel.PatternMode.Literal);

    // Soon enough to feel immediate; it reads an index that is mostly empty.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private const int MaxRows = 500;
    private const int MaxBatchesPerRound = 20;

    // A signal is only a hint, so nobody waits for it long.
    private static readonly TimeSpan SignalTimeout = TimeSpan.FromSeconds(1);

    private readonly ILogger _logger = logger;

    /// <summary>This replica's id, by which it ignores its own signals.</summary>
    public Guid Origin { get; } = Guid.NewGuid();

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        for (var i = 0; i < MaxBatchesPerRound; i++)
        {
            var rows = await store.AnnounceAsync(MaxRows, ct);
            if (rows.Count == 0)
            {
                return;
            }
            hub.Deliver(rows);
            await SignalReplicasAsync(ct);
            if (rows.Count < MaxRows)
            {
                return;
            }
        }
    }

    private async Task SignalReplicasAsync(CancellationToken ct)
    {
        try
        {
            await redis.Value.GetDatabase()
                .PublishAsync(RedisChannelName, Origin.ToByteArray(), CommandFlags.None)
                .WaitAsync(SignalTimeout, ct);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            LogNotSignalled(_logger, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Redis is away: other replicas find new notifications by polling ({Error})")]
    private static partial void LogNotSignalled(ILogger logger, string error);
}
