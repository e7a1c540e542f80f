using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Payments;

/// <summary>Refusals of paying.</summary>
internal static class PaymentErrors
{
    public static Refusal PaymentDeclined { get; } = new(
        402, "payment-declined", "The payment was declined. The seats are still held; try another way to pay.");

    public static Refusal CardNumberNotAccepted { get; } = new(
        422, "card-number-not-accepted",
        "Card numbers are not accepted here. Send the token of the payment provider.");

    public static Refusal AmountMismatch { get; } = new(
        422, "amount-mismatch", "Amount or currency is not what the booking costs.");

    public static Refusal ProviderNotFound { get; } = new(404, "provider-not-found", "No such payment provider.");

    public static Refusal BadSignature { get; } = new(401, "bad-signature", "The signature is missing, wrong or old.");
}
