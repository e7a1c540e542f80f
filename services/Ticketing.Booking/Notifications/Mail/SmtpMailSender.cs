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
        if (_credential is not null && !_startTls && !options.AllowPasswordWithoutTls)
        {
            throw new InvalidOperationException(
                "The connection string 'mail' has a password and no StartTls=true, so everybody on the way could read it. "
                + "Mail:AllowPasswordWithoutTls=true allows that.");
        }
    }

    /// <summary>Connects and logs in.</summary>
    internal async Task ConnectAsync(SmtpClient client, CancellationToken ct)
    {
        var endpoint = _endpoint!;
        await client.ConnectAsync(
            endpoint.Host, endpoint.Port < 0 ? UsualPort : endpoint.Port,
            _startTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None, ct);
        if (_credential is not null)
        {
            await client.AuthenticateAsync(_credential, ct);
        }
    }

    public bool IsConfigured => _endpoint is not null;

    public IMailSession Open() => new SmtpMailSession(this, _options);

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
            Body = BodyOf(mail),
        };
        message.From.Add(new MailboxAddress(Encoding.UTF8, OneLine(options.FromName), options.FromAddress));
        message.To.Add(to);
        // RFC 3834: no vacation note comes back.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private static MimeEntity BodyOf(MailMessageText mail)
    {
        var body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html };
        foreach (var file in mail.Attachments)
        {
            body.Attachments.Add(file.Name, file.Content, ContentType.Parse(file.Type));
        }
        return body.ToMessageBody();
    }

    private static string OneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
}
