using System.ComponentModel.DataAnnotations;

namespace Ticketing.Booking.Notifications.Mail;

/// <summary>
/// Settings of mail, section <c>Mail</c>. The server is the connection <c>mail</c>; without one no mail is sent
/// and the notifications wait. Validated at start.
/// </summary>
internal sealed class MailOptions
{
    public const string SectionName = "Mail";

    /// <summary>Who mails come from.</summary>
    [Required, EmailAddress]
    public string FromAddress { get; set; } = "tickets@ticketing.local";

    /// <summary>The name beside it.</summary>
    [Required]
    public string FromName { get; set; } = "Ticketing";

    /// <summary>Where the web front end is, for links; none without it. For example
    /// <c>https://tickets.example</c>.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>
    /// Whether the server gets its password over a connection without TLS. For a server on the same machine only.
    /// </summary>
    public bool AllowPasswordWithoutTls { get; set; }

    /// <summary>Batches that are sent at once, each over a connection of its own.</summary>
    [Range(1, 32)]
    public int Senders { get; set; } = 4;

    /// <summary>How often mails are looked for.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long one mail may take.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a batch belongs to one worker; if that dies, another takes it afterwards.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Tickets that the mail of a paid order carries at most; a larger order has the link alone. 0 attaches nothing.
    /// </summary>
    [Range(0, 50)]
    public int MaxAttachedTickets { get; set; } = 20;

    /// <summary>
    /// How long such a mail waits for its tickets, which event-ticketing records a moment after the payment. Then it goes
    /// without them.
    /// </summary>
    public TimeSpan WaitForTickets { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The rules between settings.</summary>
    public bool IsConsistent =>
        WaitForTickets >= TimeSpan.Zero && Interval > TimeSpan.Zero && SendTimeout > TimeSpan.Zero && Lease > 3 * SendTimeout
        && (PublicUrl.Length == 0 || Uri.TryCreate(PublicUrl, UriKind.Absolute, out _));
}
