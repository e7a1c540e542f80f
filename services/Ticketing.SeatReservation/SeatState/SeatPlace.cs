using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Ticketing.SeatReservation.SeatState;

/// <summary>
/// A seat as the scripts name it: subsection number and index in its bit string. Text form <c>1-12</c>; a
/// list is joined by commas, <c>1-12,1-13,2-0</c>, and the empty text is the empty list.
/// </summary>
internal readonly record struct SeatPlace(int Subsection, int Index)
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

    /// <summary>Reads a list as the scripts write it.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static IReadOnlyList<SeatPlace> ParseList(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return [];
        }

        var places = new List<SeatPlace>(1 + text.Count((byte)','));
        foreach (var range in text.Split((byte)','))
        {
            var item = text[range];
            if (item.IsEmpty)
            {
                continue;
            }

            if (!Utf8Parser.TryParse(item, out int subsection, out var dash) || dash >= item.Length
                || item[dash] != (byte)'-' || !Utf8Parser.TryParse(item[(dash + 1)..], out int index, out var read)
                || dash + 1 + read != item.Length)
            {
                throw new FormatException($"'{Encoding.UTF8.GetString(item)}' is no place.");
            }

            places.Add(new SeatPlace(subsection, index));
        }

        return places;
    }

    /// <summary>Writes a list.</summary>
    public static string FormatList(IEnumerable<SeatPlace> places) => string.Join(',', places);
}
