using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ticketing.Booking.Payments.Providers;

/// <summary>
/// A webhook from a payment provider. We never trust its content: it only makes us read the transaction from the provider.
/// </summary>
/// <param name="Id">The provider's id of the event. The provider may send the same event several times.</param>
/// <param name="Type">The provider's name for what happened.</param>
/// <param name="TransactionId">Our transaction; null when the event belongs to none of ours.</param>
internal sealed record ProviderEvent(string Id, string Type, Guid? TransactionId);

/// <summary>Reads a provider's webhooks.</summary>
internal interface IPaymentWebhooks
{
    /// <summary>The header that carries the signature.</summary>
    string SignatureHeader { get; }

    /// <summary>Reads a body whose signature was checked.</summary>
    /// <exception cref="JsonException">The body is not what the provider sends.</exception>
    ProviderEvent Read(string body);
}

/// <summary>The sandbox's webhooks.</summary>
internal sealed class SandboxWebhooks : IPaymentWebhooks
{
    public string SignatureHeader => "Sandbox-Signature";

    public ProviderEvent Read(string body)
    {
        var sent = JsonSerializer.Deserialize(body, SandboxApiJson.Default.SandboxEvent);
        return sent is { Id: not null, Type: not null, Data: not null }
            ? new ProviderEvent(sent.Id, sent.Type, sent.Data.Key)
            : throw new JsonException("The event has no id, no type or no data.");
    }
}

/// <summary>
/// Checks a signature <c>t=1700000000,v1=5f3c…</c>: HMAC-SHA256 with the shared secret over the time, a dot and the
/// body. The format is Stripe's (https://docs.stripe.com/webhooks#verify-manually), and the sandbox uses it too. While a
/// secret is being replaced the header has one <c>v1</c> for the old secret and one for the new.
/// </summary>
internal static class WebhookSignature
{
    public static bool IsValid(
        string? header, string body, string secret, DateTimeOffset now, TimeSpan tolerance)
    {
        var parts = (header ?? "").Split(',').Select(part => part.Split('=', 2)).Where(p => p.Length == 2).ToList();
        var time = parts.FirstOrDefault(p => p[0] == "t")?[1];
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > tolerance)
        {
            return false;
        }
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        var expected = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash));
        return parts.Where(p => p[0] == "v1")
            .Any(p => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(p[1]), expected));
    }
}
