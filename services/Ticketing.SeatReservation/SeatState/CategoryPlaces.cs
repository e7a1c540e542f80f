using System.Collections.Concurrent;
using System.Globalization;
using Ticketing.Contracts.Seating;

namespace Ticketing.SeatReservation.SeatState;

/// <summary>
/// Where the seats of some categories are in a section: by subsection, ranges of places of its bit string, for example
/// <c>1:0-249,300-310;2:0-99</c>. Made when somebody first asks for them.
/// </summary>
internal sealed class CategoryPlaces(SectionPlan plan)
{
    /// <summary>Choices of categories remembered a section; beyond it all are forgotten and made anew.</summary>
    private const int MaxRemembered = 64;

    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    public string Of(IReadOnlySet<string?> categories)
    {
        var key = string.Join('\n', categories.Order(StringComparer.Ordinal).Select(c => c ?? "\0"));
        if (_known.Count >= MaxRemembered)
        {
            _known.Clear();
        }

        return _known.GetOrAdd(key, _ => string.Join(
            ';', plan.Subsections.Select(s => RangesOf(s, categories)).OfType<string>()));
    }

    /// <summary>Null for a subsection without such seats.</summary>
    private static string? RangesOf(SubsectionPlan subsection, IReadOnlySet<string?> categories)
    {
        var ranges = new List<(int First, int Last)>();
        for (var index = 0; index < subsection.Places; index++)
        {
            var (row, place) = (index / subsection.SeatsPerRow, index % subsection.SeatsPerRow);
            if (!categories.Contains(subsection.CategoryOf(row + 1, place + 1)))
            {
                continue;
            }

            if (ranges.Count > 0 && ranges[^1].Last == index - 1)
            {
                ranges[^1] = (ranges[^1].First, index);
            }
            else
            {
                ranges.Add((index, index));
            }
        }

        return ranges.Count == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{subsection.Number}:")
                + string.Join(',', ranges.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.First}-{r.Last}")));
    }
}
