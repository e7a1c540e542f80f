namespace Ticketing.Messaging.Consuming;

/// <summary>Bounds of the consume loop, with the reason for each number.</summary>
public static class ConsumeLimits
{
    /// <summary>Messages handed over at once: database batches gain little beyond a few hundred.</summary>
    public const int MaxBatch = 500;

    /// <summary>
    /// Batches whose effect is on its way while the next one is worked on: the broker acknowledges in less time than one
    /// batch takes, so more than a few only wait when it is slow.
    /// </summary>
    public const int MaxBatchesInFlight = 4;

    /// <summary>What a stop waits for acknowledgements; less than half of the host's own patience.</summary>
    public static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(6);

    /// <summary>What giving partitions away waits for acknowledgements; others wait for it to rebalance.</summary>
    public static readonly TimeSpan HandOverPatience = TimeSpan.FromSeconds(2);

    /// <summary>A poll while effects are on their way, so that their offsets are stored soon also when nothing comes.</summary>
    public static readonly TimeSpan BusyPollWait = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// A batch begins no sooner than this after the last one, unless that was full: a batch costs its statements, scripts and
    /// records whatever is in it. It is what a message may wait for others in a rush; alone it waits for nothing.
    /// </summary>
    public static readonly TimeSpan BatchInterval = TimeSpan.FromMilliseconds(80);

    /// <summary>
    /// A batch that keeps failing for no known outage is tried this often as a whole and then message by message, so that the
    /// one at fault is found.
    /// </summary>
    public const int AttemptsBeforeIsolation = 5;

    /// <summary>Tries of a single message before it counts as poison.</summary>
    public const int AttemptsAlone = 3;

    /// <summary>First pause after a failure; doubles up to <see cref="MaxPause"/>.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest pause: an outage ends at most this long before work goes on.</summary>
    public static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(3);

    /// <summary>How long one poll waits for a first message; also how quickly a stop is noticed.</summary>
    public static readonly TimeSpan PollWait = TimeSpan.FromMilliseconds(100);

    /// <summary>An error of the client that goes on is logged again after this.</summary>
    public static readonly TimeSpan ErrorLogInterval = TimeSpan.FromSeconds(30);

    /// <summary>Kafka messages fetched ahead per consumer, so that memory is bounded.</summary>
    public const int QueuedKilobytes = 16_384;
}
