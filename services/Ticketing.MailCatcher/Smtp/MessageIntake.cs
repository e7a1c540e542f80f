using System.Buffers;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using Ticketing.MailCatcher.Mails;

namespace Ticketing.MailCatcher.Smtp;

/// <summary>Stores what a client hands over. A mail is stored before its 250 is said.</summary>
internal sealed class MessageIntake(MailStore store) : MessageStore
{
    private const int MaxRecipients = 100;

    public override Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer,
        CancellationToken cancellationToken)
    {
        if (transaction.To.Count > MaxRecipients)
        {
            return Task.FromResult(new SmtpResponse(SmtpReplyCode.InsufficientStorage, "too many recipients"));
        }

        if (buffer.Length > MailStore.MaxMailBytes)
        {
            return Task.FromResult(SmtpResponse.SizeLimitExceeded);
        }

        store.Add([.. transaction.To.Select(mailbox => mailbox.AsAddress())], buffer.ToArray());
        return Task.FromResult(SmtpResponse.Ok);
    }
}
