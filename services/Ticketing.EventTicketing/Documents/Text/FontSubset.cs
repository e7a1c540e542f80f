using System.Runtime.InteropServices;
using System.Text;

namespace Ticketing.EventTicketing.Documents.Text;

/// <summary>
/// A font file with some glyphs only, under their old numbers. HarfBuzz's own subsetter makes it; the binding that we
/// use for shaping has no types for it, so its functions are declared here.
/// </summary>
/// <remarks>Source: https://harfbuzz.github.io/harfbuzz-hb-subset.html</remarks>
internal static partial class FontSubset
{
    private const string Library = "libHarfBuzzSharp";

    /// <summary>HB_SUBSET_FLAGS_NO_HINTING, _RETAIN_GIDS and _NO_LAYOUT_CLOSURE.</summary>
    private const uint Flags = 0x1 | 0x2 | 0x200;

    /// <summary>HB_SUBSET_SETS_DROP_TABLE_TAG.</summary>
    private const uint DroppedTables = 3;

    /// <summary>Text is shaped already, so the tables that shape it are of no use to a reader.</summary>
    private static readonly uint[] ShapingTables = [Tag("GSUB"), Tag("GPOS"), Tag("GDEF"), Tag("STAT")];

    /// <summary>The bytes of a font file that draws these runs, all of which are of <paramref name="font"/>.</summary>
    /// <remarks>
    /// Characters are named where they have a glyph of their own, and glyphs where they have not. Named by its glyph, 大
    /// would come with the radical ⼤, which looks the same, and a reader would copy one for the other.
    /// </remarks>
    public static byte[] Of(FontFace font, IReadOnlyList<ShapedRun> runs)
    {
        var characters = new HashSet<uint>();
        var glyphs = runs.SelectMany(run => run.Glyphs).Select(placed => (uint)placed.Glyph).ToHashSet();
        foreach (var character in runs.SelectMany(run => Encoding.UTF8.GetString(run.Text).EnumerateRunes()))
        {
            if (font.Font.TryGetNominalGlyph(character.Value, out var glyph) && glyphs.Contains(glyph))
            {
                characters.Add((uint)character.Value);
            }
        }

        glyphs.ExceptWith(characters.Select(character => font.Font.TryGetNominalGlyph(character, out var g) ? g : 0));
        var input = CreateInput();
        try
        {
            SetFlags(input, Flags);
            AddAll(UnicodeSet(input), characters);
            AddAll(GlyphSet(input), glyphs);
            AddAll(Set(input, DroppedTables), ShapingTables);
            return Bytes(Subset(font.Face.Handle, input), font);
        }
        finally
        {
            DestroyInput(input);
        }
    }

    private static void AddAll(nint set, IEnumerable<uint> values)
    {
        foreach (var value in values)
        {
            Add(set, value);
        }
    }

    private static byte[] Bytes(nint face, FontFace font)
    {
        if (face == 0)
        {
            throw new InvalidDataException($"HarfBuzz could not make a subset of {font.Name}.");
        }

        var blob = ReferenceBlob(face);
        try
        {
            var start = GetData(blob, out var length);
            var bytes = new byte[length];
            Marshal.Copy(start, bytes, 0, bytes.Length);
            return bytes;
        }
        finally
        {
            DestroyBlob(blob);
            DestroyFace(face);
        }
    }

    private static uint Tag(string name) => ((uint)name[0] << 24) | ((uint)name[1] << 16) | ((uint)name[2] << 8) | name[3];

    [LibraryImport(Library, EntryPoint = "hb_subset_input_create_or_fail")]
    private static partial nint CreateInput();

    [LibraryImport(Library, EntryPoint = "hb_subset_input_destroy")]
    private static partial void DestroyInput(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set_flags")]
    private static partial void SetFlags(nint input, uint flags);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_glyph_set")]
    private static partial nint GlyphSet(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_unicode_set")]
    private static partial nint UnicodeSet(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set")]
    private static partial nint Set(nint input, uint kind);

    [LibraryImport(Library, EntryPoint = "hb_set_add")]
    private static partial void Add(nint set, uint value);

    [LibraryImport(Library, EntryPoint = "hb_subset_or_fail")]
    private static partial nint Subset(nint face, nint input);

    [LibraryImport(Library, EntryPoint = "hb_face_reference_blob")]
    private static partial nint ReferenceBlob(nint face);

    [LibraryImport(Library, EntryPoint = "hb_blob_get_data")]
    private static partial nint GetData(nint blob, out uint length);

    [LibraryImport(Library, EntryPoint = "hb_blob_destroy")]
    private static partial void DestroyBlob(nint blob);

    [LibraryImport(Library, EntryPoint = "hb_face_destroy")]
    private static partial void DestroyFace(nint face);
}
