using System.ComponentModel.DataAnnotations;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>Settings of accounts and log-ins, section <c>Ticketing:Users</c>; checked at start.</summary>
internal sealed class AccountsOptions
{
    /// <summary>Where they stand in the configuration.</summary>
    public const string Section = "Ticketing:Users";

    /// <summary>PBKDF2-HMAC-SHA512 rounds. OWASP asks for 210,000 (2023): about 0.1 s of one core.</summary>
    [Range(100_000, 10_000_000)]
    public int PasswordIterations { get; set; } = 210_000;

    /// <summary>Hashes computed at once. Two leave the rest of the service alive while many log in.</summary>
    [Range(1, 64)]
    public int PasswordLanes { get; set; } = 2;

    /// <summary>
    /// Log-ins that may wait; at 0.1 s each and two at once the last waits 2.5 s. More get 429.
    /// </summary>
    [Range(0, 10_000)]
    public int PasswordQueue { get; set; } = 50;

    /// <summary>
    /// Accounts one network address may make in a minute. Generous: schools share an address.
    /// </summary>
    [Range(1, 1_000_000)]
    public int RegistrationsPerMinutePerAddress { get; set; } = 600;

    /// <summary>Accounts one network address may make in a day, at all replicas together.</summary>
    [Range(1, 10_000_000)]
    public int RegistrationsPerDayPerAddress { get; set; } = 1_000;

    /// <summary>Whether orders need a verified address. False for load tools: every account counts as verified.</summary>
    public bool RequireVerifiedEmail { get; set; } = true;

    /// <summary>Wrong passwords in 15 minutes from a browser in which the account's owner has logged in before.</summary>
    [Range(1, 1_000_000)]
    public int FailedLogInsPerDevice { get; set; } = 20;

    /// <summary>Wrong passwords in 15 minutes for one account from one network address.</summary>
    [Range(1, 1_000_000)]
    public int FailedLogInsPerAccountAndAddress { get; set; } = 10;

    /// <summary>
    /// Wrong passwords in an hour for one account from browsers that it does not know, wherever they are. Beyond, only
    /// known browsers and the mailed link get in.
    /// </summary>
    [Range(1, 1_000_000)]
    public int FailedLogInsPerAccount { get; set; } = 100;

    /// <summary>
    /// Wrong passwords in 15 minutes from one network address, for all accounts. More than may wait for a hash at once, so
    /// that a crowd behind one address that logs in together is not taken for failures.
    /// </summary>
    [Range(1, 1_000_000)]
    public int FailedLogInsPerAddress { get; set; } = 300;

    /// <summary>Life of an access token, in minutes.</summary>
    [Range(1, 60)]
    public int TokenMinutes { get; set; } = 15;

    /// <summary>A session ends this many hours after its log-in: 30 days, as NIST SP 800-63B asks for (AAL1).</summary>
    [Range(1, 24 * 90)]
    public int SessionHours { get; set; } = 24 * 30;

    /// <summary>A session ends when it was not renewed for this many hours.</summary>
    [Range(1, 24 * 90)]
    public int SessionIdleHours { get; set; } = 24 * 7;

    /// <summary>
    /// How long a used refresh token is good, in seconds: for tabs that renew at once, and for a page that lost the answer.
    /// It gives up after 20 s and asks again after 10.
    /// </summary>
    [Range(0, 300)]
    public int RenewalGraceSeconds { get; set; } = 60;

    /// <summary>Whether the user may order.</summary>
    public bool IsVerified(UserRow user) =>
        !RequireVerifiedEmail || user.EmailVerifiedAt is not null || user.Role == Roles.Operator;

    /// <summary>A session last used before this is over.</summary>
    public DateTimeOffset IdleSince(DateTimeOffset now) => now.AddHours(-SessionIdleHours);
}
