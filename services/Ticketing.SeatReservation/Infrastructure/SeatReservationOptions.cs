using System.ComponentModel.DataAnnotations;

namespace Ticketing.SeatReservation.Infrastructure;

/// <summary>
/// Settings of the service, configuration section <c>SeatReservation</c>; checked at
/// start.
/// </summary>
public sealed class SeatReservationOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "SeatReservation";

    /// <summary>
    /// How long a booking's first answer is remembered. Longer than Kafka can redeliver it; a day also
    /// outlasts the hour for which outboxes send again after a lost log.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan RecordLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Entries kept in an event's change stream; what a reconnecting listener can catch up
    /// on.
    /// </summary>
    [Range(16, 100_000)]
    public int MaxChangesKept { get; set; } = 4_096;

    /// <summary>
    /// Pause between two looks at the change stream, and between two frames to a listener. 50 ms coalesces a
    /// rush into 20 frames a second, which the eye takes for immediate, and keeps an idle event at 20 GETs a
    /// second.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:01")]
    public TimeSpan ChangePollInterval { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Pause between two frames to a listener while a crowd listens (<see cref="CrowdOf"/>). A frame costs a send and a
    /// receive for each listener, about 20 µs of CPU here whatever is in it: 5,000 listeners at 20 frames a second are
    /// two whole cores, at 10 frames one, and what nobody has to wait for a core comes sooner than what is sent more
    /// often.
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
    public int CrowdOf { get; set; } = 1_000;

    /// <summary>
    /// Age up to which the in-memory view answers reads; older than this, Kvrocks is
    /// asked.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.020", "00:00:05")]
    public TimeSpan MaxReadStaleness { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>An event that nobody read or watched for this long is no longer followed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan FollowIdleEventFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Comment line that keeps an idle stream open through proxies.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a batch waits for a section that is not initialised yet, before it is tried again as
    /// a whole.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan UninitializedSectionWait { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often it is checked that every section on sale has live state; a few commands an event.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan LostStateCheckInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the rebuild of a lost section is asked for, while it stays lost.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan LostStateAskInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a difference between live state and tickets must stay before an audit calls it one. Messages take
    /// milliseconds; two seconds leave room for a busy machine.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan AuditSettleTime { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// A reservation that PostgreSQL has not recorded after this long was lost on its way; until then it is in
    /// flight. Longer than a broker may be away while nobody is alarmed.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RecordedWithin { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long a rebuild waits for event-ticketing to record what was published before it lets its work be
    /// tried again. Well below the time after which Kafka takes the partition away.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RecordedPatience { get; set; } = TimeSpan.FromSeconds(10);
}
