using Ticketing.Contracts.Messages;
using Ticketing.EventTicketing.Documents.Text;

namespace Ticketing.EventTicketing.Documents;

/// <summary>Invoices on A4, with the fonts that tickets have. Lengths in points; long invoices go on on further pages.</summary>
internal sealed class InvoicePdf(Lazy<TicketFonts> fonts)
{
    private const double Width = 595.28;
    private const double Height = 841.89;
    private const double Margin = 56;
    private const double TextWidth = Width - (2 * Margin);
    private const double LineHeight = 1.35;

    /// <summary>Where the columns of numbers end, from the left: quantity, unit price, amount.</summary>
    private static readonly double[] ColumnEnds = [Margin + 300, Margin + 395, Width - Margin];

    private const double DescriptionWidth = 255;

    /// <summary>The document's bytes.</summary>
    public byte[] Write(PrintedInvoice invoice)
    {
        var page = new Sheet(fonts.Value);
        invoice.Seller.ToList().ForEach(line => page.Text(line, 10));
        page.Skip(24);
        invoice.Recipient.ToList().ForEach(line => page.Text(line, 10));
        page.Skip(24);
        page.Text(invoice.Title, 18, bold: true);
        page.Skip(6);
        invoice.Facts.ToList().ForEach(fact => page.Text($"{fact.Label}: {fact.Value}", 10));
        page.Skip(18);
        foreach (var line in invoice.Lines)
        {
            page.Row(line.Text, [line.Quantity, line.UnitPrice, line.Amount]);
        }

        page.Skip(12);
        foreach (var (total, index) in invoice.Totals.Select((total, index) => (total, index)))
        {
            page.Row(total.Label, ["", "", total.Value], bold: index == invoice.Totals.Count - 1);
        }

        page.Skip(18);
        invoice.Notes.ToList().ForEach(note => page.Text(note, 9));
        return PdfWriter.Write(invoice.Title, Width, Height, page.Pages);
    }

    /// <summary>Writes from the top down and begins a page where one is full.</summary>
    private sealed class Sheet(TicketFonts fonts)
    {
        private const double RowSize = 10;

        private readonly List<List<PlacedLine>> _pages = [[]];
        private double _y = Margin;

        public IReadOnlyList<PdfPage> Pages => [.. _pages.Select(lines => new PdfPage(lines, null, 0, 0, 0))];

        public void Skip(double height) => _y += height;

        public void Text(string text, double size, bool bold = false)
        {
            foreach (var line in new Paragraph(text, bold, fonts).Lines(TextWidth / size))
            {
                Break(size);
                var x = line.RightToLeft ? Width - Margin - (line.Width * size) : Margin;
                _pages[^1].Add(new PlacedLine(line, x, _y + size, size));
                _y += LineHeight * size;
            }
        }

        /// <summary>A description, which may take several lines, and numbers that end at their columns.</summary>
        public void Row(string text, IReadOnlyList<string> numbers, bool bold = false)
        {
            var lines = new Paragraph(text, bold, fonts).Lines(DescriptionWidth / RowSize);
            Break(RowSize);
            for (var i = 0; i < numbers.Count; i++)
            {
                if (new Paragraph(numbers[i], bold, fonts).Lines(TextWidth / RowSize) is [var number, ..])
                {
                    _pages[^1].Add(new PlacedLine(
                        number, ColumnEnds[i] - (number.Width * RowSize), _y + RowSize, RowSize));
                }
            }

            foreach (var line in lines)
            {
                Break(RowSize);
                _pages[^1].Add(new PlacedLine(line, Margin, _y + RowSize, RowSize));
                _y += LineHeight * RowSize;
            }
        }

        private void Break(double size)
        {
            if (_y + (LineHeight * size) > Height - Margin)
            {
                _pages.Add([]);
                _y = Margin;
            }
        }
    }
}
