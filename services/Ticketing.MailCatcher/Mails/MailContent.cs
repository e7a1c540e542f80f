using System.Text;
using MimeKit;

namespace Ticketing.MailCatcher.Mails;

/// <summary>What a person reads of a mail, as MimeKit reads it.</summary>
/// <param name="MessageId">Without its angle brackets; empty if the mail has none.</param>
/// <param name="Subject">Decoded.</param>
/// <param name="Text">The first plain text, or empty.</param>
/// <param name="Html">The first HTML, or empty.</param>
public sealed record MailContent(string MessageId, string Subject, string Text, string Html)
{
    // multipart/mixed around multipart/alternative around text is two.
    private static readonly ParserOptions Options = new() { MaxMimeDepth = 5 };

    /// <summary>Takes a mail apart. One that is none is shown as its text.</summary>
    public static MailContent Parse(byte[] raw)
    {
        try
        {
            using var mail = MimeMessage.Load(Options, new MemoryStream(raw));
            return new(mail.MessageId ?? "", mail.Subject ?? "", mail.TextBody ?? "", mail.HtmlBody ?? "");
        }
        catch (FormatException)
        {
            return new("", "", Encoding.Latin1.GetString(raw), "");
        }
    }
}
