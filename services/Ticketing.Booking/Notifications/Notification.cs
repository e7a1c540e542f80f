namespace Ticketing.Booking.Notifications;

/// <summary>The kinds of notifications.</summary>
internal enum NotificationKind
{
    /// <summary>The booking is paid.</summary>
    BookingConfirmed = 0,

    /// <summary>The seats go back soon unless they are paid.</summary>
    HoldEnding = 1,

    /// <summary>A payment was declined.</summary>
    PaymentFailed = 2,

    /// <summary>Money went back.</summary>
    Refunded = 3,

    /// <summary>The seller called the event off.</summary>
    EventCancelled = 4,

    /// <summary>Waiting got seats, and they are paid.</summary>
    WaitlistServed = 5,

    /// <summary>Waiting would have got seats, but their payment failed.</summary>
    WaitlistChargeFailed = 6,

    /// <summary>
    /// A payment came after its hold was over: the same seats were taken again, or the money goes back.
    /// </summary>
    PaymentLate = 7,

    /// <summary>The sale ended before seats came free for somebody who waited.</summary>
    WaitlistExpired = 8,

    /// <summary>A refund was not made: refused by the provider, or a ticket of it was used.</summary>
    RefundRefused = 9,

    /// <summary>The seller moved the event to another time.</summary>
    EventMoved = 10,

    /// <summary>Tickets that were offered were sold to somebody else.</summary>
    TicketsResold = 11,
}

/// <summary>A notification, to be written in the transaction of the change that it is about.</summary>
/// <param name="Id">Derived from what happened, so that writing it again changes nothing.</param>
/// <param name="Kind">What happened.</param>
/// <param name="UserId">Who is told.</param>
/// <param name="EventId">The event it is about.</param>
/// <param name="BookingId">The booking it is about, or null.</param>
/// <param name="DetailJson">A <see cref="NotificationDetail"/>; made by <see cref="BookingNotifications"/>.</param>
internal sealed record Notification(
    Guid Id, NotificationKind Kind, Guid UserId, long EventId, Guid? BookingId, string DetailJson);

/// <summary>The names of the kinds in the database, the API and webhooks.</summary>
internal static class NotificationKinds
{
    private static readonly string[] Names =
    [
        "booking_confirmed", "hold_ending", "payment_failed", "refunded", "event_cancelled", "waitlist_served",
        "waitlist_charge_failed", "payment_late", "waitlist_expired",
        "refund_refused", "event_moved", "tickets_resold",
    ];

    /// <summary>For example <c>booking_confirmed</c>.</summary>
    public static string NameOf(NotificationKind kind) => Names[(int)kind];

    /// <exception cref="ArgumentOutOfRangeException">No kind has this name.</exception>
    public static NotificationKind Parse(string name)
    {
        var index = Array.IndexOf(Names, name);
        return index >= 0
            ? (NotificationKind)index
            : throw new ArgumentOutOfRangeException(nameof(name), name, "No such kind of notification.");
    }
}
