using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>What a user may be. The operator comes from the configuration, never over HTTP.</summary>
internal static class Roles
{
    public const string Buyer = "buyer";

    public const string Seller = "seller";

    public const string Operator = "operator";
}

/// <summary>Rules for what a person types about themselves. Null means that nothing is wrong.</summary>
internal static class UserRules
{
    /// <summary>Shorter ones are guessed.</summary>
    public const int MinPasswordLength = 10;

    /// <summary>Long enough for a sentence, short enough that hashing it costs no more than any other.</summary>
    public const int MaxPasswordLength = 128;

    /// <summary>Longest name shown to others.</summary>
    public const int MaxNameLength = 100;

    private const string LocaleError = $"Must be {Locales.English} or {Locales.TraditionalChinese}.";

    public static Refusal? CheckLocale(string? locale) =>
        locale is null || Locales.IsKnown(locale) ? null : Refusal.Invalid("locale", LocaleError);

    /// <summary>What a password is before it is looked at more closely.</summary>
    public static Refusal? CheckPassword(string? password, string field) =>
        password is { Length: >= MinPasswordLength and <= MaxPasswordLength }
            ? null
            : Refusal.Invalid(field, $"Must have {MinPasswordLength} to {MaxPasswordLength} characters.");

    public static Refusal? Check(RegisterUserRequest request)
    {
        var errors = new FieldErrors();
        errors.Require(
            EmailAddress.TryNormalise(request.Email, out _), "email",
            "Must be an e-mail address, for example ada@example.org.");
        errors.Require(
            request.Password is { Length: >= MinPasswordLength and <= MaxPasswordLength },
            "password",
            $"Must have {MinPasswordLength} to {MaxPasswordLength} characters.");
        errors.Require(
            VisibleText.TryLine(request.Name, 1, MaxNameLength, out _),
            "name",
            $"Must have 1 to {MaxNameLength} characters, {VisibleText.Hint}.");
        errors.Require(request.Role is Roles.Buyer or Roles.Seller, "role", "Must be buyer or seller.");
        errors.Require(request.Locale is null || Locales.IsKnown(request.Locale), "locale", LocaleError);
        return errors.None ? null : errors.ToRefusal();
    }
}
