using System.ComponentModel.DataAnnotations;

namespace Ticketing.SeatReservation.SeatRequests;

/// <summary>How requests for seats are consumed; section <c>SeatReservation</c>, checked at start.</summary>
internal sealed class SeatRequestsOptions
{
    /// <summary>
    /// How long a batch waits for a section that is not initialised yet, before it is tried again as a whole.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan UninitializedSectionWait { get; set; } = TimeSpan.FromSeconds(1);
}
