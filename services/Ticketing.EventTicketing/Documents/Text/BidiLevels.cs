using System.Globalization;
using System.Text;
using HarfBuzzSharp;

namespace Ticketing.EventTicketing.Documents.Text;

/// <summary>
/// The Unicode bidirectional algorithm (UAX #9) of one paragraph without explicit embeddings, overrides and isolates,
/// which <see cref="Ticketing.Contracts.Text.VisibleText"/> lets nobody store. The classes of characters are derived
/// from script and general category, which is right for letters, digits and the punctuation of names.
/// </summary>
internal static class BidiLevels
{
    private enum Kind : byte
    {
        Left,
        Right,
        ArabicLetter,
        Number,
        ArabicNumber,
        Sign,
        Unit,
        Separator,
        Mark,
        Neutral,
    }

    /// <summary>
    /// A level for each UTF-16 unit: odd ones are written from right to left. <c>Base</c> is the paragraph's.
    /// </summary>
    public static (byte Base, byte[] Levels) Of(string text)
    {
        var kinds = Kinds(text);
        var first = Array.Find(kinds, kind => kind is Kind.Left or Kind.Right or Kind.ArabicLetter);
        var level = (byte)(first is Kind.Right or Kind.ArabicLetter ? 1 : 0);
        var outside = level == 1 ? Kind.Right : Kind.Left;
        ResolveMarksAndLetters(kinds, outside);
        ResolveNumbers(kinds, outside);
        ResolveNeutrals(kinds, outside);
        return (level, Array.ConvertAll(kinds, kind => LevelOf(kind, level)));
    }

    /// <summary>Rules I1 and I2.</summary>
    private static byte LevelOf(Kind kind, byte level) => (kind, level) switch
    {
        (Kind.Right, 0) => 1,
        (Kind.Number or Kind.ArabicNumber, 0) => 2,
        (Kind.Left or Kind.Number or Kind.ArabicNumber, 1) => 2,
        _ => level,
    };

    /// <summary>Rules W1 to W3: a mark is like what it stands on; digits behind Arabic letters are Arabic.</summary>
    private static void ResolveMarksAndLetters(Kind[] kinds, Kind outside)
    {
        var (previous, strong) = (outside, outside);
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] == Kind.Mark)
            {
                kinds[i] = previous;
            }

            strong = kinds[i] is Kind.Left or Kind.Right or Kind.ArabicLetter ? kinds[i] : strong;
            if (kinds[i] == Kind.Number && strong == Kind.ArabicLetter)
            {
                kinds[i] = Kind.ArabicNumber;
            }

            previous = kinds[i];
        }

        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = kinds[i] == Kind.ArabicLetter ? Kind.Right : kinds[i];
        }
    }

    /// <summary>Rules W4 to W7: what belongs to a number, and numbers in text from left to right.</summary>
    private static void ResolveNumbers(Kind[] kinds, Kind outside)
    {
        for (var i = 1; i < kinds.Length - 1; i++)
        {
            var between = kinds[i - 1] == kinds[i + 1] ? kinds[i - 1] : Kind.Neutral;
            if ((kinds[i] == Kind.Separator && between is Kind.Number or Kind.ArabicNumber)
                || (kinds[i] == Kind.Sign && between == Kind.Number))
            {
                kinds[i] = between;
            }
        }

        for (var i = 0; i < kinds.Length; i++)
        {
            var end = EndOf(kinds, i, kind => kind == Kind.Unit);
            if (end > i && ((i > 0 && kinds[i - 1] == Kind.Number) || (end < kinds.Length && kinds[end] == Kind.Number)))
            {
                Array.Fill(kinds, Kind.Number, i, end - i);
            }
        }

        var strong = outside;
        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = kinds[i] switch
            {
                Kind.Sign or Kind.Unit or Kind.Separator => Kind.Neutral,
                Kind.Number when strong == Kind.Left => Kind.Left,
                _ => kinds[i],
            };
            strong = kinds[i] is Kind.Left or Kind.Right ? kinds[i] : strong;
        }
    }

    /// <summary>Rules N1 and N2: between two of one direction that direction, elsewhere the paragraph's.</summary>
    private static void ResolveNeutrals(Kind[] kinds, Kind outside)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            var end = EndOf(kinds, i, kind => kind == Kind.Neutral);
            if (end > i)
            {
                var before = i > 0 ? Direction(kinds[i - 1]) : outside;
                var after = end < kinds.Length ? Direction(kinds[end]) : outside;
                Array.Fill(kinds, before == after ? before : outside, i, end - i);
                i = end - 1;
            }
        }
    }

    private static Kind Direction(Kind kind) => kind == Kind.Left ? Kind.Left : Kind.Right;

    private static int EndOf(Kind[] kinds, int start, Func<Kind, bool> belongs)
    {
        var end = start;
        while (end < kinds.Length && belongs(kinds[end]))
        {
            end++;
        }

        return end;
    }

    private static Kind[] Kinds(string text)
    {
        var kinds = new Kind[text.Length];
        var i = 0;
        foreach (var character in text.EnumerateRunes())
        {
            Array.Fill(kinds, KindOf(character), i, character.Utf16SequenceLength);
            i += character.Utf16SequenceLength;
        }

        return kinds;
    }

    private static Kind KindOf(Rune character) => character.Value switch
    {
        0x200E => Kind.Left,
        0x200F => Kind.Right,
        0x061C => Kind.ArabicLetter,
        (>= '0' and <= '9') or (>= 0x06F0 and <= 0x06F9) or (>= 0xFF10 and <= 0xFF19) => Kind.Number,
        (>= 0x0660 and <= 0x0669) or 0x066B or 0x066C => Kind.ArabicNumber,
        '+' or '-' or 0x2212 => Kind.Sign,
        '#' or '%' or 0xB0 or 0x066A or 0x2030 => Kind.Unit,
        ',' or '.' or '/' or ':' or 0xA0 or 0x060C => Kind.Separator,
        _ => Rune.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => Kind.Mark,
            UnicodeCategory.CurrencySymbol => Kind.Unit,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
                or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber => LetterOf(character),
            _ => Kind.Neutral,
        },
    };

    private static Kind LetterOf(Rune letter)
    {
        var script = UnicodeFunctions.Default.GetScript(letter.Value);
        return script == Script.Arabic || script == Script.Syriac || script == Script.Thaana ? Kind.ArabicLetter
            : script.HorizontalDirection == HarfBuzzSharp.Direction.RightToLeft ? Kind.Right
            : Kind.Left;
    }
}
