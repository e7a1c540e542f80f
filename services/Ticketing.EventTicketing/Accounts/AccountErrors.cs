using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>What registering, signing in and reading an account may be refused with.</summary>
internal static class AccountErrors
{
    public static readonly Refusal EmailTaken = new(
        StatusCodes.Status409Conflict, "email-taken", "Another account has this e-mail address.");

    /// <summary>Never says which of the two was wrong.</summary>
    public static readonly Refusal InvalidCredentials = new(
        StatusCodes.Status401Unauthorized, "invalid-credentials",
        "There is no account with this e-mail address and password.");

    /// <summary>Said only to who knows the password, has the passkey, or has the mail.</summary>
    public static readonly Refusal AccountLocked = new(
        StatusCodes.Status403Forbidden, "account-locked",
        "This account is locked, and nobody can sign in to it. Write to the shop's support to have it opened.");

    /// <summary>Not 401: a page would renew its session and ask again.</summary>
    public static readonly Refusal WrongPassword = new(
        StatusCodes.Status403Forbidden, "wrong-password", "This is not the account's password.");

    public static readonly Refusal SecondFactorRequired = new(
        StatusCodes.Status401Unauthorized, "second-factor-required",
        "The account has a second factor: send the code of the authenticator app too.");

    public static readonly Refusal WrongCode = new(
        StatusCodes.Status401Unauthorized, "wrong-code", "The code is wrong, too old, or was used already.");

    /// <summary>The same for somebody who is logged in.</summary>
    public static readonly Refusal WrongNewCode = WrongCode with { Status = StatusCodes.Status403Forbidden };

    public static readonly Refusal SecondFactorMissing = new(
        StatusCodes.Status403Forbidden, "second-factor-missing",
        "Operators need a second factor: set Ticketing:Operator:TotpSecret.");

    /// <summary>
    /// Anybody may register with somebody else's address; a second factor would then keep its owner out for good.
    /// </summary>
    public static readonly Refusal EmailNotVerified = new(
        StatusCodes.Status403Forbidden, "email-not-verified",
        "Confirm your e-mail address first, by the link in the mail that we sent you.");

    public static readonly Refusal SecondFactorOn = new(
        StatusCodes.Status409Conflict, "second-factor-on", "The account has a second factor already. Remove it first.");

    /// <summary>Never says why: unknown, of another site, signed wrongly, or a copy.</summary>
    public static readonly Refusal PasskeyRefused = new(
        StatusCodes.Status401Unauthorized, "passkey-refused", "This passkey was not accepted. Sign in another way.");

    /// <summary>For somebody who is logged in: it is not of this site, or known already.</summary>
    public static readonly Refusal NewPasskeyRefused = new(
        StatusCodes.Status403Forbidden, "passkey-refused", "This passkey was not accepted. Make another one.");

    public static readonly Refusal ChallengeOver = new(
        StatusCodes.Status410Gone, "challenge-over", "This took too long, or was answered already. Begin again.");

    public static readonly Refusal PasskeyNotFound = new(
        StatusCodes.Status404NotFound, "passkey-not-found", "You have no such passkey.");

    public static readonly Refusal TooManyPasskeys = new(
        StatusCodes.Status409Conflict, "too-many-passkeys",
        $"An account has at most {Passkeys.PasskeyTable.MaxPasskeys} passkeys: remove one first.");

    public static readonly Refusal NoPasskeys = new(
        StatusCodes.Status503ServiceUnavailable, "passkeys-not-configured",
        "Passkeys cannot be used here: the shop's public address is not configured.");

    public static readonly Refusal TooManyChallenges = new(
        StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many people use a passkey right now.")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    /// <summary>The password was right. Who has a passkey, a recovery code or a browser the account knows gets in.</summary>
    public static readonly Refusal TooManyWrongCodes = new(
        StatusCodes.Status429TooManyRequests, "too-many-requests",
        "Too many codes were wrong. Wait, or use a passkey, a recovery code, or a browser that you signed in with before.");

    public static readonly Refusal NoSecondFactorKey = new(
        StatusCodes.Status503ServiceUnavailable, "second-factor-not-configured",
        "Second factors cannot be set up here: no key for them is configured.");

    public static readonly Refusal OperatorByConfiguration = new(
        StatusCodes.Status403Forbidden, "forbidden", "The operator's account is set by the configuration.");

    public static readonly Refusal LinkOver = new(
        StatusCodes.Status410Gone, "link-over",
        "This link was used already, is too old, or a newer mail has another one.");

    public static readonly Refusal TooManyMails = new(
        StatusCodes.Status429TooManyRequests, "too-many-requests", "This mail was sent just now. Look for it, or wait.")
    {
        RetryAfter = Mails.AccountMails.Interval,
    };

    public static readonly Refusal TooManyFailedLogIns = new(
        StatusCodes.Status429TooManyRequests, "too-many-requests",
        "Too many log-ins failed. Wait, or choose another password by mail.");

    public static readonly Refusal AccountGone = new(
        StatusCodes.Status401Unauthorized, "unauthenticated", "This account no longer exists.");

    public static readonly Refusal SessionOver = AccountGone with { Detail = "The session is over. Log in again." };

    public static readonly Refusal CrossSite = new(
        StatusCodes.Status403Forbidden, "cross-site-request", "Only a page of this site may ask this by cookie.");

    public static readonly Refusal TooManyRegistrations = new(
        StatusCodes.Status429TooManyRequests, "too-many-requests",
        "Too many registrations or mails were asked for from your network.")
    {
        RetryAfter = TimeSpan.FromMinutes(1),
    };

    public static readonly Refusal TooManyRenewals = new(
        StatusCodes.Status429TooManyRequests, "too-many-requests", "This session was renewed too often just now.")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    /// <summary>The queue for hashing passwords is full.</summary>
    public static readonly Refusal TooManyLogIns = new(
        StatusCodes.Status429TooManyRequests, "too-many-requests",
        "Too many people are logging in or registering right now.")
    {
        RetryAfter = TimeSpan.FromSeconds(3),
    };
}
