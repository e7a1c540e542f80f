using SkiaSharp;
using Ticketing.EventTicketing.Documents.Text;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Documents;

/// <summary>A line of text on a page. Lengths in points from the upper left; <c>Y</c> is the base line.</summary>
internal sealed record PlacedLine(TextLine Line, double X, double Y, double Size);

/// <summary>
/// A page: lines, and a code, if there is one, whose upper left corner is at <c>CodeX</c> and <c>CodeY</c>.
/// </summary>
internal sealed record PdfPage(
    IReadOnlyList<PlacedLine> Lines, QrDrawing? Code, double CodeX, double CodeY, double CodeSide);

/// <summary>
/// Writes a PDF file by Skia. Every font is embedded with the glyphs that the document uses and no others: a whole
/// Chinese font has 7 MB.
/// </summary>
internal sealed class PdfWriter : IDisposable
{
    private readonly Dictionary<FontFace, SKTypeface> _typefaces = [];

    private PdfWriter(IReadOnlyList<PdfPage> pages)
    {
        var runs = pages.SelectMany(page => page.Lines).SelectMany(line => line.Line.Runs);
        foreach (var group in runs.GroupBy(run => run.Face))
        {
            using var file = SKData.CreateCopy(FontSubset.Of(group.Key, [.. group]));
            _typefaces[group.Key] = SKTypeface.FromData(file)
                ?? throw new InvalidDataException($"Skia does not read a subset of {group.Key.Name}.");
        }
    }

    /// <summary>The bytes of the file.</summary>
    public static byte[] Write(string title, double width, double height, IReadOnlyList<PdfPage> pages)
    {
        using var document = new PdfWriter(pages);
        using var bytes = new MemoryStream();
        var metadata = new SKDocumentPdfMetadata { Title = title, Producer = "Ticketing" };
        using (var pdf = SKDocument.CreatePdf(bytes, metadata))
        {
            foreach (var page in pages)
            {
                document.Draw(pdf.BeginPage((float)width, (float)height), page);
                pdf.EndPage();
            }

            pdf.Close();
        }

        return bytes.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var typeface in _typefaces.Values)
        {
            typeface.Dispose();
        }
    }

    private void Draw(SKCanvas canvas, PdfPage page)
    {
        using var black = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        foreach (var line in page.Lines)
        {
            var x = line.X;
            foreach (var run in line.Line.Runs)
            {
                Draw(canvas, run, x, line.Y, line.Size, black);
                x += run.Advance * line.Size;
            }
        }

        if (page.Code is { } code)
        {
            DrawCode(canvas, page, code, black);
        }
    }

    /// <summary>One unit a module: whole numbers make the file a third smaller.</summary>
    private static void DrawCode(SKCanvas canvas, PdfPage page, QrDrawing code, SKPaint paint)
    {
        using var builder = new SKPathBuilder();
        foreach (var (column, row, length) in code.Runs())
        {
            builder.AddRect(SKRect.Create(column, row, length, 1));
        }

        using var modules = builder.Detach();
        canvas.Save();
        canvas.Translate((float)page.CodeX, (float)page.CodeY);
        canvas.Scale((float)(page.CodeSide / code.Size));
        canvas.DrawPath(modules, paint);
        canvas.Restore();
    }

    /// <summary>
    /// Glyphs with the text that they say, so that a reader can find, copy and read aloud joined letters, too.
    /// </summary>
    private void Draw(SKCanvas canvas, ShapedRun run, double x, double y, double size, SKPaint paint)
    {
        if (run.Glyphs.Count == 0)
        {
            return;
        }

        using var font = new SKFont(_typefaces[run.Face], (float)size)
        {
            Hinting = SKFontHinting.None,
            Subpixel = true,
            LinearMetrics = true,
        };
        using var builder = new SKTextBlobBuilder();
        var buffer = builder.AllocatePositionedTextRun(font, run.Glyphs.Count, run.Text.Length);
        buffer.SetText(run.Text);
        buffer.SetClusters(run.Clusters);
        buffer.SetGlyphs([.. run.Glyphs.Select(glyph => glyph.Glyph)]);
        buffer.SetPositions([.. run.Glyphs.Select(glyph => new SKPoint((float)(glyph.X * size), (float)(-glyph.Y * size)))]);
        using var blob = builder.Build();
        canvas.DrawText(blob, (float)x, (float)y, paint);
    }
}
