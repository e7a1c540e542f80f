using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Documents.Text;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Tickets;

namespace Ticketing.EventTicketing.Documents;

/// <summary>
/// Tickets on paper: one A5 page each, the code large enough for a scanner in bad light. Lengths in points.
/// </summary>
internal sealed class TicketPdf(TicketFonts fonts)
{
    /// <summary>An order has at most 50 tickets.</summary>
    public const int MaxTickets = 50;

    private const double Width = 419.53;
    private const double Height = 595.28;
    private const double Margin = 36;
    private const double CodeSide = 240;

    /// <summary>From one base line to the next, in sizes of the letters: Arabic and Thai reach far up and down.</summary>
    private const double LineHeight = 1.3;

    /// <summary>How far letters reach above their base line, in sizes.</summary>
    private const double Ascent = 1.0;

    /// <summary>A text that is too long for its place is tried in each smaller one of these.</summary>
    private static readonly double[] Sizes = [22, 20, 18, 16, 14, 13, 12, 11, 10, 9, 8];

    /// <summary>The document's bytes.</summary>
    /// <param name="order">Its tickets are printed; none of them is refunded.</param>
    /// <param name="codeOf">The text of a ticket's QR code.</param>
    public byte[] Write(OrderTickets order, Func<OrderTicket, string> codeOf)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order.Tickets.Count, MaxTickets, nameof(order));
        var texts = new FittedTexts(fonts);
        return PdfWriter.Write(
            order.Event.Name, Width, Height,
            [.. order.Tickets.Select(ticket => Page(order, ticket, new QrDrawing(codeOf(ticket)), texts))]);
    }

    /// <summary>The heights add up to less than the page, so the code always stands on it.</summary>
    private static PdfPage Page(OrderTickets order, OrderTicket ticket, QrDrawing code, FittedTexts texts)
    {
        var e = order.Event;
        var (at, zone) = e.AtVenue();
        var seat = ticket.Id.Seat;
        var name = order.NameOf(ticket);
        var words = TicketWords.Of(order.Locale);
        var page = new Column(texts);
        page.Write(e.Name, 20, height: 66, bold: true);
        page.Write(e.Venue, 13, height: 52);
        page.Write(words.Time(at, zone), 13, height: 34);
        page.Y += 10;
        page.Write(words.Place(ticket.Id.Section, name.Block, seat.Subsection), 14, height: 24);
        page.Write(
            name is not { Row: { } rowName, Seat: { } seatName } ? words.FreeChoice
                : order.Section?.Find(seat.Subsection)?.Kind == PlaceKind.Tables ? words.Table(rowName, seatName)
                : words.Row(rowName, seatName),
            22, height: 29, bold: true);
        if (ticket.AttendeeName is { } attendee)
        {
            page.Write(attendee, 13, height: 17);
        }

        var codeY = page.Y + 10;
        page.Y = codeY + CodeSide + 4;
        var number = words.Number(order.ClaimsOf(ticket).Number().ToString());
        page.Write(ticket.Kind is null ? number : $"{number} · {ticket.Kind}", 14, height: 20, bold: true);
        page.Write(words.Ticket(ticket.Id.ToString()), 9, height: 12);
        page.Write(words.Order(order.BookingId.ToString()), 9, height: 12);
        page.Write(words.Rule, 9, height: 24);
        return new PdfPage(page.Lines, code, (Width - CodeSide) / 2, codeY, CodeSide);
    }

    /// <summary>Writes texts from the top down.</summary>
    private sealed class Column(FittedTexts texts)
    {
        private readonly List<PlacedLine> _lines = [];

        public IReadOnlyList<PlacedLine> Lines => _lines;

        public double Y { get; set; } = Margin;

        /// <summary>Text that begins from right to left is at the right.</summary>
        public void Write(string text, double size, double height, bool bold = false)
        {
            var (lines, fitting) = texts.Fit(text, size, height, bold);
            foreach (var line in lines)
            {
                var x = line.RightToLeft ? Width - Margin - (line.Width * fitting) : Margin;
                _lines.Add(new PlacedLine(line, x, Y + (Ascent * fitting), fitting));
                Y += LineHeight * fitting;
            }
        }
    }

    /// <summary>Breaks texts into lines. Most texts are on every page of an order, so each is broken once.</summary>
    private sealed class FittedTexts(TicketFonts fonts)
    {
        private const double TextWidth = Width - (2 * Margin);

        private readonly Dictionary<(string, double, double, bool), (IReadOnlyList<TextLine>, double)> _known = [];

        /// <summary>
        /// In <paramref name="size"/>, or the largest in which the text stays within <paramref name="height"/>; what is
        /// too long in the smallest one is cut.
        /// </summary>
        public (IReadOnlyList<TextLine> Lines, double Size) Fit(string text, double size, double height, bool bold)
        {
            if (!_known.TryGetValue((text, size, height, bold), out var fitted))
            {
                fitted = Fit(new Paragraph(text, bold, fonts), size, height);
                _known[(text, size, height, bold)] = fitted;
            }

            return fitted;
        }

        private static (IReadOnlyList<TextLine> Lines, double Size) Fit(Paragraph paragraph, double size, double height)
        {
            foreach (var smaller in Sizes.Where(s => s <= size))
            {
                var lines = paragraph.Lines(TextWidth / smaller);
                if (lines.Count * LineHeight * smaller <= height)
                {
                    return (lines, smaller);
                }
            }

            var smallest = Sizes[^1];
            return (paragraph.Lines(TextWidth / smallest, (int)(height / (LineHeight * smallest))), smallest);
        }
    }
}
