using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ticketing.Booking.Payments.Providers;

/// <summary>What a provider told. Only a reason to look: the outcome is asked of the provider itself.</summary>
/// <param name="Id">The provider's id of the event; the same event may be told again.</param>
/// <param name="Type">The provider's word.</param>
/// <param name="TransactionId">Our transaction, or null when the event is about none of ours.</param>
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
        var told = JsonSerializer.Deserialize(body, SandboxApiJson.Default.SandboxEvent);
        return told is { Id: not null, Type: not null, Data: not null }
            ? new ProviderEvent(told.Id, told.Type, told.Data.Key)
            : throw new JsonException("An event without id, type or data.");
    }
}

/// <summary>
/// Checks a signature <c>t=1700000000,v1=5f3c…</c>: HMAC-SHA256 with the shared secret over the time, a dot and the
/// body. Stripe made the format (https://docs.stripe.com/webhooks#verify-manually); the sandbox uses it too. There may
/// be several <c>v1</c> while the secret is being changed.
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
