using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>A refresh token: 256 random bits in base64url, 43 characters. Only its SHA-256 is stored.</summary>
internal static class RefreshSecret
{
    private const int Bytes = 32;
    private const int Length = 43;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>False for what cannot be one of ours, which is then not looked up.</summary>
    public static bool IsWellFormed(string? secret) => secret is { Length: Length } && Base64Url.IsValid(secret);

    /// <summary>What is stored. A plain hash is enough, because nobody guesses 256 random bits.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));
}
