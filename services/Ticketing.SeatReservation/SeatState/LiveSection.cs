using System.Globalization;
using System.Text;
using StackExchange.Redis;
using Ticketing.Contracts;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.SeatState;

/// <summary>An initialised section with the key names and script arguments that every call on it repeats.</summary>
internal sealed class LiveSection
{
    /// <summary>Keys of each subsection in a call: three counters, bits, and the rows' common part.</summary>
    public const int KeysOfSubsection = 5;

    private const int GuidLength = 36;

    private readonly RedisKey[][] _stateKeys;
    private readonly string[] _eventKeys;
    private readonly string[][] _names; // as text, for the arguments of calls: bits, counters, rows
    private readonly string[] _shapeTexts;
    private readonly byte[] _reservationPrefix;

    public LiveSection(SectionShape shape)
    {
        Shape = shape;
        _names = [.. shape.Subsections.Select(NamesOf)];
        _stateKeys = [.. _names.Select(names => names.SkipLast(1).Select(name => (RedisKey)name).ToArray())];
        _shapeTexts = [.. shape.Subsections.Select(ShapeTextOf)];
        _eventKeys =
        [
            KvrocksKeys.EventPlan(shape.EventId)!, KvrocksKeys.Changes(shape.EventId)!,
            KvrocksKeys.Sequence(shape.EventId)!,
        ];
        _reservationPrefix = Encoding.UTF8.GetBytes(KvrocksKeys.Reservations(shape.EventId));
        AllPositions = [.. Enumerable.Range(0, shape.Subsections.Count)];
    }

    public SectionShape Shape { get; }

    /// <summary>Positions of all subsections.</summary>
    public IReadOnlyCollection<int> AllPositions { get; }

    /// <summary>The four keys of a subsection's state: bits, available, reserved, sold.</summary>
    public ReadOnlySpan<RedisKey> StateKeysAt(int position) => _stateKeys[position];

    /// <summary>Adds the event's keys to a call: plan, changes, sequence.</summary>
    public void AddEventKeys(List<object> call) => call.AddRange(_eventKeys);

    /// <summary>Adds a subsection's counters: available, reserved, sold.</summary>
    public void AddCounterKeys(List<object> call, int position)
    {
        var names = _names[position];
        call.Add(names[1]);
        call.Add(names[2]);
        call.Add(names[3]);
    }

    /// <summary>Adds the key of a subsection's bits, and what the keys of its row counters begin with.</summary>
    public void AddSeatKeys(List<object> call, int position)
    {
        call.Add(_names[position][0]);
        call.Add(_names[position][^1]);
    }

    /// <summary>The key of a booking's record.</summary>
    public byte[] ReservationKey(BookingId booking)
    {
        var key = new byte[_reservationPrefix.Length + GuidLength];
        _reservationPrefix.CopyTo(key, 0);
        booking.Value.TryFormat(key.AsSpan(_reservationPrefix.Length), out _);
        return key;
    }

    /// <summary>
    /// The shape argument of a subsection, for example <c>1 20 25 60,61 3:0-19,4:2-24</c>: number, rows, places in a
    /// row, accessible places (indices in the bit string), and first and last place for sale of each row that is not
    /// for sale from end to end, by row. A list that is empty is written as <c>-</c>. A subsection with an order of
    /// quality of its own also has its rows from best to worst and twice the best place of a row, <c>-</c> for none:
    /// <c>1 20 25 - - 5-12,1-4,13-20 48</c>. Where that differs from row to row, the last part has it by row:
    /// <c>1:48,2:47,3:48</c>. One with companion seats has them last, whether or not it has an order of its own:
    /// <c>1 20 25 60,61 - - - 59,62</c>.
    /// </summary>
    public string ShapeTextAt(int position) => _shapeTexts[position];

    private string[] NamesOf(SubsectionShape subsection)
    {
        var (e, section, number) = (Shape.EventId, Shape.Name, subsection.Number);
        return
        [
            KvrocksKeys.SeatBits(e, section, number),
            KvrocksKeys.Available(e, section, number),
            KvrocksKeys.Reserved(e, section, number),
            KvrocksKeys.Sold(e, section, number),
            KvrocksKeys.RowsAvailable(e, section, number),
        ];
    }

    private static string ShapeTextOf(SubsectionShape subsection) => string.Create(
        CultureInfo.InvariantCulture,
        $"{subsection.Number} {subsection.Rows} {subsection.SeatsPerRow} {ListOf(subsection.Accessible)} ")
        + EndsOf(subsection) + QualityOf(subsection)
        + (subsection.Companion.Any() ? " " + ListOf(subsection.Companion) : string.Empty);

    /// <summary>
    /// Empty where there is no order of its own, nor anything behind it: calls on such a subsection are no longer for it.
    /// </summary>
    private static string QualityOf(SubsectionShape subsection)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var row in subsection.RowsByQuality)
        {
            if (ranges.Count > 0 && ranges[^1].Last + 1 == row)
            {
                ranges[^1] = (ranges[^1].First, row);
            }
            else
            {
                ranges.Add((row, row));
            }
        }

        var rows = ranges.Count == 1
            ? "-"
            : ListOf(ranges.Select(r => r.First == r.Last ? $"{r.First}" : $"{r.First}-{r.Last}"));
        var place = subsection.TwiceBestPlace is { } twice ? $"{twice}"
            : subsection.TwiceBestPlaces is { } places ? ListOf(places.Select((best, i) => $"{i + 1}:{best}"))
            : "-";
        return (rows, place) == ("-", "-") && !subsection.Companion.Any() ? string.Empty : $" {rows} {place}";
    }

    private static string EndsOf(SubsectionShape subsection) => ListOf(
        from row in Enumerable.Range(1, subsection.Rows)
        let ends = subsection.EndsOf(row)
        where ends is { } e && e != (0, subsection.SeatsPerRow - 1)
        select string.Create(CultureInfo.InvariantCulture, $"{row}:{ends.Value.First}-{ends.Value.Last}"));

    private static string ListOf<T>(IEnumerable<T> items) =>
        string.Join(',', items) is { Length: > 0 } list ? list : "-";
}
