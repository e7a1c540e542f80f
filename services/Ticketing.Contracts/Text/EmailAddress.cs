using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Ticketing.Contracts.Text;

/// <summary>
/// An e-mail address that a mail can be sent to. What is not one is refused in the form where it is typed, not found out
/// by a mail that never arrives: no quoted names, no comments, no lists, no host without a domain. Addresses in other
/// scripts are welcome; their mails need a server with SMTPUTF8.
/// </summary>
/// <remarks>Sources: RFC 5321, section 4.1.2 (dot-string, domain) and 4.5.3.1; RFC 6531 (SMTPUTF8); RFC 5891 (IDNA).</remarks>
public static class EmailAddress
{
    /// <summary>Longest address, in octets of UTF-8: it has to fit a path of 256 with its brackets.</summary>
    public const int MaxOctets = 254;

    private const int MaxLocalOctets = 64;

    /// <summary>Besides letters and digits: atext of RFC 5322.</summary>
    private const string AtomSymbols = "!#$%&'*+-/=?^_`{|}~";

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// The one form in which an address is stored and compared: trimmed, normal form C, lower case, the domain in ASCII
    /// (<c>jürg@bücher.example</c> is <c>jürg@xn--bcher-kva.example</c>).
    /// </summary>
    public static bool TryNormalise(string? text, [NotNullWhen(true)] out string? address)
    {
        address = null;
        var trimmed = text?.Trim();
        if (trimmed is null || trimmed.Length > MaxOctets || !VisibleText.TryLine(trimmed, 3, MaxOctets, out var line))
        {
            return false;
        }

        var at = line.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || at != line.LastIndexOf('@'))
        {
            return false;
        }

        var local = line[..at].ToLowerInvariant();
        if (!IsDotString(local) || !TryDomain(line[(at + 1)..], out var domain))
        {
            return false;
        }

        address = $"{local}@{domain}";
        return Encoding.UTF8.GetByteCount(address) <= MaxOctets;
    }

    /// <summary>Atoms with single dots between them.</summary>
    private static bool IsDotString(string local) =>
        Encoding.UTF8.GetByteCount(local) <= MaxLocalOctets
        && local.Split('.').All(atom => atom.Length > 0 && atom.EnumerateRunes().All(IsAtomText));

    private static bool IsAtomText(Rune rune) => rune.IsAscii
        ? Rune.IsLetterOrDigit(rune) || AtomSymbols.Contains((char)rune.Value, StringComparison.Ordinal)
        : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark;

    /// <summary>At least two labels; the last one is no number, so that it is no IP address.</summary>
    private static bool TryDomain(string text, out string domain)
    {
        domain = "";
        try
        {
            domain = Idn.GetAscii(text).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return false; // A label that is empty, too long, or has characters that no host name may have.
        }

        var labels = domain.Split('.');
        return labels.Length >= 2 && labels.All(label => label.Length is > 0 and <= 63) && labels[^1].Any(char.IsAsciiLetter);
    }
}
