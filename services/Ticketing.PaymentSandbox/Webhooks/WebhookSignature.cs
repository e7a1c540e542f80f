using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ticketing.PaymentSandbox.Webhooks;

/// <summary>
/// Header <c>Sandbox-Signature: t=1700000000,v1=5f3c…</c>: HMAC-SHA256 with the shared secret over the time, a dot and
/// the body, so that an old message cannot be sent again under a new time.
/// </summary>
internal static class WebhookSignature
{
    public const string Header = "Sandbox-Signature";

    public static string Of(string body, string secret, DateTimeOffset now)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return $"t={time},v1={Convert.ToHexStringLower(hash)}";
    }
}
