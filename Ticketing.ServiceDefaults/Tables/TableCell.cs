using System.Globalization;

namespace Ticketing.ServiceDefaults.Tables;

/// <summary>A cell of a table that is exported: text, a number, or a time in UTC.</summary>
public readonly record struct TableCell
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>What spreadsheet programs take for the beginning of a formula, or skip before they look for one.</summary>
    private static readonly char[] FormulaStarts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

    private TableCell(string? text, decimal? number) => (Text, Number) = (text, number);

    /// <summary>The text; null for a number and for nothing.</summary>
    public string? Text { get; }

    /// <summary>The number; null for text and for nothing.</summary>
    public decimal? Number { get; }

    /// <summary>Text that people wrote.</summary>
    public static implicit operator TableCell(string? text) => new(text, null);

    /// <summary>A number.</summary>
    public static implicit operator TableCell(long number) => new(null, number);

    /// <summary>A number, such as an amount in whole units.</summary>
    public static implicit operator TableCell(decimal number) => new(null, number);

    /// <summary>A time, as ISO 8601 in UTC.</summary>
    public static implicit operator TableCell(DateTimeOffset? time) =>
        new(time?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture), null);

    /// <summary>
    /// As a field of a CSV file. Text that a spreadsheet program would take for a formula gets an apostrophe before it: the
    /// file says nothing of types, so a buyer's name could otherwise run on the seller's machine (OWASP, "CSV injection").
    /// </summary>
    internal string ToField() =>
        Number is { } number ? number.ToString(CultureInfo.InvariantCulture)
        : Text is not { Length: > 0 } text ? ""
        : FormulaStarts.Contains(text[0]) || FormulaStarts.Contains(text.TrimStart(' ', '\u00A0').FirstOrDefault())
            ? "'" + text
            : text;
}
