using System.Text.Json.Serialization;
using Ticketing.PaymentSandbox.Books;

namespace Ticketing.PaymentSandbox.Api;

/// <summary>A card as its holder types it. Only the tokeniser takes it; what is printed never shows it.</summary>
internal sealed record CardRequest(string? Number, int? ExpMonth, int? ExpYear, string? Cvc)
{
    public override string ToString() => nameof(CardRequest);
}

/// <summary>What stands for the card from now on.</summary>
internal sealed record TokenAnswer(string Token, string Brand, string Last4);

/// <summary>Body of <c>PUT /v1/payments/{key}</c>.</summary>
internal sealed record PaymentRequest(long Amount, string Currency, string Token, string? ReturnUrl);

/// <summary>Body of <c>POST /v1/payments/{key}/capture</c>.</summary>
internal sealed record CaptureRequest(long Amount);

/// <summary>Body of <c>PUT /v1/refunds/{key}</c>.</summary>
internal sealed record RefundRequest(Guid Payment, long Amount);

/// <summary>A payment as the API shows it.</summary>
internal sealed record PaymentAnswer(
    Guid Key, string Id, string Status, long Amount, long Captured, long Refunded, string Currency, string? FailureCode,
    string? ActionUrl)
{
    public static PaymentAnswer Of(Payment payment, string origin) => new(
        payment.Key,
        payment.Reference,
        SandboxEventData.NameOf(payment.Status),
        payment.Amount,
        payment.Captured,
        payment.Refunded,
        payment.Currency,
        payment.Failure,
        payment.Status == PaymentStatus.RequiresAction ? $"{origin}/3ds/{payment.Reference}" : null);
}

/// <summary>A refund as the API shows it.</summary>
internal sealed record RefundAnswer(Guid Key, string Id, string Status, long Amount, string? FailureCode)
{
    public static RefundAnswer Of(Refund refund) => new(
        refund.Key, refund.Reference, refund.Succeeded ? "succeeded" : "failed", refund.Amount, refund.Failure);
}

/// <summary>Body of a webhook.</summary>
internal sealed record SandboxEvent(string Id, string Type, DateTimeOffset CreatedAt, SandboxEventData Data);

/// <summary>What the event is about: the key that the shop gave the payment or refund.</summary>
internal sealed record SandboxEventData(Guid Key, string Id, string Status, long Amount)
{
    public static SandboxEventData Of(Payment payment) =>
        new(payment.Key, payment.Reference, NameOf(payment.Status), payment.Amount);

    public static SandboxEventData Of(Refund refund) =>
        new(refund.Key, refund.Reference, refund.Succeeded ? "succeeded" : "failed", refund.Amount);

    public static string NameOf(PaymentStatus status) => status switch
    {
        PaymentStatus.RequiresAction => "requires_action",
        PaymentStatus.Authorised => "authorised",
        PaymentStatus.Captured => "captured",
        PaymentStatus.Declined => "declined",
        PaymentStatus.Voided => "voided",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such state."),
    };
}

/// <summary>A refusal of this API.</summary>
internal sealed record SandboxError(string Code, string Detail);

/// <summary>The books as the control endpoint lists them.</summary>
internal sealed record BooksAnswer(IReadOnlyList<PaymentAnswer> Payments, IReadOnlyList<RefundAnswer> Refunds);

/// <summary>
/// Which step holds its answers: <c>authorise</c>, <c>capture</c>, <c>void</c>, <c>refund</c> or <c>read</c>.
/// </summary>
internal sealed record HoldRequest(string Step, bool BeforeBooking);

/// <summary>JSON of the API.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CardRequest))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(PaymentRequest))]
[JsonSerializable(typeof(CaptureRequest))]
[JsonSerializable(typeof(RefundRequest))]
[JsonSerializable(typeof(PaymentAnswer))]
[JsonSerializable(typeof(RefundAnswer))]
[JsonSerializable(typeof(SandboxEvent))]
[JsonSerializable(typeof(SandboxError))]
[JsonSerializable(typeof(BooksAnswer))]
[JsonSerializable(typeof(HoldRequest))]
internal sealed partial class SandboxJson : JsonSerializerContext;
