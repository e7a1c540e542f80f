using System.Diagnostics.CodeAnalysis;

namespace Ticketing.EventTicketing.Domain;

/// <summary>What a user may be. An operator is made by whoever runs the system, never over HTTP.</summary>
public static class Roles
{
    /// <summary>Buys tickets.</summary>
    public const string Buyer = "buyer";

    /// <summary>Makes events.</summary>
    public const string Seller = "seller";

    /// <summary>Runs the system.</summary>
    public const string Operator = "operator";
}

/// <summary>Rules for what a person types about themselves.</summary>
public static class UserRules
{
    /// <summary>RFC 5321: the longest address that fits a path.</summary>
    public const int MaxEmailLength = 254;

    /// <summary>Shorter ones are guessed.</summary>
    public const int MinPasswordLength = 10;

    /// <summary>
    /// Long enough for a sentence, short enough that hashing it costs no more than any other.
    /// </summary>
    public const int MaxPasswordLength = 128;

    /// <summary>Longest name shown to others.</summary>
    public const int MaxNameLength = 100;

    /// <summary>
    /// The one form in which an address is stored and compared: trimmed and lower case. False if it cannot be
    /// an address. Deliberately loose beyond that: only a mail that arrives proves one.
    /// </summary>
    public static bool TryNormaliseEmail(string? text, [NotNullWhen(true)] out string? email)
    {
        email = text?.Trim().ToLowerInvariant();
        if (email is null || email.Length is < 3 or > MaxEmailLength)
        {
            return false;
        }

        var at = email.IndexOf('@', StringComparison.Ordinal);
        var ok = at > 0 && at < email.Length - 1 && at == email.LastIndexOf('@')
            && !email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
        return ok;
    }

    /// <summary>Checks a language; null is none given.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static Refusal? CheckLocale(string? locale)
    {
        var errors = new FieldErrors();
        errors.Require(locale is null || Locales.IsKnown(locale), "locale", LocaleError);
        return errors.None ? null : errors.ToRefusal();
    }

    /// <summary>Checks a registration.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static Refusal? Check(
        string? email, string? password, string? name, string? role, string? locale = null)
    {
        var errors = new FieldErrors();
        errors.Require(TryNormaliseEmail(email, out _), "email", "Must be an e-mail address.");
        errors.Require(
            password is { Length: >= MinPasswordLength and <= MaxPasswordLength },
            "password",
            $"Must have {MinPasswordLength} to {MaxPasswordLength} characters.");
        errors.Require(
            TextRules.IsLine(name?.Trim(), 1, MaxNameLength), "name", $"Must have 1 to {MaxNameLength} characters.");
        errors.Require(role is Roles.Buyer or Roles.Seller, "role", "Must be buyer or seller.");
        errors.Require(locale is null || Locales.IsKnown(locale), "locale", LocaleError);
        return errors.None ? null : errors.ToRefusal();
    }

    private const string LocaleError = $"Must be {Locales.English} or {Locales.TraditionalChinese}.";
}
