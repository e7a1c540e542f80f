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

    public static readonly Refusal AccountGone = new(
        StatusCodes.Status401Unauthorized, "unauthenticated", "This account no longer exists.");

    public static readonly Refusal SessionOver = AccountGone with { Detail = "The session is over. Log in again." };

    public static readonly Refusal CrossSite = new(
        StatusCodes.Status403Forbidden, "cross-site-request", "Only a page of this site may ask this by cookie.");

    public static readonly Refusal TooManyRegistrations = new(
        StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many registrations from your network.")
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
