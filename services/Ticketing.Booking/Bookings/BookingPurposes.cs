namespace Ticketing.Booking.Bookings;

/// <summary>What a booking is for that no buyer ordered; column <c>purpose</c>.</summary>
internal static class BookingPurposes
{
    /// <summary>Keeps seats of an allotment. Nobody pays for it, and its hold outlives every event.</summary>
    public const string Allotment = "allotment";

    /// <summary>A sale at the desk: paid as soon as it has seats.</summary>
    public const string BoxOffice = "box-office";

    /// <summary>Takes the place of another booking, which gives its seats back when this one has its own.</summary>
    public const string Reseat = "reseat";

    /// <summary>Buys tickets of another booking. Its seats are that one's until it is paid, so its end frees none.</summary>
    public const string Resale = "resale";
}
