namespace Ticketing.Contracts.Seating;

/// <summary>How far the record of a booking's tickets has come; the numbers are those of PostgreSQL.</summary>
public enum RecordedBookingState
{
    /// <summary>Its tickets are RESERVED.</summary>
    Reserved = 1,

    /// <summary>Its tickets are SOLD.</summary>
    Sold = 2,

    /// <summary>Its tickets were given back, or must never be taken.</summary>
    Released = 3,
}

/// <summary>
/// What PostgreSQL says of the seats of one section at one moment: who holds which. Live state is compared with
/// it and rebuilt from it. Booking ids are in it, nothing of a person is.
/// </summary>
/// <param name="EventId">The event.</param>
/// <param name="Section">Name of the section.</param>
/// <param name="ReadAt">When it was read, UTC.</param>
/// <param name="Holds">Every ticket that is not AVAILABLE, by subsection and booking.</param>
/// <param name="Bookings">Bookings that hold tickets, and those that gave them back lately.</param>
public sealed record SeatRecord(
    EventId EventId,
    string Section,
    DateTimeOffset ReadAt,
    IReadOnlyList<RecordedHold> Holds,
    IReadOnlyList<RecordedBooking> Bookings)
{
    /// <summary>The section's plan at that moment: newer, perhaps, than the copy of the directory that the reader has.</summary>
    public SectionPlan? Plan { get; init; }
}

/// <summary>Tickets of one subsection in one state that one booking holds.</summary>
/// <param name="Subsection">Number of the subsection.</param>
/// <param name="BookingId">Who holds them.</param>
/// <param name="Status">Reserved or sold.</param>
/// <param name="Places">Indices in the subsection's bit string, see <see cref="SubsectionPlan"/>.</param>
public sealed record RecordedHold(
    int Subsection,
    BookingId BookingId,
    SeatStatus Status,
    IReadOnlyList<int> Places);

/// <summary>A booking of the section.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="State">How far its tickets have come.</param>
/// <param name="Seats">Its seats in the order in which it was given them; also of a released booking.</param>
/// <param name="At">When its seats were reserved; when it last changed, where that is not known any more.</param>
/// <param name="GivenBack">Seats among <paramref name="Seats"/> that it does not hold any more, of a booking that
/// still holds others; null where there are none.</param>
public sealed record RecordedBooking(
    BookingId BookingId,
    RecordedBookingState State,
    IReadOnlyList<SeatPosition> Seats,
    DateTimeOffset At,
    IReadOnlyList<SeatPosition>? GivenBack = null);
