using System.Net;
using System.Text;
using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.Notifications.Mail.Accounts;

/// <summary>Makes a mail about an account, in text and HTML, out of a template and its link.</summary>
internal static class AccountMailComposer
{
    public static MailMessageText Compose(AccountMail mail, MailOptions options)
    {
        var language = AccountMailTemplates.Of(mail.Locale);
        var template = language.Kinds[mail.Kind];
        var link = $"{options.PublicUrl.TrimEnd('/')}{template.Path}{(mail.Secret is null ? "" : $"#{mail.Secret}")}";
        var domain = options.FromAddress[(options.FromAddress.IndexOf('@', StringComparison.Ordinal) + 1)..];
        return new MailMessageText(
            // A mail that is sent again has another link, so it is another mail.
            $"{Guid.NewGuid():N}@{domain}",
            mail.Email,
            "",
            template.Subject,
            Text(template, link, language.Footer),
            Html(template, link, language.Footer, mail.Locale));
    }

    private static string Text(AccountMailTemplate template, string link, string footer)
    {
        var text = new StringBuilder();
        Array.ForEach(template.Body, p => text.Append(p).Append("\r\n\r\n"));
        return text.Append(template.Open).Append(": ").Append(link).Append("\r\n\r\n-- \r\n").Append(footer)
            .Append("\r\n").ToString();
    }

    private static string Html(AccountMailTemplate template, string link, string footer, string locale)
    {
        var html = new StringBuilder(
            $"<!doctype html><html lang=\"{locale}\"><body style=\"font:16px/1.5 sans-serif;max-width:36em\">");
        Array.ForEach(template.Body, p => html.Append("<p>").Append(Escape(p)).Append("</p>"));
        return html.Append("<p><a href=\"").Append(Escape(link)).Append("\">").Append(Escape(template.Open))
            .Append("</a></p><p style=\"color:#555\">").Append(Escape(footer)).Append("</p></body></html>").ToString();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
