using System.Globalization;
using System.Text;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Tickets;

namespace Ticketing.EventTicketing.Documents;

/// <summary>
/// An iCalendar file (RFC 5545) of an order. The start is in UTC, which needs no zone definition and is right in every
/// calendar; the description says it in the venue's zone. There is no end: an event has none.
/// </summary>
internal static class Calendar
{
    /// <summary>The file's text, with its CRLF line breaks.</summary>
    public static string Write(OrderTickets order, DateTimeOffset now)
    {
        var e = order.Event;
        var (at, zone) = e.AtVenue();
        var seats = string.Join(", ", order.Tickets.Select(t => SeatLabel.Of(t.Id, order.Section)));
        var when = at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        CalendarText.AddLine(text, "BEGIN:VCALENDAR");
        CalendarText.AddLine(text, "VERSION:2.0");
        CalendarText.AddLine(text, "PRODID:-//Ticketing//Tickets//EN");
        CalendarText.AddLine(text, "METHOD:PUBLISH");
        CalendarText.AddLine(text, "BEGIN:VEVENT");
        CalendarText.AddLine(text, $"UID:{order.BookingId}@ticketing");
        CalendarText.AddLine(text, $"DTSTAMP:{CalendarText.Utc(now)}");
        CalendarText.AddLine(text, $"DTSTART:{CalendarText.Utc(e.StartsAt)}");
        CalendarText.AddLine(text, $"SUMMARY:{CalendarText.Escape(e.Name)}");
        CalendarText.AddLine(text, $"LOCATION:{CalendarText.Escape(e.Venue)}");
        CalendarText.AddLine(text, $"DESCRIPTION:{CalendarText.Escape($"{when} ({zone})\n{seats}")}");
        CalendarText.AddLine(text, $"STATUS:{(e.Status == "CANCELLED" ? "CANCELLED" : "CONFIRMED")}");
        CalendarText.AddLine(text, "END:VEVENT");
        CalendarText.AddLine(text, "END:VCALENDAR");
        return text.ToString();
    }
}
