using System.Diagnostics.CodeAnalysis;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>E-mail addresses in the one form in which they are stored and compared: trimmed and lower case.</summary>
internal static class EmailAddress
{
    /// <summary>RFC 5321: the longest address that fits a path.</summary>
    private const int MaxLength = 254;

    /// <summary>
    /// False if the text cannot be an address. Deliberately loose beyond that: only a mail that arrives proves one.
    /// </summary>
    public static bool TryNormalise(string? text, [NotNullWhen(true)] out string? email)
    {
        email = text?.Trim().ToLowerInvariant();
        if (email is null || email.Length is < 3 or > MaxLength)
        {
            return false;
        }

        var at = email.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < email.Length - 1 && at == email.LastIndexOf('@')
            && !email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
    }
}
