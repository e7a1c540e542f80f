using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Ticketing.PaymentSandbox.Cards;

namespace Ticketing.PaymentSandbox.Books;

/// <summary>Where a payment is.</summary>
internal enum PaymentStatus
{
    RequiresAction = 0,
    Authorised = 1,
    Captured = 2,
    Declined = 3,
    Voided = 4,
}

/// <summary>What stands for a card. The number itself is kept nowhere.</summary>
internal sealed record CardToken(string Id, Behaviour Behaviour, string Brand, string Last4)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>
    /// 24 random letters, more than 100 bits. No digits: one token of a hundred would have as many in a row as a card
    /// number, which shops rightly refuse.
    /// </summary>
    public static string NewId() => $"tok_{RandomNumberGenerator.GetString(Letters, 24)}";
}

/// <summary>A payment. Money in minor units.</summary>
/// <param name="Key">The shop's idempotency key.</param>
/// <param name="Reference">The sandbox's own id.</param>
/// <param name="Status">Where it is.</param>
/// <param name="Amount">Authorised; 0 when it was voided before it came.</param>
/// <param name="Captured">Taken.</param>
/// <param name="Refunded">Given back of it.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Behaviour">Of its card.</param>
/// <param name="Failure">Why declined or voided.</param>
/// <param name="ReturnUrl">Where the buyer goes after the 3-D Secure page.</param>
internal sealed record Payment(
    Guid Key, string Reference, PaymentStatus Status, long Amount, long Captured, long Refunded, string Currency,
    Behaviour Behaviour, string? Failure, string? ReturnUrl);

/// <summary>A refund; refused ones are remembered too.</summary>
internal sealed record Refund(
    Guid Key, Guid PaymentKey, string Reference, long Amount, bool Succeeded, string? Failure);

/// <summary>An event to be told.</summary>
/// <param name="Id">Of this telling; an event that is told twice has two.</param>
/// <param name="EventId">What the shop knows it by.</param>
/// <param name="Body">UTF-8 JSON, as signed.</param>
/// <param name="DueAt">When to tell it, or to try again.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Done">True: taken by the shop, or given up.</param>
internal sealed record Delivery(
    Guid Id, string EventId, string Body, DateTimeOffset DueAt, int Attempts, bool Done);

/// <summary>One line of the journal: what is written replaces what was known under the same key.</summary>
internal sealed record JournalLine(
    CardToken? Token = null, Payment? Payment = null, Refund? Refund = null,
    IReadOnlyList<Delivery>? Deliveries = null);

/// <summary>JSON of the journal.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalJson : JsonSerializerContext;
