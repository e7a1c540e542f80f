using System.Text;
using HarfBuzzSharp;

namespace Ticketing.EventTicketing.Documents.Text;

/// <summary>
/// A font file, mapped into memory rather than read. Threads may share it: nothing of it changes after the start.
/// </summary>
internal sealed class FontFace
{
    private readonly Blob _file;

    /// <summary>The first font of a TrueType or OpenType file.</summary>
    public FontFace(string path)
    {
        _file = Blob.FromFile(path);
        _file.MakeImmutable();
        Face = new Face(_file, 0);
        Face.MakeImmutable();
        if (Face.GlyphCount == 0)
        {
            throw new InvalidDataException($"{path} is not a font.");
        }

        Font = new Font(Face);
        Name = Path.GetFileNameWithoutExtension(path);
    }

    public string Name { get; }

    public Face Face { get; }

    /// <summary>Measures in units of the face: <see cref="HarfBuzzSharp.Face.UnitsPerEm"/> are one em.</summary>
    public Font Font { get; }

    public bool Has(Rune character) => Font.TryGetNominalGlyph(character.Value, out _);
}
