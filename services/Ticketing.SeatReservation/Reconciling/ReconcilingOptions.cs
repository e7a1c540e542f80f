using System.ComponentModel.DataAnnotations;

namespace Ticketing.SeatReservation.Reconciling;

/// <summary>How live state is compared and rebuilt; section <c>SeatReservation</c>, checked at start.</summary>
internal sealed class ReconcilingOptions
{
    /// <summary>How often it is checked that every section on sale has live state; a few commands an event.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan LostStateCheckInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a rebuild is requested while a section stays lost.</summary>
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
