using System.Security.Cryptography;
using OtpNet;

namespace Ticketing.EventTicketing.Accounts.SecondFactors;

/// <summary>
/// Codes of six digits that change every 30 seconds (RFC 6238, HMAC-SHA-1, as authenticator apps expect it).
/// </summary>
internal static class TimeCodes
{
    /// <summary>160 bits, as RFC 4226 recommends.</summary>
    private const int SecretBytes = 20;

    private const int Digits = 6;

    private const string Issuer = "Ticketing";

    /// <summary>One step before and after: clocks differ, and people type slowly (RFC 6238, section 5.2).</summary>
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>What people type into an app that scans nothing.</summary>
    public static string TextOf(byte[] secret) => Base32Encoding.ToString(secret).TrimEnd('=');

    /// <summary>The secret of such a text.</summary>
    public static byte[] SecretOf(string text) => Base32Encoding.ToBytes(text);

    /// <summary>For example <c>otpauth://totp/Ticketing:ada%40example.org?secret=…&amp;issuer=Ticketing</c>.</summary>
    public static string UriOf(byte[] secret, string email) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(email)}?secret={TextOf(secret)}&issuer={Issuer}";

    /// <summary>Six digits; anything else may be a recovery code.</summary>
    public static bool IsCode(string text) => text.Length == Digits && text.All(char.IsAsciiDigit);

    /// <summary>The time step whose code this is, or null. A step must be taken only once.</summary>
    public static long? StepOf(byte[] secret, string code, DateTimeOffset now) =>
        new Totp(secret).VerifyTotp(now.UtcDateTime, code, out var step, Window) ? step : null;
}
