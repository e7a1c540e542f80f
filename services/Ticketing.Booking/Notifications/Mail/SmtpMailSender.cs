using System.Data.Common;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Ticketing.Booking.Notifications.Mail;

/// <summary>
/// Mail by SMTP with .NET's own client. The server is the connection string <c>mail</c>:
/// <c>Endpoint=smtp://host:port;Username=…;Password=…;StartTls=true</c>, all but the endpoint optional.
/// </summary>
internal sealed class SmtpMailSender : IMailSender
{
    private readonly MailOptions _options;
    private readonly Uri? _endpoint;
    private readonly NetworkCredential? _credential;
    private readonly bool _startTls;

    public SmtpMailSender(IConfiguration configuration, MailOptions options)
    {
        _options = options;
        if (configuration.GetConnectionString("mail") is not { Length: > 0 } text)
        {
            return;
        }
        var parts = new DbConnectionStringBuilder { ConnectionString = text };
        _endpoint = new Uri(Part(parts, "Endpoint")
            ?? throw new InvalidOperationException("The connection string 'mail' has no Endpoint."));
        _credential = Part(parts, "Username") is { } user
            ? new NetworkCredential(user, Part(parts, "Password"))
            : null;
        _startTls = bool.TryParse(Part(parts, "StartTls"), out var tls) && tls;
    }

    public bool IsConfigured => _endpoint is not null;

    public IMailSession Open() => new Session(this);

    private static string? Part(DbConnectionStringBuilder parts, string name) =>
        parts.TryGetValue(name, out var value) && value is string { Length: > 0 } text ? text : null;

    /// <summary>
    /// The mail as .NET's client sends it. Header injection is impossible: line breaks are no part of an address,
    /// and are taken out of everything else that becomes a header.
    /// </summary>
    internal static MailMessage Build(MailMessageText mail, MailOptions options)
    {
        var message = new MailMessage
        {
            From = new MailAddress(options.FromAddress, OneLine(options.FromName), Encoding.UTF8),
            Subject = OneLine(mail.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(mail.To, OneLine(mail.ToName), Encoding.UTF8));
        message.Headers.Add("Message-ID", $"<{OneLine(mail.MessageId)}>");
        // RFC 3834: no vacation note comes back.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.AlternateViews.Add(View(mail.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(mail.Html, MediaTypeNames.Text.Html));
        return message;
    }

    private static AlternateView View(string text, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.Base64;
        return view;
    }

    private static string OneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));

    private sealed class Session(SmtpMailSender sender) : IMailSession
    {
        // Keeps its connection from mail to mail; disposing says QUIT.
        private readonly SmtpClient _client = new(sender._endpoint!.Host, sender._endpoint.Port)
        {
            Credentials = sender._credential,
            EnableSsl = sender._startTls,
        };

        public async Task<(MailOutcome Outcome, string? Why)> SendAsync(
            MailMessageText mail, CancellationToken ct)
        {
            MailMessage message;
            try
            {
                message = Build(mail, sender._options);
            }
            catch (FormatException)
            {
                return (MailOutcome.Refused, "The address is none.");
            }
            using (message)
            {
                try
                {
                    await _client.SendMailAsync(message, ct);
                    return (MailOutcome.Sent, null);
                }
                catch (SmtpException e) when (IsFinal(e.StatusCode))
                {
                    return (MailOutcome.Refused, $"{(int)e.StatusCode} {e.StatusCode}");
                }
            }
        }

        public void Dispose() => _client.Dispose();

        // 5xx that speak of this mailbox or mail (RFC 5321, 4.2.3); other 5xx are a broken conversation or log-in.
        private static bool IsFinal(SmtpStatusCode code) => code is SmtpStatusCode.MailboxUnavailable
            or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.MailboxNameNotAllowed
            or SmtpStatusCode.ExceededStorageAllocation;
    }
}
