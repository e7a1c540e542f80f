using System.Text;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace Ticketing.EventTicketing.Documents.Text;

/// <summary>A glyph of a font and where it stands in its run, in ems; y grows upwards.</summary>
internal readonly record struct PlacedGlyph(ushort Glyph, double X, double Y);

/// <summary>
/// Glyphs of one font and one direction, from left to right as they are drawn. <c>Text</c> is what they say, in UTF-8,
/// and <c>Clusters</c> the byte at which each glyph's characters begin. <c>Advance</c> is in ems.
/// </summary>
internal sealed record ShapedRun(
    FontFace Face, byte[] Text, IReadOnlyList<PlacedGlyph> Glyphs, uint[] Clusters, double Advance)
{
    /// <summary>Joins and orders letters by HarfBuzz, and places marks.</summary>
    public static ShapedRun Of(string text, FontFace face, bool rightToLeft, Script script)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Shape(face, bytes, bytes, rightToLeft, script);
    }

    /// <summary>
    /// The sign for a character that no font has. The document still says which character it is, so that a search and a
    /// screen reader find it.
    /// </summary>
    public static ShapedRun Missing(string character, FontFace face)
    {
        var run = Shape(face, "\uFFFD"u8.ToArray(), Encoding.UTF8.GetBytes(character), false, Script.Common);
        return run with { Clusters = new uint[run.Glyphs.Count] };
    }

    private static ShapedRun Shape(FontFace face, byte[] drawn, byte[] said, bool rightToLeft, Script script)
    {
        using var buffer = new Buffer();
        buffer.AddUtf8(drawn);
        buffer.Script = script;
        buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        face.Font.Shape(buffer);

        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        double unitsPerEm = face.Face.UnitsPerEm;
        var glyphs = new PlacedGlyph[infos.Length];
        var clusters = new uint[infos.Length];
        var x = 0;
        for (var i = 0; i < infos.Length; i++)
        {
            glyphs[i] = new PlacedGlyph(
                (ushort)infos[i].Codepoint, (x + positions[i].XOffset) / unitsPerEm, positions[i].YOffset / unitsPerEm);
            clusters[i] = infos[i].Cluster;
            x += positions[i].XAdvance;
        }

        return new ShapedRun(face, said, glyphs, clusters, x / unitsPerEm);
    }
}
