using System.Globalization;
using System.Text;
using Ticketing.Contracts.Text;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>
/// The forms in which an account may have a typed e-mail address. New accounts have the one of
/// <see cref="EmailAddress"/>; accounts from before that rule have it trimmed and in lower case, also where it is no
/// address that a mail reaches (<c>ada@localhost</c>) or its domain is not in ASCII (<c>ada@bücher.example</c>).
/// </summary>
internal static class StoredAddress
{
    private static readonly IdnMapping Idn = new();

    /// <summary>The forms to look for, as typed first; none for a text that no account can have.</summary>
    public static string[] FormsOf(string? text)
    {
        var forms = new List<string>();
        if (text?.Trim().ToLowerInvariant() is { Length: >= 3 and <= EmailAddress.MaxOctets } typed && MayBeStored(typed))
        {
            forms.Add(typed);
        }

        if (EmailAddress.TryNormalise(text, out var address))
        {
            forms.Add(address);
            forms.Add(WithUnicodeDomain(address));
        }

        return [.. forms.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What accounts had to pass before; PostgreSQL takes neither NUL nor half a character.</summary>
    private static bool MayBeStored(string typed) =>
        typed.Count(c => c == '@') == 1 && typed[0] != '@' && typed[^1] != '@'
        && !typed.EnumerateRunes().Any(
            rune => rune == Rune.ReplacementChar || Rune.IsWhiteSpace(rune) || Rune.IsControl(rune));

    private static string WithUnicodeDomain(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        try
        {
            return string.Concat(address.AsSpan(0, at + 1), Idn.GetUnicode(address[(at + 1)..]));
        }
        catch (ArgumentException)
        {
            return address; // A label that only looks encoded.
        }
    }
}
