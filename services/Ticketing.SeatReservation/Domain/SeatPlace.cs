using System.Globalization;

namespace Ticketing.SeatReservation.Domain;

/// <summary>
/// A seat as the scripts name it: subsection number and index in its bit string. Text form <c>1-12</c>; a
/// list is joined by commas, <c>1-12,1-13,2-0</c>, and the empty text is the empty list.
/// </summary>
public readonly record struct SeatPlace(int Subsection, int Index)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Subsection}-{Index}");

    /// <summary>Reads a list.</summary>
    public static IReadOnlyList<SeatPlace> ParseList(ReadOnlySpan<char> text)
    {
        var places = new List<SeatPlace>();
        foreach (var range in text.Split(','))
        {
            var item = text[range];
            if (item.IsEmpty)
            {
                continue;
            }

            var dash = item.IndexOf('-');
            places.Add(new SeatPlace(
                int.Parse(item[..dash], NumberStyles.None, CultureInfo.InvariantCulture),
                int.Parse(item[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture)));
        }

        return places;
    }

    /// <summary>Writes a list.</summary>
    public static string FormatList(IEnumerable<SeatPlace> places) => string.Join(',', places);
}
