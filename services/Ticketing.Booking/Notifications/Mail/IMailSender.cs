namespace Ticketing.Booking.Notifications.Mail;

/// <summary>One mail.</summary>
/// <param name="MessageId">Message-ID without angle brackets. The same notification has always the same.</param>
/// <param name="To">Address.</param>
/// <param name="ToName">Name beside it.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The same as HTML.</param>
internal sealed record MailMessageText(
    string MessageId, string To, string ToName, string Subject, string Text, string Html)
{
    /// <summary>Files that go with it.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}

/// <summary>A file of a mail.</summary>
/// <param name="Name">For example <c>tickets.pdf</c>.</param>
/// <param name="Type">Media type.</param>
/// <param name="Content">The bytes.</param>
internal sealed record MailAttachment(string Name, string Type, byte[] Content);

/// <summary>What became of a mail; never unknown without an exception.</summary>
internal enum MailOutcome
{
    /// <summary>The server took it (250).</summary>
    Sent = 0,

    /// <summary>The server will never take it: the address does not exist or is not one.</summary>
    Refused = 1,

    /// <summary>The server does not take this mail now, and may take others.</summary>
    Deferred = 2,
}

/// <summary>A connection to the mail server.</summary>
internal interface IMailSession : IDisposable
{
    /// <summary>
    /// Hands one mail over. An exception means that it is not known whether the server took it, or that it may later.
    /// </summary>
    /// <returns>The outcome and, when not sent, why.</returns>
    Task<(MailOutcome Outcome, string? Why)> SendAsync(MailMessageText mail, CancellationToken ct);
}

/// <summary>Hands mails to a mail server.</summary>
internal interface IMailSender
{
    /// <summary>False when no server is configured: mails wait.</summary>
    bool IsConfigured { get; }

    /// <summary>A session for one batch.</summary>
    IMailSession Open();
}
