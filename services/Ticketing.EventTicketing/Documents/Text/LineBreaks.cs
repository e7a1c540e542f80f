using System.Globalization;
using System.Text;

namespace Ticketing.EventTicketing.Documents.Text;

/// <summary>
/// Where a line may end, after Unicode's line breaking algorithm (UAX #14) for the characters that names have: behind
/// blanks and hyphens, and beside ideographs, kana and emoji, but not before closing and not behind opening
/// punctuation. One departure: Korean keeps its words whole, as Korean readers expect where words have blanks between them.
/// </summary>
internal static class LineBreaks
{
    /// <summary>Classes CL, CP, EX, IS, NS, CJ, IN and PO: no line begins with one.</summary>
    private const string NotAtTheStart =
        "、。，．：；？！）」』】〉》〕〗〙〛｝］ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〻ゝゞヽヾ・…‥％℃°‰¢)]}>,.!?:;%»”’›،؛؟۔";

    /// <summary>Classes OP and PR: no line ends with one.</summary>
    private const string NotAtTheEnd = "（「『【〈《〔〖〘〚｛［([{<«“‘‹$£¥￥＄€№#＃";

    /// <summary>Classes GL, WJ and QU: no line ends beside one.</summary>
    private const string Glue = "\u00A0\u202F\u2007\u2060\u2011\"'";

    private const string Hyphens = "-\u2010\u2013\u2014\u00AD/|";

    /// <summary>Indices behind which a new line may begin, in order; neither 0 nor the text's length.</summary>
    public static List<int> Of(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var breaks = new List<int>();
        for (var (start, end) = (0, Next(text, 0)); end < text.Length; (start, end) = (end, Next(text, end)))
        {
            if (MayBreak(text, start, end))
            {
                breaks.Add(end);
            }
        }

        return breaks;
    }

    /// <summary>Where the grapheme cluster at <paramref name="at"/> ends: nothing ever breaks inside one.</summary>
    public static int Next(string text, int at) => at + StringInfo.GetNextTextElementLength(text, at);

    /// <summary>Between the cluster from <paramref name="start"/> to <paramref name="end"/> and the next one.</summary>
    private static bool MayBreak(string text, int start, int end)
    {
        var before = LastVisible(text.AsSpan(start..end));
        var after = Rune.GetRuneAt(text, end);
        if (IsOneOf(Glue, before) || IsOneOf(Glue, after) || IsBlank(after) || IsOneOf(NotAtTheStart, after))
        {
            return false;
        }

        if (IsBlank(before))
        {
            return true;
        }

        if (IsOneOf(NotAtTheEnd, before))
        {
            return false;
        }

        // Not in "-5" and "2030-01-01", nor behind a hyphen that begins a word.
        return (IsOneOf(Hyphens, before) && !Rune.IsDigit(after) && start > 0 && !char.IsWhiteSpace(text[start - 1]))
            || IsIdeographic(before) || IsIdeographic(after);
    }

    private static Rune LastVisible(ReadOnlySpan<char> cluster)
    {
        var last = new Rune(' ');
        foreach (var character in cluster.EnumerateRunes())
        {
            last = TicketFonts.IsInvisible(character) || IsMark(character) ? last : character;
        }

        return last;
    }

    private static bool IsMark(Rune character) => Rune.GetUnicodeCategory(character)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsBlank(Rune character) => character.Value == 0x200B || Rune.IsWhiteSpace(character);

    private static bool IsOneOf(string characters, Rune character) =>
        character.IsBmp && characters.Contains((char)character.Value, StringComparison.Ordinal);

    /// <summary>Class ID: Chinese, kana, bopomofo, full-width forms, and the blocks of emoji.</summary>
    private static bool IsIdeographic(Rune character) => character.Value
        is (>= 0x2E80 and <= 0x312F) or (>= 0x3190 and <= 0xA4CF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE4F)
        or (>= 0xFF01 and <= 0xFF9F) or (>= 0x2600 and <= 0x27BF) or (>= 0x1F000 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFF);
}
