using System.Buffers;

namespace Ticketing.ServiceDefaults.Auth;

/// <summary>
/// The one way to write a token: three parts of base64url (RFC 7515, section 2) with two dots between them, without
/// padding, without blanks, and with zeros in the bits that a part's last character has over. Decoders take other
/// spellings for the same bytes, so each token would have as many places in a cache as somebody cares to send.
/// </summary>
internal static class CanonicalJwt
{
    /// <summary>Of ES256 (RFC 7518, section 3.4): 64 bytes are 86 characters.</summary>
    private const int SignatureLength = 86;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly SearchValues<char> Digits = SearchValues.Create(Alphabet);

    public static bool IsCanonical(ReadOnlySpan<char> token)
    {
        var first = token.IndexOf('.');
        var last = token.LastIndexOf('.');
        return first > 0 && last > first
            && token.Length - last - 1 == SignatureLength
            && IsCanonicalPart(token[..first])
            && IsCanonicalPart(token[(first + 1)..last])
            && IsCanonicalPart(token[(last + 1)..]);
    }

    /// <summary>
    /// Four characters are three bytes. Two over are one byte and four bits, three over are two bytes and two bits; one
    /// over is nothing.
    /// </summary>
    private static bool IsCanonicalPart(ReadOnlySpan<char> part)
    {
        var over = part.Length % 4;
        if (part.IsEmpty || over == 1 || part.ContainsAnyExcept(Digits))
        {
            return false;
        }

        var unusedBits = over switch { 2 => 0b1111, 3 => 0b11, _ => 0 };
        return (Alphabet.IndexOf(part[^1], StringComparison.Ordinal) & unusedBits) == 0;
    }
}
