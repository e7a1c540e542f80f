using System.Globalization;
using System.Text;
using Ticketing.Contracts.Text;

namespace Ticketing.Contracts.Seating;

/// <summary>
/// The name of a section as people read it, for example <c>A</c>, <c>1. Rang links</c> or <c>樓上左</c>, and the form of it
/// that stands in keys of Kvrocks and Kafka.
/// </summary>
public static class SectionName
{
    /// <summary>
    /// Longest name in UTF-16 units: it stands in every ticket code, whose QR code must stay readable on a phone.
    /// </summary>
    public const int MaxLength = 30;

    /// <summary>What to tell who typed it.</summary>
    public static readonly string Hint =
        $"Must have 1 to {MaxLength} characters: letters or digits of any script, with spaces and {Marks} between them.";

    /// <summary>
    /// Marks that a name may have. Not those that separate parts of ticket ids, paths, records and cursors
    /// (<c>- / \ ; , | : %</c>).
    /// </summary>
    private const string Marks = ". ' ’ ( ) &";

    /// <summary>True for a name that an event may have.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="name">The name to store: trimmed, in Unicode normal form C.</param>
    public static bool TryRead(string? text, out string name) =>
        VisibleText.TryLine(text, 1, MaxLength, out name) && IsName(name);

    /// <summary>True for a name that <see cref="TryRead"/> gives; needs no ICU.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= MaxLength
        && name.EnumerateRunes().Any(Rune.IsLetterOrDigit)
        && name.EnumerateRunes().All(IsWelcome);

    /// <summary>
    /// The name in keys: percent-encoded UTF-8 (RFC 3986), so ASCII and the same for everybody. A name of Latin letters
    /// and digits is its own key, and two names never share one: <c>1. Rang</c> is <c>1.%20Rang</c>.
    /// </summary>
    public static string KeyOf(string name) => Uri.EscapeDataString(name);

    private static bool IsWelcome(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune) || Marks.Contains(rune.ToString(), StringComparison.Ordinal)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark;
}
