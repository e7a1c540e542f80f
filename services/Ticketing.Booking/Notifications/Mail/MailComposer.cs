using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Notifications.Mail;

/// <summary>
/// Makes the mail of a notification in the user's language. Text and HTML are made of the same parts, and
/// everything that goes into HTML is escaped, the template's own text included.
/// </summary>
internal sealed partial class MailComposer(MailOptions options)
{
    /// <param name="row">The notification.</param>
    /// <param name="to">Its reader.</param>
    /// <param name="about">The event.</param>
    /// <param name="hasTickets">The tickets go with the mail; else a mail that could have them says where they are.</param>
    public MailMessageText Compose(
        NotificationRow row, UserContact to, EventDirectoryEntry? about, bool hasTickets = false)
    {
        var t = MailTemplates.Of(to.Locale);
        var kind = t.Kinds[row.KindName];
        var values = Values(row, to, about, t);
        List<string> paragraphs = [t.Greeting, .. kind.Body];
        if (row.Detail.Outcome is { } outcome && kind.Outcomes?.GetValueOrDefault(outcome) is { } more)
        {
            paragraphs.AddRange(more);
        }
        if (TicketAttachments.BelongTo(row))
        {
            paragraphs.Add(hasTickets ? t.Tickets.Attached : t.Tickets.Online);
        }
        paragraphs = [.. paragraphs.Select(p => Fill(p, values))];
        var facts = Facts(row, values, t);
        var link = Link(row);
        return new MailMessageText(
            $"{row.Id:N}@{options.FromAddress[(options.FromAddress.IndexOf('@', StringComparison.Ordinal) + 1)..]}",
            to.Email,
            to.Name,
            Fill(kind.Subject, values),
            Text(paragraphs, facts, link, t),
            Html(paragraphs, facts, link, t, to.Locale));
    }

    private static Dictionary<string, string> Values(
        NotificationRow row, UserContact to, EventDirectoryEntry? about, MailTemplates t)
    {
        var zone = about?.TimeZone ?? "UTC";
        var d = row.Detail;
        var currency = d.Currency ?? about?.Currency;
        return new()
        {
            ["name"] = to.Name,
            ["event"] = about?.Name ?? row.EventId.ToString(CultureInfo.InvariantCulture),
            ["venue"] = about?.Venue ?? "",
            ["when"] = about is null || about.StartsAt == default
                ? ""
                : MailFormats.Time(about.StartsAt, zone, to.Locale),
            ["until"] = d.Until is { } until ? MailFormats.Time(until, zone, to.Locale) : "",
            ["amount"] = Money(d.AmountMinor, currency, to.Locale),
            ["fee"] = d.FeeMinor > 0 ? Money(d.FeeMinor, currency, to.Locale) : "",
            ["seats"] = string.Join(", ", SeatLines(d, about)),
            ["code"] = t.Code(d.Code),
            ["refunds"] = d.Refunds is { } terms ? DescribeRefunds(terms, about, t, to.Locale) : "",
        };
    }

    /// <summary>The seats as people call them: <c>A-1 5/12</c>, <c>A Balcony left AA/13</c>, <c>Floor ×3</c>.</summary>
    private static IEnumerable<string> SeatLines(NotificationDetail detail, EventDirectoryEntry? about)
    {
        var section = detail.Section is { } name ? about?.Find(name) : null;
        return (detail.Seats ?? [])
            .Select(s => section.ShortLineOf(detail.Section ?? "", new SeatPosition(s[0], s[1], s[2])))
            .CountBy(line => line).Select(line => line.Value == 1 ? line.Key : $"{line.Key} ×{line.Value}");
    }

    private static string DescribeRefunds(
        NotedRefunds terms, EventDirectoryEntry? about, MailTemplates t, string locale)
    {
        var zone = about?.TimeZone ?? "UTC";
        var text = terms.FeePercent == 0 ? t.Refunds.Full
            : terms.FreeUntil is null ? t.Refunds.LessFee
            : t.Refunds.FullThenLessFee;
        return Fill(text, new()
        {
            ["fee"] = terms.FeePercent.ToString(CultureInfo.InvariantCulture),
            ["until"] = TimeOf(terms.Until ?? about?.PromisedStart),
            ["free"] = TimeOf(terms.FreeUntil),
        });

        string TimeOf(DateTimeOffset? time) => time is { } moment ? MailFormats.Time(moment, zone, locale) : "–";
    }

    private static string Money(long? minor, string? currency, string locale) =>
        minor is { } amount && currency is not null ? MailFormats.Money(amount, currency, locale) : "";

    private static List<(string Label, string Value)> Facts(
        NotificationRow row, Dictionary<string, string> values, MailTemplates t) =>
    [
        .. new[]
        {
            (t.Event, values["event"]), (t.Venue, values["venue"]), (t.When, values["when"]),
            (t.Seats, values["seats"]), (t.Numbers, Numbers(row)), (t.Amount, values["amount"]), (t.Fee, values["fee"]),
            (t.Refunds.Label, values["refunds"]),
            (t.Order, (row.Detail.ReplacedBy ?? row.BookingId)?.ToString() ?? ""),
        }.Where(fact => fact.Item2.Length > 0),
    ];

    /// <summary>The short numbers of the tickets in order of the seats, where the mail is about tickets that are good.</summary>
    private static string Numbers(NotificationRow row) =>
        row.Kind is NotificationKind.BookingConfirmed or NotificationKind.WaitlistServed
        && row is { BookingId: { } booking, Detail: { Section: { } section, Seats: { } seats } }
            ? string.Join(", ", seats.Select(s => new TicketIdentity(
                new BookingId(booking), new EventId(row.EventId), section, new SeatPosition(s[0], s[1], s[2])).Number()))
            : "";

    private string? Link(NotificationRow row) =>
        options.PublicUrl.Length > 0 && (row.Detail.ReplacedBy ?? row.BookingId) is { } order
            ? $"{options.PublicUrl.TrimEnd('/')}/booking/{order}"
            : null;

    // One pass, so that a brace in a value is never filled in turn.
    private static string Fill(string template, Dictionary<string, string> values) =>
        Placeholder().Replace(template, m => values[m.Groups[1].Value]);

    private static string Text(
        List<string> paragraphs, List<(string Label, string Value)> facts, string? link, MailTemplates t)
    {
        var text = new StringBuilder();
        paragraphs.ForEach(p => text.Append(p).Append("\r\n\r\n"));
        facts.ForEach(f => text.Append(f.Label).Append(": ").Append(f.Value).Append("\r\n"));
        if (link is not null)
        {
            text.Append("\r\n").Append(t.Open).Append(": ").Append(link).Append("\r\n");
        }
        return text.Append("\r\n-- \r\n").Append(t.Footer).Append("\r\n").ToString();
    }

    private static string Html(
        List<string> paragraphs, List<(string Label, string Value)> facts, string? link, MailTemplates t,
        string locale)
    {
        var html = new StringBuilder(
            $"<!doctype html><html lang=\"{locale}\"><body style=\"font:16px/1.5 sans-serif;max-width:36em\">");
        paragraphs.ForEach(p => html.Append("<p>").Append(Escape(p)).Append("</p>"));
        html.Append("<table>");
        facts.ForEach(f => html
            .Append("<tr><th style=\"text-align:left;padding-right:1em\">").Append(Escape(f.Label))
            .Append("</th><td>").Append(Escape(f.Value)).Append("</td></tr>"));
        html.Append("</table>");
        if (link is not null)
        {
            html.Append("<p><a href=\"").Append(Escape(link)).Append("\">").Append(Escape(t.Open)).Append("</a></p>");
        }
        return html.Append("<p style=\"color:#555\">").Append(Escape(t.Footer)).Append("</p></body></html>").ToString();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Placeholder();
}
