namespace Ticketing.SeatReservation.Reconciling.Audit;

/// <summary>Stable codes of what an audit finds.</summary>
internal static class FindingKinds
{
    /// <summary>The section is not marked as initialised: nothing of it can be booked or read.</summary>
    public const string SectionMissing = "section-missing";

    /// <summary>Bits or counters of a subsection are gone.</summary>
    public const string SubsectionMissing = "subsection-missing";

    /// <summary>A counter contradicts the bits of its subsection.</summary>
    public const string Counter = "counter";

    /// <summary>Live state and ticket differ, and no message on its way explains it.</summary>
    public const string Seat = "seat";

    /// <summary>A booking was given the seat long ago and PostgreSQL never recorded it.</summary>
    public const string NotRecorded = "not-recorded";

    /// <summary>PostgreSQL says one booking, the live record of another one names the seat too.</summary>
    public const string TwoOwners = "two-owners";
}

/// <summary>One difference. Two reads found the same one if these are equal.</summary>
/// <param name="Kind">One of <see cref="FindingKinds"/>.</param>
/// <param name="Section">The section.</param>
/// <param name="Subsection">Null where the whole section is meant.</param>
/// <param name="Row">From 1, for a seat.</param>
/// <param name="Seat">From 1, for a seat.</param>
/// <param name="What">For a counter: which.</param>
/// <param name="Live">What Kvrocks says.</param>
/// <param name="Recorded">What PostgreSQL says; for a counter what the bits say.</param>
/// <param name="BookingId">Who holds the seat, as far as known.</param>
/// <param name="OtherBookingId">Who else claims it.</param>
internal sealed record SeatFinding(
    string Kind,
    string Section,
    int? Subsection = null,
    int? Row = null,
    int? Seat = null,
    string? What = null,
    string? Live = null,
    string? Recorded = null,
    Guid? BookingId = null,
    Guid? OtherBookingId = null);
