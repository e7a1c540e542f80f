using System.Security.Cryptography;

namespace Ticketing.Booking.Codes;

/// <summary>Codes as people type them, and codes that nobody guesses.</summary>
internal static class CodeText
{
    public const int MinLength = 3;
    public const int MaxLength = 40;

    /// <summary>Of what is typed: longer text is no code, and is not looked at.</summary>
    private const int MaxTyped = 200;

    /// <summary>Without letters and digits that are mistaken for each other. A power of two, so that none is likelier.</summary>
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Groups of four: 60 bits in all. A million tries a day hit one of 10,000 codes once in 300,000 years.</summary>
    private const int Groups = 3;

    private const int GroupLength = 4;

    /// <summary>Stands for what was typed and can be no code: nobody's code is empty.</summary>
    public const string Impossible = "";

    /// <summary>
    /// What two spellings of one code have in common: capital letters and digits, without blanks and hyphens. Null for
    /// what can be no code.
    /// </summary>
    public static string? Normalise(string? typed)
    {
        if (typed is null || typed.Length > MaxTyped)
        {
            return null;
        }
        var letters = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && !IsHyphen(c))).ToUpperInvariant();
        return letters.Length is >= MinLength and <= MaxLength && letters.All(char.IsAsciiLetterOrDigit) ? letters : null;
    }

    /// <summary>For example <c>K7QM-X2PD-94RT</c>.</summary>
    public static string Generate() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Groups * GroupLength)
        .Chunk(GroupLength).Select(group => new string(group)));

    private static bool IsHyphen(char c) => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.DashPunctuation;
}
