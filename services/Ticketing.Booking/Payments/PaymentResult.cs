using Ticketing.Booking.Bookings;

namespace Ticketing.Booking.Payments;

/// <summary>How far a payment came.</summary>
internal enum PaymentStage
{
    /// <summary>The booking is PAID by it.</summary>
    Paid = 0,

    /// <summary>No money is taken; the code says why.</summary>
    Failed = 1,

    /// <summary>The buyer has to go to the bank's page first.</summary>
    NeedsBuyer = 2,

    /// <summary>It came late, and a successor booking asks for the same seats.</summary>
    AsksForSeats = 3,

    /// <summary>It came late, and the money is refunded.</summary>
    Refunding = 4,
}

/// <summary>How far a payment came, and with which booking.</summary>
/// <param name="Stage">How far.</param>
/// <param name="Booking">As it is now; null where only the failure counts.</param>
/// <param name="FailureCode">Why no money was taken.</param>
/// <param name="Refund">A refund to make now, if there is one.</param>
internal sealed record PaymentResult(
    PaymentStage Stage, BookingRow? Booking, string? FailureCode = null, OpenTransaction? Refund = null)
{
    public const string HoldExpired = "hold-expired";

    public static PaymentResult Of(LateDecision late) => late.Action switch
    {
        LatePaymentAction.Settled when late.Booking is { State: BookingStatus.Paid } booking =>
            new PaymentResult(PaymentStage.Paid, booking),
        LatePaymentAction.Settled => new PaymentResult(PaymentStage.Failed, late.Booking, HoldExpired),
        LatePaymentAction.Waits => new PaymentResult(PaymentStage.AsksForSeats, late.Booking),
        _ => new PaymentResult(PaymentStage.Refunding, late.Booking, HoldExpired, late.Refund),
    };
}
