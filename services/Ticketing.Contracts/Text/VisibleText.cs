using System.Globalization;
using System.Text;

namespace Ticketing.Contracts.Text;

/// <summary>
/// The one rule for text that people write and other people see: names, titles, venues, descriptions. Such text is stored
/// in Unicode normal form C, without control characters and without the characters that turn the writing direction of
/// what follows them, and something of it can be seen.
/// </summary>
/// <remarks>
/// Normal form C needs ICU, so a project that uses this sets InvariantGlobalization to false; without ICU .NET leaves text
/// as it is and says nothing, which <see cref="CanNormalise"/> tells.
/// Sources: Unicode Standard Annex 15 (normal forms) and 9 (bidirectional text), Unicode Technical Report 36 (security).
/// </remarks>
public static class VisibleText
{
    /// <summary>What to tell who typed it.</summary>
    public const string Hint = "without control characters, and not only blanks";

    /// <summary>True if this process composes characters. A service that stores names checks it when it starts.</summary>
    public static bool CanNormalise => "e\u0301".Normalize(NormalizationForm.FormC) == "\u00E9";

    /// <summary>
    /// Letters and symbols by their category that no font draws: Hangul fillers and the empty Braille pattern.
    /// </summary>
    private static readonly HashSet<int> Blank = [0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800];

    /// <summary>
    /// One line of <paramref name="min"/> to <paramref name="max"/> UTF-16 units once it is trimmed and normalised.
    /// </summary>
    /// <param name="text">As typed.</param>
    /// <param name="min">Least length; 0 accepts null and blanks as the empty text.</param>
    /// <param name="max">Greatest length.</param>
    /// <param name="line">What to store, or empty.</param>
    public static bool TryLine(string? text, int min, int max, out string line) =>
        TryClean(text, min, max, static rune => false, out line);

    /// <summary>Like <see cref="TryLine"/>; line breaks and tabs are welcome.</summary>
    public static bool TryParagraphs(string? text, int max, out string paragraphs) =>
        TryClean(text, 0, max, static rune => rune.Value is '\n' or '\r' or '\t', out paragraphs);

    private static bool TryClean(string? text, int min, int max, Func<Rune, bool> isWelcome, out string clean)
    {
        clean = "";
        // Normalising costs more than the length squared for hostile input, and throws for lone surrogates.
        if ((text?.Length ?? 0) > max * 4L || !IsWellFormed(text ?? ""))
        {
            return false;
        }

        var candidate = (text ?? "").Normalize(NormalizationForm.FormC).Trim();
        if (candidate.Length < min || candidate.Length > max)
        {
            return false;
        }

        var isVisible = false;
        foreach (var rune in candidate.EnumerateRunes())
        {
            if (!isWelcome(rune) && IsForbidden(rune))
            {
                return false;
            }

            isVisible |= IsVisible(rune);
        }

        if (!isVisible && (min > 0 || candidate.Length > 0))
        {
            return false;
        }

        clean = candidate;
        return true;
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i += char.IsHighSurrogate(text[i]) ? 2 : 1)
        {
            if (char.IsLowSurrogate(text[i])
                || (char.IsHighSurrogate(text[i]) && (i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Controls, line and paragraph separators, private and unassigned characters, and those that embed, override or
    /// isolate a direction: U+202E shows what follows from right to left. The marks U+200E and U+200F turn nothing.
    /// </summary>
    private static bool IsForbidden(Rune rune) =>
        rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static bool IsVisible(Rune rune) =>
        !Blank.Contains(rune.Value)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.SpaceSeparator or UnicodeCategory.Format
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.Control);
}
