using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Notifications.Mail;

/// <summary>
/// Whether what a mail says is still so: a notification waits for its mail, after an outage for hours, and the booking
/// it speaks of goes on meanwhile.
/// </summary>
internal static class MailTruth
{
    /// <summary>The booking that the sentence depends on; null when it tells of what stays true.</summary>
    public static Guid? DependsOn(NotificationRow row) => row.Kind switch
    {
        NotificationKind.BookingConfirmed or NotificationKind.HoldEnding or NotificationKind.PaymentFailed
            or NotificationKind.WaitlistServed or NotificationKind.RefundRefused
            or NotificationKind.EventMoved => row.BookingId,
        NotificationKind.PaymentLate => row.Detail.ReplacedBy,
        _ => null,
    };

    /// <summary>True while the sentence is so.</summary>
    /// <param name="row">The notification.</param>
    /// <param name="booking">What <see cref="DependsOn"/> names, as it is now.</param>
    /// <param name="now">The time.</param>
    public static bool Holds(NotificationRow row, BookingRow booking, DateTimeOffset now) => row.Kind switch
    {
        // A hold that was made longer is warned of again.
        NotificationKind.HoldEnding => IsHeld(booking, now) && booking.HoldExpiresAt == row.Detail.Until,
        NotificationKind.PaymentFailed => IsHeld(booking, now),
        NotificationKind.EventMoved => booking.State is BookingStatus.Paid or BookingStatus.PendingPayment,
        NotificationKind.RefundRefused => row.Detail.Outcome != BookingNotifications.TicketsStay
            || (booking.State == BookingStatus.Paid && HasAll(booking, row.Detail.Seats ?? [])),
        _ => booking.State == BookingStatus.Paid,
    };

    /// <summary>The notification with the seats, and the total if it has one, that its booking still has.</summary>
    public static NotificationRow Revise(NotificationRow row, BookingRow booking) =>
        row.Kind == NotificationKind.RefundRefused || booking.RefundedSeats is null
            ? row
            : row with
            {
                Detail = row.Detail with
                {
                    Seats = [.. booking.LiveSeats.Select(s => new[] { s.Subsection, s.Row, s.Seat })],
                    AmountMinor = row.Detail.AmountMinor is null ? null : booking.LiveSeats.Sum(s => s.PriceMinor),
                },
            };

    /// <summary>Waits for its buyer: neither paid, nor being paid, nor over.</summary>
    private static bool IsHeld(BookingRow booking, DateTimeOffset now) =>
        booking.State == BookingStatus.PendingPayment && booking.PaymentClaim is null && booking.HoldExpiresAt > now;

    private static bool HasAll(BookingRow booking, int[][] seats)
    {
        var live = booking.LiveSeats.Select(s => s.Position).ToHashSet();
        return seats.All(s => live.Contains(new SeatPosition(s[0], s[1], s[2])));
    }
}
