using System.Text.Json.Serialization;
using Ticketing.Booking.Bookings;

namespace Ticketing.Booking.Payments.Providers;

/// <summary>The parts of a PaymentIntent that are read (https://docs.stripe.com/api/payment_intents/object).</summary>
internal sealed record StripeIntent(
    string Id, string Status, long Amount, long? AmountCapturable, long? AmountReceived, string? CancellationReason,
    StripeNextAction? NextAction, StripeError? LastPaymentError);

/// <summary>
/// What the buyer has to do: <c>{"type":"redirect_to_url","redirect_to_url":{"url":"https://…"}}</c>.
/// </summary>
internal sealed record StripeNextAction(string Type, StripeRedirect? RedirectToUrl);

/// <summary>Where the buyer has to go.</summary>
internal sealed record StripeRedirect(string Url);

/// <summary>A refusal (https://docs.stripe.com/api/errors).</summary>
internal sealed record StripeError(string? Type, string? Code, string? DeclineCode);

/// <summary>How errors are answered.</summary>
internal sealed record StripeErrorAnswer(StripeError? Error);

/// <summary>A refund (https://docs.stripe.com/api/refunds/object).</summary>
internal sealed record StripeRefund(string Id, string Status, string? FailureReason);

/// <summary>A webhook (https://docs.stripe.com/api/events/object).</summary>
internal sealed record StripeEvent(string? Id, string? Type, StripeEventData? Data);

/// <summary>What it is about.</summary>
internal sealed record StripeEventData(StripeEventObject? Object);

/// <summary>A PaymentIntent or a refund of ours carries our transaction's id.</summary>
internal sealed record StripeEventObject(Dictionary<string, string>? Metadata);

/// <summary>JSON of Stripe's API.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StripeIntent))]
[JsonSerializable(typeof(StripeErrorAnswer))]
[JsonSerializable(typeof(StripeRefund))]
[JsonSerializable(typeof(StripeEvent))]
internal sealed partial class StripeJson : JsonSerializerContext;
