namespace Ticketing.Contracts.Messages;

/// <summary>
/// A mail about an account, without anything that a person typed but the address itself. Event-ticketing gives it to
/// booking's mail worker (<c>POST /internal/account-mails/take</c>).
/// </summary>
/// <param name="MailId">Part of the Message-ID.</param>
/// <param name="Kind">One of <see cref="AccountMailKinds"/>.</param>
/// <param name="Email">Where it goes.</param>
/// <param name="Locale">Language, <c>en</c> or <c>zh-Hant</c>.</param>
/// <param name="Secret">Of its link, or null where it has none. Never logged and stored nowhere.</param>
public sealed record AccountMail(Guid MailId, string Kind, string Email, string Locale, string? Secret);

/// <summary>What became of one (<c>POST /internal/account-mails/outcomes</c>).</summary>
/// <param name="MailId">Which.</param>
/// <param name="Outcome">One of <see cref="AccountMailOutcomes"/>.</param>
public sealed record AccountMailOutcome(Guid MailId, string Outcome);

/// <summary>What mails about an account are for.</summary>
public static class AccountMailKinds
{
    /// <summary>Its link shows that the address is the account's owner's.</summary>
    public const string VerifyEmail = "verify-email";

    /// <summary>Its link lets the owner choose another password.</summary>
    public const string ResetPassword = "reset-password";

    /// <summary>Tells the owner that the password is another one now.</summary>
    public const string PasswordChanged = "password-changed";

    /// <summary>Tells the owner that somebody may sign in with a passkey that was not there before.</summary>
    public const string PasskeyAdded = "passkey-added";

    /// <summary>Tells an address, which may have no account, that somebody offers tickets to its owner.</summary>
    public const string TicketsOffered = "tickets-offered";

    /// <summary>Tells the owner that tickets were taken over, and that their old codes are dead.</summary>
    public const string TicketsTransferred = "tickets-transferred";

    /// <summary>Its link signs somebody in who buys without a password.</summary>
    public const string GuestSignIn = "guest-sign-in";

    /// <summary>Tells somebody who asked to buy without a password that the address has an account with one.</summary>
    public const string AccountExists = "account-exists";

    /// <summary>Tells the owner that an operator took the second factor away.</summary>
    public const string SecondFactorRemoved = "second-factor-removed";

    /// <summary>Its link deletes the account of somebody who has no password.</summary>
    public const string DeleteAccount = "delete-account";
}

/// <summary>What may become of a mail.</summary>
public static class AccountMailOutcomes
{
    /// <summary>The server took it.</summary>
    public const string Sent = "sent";

    /// <summary>The server will never take it.</summary>
    public const string Refused = "refused";

    /// <summary>Not known, or not now: it is tried again.</summary>
    public const string Deferred = "deferred";
}
