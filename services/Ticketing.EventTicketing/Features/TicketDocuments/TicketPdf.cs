using System.Globalization;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using Ticketing.EventTicketing.Infrastructure.Tickets;

namespace Ticketing.EventTicketing.Features.TicketDocuments;

/// <summary>Tickets on paper: one A5 page each, the code large enough for a scanner in bad light.</summary>
public static class TicketPdf
{
    /// <summary>An order has at most 50 tickets.</summary>
    public const int MaxTickets = 50;

    private const double Margin = 36;
    private const double CodeSide = 240;

    /// <summary>The document's bytes.</summary>
    /// <param name="order">The tickets to print, genuine ones only.</param>
    /// <param name="codeOf">The text of a ticket's QR code.</param>
    public static byte[] Write(OrderTickets order, Func<OrderTicket, string> codeOf)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order.Tickets.Count, MaxTickets, nameof(order));
        using var document = new PdfDocument();
        document.Info.Title = order.Event.Name;
        foreach (var ticket in order.Tickets)
        {
            var page = document.AddPage();
            page.Size = PageSize.A5;
            using var graphics = XGraphics.FromPdfPage(page);
            Draw(graphics, page.Width.Point, order, ticket, new QrDrawing(codeOf(ticket)));
        }

        using var bytes = new MemoryStream();
        document.Save(bytes);
        return bytes.ToArray();
    }

    private static void Draw(XGraphics g, double width, OrderTickets order, OrderTicket ticket, QrDrawing code)
    {
        var e = order.Event;
        var (at, zone) = e.AtVenue();
        var seat = ticket.Id.Seat;
        var writer = new TextWriter(g, Margin, width - (2 * Margin)) { Y = Margin };
        writer.Write(e.Name, 20, bold: true);
        writer.Write(e.Venue, 13);
        writer.Write($"{at.ToString("dddd, d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} ({zone})", 13);
        writer.Y += 12;
        writer.Write($"Section {ticket.Id.Section} · Subsection {seat.Subsection}", 14);
        writer.Write($"Row {seat.Row} · Seat {seat.Seat}", 22, bold: true);
        writer.Y += 12;
        DrawCode(g, code, (width - CodeSide) / 2, writer.Y);
        writer.Y += CodeSide + 12;
        writer.Write($"Ticket {ticket.Id}", 9);
        writer.Write($"Order {order.BookingId}", 9);
        writer.Write("Lets one person in, once. Whoever shows the code first gets in: do not share it.", 9);
    }

    private static void DrawCode(XGraphics g, QrDrawing code, double x, double y)
    {
        var module = CodeSide / code.Size;
        g.DrawRectangles(
            XBrushes.Black,
            [.. code.Runs().Select(run => new XRect(
                x + (run.X * module), y + (run.Y * module), run.Length * module, module))]);
    }

    /// <summary>Writes lines from the top down, breaking them where they are too wide.</summary>
    private sealed class TextWriter(XGraphics graphics, double left, double width)
    {
        /// <summary>A name has at most 200 characters; more lines would push the code off the page.</summary>
        private const int MaxLines = 4;

        public double Y { get; set; }

        public void Write(string text, double size, bool bold = false)
        {
            var style = bold ? XFontStyleEx.Bold : XFontStyleEx.Regular;
            XFont[] fonts = [new(TicketFonts.Text, size, style), new(TicketFonts.Cjk, size, style)];
            var (x, lines) = (left, 1);
            Y += size;
            foreach (var (piece, cjk) in Pieces(text))
            {
                var font = fonts[cjk ? 1 : 0];
                var wide = graphics.MeasureString(piece, font).Width;
                if (x > left && x + wide > left + width)
                {
                    if (++lines > MaxLines)
                    {
                        break;
                    }

                    (x, Y) = (left, Y + (size * 1.2));
                }

                graphics.DrawString(piece, font, XBrushes.Black, x, Y);
                x += wide;
            }

            Y += size * 0.5;
        }

        /// <summary>Words with the space behind them; ideographs one by one, as a line may break between any two.</summary>
        private static IEnumerable<(string Piece, bool Cjk)> Pieces(string text)
        {
            var word = "";
            foreach (var rune in text.EnumerateRunes())
            {
                if (TicketFonts.FamilyFor(rune.Value) == TicketFonts.Cjk)
                {
                    if (word.Length > 0)
                    {
                        yield return (word, false);
                        word = "";
                    }

                    yield return (rune.ToString(), true);
                    continue;
                }

                word += rune.ToString();
                if (rune.Value == ' ')
                {
                    yield return (word, false);
                    word = "";
                }
            }

            if (word.Length > 0)
            {
                yield return (word, false);
            }
        }
    }
}
