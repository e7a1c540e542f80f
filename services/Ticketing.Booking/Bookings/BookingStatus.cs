namespace Ticketing.Booking.Bookings;

/// <summary>Life of a booking; <see cref="BookingRules"/> has the steps.</summary>
internal enum BookingStatus
{
    /// <summary>The seat engine has not answered yet.</summary>
    Processing = 0,

    /// <summary>Has seats and waits for payment until its hold runs out.</summary>
    PendingPayment = 1,

    /// <summary>Paid. Ends only by being refunded.</summary>
    Paid = 2,

    /// <summary>Got no seats. Final.</summary>
    Failed = 3,

    /// <summary>Ended without payment, or all of it refunded. Final.</summary>
    Cancelled = 4,
}

/// <summary>Names of the states in the database and in the public API.</summary>
internal static class BookingStatusNames
{
    public const string Processing = "PROCESSING";
    public const string PendingPayment = "PENDING_PAYMENT";
    public const string Paid = "PAID";
    public const string Failed = "FAILED";
    public const string Cancelled = "CANCELLED";

    public static string ToName(this BookingStatus status) => status switch
    {
        BookingStatus.Processing => Processing,
        BookingStatus.PendingPayment => PendingPayment,
        BookingStatus.Paid => Paid,
        BookingStatus.Failed => Failed,
        BookingStatus.Cancelled => Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such state."),
    };

    public static BookingStatus Parse(string name) => name switch
    {
        Processing => BookingStatus.Processing,
        PendingPayment => BookingStatus.PendingPayment,
        Paid => BookingStatus.Paid,
        Failed => BookingStatus.Failed,
        Cancelled => BookingStatus.Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such state."),
    };
}

/// <summary>Why a booking was cancelled, besides the seat engine's <c>ReservationFailureCodes</c>.</summary>
internal static class CancellationReasons
{
    public const string HoldExpired = "hold-expired";
    public const string CancelledByBuyer = "cancelled-by-buyer";
    public const string EventCancelled = "event-cancelled";
    public const string RefundedByBuyer = "refunded-by-buyer";
    public const string RefundedBySeller = "refunded-by-seller";

    /// <summary>All tickets of the order were sold to other people by official resale.</summary>
    public const string Resold = "resold";

    /// <summary>The tickets of a resale were not for sale any more when they were to be paid.</summary>
    public const string ResaleEnded = "resale-ended";

    /// <summary>The event was over before the seat engine answered.</summary>
    public const string EventEnded = "event-ended";
}
