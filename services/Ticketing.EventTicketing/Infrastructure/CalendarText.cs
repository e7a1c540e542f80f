using System.Globalization;
using System.Text;

namespace Ticketing.EventTicketing.Infrastructure;

/// <summary>Lines and values of an iCalendar file (RFC 5545).</summary>
internal static class CalendarText
{
    /// <summary>Section 3.1: octets of a line without its break.</summary>
    private const int MaxLineOctets = 75;

    public static string Utc(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Section 3.3.11: backslash, semicolon, comma and line breaks of a text.</summary>
    public static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal)
        .Replace('\r', '\n').Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>
    /// Adds a line and folds a long one: the break and a space, never inside a character's bytes.
    /// </summary>
    public static void AddLine(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxLineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
