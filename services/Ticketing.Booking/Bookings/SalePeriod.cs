using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Bookings;

/// <summary>The end of an event's sale.</summary>
internal static class SalePeriod
{
    /// <summary>
    /// True from the end on: at <see cref="EventDirectoryEntry.SaleEndsAt"/>, without one when the event begins. A sale
    /// of an event without either has no end.
    /// </summary>
    public static bool HasSaleEnded(this EventDirectoryEntry entry, DateTimeOffset now)
    {
        var end = entry.SaleEndsAt ?? entry.StartsAt;
        return end != default && end <= now;
    }
}
