using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Ticketing.Contracts;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Reserving;

/// <summary>One booking's part of a call.</summary>
/// <param name="Booking">Whose record the function reads and writes.</param>
/// <param name="Text">The request, in the form that the function's header gives.</param>
/// <param name="Seats">How many seats it wants; bounds what one call does.</param>
internal readonly record struct SectionItem(BookingId Booking, string Text, int Seats);

/// <summary>Calls functions on the state of one section, with KEYS and ARGV as section_state.lua wants them.</summary>
internal sealed class SectionCalls(
    [FromKeyedServices("kvrocks")] IConnectionMultiplexer kvrocks,
    TimeProvider time,
    IOptions<SeatStateOptions> options)
{
    /// <summary>
    /// Items in one call: they share the reading of a section's counters. While a function runs, other calls of the
    /// event wait, on most servers all calls; with this many single seats it takes about 2 ms.
    /// </summary>
    public const int MaxItems = 256;

    /// <summary>
    /// Seats of all items in one call: bounds its time where items are large, and what one MSET of a call writes to
    /// under 8,000 arguments, which is as many as Lua can pass.
    /// </summary>
    public const int MaxSeats = 512;

    /// <summary>Seats of one item.</summary>
    public const int MaxSeatsPerItem = 50;

    /// <summary>
    /// Calls <paramref name="function"/> for all items in order, up to <see cref="MaxItems"/> or
    /// <see cref="MaxSeats"/> in each call. One result an item.
    /// </summary>
    /// <exception cref="SectionNotInitializedException">The section has no live state.</exception>
    public async Task<IReadOnlyList<RedisResult>> RunAsync(
        SeatFunction function,
        LiveSection section,
        IReadOnlyList<SectionItem> items,
        Func<IEnumerable<SectionItem>, IReadOnlyCollection<int>> positionsOf)
    {
        if (EndOfCall(items, 0) == items.Count)
        {
            return items.Count == 0 ? [] : await RunOnceAsync(function, section, items, positionsOf(items));
        }

        var results = new List<RedisResult>(items.Count);
        for (var first = 0; first < items.Count;)
        {
            var end = EndOfCall(items, first);
            var chunk = items.Skip(first).Take(end - first).ToArray();
            results.AddRange(await RunOnceAsync(function, section, chunk, positionsOf(chunk)));
            first = end;
        }

        return results;
    }

    private static int EndOfCall(IReadOnlyList<SectionItem> items, int first)
    {
        var seats = 0;
        for (var next = first; next < items.Count; next++)
        {
            seats += items[next].Seats;
            if (next - first == MaxItems || (seats > MaxSeats && next > first))
            {
                return next;
            }
        }

        return items.Count;
    }

    private async Task<RedisResult[]> RunOnceAsync(
        SeatFunction function, LiveSection section, IReadOnlyList<SectionItem> items,
        IReadOnlyCollection<int> positions)
    {
        const int Fixed = 2 + 3 + 6; // name and number of keys, keys, values
        var keys = 3 + items.Count + (LiveSection.KeysOfSubsection * positions.Count);
        var arguments = new List<object>(Fixed + keys + positions.Count + items.Count) { function.Name, keys };
        section.AddEventKeys(arguments);
        foreach (var position in positions)
        {
            section.AddCounterKeys(arguments, position);
        }

        for (var i = 0; i < items.Count; i++)
        {
            arguments.Add(section.ReservationKey(items[i].Booking));
        }

        foreach (var position in positions)
        {
            section.AddSeatKeys(arguments, position);
        }

        arguments.Add(section.Shape.Name);
        arguments.Add(time.GetUtcNow().ToUnixTimeMilliseconds());
        arguments.Add((long)options.Value.RecordLifetime.TotalSeconds);
        arguments.Add(options.Value.MaxChangesKept);
        arguments.Add(items.Count);
        arguments.Add(positions.Count);
        foreach (var position in positions)
        {
            arguments.Add(section.ShapeTextAt(position));
        }

        for (var i = 0; i < items.Count; i++)
        {
            arguments.Add(items[i].Text);
        }

        var result = await SeatFunction.CallAsync(kvrocks.GetDatabase(), [.. arguments]);
        return result.IsNull
            ? throw new SectionNotInitializedException(section.Shape.EventId, section.Shape.Name)
            : (RedisResult[])result!;
    }
}
