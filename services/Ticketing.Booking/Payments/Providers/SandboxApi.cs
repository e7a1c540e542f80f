using System.Text.Json.Serialization;

namespace Ticketing.Booking.Payments.Providers;

/// <summary>Asks the sandbox for money.</summary>
internal sealed record SandboxPaymentBody(long Amount, string Currency, string Token, string ReturnUrl);

/// <summary>Takes authorised money.</summary>
internal sealed record SandboxCaptureBody(long Amount);

/// <summary>Gives money back.</summary>
internal sealed record SandboxRefundBody(Guid Payment, long Amount);

/// <summary>A payment of the sandbox.</summary>
internal sealed record SandboxPayment(
    Guid Key, string Id, string Status, long Amount, long Captured, string? FailureCode, string? ActionUrl);

/// <summary>A refund of the sandbox.</summary>
internal sealed record SandboxRefund(string Id, string Status, string? FailureCode);

/// <summary>A webhook of the sandbox: <c>{"id":"evt_…","type":"payment.captured","data":{"key":"…"}}</c>.</summary>
internal sealed record SandboxEvent(string Id, string Type, SandboxEventData Data);

/// <summary>What it is about: the transaction's id.</summary>
internal sealed record SandboxEventData(Guid Key);

/// <summary>JSON of the sandbox's API.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SandboxPaymentBody))]
[JsonSerializable(typeof(SandboxCaptureBody))]
[JsonSerializable(typeof(SandboxRefundBody))]
[JsonSerializable(typeof(SandboxPayment))]
[JsonSerializable(typeof(SandboxRefund))]
[JsonSerializable(typeof(SandboxEvent))]
internal sealed partial class SandboxApiJson : JsonSerializerContext;
