using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Ticketing.EventTicketing.Documents;

/// <summary>
/// A PDF file (ISO 32000-1) of text and filled rectangles: all that a ticket needs, so no library. Latin
/// letters are in the Helvetica that every reader has; the others, Chinese above all, in a font that the
/// reader chooses (the predefined character collection Adobe-CNS1, section 9.7.5.2), so no font is embedded
/// and none is needed on the server.
/// </summary>
internal sealed class PdfFile
{
    private const int PagesObject = 2;

    /// <summary>Objects before the pages: catalogue, pages, three fonts, and two parts of the third.</summary>
    private const int FixedObjects = 7;

    private static readonly string[] Fonts =
    [
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /MSung-Light /Encoding /UniCNS-UTF16-H /DescendantFonts [6 0 R] >>",
        """
        << /Type /Font /Subtype /CIDFontType0 /BaseFont /MSung-Light /DW 1000 /FontDescriptor 7 0 R
        /CIDSystemInfo << /Registry (Adobe) /Ordering (CNS1) /Supplement 0 >> >>
        """,
        """
        << /Type /FontDescriptor /FontName /MSung-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0
        /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>
        """,
    ];

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<int> _offsets = [];

    private PdfFile()
    {
    }

    /// <summary>
    /// The file of these pages: the drawing operators of each (section 8.2), in points from the lower left.
    /// </summary>
    public static byte[] Write(double width, double height, IReadOnlyList<string> pages)
    {
        var file = new PdfFile();
        file.Text("%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n");
        file.Object("<< /Type /Catalog /Pages 2 0 R >>");
        var kids = string.Join(' ', pages.Select((_, i) => $"{FixedObjects + 1 + (2 * i)} 0 R"));
        file.Object($"<< /Type /Pages /Count {pages.Count} /Kids [{kids}] >>");
        foreach (var font in Fonts)
        {
            file.Object(font);
        }

        var box = FormattableString.Invariant($"[0 0 {width:0.##} {height:0.##}]");
        foreach (var page in pages)
        {
            file.Object(
                $"<< /Type /Page /Parent {PagesObject} 0 R /MediaBox {box} /Contents {file._offsets.Count + 2} 0 R "
                + "/Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>");
            file.Stream(Encoding.ASCII.GetBytes(page));
        }

        return file.End();
    }

    /// <summary>
    /// Operators that show a text: runs in Helvetica (F1, or F2 for bold) and in the reader's own font (F3). The reader
    /// moves on by the true width of each run.
    /// </summary>
    public static string Show(string text, double x, double y, double size, bool bold)
    {
        var operators = new StringBuilder(FormattableString.Invariant($"BT {x:0.##} {y:0.##} Td "));
        foreach (var (run, latin) in Runs(text))
        {
            var (font, bytes) = latin
                ? (bold ? "F2" : "F1", Encoding.Latin1.GetBytes(run))
                : ("F3", Encoding.BigEndianUnicode.GetBytes(run));
            operators.Append(
                CultureInfo.InvariantCulture, $"/{font} {size:0.##} Tf <{Convert.ToHexString(bytes)}> Tj ");
        }

        return operators.Append("ET\n").ToString();
    }

    /// <summary>True for what Helvetica's WinAnsi encoding and Latin-1 have at the same place.</summary>
    public static bool IsLatin(char c) => c is >= ' ' and <= '~' or >= '\u00a0' and <= '\u00ff';

    private static IEnumerable<(string Run, bool Latin)> Runs(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var latin = IsLatin(text[start]);
            var end = start + 1;
            while (end < text.Length && IsLatin(text[end]) == latin)
            {
                end++;
            }

            yield return (text[start..end], latin);
            start = end;
        }
    }

    private void Text(string text) => _bytes.Write(Encoding.Latin1.GetBytes(text));

    private void Object(string content)
    {
        _offsets.Add(_bytes.WrittenCount);
        Text($"{_offsets.Count} 0 obj\n{content}\nendobj\n");
    }

    private void Stream(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(content);
        }

        _offsets.Add(_bytes.WrittenCount);
        Text($"{_offsets.Count} 0 obj\n<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n");
        _bytes.Write(packed.GetBuffer().AsSpan(0, (int)packed.Length));
        Text("\nendstream\nendobj\n");
    }

    /// <summary>The cross-reference table (section 7.5.4): entries of exactly 20 bytes.</summary>
    private byte[] End()
    {
        var start = _bytes.WrittenCount;
        Text($"xref\n0 {_offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in _offsets)
        {
            Text($"{offset:D10} 00000 n \n");
        }

        Text($"trailer\n<< /Size {_offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return _bytes.WrittenSpan.ToArray();
    }
}
