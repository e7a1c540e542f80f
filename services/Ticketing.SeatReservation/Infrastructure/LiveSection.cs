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
    private readonly RedisKey[][] _scriptKeys;
    private readonly RedisValue[] _scriptShapes;

    /// <summary>Works the names out once.</summary>
    public LiveSection(SectionShape shape)
    {
        Shape = shape;
        _scriptKeys = [.. shape.Subsections.Select(ScriptKeysOf)];
        _scriptShapes = [.. shape.Subsections.Select(s => (RedisValue)ScriptShapeOf(s))];
        AllPositions = [.. Enumerable.Range(0, shape.Subsections.Count)];
    }

    /// <summary>Geometry.</summary>
    public SectionShape Shape { get; }

    /// <summary>Positions of all subsections.</summary>
    public IReadOnlyCollection<int> AllPositions { get; }

    /// <summary>
    /// Bits, available, reserved, sold and the row counters of a subsection, as the scripts want
    /// them.
    /// </summary>
    public ReadOnlySpan<RedisKey> ScriptKeysAt(int position) => _scriptKeys[position];

    /// <summary>The shape argument of a subsection: <c>number rows seats_per_row [accessible]</c>.</summary>
    public RedisValue ScriptShapeAt(int position) => _scriptShapes[position];

    /// <summary>The four keys that tell a subsection's state: bits, available, reserved, sold.</summary>
    public ReadOnlySpan<RedisKey> StateKeysAt(int position) => _scriptKeys[position].AsSpan(0, 4);

    private RedisKey[] ScriptKeysOf(SubsectionShape subsection)
    {
        var (e, section, number) = (Shape.EventId, Shape.Name, subsection.Number);
        return
        [
            KvrocksKeys.SeatBits(e, section, number),
            KvrocksKeys.Available(e, section, number),
            KvrocksKeys.Reserved(e, section, number),
            KvrocksKeys.Sold(e, section, number),
            .. Enumerable.Range(1, subsection.Rows)
                .Select(row => (RedisKey)KvrocksKeys.RowAvailable(e, section, number, row)),
        ];
    }

    private static string ScriptShapeOf(SubsectionShape subsection) => string.Create(
        CultureInfo.InvariantCulture,
        $"{subsection.Number} {subsection.Rows} {subsection.SeatsPerRow} {string.Join(',', subsection.Accessible)}");
}
