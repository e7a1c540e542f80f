using System.Globalization;
using StackExchange.Redis;
using Ticketing.SeatReservation.Domain;

namespace Ticketing.SeatReservation.Infrastructure;

/// <summary>
/// An initialised section with the key names and script arguments that every call on it
/// repeats.
/// </summary>
public sealed class LiveSection
{
    private readonly RedisKey[][] _stateKeys;
    private readonly RedisKey[] _rowKeys;
    private readonly RedisValue[] _scriptShapes;

    /// <summary>Works the names out once.</summary>
    public LiveSection(SectionShape shape)
    {
        Shape = shape;
        _stateKeys = [.. shape.Subsections.Select(StateKeysOf)];
        _rowKeys = [.. shape.Subsections.Select(
            s => (RedisKey)KvrocksKeys.RowsAvailable(shape.EventId, shape.Name, s.Number))];
        _scriptShapes = [.. shape.Subsections.Select(s => (RedisValue)ScriptShapeOf(s))];
        AllPositions = [.. Enumerable.Range(0, shape.Subsections.Count)];
    }

    /// <summary>Geometry.</summary>
    public SectionShape Shape { get; }

    /// <summary>Positions of all subsections.</summary>
    public IReadOnlyCollection<int> AllPositions { get; }

    /// <summary>The four keys that tell a subsection's state: bits, available, reserved, sold.</summary>
    public ReadOnlySpan<RedisKey> StateKeysAt(int position) => _stateKeys[position];

    /// <summary>The bit string of a subsection.</summary>
    public RedisKey BitsKeyAt(int position) => _stateKeys[position][0];

    /// <summary>Counters of a subsection: available, reserved, sold.</summary>
    public ReadOnlySpan<RedisKey> CounterKeysAt(int position) => _stateKeys[position].AsSpan(1);

    /// <summary>What the keys of a subsection's row counters begin with.</summary>
    public RedisKey RowsKeyAt(int position) => _rowKeys[position];

    /// <summary>
    /// The shape argument of a subsection, for example <c>1 20 25 60,61 3:0-19,4:2-24</c>: number, rows, places in a
    /// row, accessible places (indices in the bit string), and first and last place for sale of each row that is not
    /// for sale from end to end, by row. A list that is empty is written as <c>-</c>.
    /// </summary>
    public RedisValue ScriptShapeAt(int position) => _scriptShapes[position];

    private RedisKey[] StateKeysOf(SubsectionShape subsection)
    {
        var (e, section, number) = (Shape.EventId, Shape.Name, subsection.Number);
        return
        [
            KvrocksKeys.SeatBits(e, section, number),
            KvrocksKeys.Available(e, section, number),
            KvrocksKeys.Reserved(e, section, number),
            KvrocksKeys.Sold(e, section, number),
        ];
    }

    private static string ScriptShapeOf(SubsectionShape subsection) => string.Create(
        CultureInfo.InvariantCulture,
        $"{subsection.Number} {subsection.Rows} {subsection.SeatsPerRow} {ListOf(subsection.Accessible)} {EndsOf(subsection)}");

    private static string EndsOf(SubsectionShape subsection) => ListOf(
        from row in Enumerable.Range(1, subsection.Rows)
        let ends = subsection.EndsOf(row)
        where ends is { } e && e != (0, subsection.SeatsPerRow - 1)
        select string.Create(CultureInfo.InvariantCulture, $"{row}:{ends.Value.First}-{ends.Value.Last}"));

    private static string ListOf<T>(IEnumerable<T> items) => string.Join(',', items) is { Length: > 0 } list ? list : "-";
}
