using System.Globalization;
using System.Text;
using Ticketing.EventTicketing.Tickets;

namespace Ticketing.EventTicketing.Documents;

/// <summary>
/// Tickets on paper: one A5 page each, the code large enough for a scanner in bad light. Lengths in points.
/// </summary>
internal static class TicketPdf
{
    /// <summary>An order has at most 50 tickets.</summary>
    public const int MaxTickets = 50;

    private const double Width = 419.53;
    private const double Height = 595.28;
    private const double Margin = 36;
    private const double CodeSide = 240;

    /// <summary>The document's bytes.</summary>
    /// <param name="order">Its tickets are printed; none of them is refunded.</param>
    /// <param name="codeOf">The text of a ticket's QR code.</param>
    public static byte[] Write(OrderTickets order, Func<OrderTicket, string> codeOf)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order.Tickets.Count, MaxTickets, nameof(order));
        return PdfFile.Write(
            Width, Height, [.. order.Tickets.Select(ticket => Page(order, ticket, new QrDrawing(codeOf(ticket))))]);
    }

    private static string Page(OrderTickets order, OrderTicket ticket, QrDrawing code)
    {
        var e = order.Event;
        var (at, zone) = e.AtVenue();
        var seat = ticket.Id.Seat;
        var page = new TextColumn { Y = Height - Margin };
        page.Write(e.Name, 20, bold: true);
        page.Write(e.Venue, 13);
        page.Write($"{at.ToString("dddd, d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} ({zone})", 13);
        page.Y -= 10;
        page.Write($"Section {ticket.Id.Section} · Subsection {seat.Subsection}", 14);
        page.Write($"Row {seat.Row} · Seat {seat.Seat}", 22, bold: true);
        page.Y -= CodeSide + 10;
        Draw(page.Operators, code, (Width - CodeSide) / 2, page.Y);
        page.Y -= 8;
        page.Write($"Ticket {ticket.Id}", 9);
        page.Write($"Order {order.BookingId}", 9);
        page.Write("Lets one person in, once. Whoever shows the code first gets in: do not share it.", 9);
        return page.Operators.ToString();
    }

    /// <summary>Filled rectangles, a run of dark modules each; <paramref name="y"/> is the lower edge.</summary>
    private static void Draw(StringBuilder operators, QrDrawing code, double x, double y)
    {
        var module = CodeSide / code.Size;
        foreach (var run in code.Runs())
        {
            operators.Append(
                CultureInfo.InvariantCulture,
                $"{x + (run.X * module):0.##} {y + ((code.Size - 1 - run.Y) * module):0.##} ");
            operators.Append(CultureInfo.InvariantCulture, $"{run.Length * module:0.##} {module:0.###} re\n");
        }

        operators.Append("f\n");
    }

    /// <summary>Writes lines from the top down, breaking them where they may be too wide.</summary>
    private sealed class TextColumn
    {
        /// <summary>A name has at most 200 characters; more lines would push the code off the page.</summary>
        private const int MaxLines = 3;

        public StringBuilder Operators { get; } = new();

        public double Y { get; set; }

        public void Write(string text, double size, bool bold = false)
        {
            foreach (var line in Lines(text, (Width - (2 * Margin)) / size).Take(MaxLines))
            {
                Y -= size * 1.25;
                Operators.Append(PdfFile.Show(line, Margin, Y, size, bold));
            }
        }

        /// <summary>
        /// Lines of at most <paramref name="ems"/>; a line breaks behind a space or beside an ideograph.
        /// </summary>
        private static IEnumerable<string> Lines(string text, double ems)
        {
            var (start, lastBreak, wide) = (0, 0, 0.0);
            for (var i = 0; i < text.Length; i++)
            {
                wide += Ems(text[i]);
                if (wide > ems && lastBreak > start)
                {
                    yield return text[start..lastBreak].TrimEnd();
                    start = lastBreak;
                    wide = text[start..(i + 1)].Sum(Ems);
                }

                if (text[i] == ' ' || (!PdfFile.IsLatin(text[i]) && !char.IsHighSurrogate(text[i])))
                {
                    lastBreak = i + 1;
                }
            }

            yield return text[start..];
        }

        /// <summary>Rather too wide than too narrow: it decides only where a line breaks.</summary>
        private static double Ems(char c) => c switch
        {
            ' ' or '.' or ',' or ':' or '\'' or '(' or ')' or 'i' or 'l' or 'j' or 't' or 'f' or 'I' => 0.34,
            'm' or 'w' or 'M' or 'W' or '@' or '%' => 0.95,
            >= 'A' and <= 'Z' => 0.76,
            _ when PdfFile.IsLatin(c) => 0.61,
            _ => 1,
        };
    }
}
