using System.Globalization;
using StackExchange.Redis;
using Ticketing.Messaging.Directory;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Following;

/// <summary>
/// Reads live state and changes from Kvrocks. One MGET reads a section: no script can run in the middle of a
/// command, so bits, counters and sequence number belong together. Prices come from the event directory.
/// </summary>
internal sealed class SeatStateReader(
    [FromKeyedServices("kvrocks")] IConnectionMultiplexer kvrocks, SectionPlans plans,
    IEventDirectory directory)
{
    /// <summary>
    /// Changes read at once. A listener that is farther behind is better off reading the seats again.
    /// </summary>
    public const int MaxChangesAtOnce = 1_000;

    private const int KeysPerSubsection = 4;

    /// <summary>All initialised sections, or null for an event that has none.</summary>
    public async Task<EventState?> ReadEventAsync(EventId eventId)
    {
        // Before the plans are read: a section that is announced in between stays among the changes still to come. A
        // number read later would include the announcement, and the section would be missing for ever.
        var sequence = await ReadSequenceAsync(eventId);
        var sections = await plans.AllAsync(eventId);
        if (sections.Count == 0)
        {
            return null;
        }

        var states = await Task.WhenAll(sections.Select(ReadSectionAsync));
        return new EventState(eventId, sequence, states);
    }

    /// <summary>One section.</summary>
    /// <exception cref="SectionNotInitializedException">Its state is gone.</exception>
    public async Task<SectionState> ReadSectionAsync(LiveSection section)
    {
        var shape = section.Shape;
        var keys = new List<RedisKey>(1 + (KeysPerSubsection * shape.Subsections.Count))
        {
            KvrocksKeys.Sequence(shape.EventId),
        };
        foreach (var position in section.AllPositions)
        {
            keys.AddRange(section.StateKeysAt(position));
        }

        var values = await kvrocks.GetDatabase().StringGetAsync([.. keys]);
        var sequence = SequenceOf(values[0]);
        return new SectionState(section, sequence,
        [
            .. shape.Subsections.Select((subsection, i) =>
                Read(section, subsection, sequence, values.AsSpan(1 + (KeysPerSubsection * i), KeysPerSubsection))),
        ],
        directory.Find(shape.EventId)?.Find(shape.Name)?.PriceMinor ?? shape.PriceMinor);
    }

    /// <summary>Available, reserved and sold of one subsection, in one MGET.</summary>
    /// <exception cref="SectionNotInitializedException">Its state is gone.</exception>
    public async Task<(int Available, int Reserved, int Sold)> ReadCountersAsync(LiveSection section, int number)
    {
        var values = await kvrocks.GetDatabase().StringGetAsync(
            section.StateKeysAt(section.Shape.PositionOf(number))[1..].ToArray());
        return Array.Exists(values, v => v.IsNull)
            ? throw new SectionNotInitializedException(section.Shape.EventId, section.Shape.Name)
            : ((int)values[0], (int)values[1], (int)values[2]);
    }

    /// <summary>Sequence number of the event's last change; 0 before the first.</summary>
    public async Task<long> ReadSequenceAsync(EventId eventId) =>
        SequenceOf(await kvrocks.GetDatabase().StringGetAsync(KvrocksKeys.Sequence(eventId)));

    /// <summary>
    /// Up to <see cref="MaxChangesAtOnce"/> changes after <paramref name="after"/>, oldest first; null if the
    /// stream has lost some of them already.
    /// </summary>
    public async Task<IReadOnlyList<SeatChange>?> ReadChangesAsync(EventId eventId, long after)
    {
        var entries = (RedisResult[])(await kvrocks.GetDatabase().ExecuteAsync(
            "XRANGE",
            KvrocksKeys.Changes(eventId),
            string.Create(CultureInfo.InvariantCulture, $"{after + 1}-0"),
            "+",
            "COUNT",
            MaxChangesAtOnce))!;
        var changes = entries.Select(ChangeOf).ToArray();

        // A gap, also one in the middle: trimmed, or state that was rebuilt.
        return changes.Length > 0 && changes[^1].Sequence != after + changes.Length ? null : changes;
    }

    /// <summary>An entry is <c>["7-0", ["d", "A;1,490,7,3,12=1"]]</c>.</summary>
    private static SeatChange ChangeOf(RedisResult entry)
    {
        var parts = (RedisResult[])entry!;
        var id = (string)parts[0]!;
        var fields = (RedisResult[])parts[1]!;
        return SeatChange.Parse(
            long.Parse(id.AsSpan(0, id.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture),
            (string)fields[1]!);
    }

    private static SubsectionState Read(
        LiveSection section, SubsectionShape shape, long sequence, ReadOnlySpan<RedisValue> values)
    {
        foreach (var value in values)
        {
            if (value.IsNull)
            {
                throw new SectionNotInitializedException(section.Shape.EventId, section.Shape.Name);
            }
        }

        return new SubsectionState(
            shape, sequence, (byte[])values[0]!, (int)values[1], (int)values[2], (int)values[3]);
    }

    private static long SequenceOf(RedisValue value) => value.IsNull ? 0 : (long)value;
}
