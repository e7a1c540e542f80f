namespace Ticketing.EventTicketing.Infrastructure;

/// <summary>
/// What text is accepted from outside: PostgreSQL takes no NUL, and control characters help nobody.
/// </summary>
internal static class TextRules
{
    /// <summary>
    /// One line of <paramref name="min"/> to <paramref name="max"/> UTF-16 units without control characters.
    /// </summary>
    public static bool IsLine(string? text, int min, int max) =>
        text is not null && text.Length >= min && text.Length <= max && !text.Any(char.IsControl);

    /// <summary>Like <see cref="IsLine"/>, but line breaks and tabs are welcome.</summary>
    public static bool IsParagraphs(string? text, int max) =>
        text is not null && text.Length <= max && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
}
