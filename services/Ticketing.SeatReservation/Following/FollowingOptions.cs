using System.ComponentModel.DataAnnotations;

namespace Ticketing.SeatReservation.Following;

/// <summary>How events are followed; configuration section <c>SeatReservation</c>, checked at start.</summary>
internal sealed class FollowingOptions
{
    /// <summary>
    /// Pause between two reads of the change stream, and between two frames to a listener. 50 ms coalesces a
    /// rush into 20 frames a second, which the eye takes for immediate, and keeps an idle event at 20 GETs a
    /// second.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:01")]
    public TimeSpan ChangePollInterval { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Pause between two frames to a listener while a crowd listens (<see cref="CrowdFromListeners"/>). A frame costs
    /// a send and a receive for each listener, about 20 µs of CPU here whatever is in it: 5,000 listeners at 20 frames
    /// a second are two whole cores, at 10 frames one. A frame that need not wait for a core comes sooner than one
    /// that is sent more often.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:02")]
    public TimeSpan CrowdPushInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Into how many cohorts a crowd is divided, which are sent to one after the other within
    /// <see cref="CrowdPushInterval"/> (ADR 0026). Each is an encoding of its own; more than a few gain nothing.
    /// </summary>
    [Range(1, 16)]
    public int CrowdCohorts { get; set; } = 4;

    /// <summary>
    /// From this many listeners of an event on they are a crowd: at 20 frames a second a fifth of a core.
    /// </summary>
    [Range(1, 1_000_000)]
    public int CrowdFromListeners { get; set; } = 1_000;

    /// <summary>Age up to which the state in memory answers reads; beyond it Kvrocks is read.</summary>
    [Range(typeof(TimeSpan), "00:00:00.020", "00:00:05")]
    public TimeSpan MaxReadStaleness { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>An event that nobody read or watched for this long is no longer followed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan FollowIdleEventFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Events followed at once; each asks Kvrocks 20 times a second (40 with a crowd of listeners). One more takes the
    /// place of the least wanted.
    /// </summary>
    [Range(1, 10_000)]
    public int MaxFollowedEvents { get; set; } = 500;

    /// <summary>Comment line that keeps an idle stream open through proxies.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(15);
}
