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

    /// <summary>Life of an access token, in minutes.</summary>
    [Range(1, 60)]
    public int TokenMinutes { get; set; } = 15;

    /// <summary>A session cannot be refreshed longer than this many hours after its log-in.</summary>
    [Range(1, 24 * 90)]
    public int SessionHours { get; set; } = 24 * 7;
}
