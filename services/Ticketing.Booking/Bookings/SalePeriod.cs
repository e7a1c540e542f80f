using System.Globalization;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Bookings;

/// <summary>Start and end of an event's sale.</summary>
internal static class SalePeriod
{
    /// <summary>Null during the sale.</summary>
    public static Refusal? ExplainOutsideSale(this EventDirectoryEntry entry, DateTimeOffset now) =>
        entry.HasSaleEnded(now) ? BookingErrors.SaleEnded : entry.ExplainNotStarted(now);

    /// <summary>True before the sale while orders with an access code are taken.</summary>
    public static bool IsPresale(this EventDirectoryEntry entry, DateTimeOffset now) =>
        entry.PresaleStartsAt <= now && now < entry.SaleStartsAt && !entry.HasSaleEnded(now);

    /// <summary>Null from <see cref="EventDirectoryEntry.SaleStartsAt"/> on; before it, that it is too early.</summary>
    private static Refusal? ExplainNotStarted(this EventDirectoryEntry entry, DateTimeOffset now) =>
        entry.SaleStartsAt is { } start && now < start
            ? BookingErrors.SaleNotStarted with
            {
                Detail = string.Create(
                    CultureInfo.InvariantCulture,
                    $"The sale of this event begins at {start.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}."),
                RetryAfter = start - now,
            }
            : null;

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
