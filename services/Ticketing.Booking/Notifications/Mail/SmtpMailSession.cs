using System.Globalization;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace Ticketing.Booking.Notifications.Mail;

/// <summary>One conversation with the mail server; keeps its connection from mail to mail.</summary>
internal sealed class SmtpMailSession(SmtpMailSender sender, MailOptions options) : IMailSession
{
    private static readonly FormatOptions International = CreateInternational();

    private readonly Client _client = new() { Timeout = (int)options.SendTimeout.TotalMilliseconds };

    public async Task<(MailOutcome Outcome, string? Why)> SendAsync(MailMessageText mail, CancellationToken ct)
    {
        MimeMessage message;
        try
        {
            message = SmtpMailSender.Build(mail, options);
        }
        catch (FormatException)
        {
            return (MailOutcome.Refused, "The address is none.");
        }
        using (message)
        {
            if (!_client.IsConnected)
            {
                await sender.ConnectAsync(_client, ct);
            }
            // RFC 6531: a local part in another script needs the extension; a domain is written in ASCII.
            var needsUtf8 = !IsAscii(message.To.Mailboxes.Single().GetAddress(idnEncode: true));
            if (needsUtf8 && !_client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
            {
                return (MailOutcome.Refused, "The address needs SMTPUTF8, which the server does not have.");
            }
            _client.IsSenderAccepted = false;
            try
            {
                await _client.SendAsync(needsUtf8 ? International : FormatOptions.Default, message, ct);
                return (MailOutcome.Sent, null);
            }
            catch (SmtpCommandException e) when (_client.IsSenderAccepted && OutcomeOf(e) is { } outcome)
            {
                return (outcome, string.Create(CultureInfo.InvariantCulture, $"{(int)e.StatusCode} {e.StatusCode}"));
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

    /// <summary>
    /// What an answer says of this mail and no other; null when it says that the conversation is broken, the log-in is
    /// missing or the server is closing (RFC 5321, 4.2.3; RFC 4954, 6). The digits decide: many servers answer with
    /// codes that the library has no name for.
    /// </summary>
    private static MailOutcome? OutcomeOf(SmtpCommandException e) => (int)e.StatusCode switch
    {
        421 or 500 or 502 or 503 or 504 or 521 or 530 or 534 or 535 or 538 => null,
        >= 550 and <= 553 => MailOutcome.Refused,
        // The content, not the address: may be taken later, for example when a filter has learned.
        >= 500 when e.ErrorCode == SmtpErrorCode.MessageNotAccepted => MailOutcome.Deferred,
        >= 500 => MailOutcome.Refused,
        >= 400 => MailOutcome.Deferred,
        _ => null,
    };

    private static bool IsAscii(string address) => address.All(char.IsAscii);

    private static FormatOptions CreateInternational()
    {
        var format = FormatOptions.Default.Clone();
        format.International = true;
        return format;
    }

    /// <summary>Knows whether it was our own address that the server refused: that is no mail's fault.</summary>
    private sealed class Client : SmtpClient
    {
        public bool IsSenderAccepted { get; set; }

        protected override void OnSenderAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
        {
            IsSenderAccepted = true;
            base.OnSenderAccepted(message, mailbox, response);
        }
    }
}
