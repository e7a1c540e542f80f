using System.Globalization;
using System.Text;

namespace Ticketing.EventTicketing.Documents.Text;

/// <summary>
/// The fonts of a ticket, in the order in which they are asked for a character: Latin, Greek and Cyrillic first, so
/// that a Chinese font's wide Latin letters are never taken. The files come from <c>fonts/package.json</c>; a build
/// copies them beside the assembly.
/// </summary>
internal sealed class TicketFonts
{
    private const int VariationSelector16 = 0xFE0F;

    private static readonly (string Regular, string Bold)[] Files =
    [
        ("NotoSans_400Regular", "NotoSans_700Bold"),
        ("NotoSansArabic_400Regular", "NotoSansArabic_700Bold"),
        ("NotoSansThai_400Regular", "NotoSansThai_700Bold"),
        ("NotoSansTC_400Regular", "NotoSansTC_700Bold"),
        ("NotoSansKR_400Regular", "NotoSansKR_700Bold"),
        ("NotoSansSC_400Regular", "NotoSansSC_700Bold"),
        ("NotoEmoji_400Regular", "NotoEmoji_400Regular"),
    ];

    private readonly FontFace[] _regular;
    private readonly FontFace[] _bold;
    private readonly FontFace _emoji;

    /// <summary>Maps the files of <paramref name="folder"/>.</summary>
    /// <exception cref="FileNotFoundException">One is missing.</exception>
    public TicketFonts(string folder)
    {
        var faces = Files.SelectMany(file => new[] { file.Regular, file.Bold }).Distinct()
            .ToDictionary(name => name, name => Open(folder, name));
        _regular = [.. Files.Select(file => faces[file.Regular])];
        _bold = [.. Files.Select(file => faces[file.Bold])];
        _emoji = faces[Files[^1].Regular];
    }

    /// <summary>Where a build and a publish put them.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "fonts");

    /// <summary>Has the sign for a character that no font has, U+FFFD.</summary>
    public FontFace Main(bool bold) => (bold ? _bold : _regular)[0];

    /// <summary>
    /// The font that draws a grapheme cluster: the first that has all of it, else the first that has its base
    /// character, else null. An emoji that asks to be shown as one (U+FE0F) comes from the emoji font.
    /// </summary>
    public FontFace? Find(ReadOnlySpan<char> cluster, bool bold)
    {
        var characters = new List<Rune>(4);
        var asEmoji = false;
        foreach (var character in cluster.EnumerateRunes())
        {
            asEmoji |= character.Value == VariationSelector16;
            if (characters.Count == 0 || !IsInvisible(character))
            {
                characters.Add(character);
            }
        }

        if (asEmoji && _emoji.Has(characters[0]))
        {
            return _emoji;
        }

        var faces = bold ? _bold : _regular;
        return Array.Find(faces, face => characters.TrueForAll(face.Has))
            ?? Array.Find(faces, face => face.Has(characters[0]));
    }

    /// <summary>True for a character that has no ink and no width: joiners, direction marks, variation selectors.</summary>
    public static bool IsInvisible(Rune character) =>
        character.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or 0x034F
        || Rune.GetUnicodeCategory(character) == UnicodeCategory.Format;

    private static FontFace Open(string folder, string name)
    {
        var path = Path.Combine(folder, name + ".ttf");
        return File.Exists(path)
            ? new FontFace(path)
            : throw new FileNotFoundException(
                $"The font {path} is missing, so no ticket can be printed. Build again with npm on the PATH.", path);
    }
}
