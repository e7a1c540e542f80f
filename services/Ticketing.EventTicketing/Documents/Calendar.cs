using System.Globalization;
using System.Text;
using Ticketing.EventTicketing.Tickets;

namespace Ticketing.EventTicketing.Documents;

/// <summary>
/// An iCalendar file (RFC 5545) of an order. The start is in UTC, which needs no zone definition and is right in every
/// calendar; the description says it in the venue's zone. There is no end: an event has none.
/// </summary>
internal static class Calendar
{
    /// <summary>RFC 5545, section 3.1: octets of a line without its break.</summary>
    private const int MaxLineOctets = 75;

    /// <summary>The file's text, with its CRLF line breaks.</summary>
    public static string Write(OrderTickets order, DateTimeOffset now)
    {
        var e = order.Event;
        var (at, zone) = e.AtVenue();
        var seats = string.Join(", ", order.Tickets.Select(t => SeatLabel.Of(t.Id, order.Section)));
        var when = at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Ticketing//Tickets//EN");
        Line(text, "METHOD:PUBLISH");
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{order.BookingId}@ticketing");
        Line(text, $"DTSTAMP:{Utc(now)}");
        Line(text, $"DTSTART:{Utc(e.StartsAt)}");
        Line(text, $"SUMMARY:{Escape(e.Name)}");
        Line(text, $"LOCATION:{Escape(e.Venue)}");
        Line(text, $"DESCRIPTION:{Escape($"{when} ({zone})\n{seats}")}");
        Line(text, $"STATUS:{(e.Status == "CANCELLED" ? "CANCELLED" : "CONFIRMED")}");
        Line(text, "END:VEVENT");
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static string Utc(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Section 3.3.11: backslash, semicolon, comma and line breaks of a text.</summary>
    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal)
        .Replace('\r', '\n').Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>
    /// Folds a long line: the break and a space, never inside a character's bytes.
    /// </summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxLineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
