using System.Data.Common;
using System.Net;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Ticketing.Booking.Notifications.Mail;

/// <summary>
/// Mail by SMTP with MailKit. The server is the connection string <c>mail</c>:
/// <c>Endpoint=smtp://host:port;Username=…;Password=…;StartTls=true</c>, all but the endpoint optional.
/// </summary>
internal sealed class SmtpMailSender : IMailSender
{
    private const int UsualPort = 25;

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
    /// The mail with its headers. MimeKit quotes and encodes names, so a name never becomes a second address, and
    /// refuses an address that is none; line breaks are taken out of everything that becomes a header.
    /// </summary>
    /// <exception cref="FormatException">The address is none.</exception>
    internal static MimeMessage Build(MailMessageText mail, MailOptions options)
    {
        var to = new MailboxAddress(Encoding.UTF8, OneLine(mail.ToName), mail.To);
        if (to.Domain.Length == 0)
        {
            throw new FormatException("The address has no domain.");
        }
        var message = new MimeMessage
        {
            Subject = OneLine(mail.Subject),
            MessageId = mail.MessageId,
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(new MailboxAddress(Encoding.UTF8, OneLine(options.FromName), options.FromAddress));
        message.To.Add(to);
        // RFC 3834: no vacation note comes back.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private static string OneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));

    private sealed class Session(SmtpMailSender sender) : IMailSession
    {
        // Keeps its connection from mail to mail.
        private readonly SmtpClient _client = new()
        {
            Timeout = (int)sender._options.SendTimeout.TotalMilliseconds,
        };

        public async Task<(MailOutcome Outcome, string? Why)> SendAsync(
            MailMessageText mail, CancellationToken ct)
        {
            MimeMessage message;
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
                await ConnectAsync(ct);
                try
                {
                    await _client.SendAsync(message, ct);
                    return (MailOutcome.Sent, null);
                }
                catch (SmtpCommandException e) when (IsFinal(e.StatusCode))
                {
                    return (MailOutcome.Refused, $"{(int)e.StatusCode} {e.StatusCode}");
                }
            }
        }

        /// <summary>Says QUIT.</summary>
        public void Dispose()
        {
            if (_client.IsConnected)
            {
                _client.Disconnect(quit: true);
            }
            _client.Dispose();
        }

        private async Task ConnectAsync(CancellationToken ct)
        {
            if (_client.IsConnected)
            {
                return;
            }
            var endpoint = sender._endpoint!;
            await _client.ConnectAsync(
                endpoint.Host, endpoint.Port < 0 ? UsualPort : endpoint.Port,
                sender._startTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None, ct);
            if (sender._credential is { } credential)
            {
                await _client.AuthenticateAsync(credential, ct);
            }
        }

        // 5xx that speak of this mailbox or mail (RFC 5321, 4.2.3); other 5xx are a broken conversation or log-in.
        private static bool IsFinal(SmtpStatusCode code) => code is SmtpStatusCode.MailboxUnavailable
            or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.MailboxNameNotAllowed
            or SmtpStatusCode.ExceededStorageAllocation;
    }
}
