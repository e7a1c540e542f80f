using System.Text.RegularExpressions;
using Ticketing.SystemKit.Api;

namespace Ticketing.System.Tests.Steps;

/// <summary>Reads the scenarios' words for seats.</summary>
internal static partial class Words
{
    /// <summary>"row 2, seats 4 and 5" or "row 2, seats 4, 5" in section A, subsection 1.</summary>
    public static List<Place> Seats(string words)
    {
        var match = RowAndSeats().Match(words);
        if (!match.Success)
        {
            throw new FormatException($"'{words}' is not like 'row 2, seats 4 and 5'.");
        }

        var row = int.Parse(match.Groups[1].Value);
        return [.. Number().Matches(match.Groups[2].Value).Select(n => new Place("A", 1, row, int.Parse(n.Value)))];
    }

    /// <summary>A number with or without thousands separators.</summary>
    public static int Count(string words) => int.Parse(words.Replace(",", ""));

    [GeneratedRegex(@"^row (\d+), seats? ([\d, and]+)$")]
    private static partial Regex RowAndSeats();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
