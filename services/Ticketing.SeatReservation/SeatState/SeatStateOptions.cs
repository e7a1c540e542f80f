using System.ComponentModel.DataAnnotations;

namespace Ticketing.SeatReservation.SeatState;

/// <summary>How much of the live state is kept; section <c>SeatReservation</c>, checked at start.</summary>
internal sealed class SeatStateOptions
{
    /// <summary>Name of the configuration section, which all options of the service share.</summary>
    public const string Section = "SeatReservation";

    /// <summary>
    /// How long a booking's first answer is remembered. Longer than Kafka can redeliver it; a day also outlasts the
    /// hour for which outboxes send again after a lost log.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan RecordLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Entries kept in an event's change stream, which a listener that connects again reads.</summary>
    [Range(16, 100_000)]
    public int MaxChangesKept { get; set; } = 4_096;
}
