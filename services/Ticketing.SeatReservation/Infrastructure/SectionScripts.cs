using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Ticketing.Contracts;

namespace Ticketing.SeatReservation.Infrastructure;

/// <summary>One booking's part of a script call.</summary>
/// <param name="Booking">Whose record the script reads and writes.</param>
/// <param name="Text">What is asked, in the form that the script's header gives.</param>
/// <param name="Seats">How many seats it asks for; bounds what one call does.</param>
public readonly record struct SectionItem(BookingId Booking, string Text, int Seats);

/// <summary>
/// The live state of a section is not there (yet, or any more). Trying again later may find
/// it.
/// </summary>
public sealed class SectionNotInitializedException(EventId eventId, string section)
    : Exception($"Section {section} of event {eventId} is not initialised.");

/// <summary>
/// Runs scripts on the state of one section: lays out KEYS and ARGV as section_state.lua
/// says.
/// </summary>
public sealed class SectionScripts(
    [FromKeyedServices("kvrocks")] IConnectionMultiplexer kvrocks,
    TimeProvider time,
    IOptions<SeatReservationOptions> options)
{
    /// <summary>
    /// Items in one call: they share the reading of a section's counters. While a script runs nobody else is
    /// served, and with this many single seats it takes about 2 ms.
    /// </summary>
    public const int MaxItems = 256;

    /// <summary>
    /// Seats of all items in one call: bounds its time where items are large, and what one MSET of a script writes to
    /// under 8,000 arguments, which is as many as Lua can pass.
    /// </summary>
    public const int MaxSeats = 512;

    /// <summary>Seats of one item.</summary>
    public const int MaxSeatsPerItem = 50;

    /// <summary>
    /// Runs <paramref name="script"/> for all items, <see cref="MaxItems"/> or <see cref="MaxSeats"/> a call, in order.
    /// One result an item.
    /// </summary>
    /// <exception cref="SectionNotInitializedException">The section has no live state.</exception>
    public async Task<IReadOnlyList<RedisResult>> RunAsync(
        KvrocksScript script,
        LiveSection section,
        IReadOnlyList<SectionItem> items,
        Func<IEnumerable<SectionItem>, IReadOnlyCollection<int>> positionsOf)
    {
        var results = new List<RedisResult>(items.Count);
        foreach (var chunk in Calls(items))
        {
            results.AddRange(await RunOnceAsync(script, section, chunk, positionsOf(chunk)));
        }

        return results;
    }

    private static IEnumerable<SectionItem[]> Calls(IReadOnlyList<SectionItem> items)
    {
        for (int first = 0, next; first < items.Count; first = next)
        {
            var seats = 0;
            for (next = first; next < items.Count && next - first < MaxItems; next++)
            {
                seats += items[next].Seats;
                if (seats > MaxSeats && next > first)
                {
                    break;
                }
            }

            yield return [.. items.Skip(first).Take(next - first)];
        }
    }

    private async Task<RedisResult[]> RunOnceAsync(
        KvrocksScript script, LiveSection section, SectionItem[] items, IReadOnlyCollection<int> positions)
    {
        var eventId = section.Shape.EventId;
        var keys = new List<RedisKey>(3 + items.Length + (5 * positions.Count))
        {
            KvrocksKeys.EventPlan(eventId), KvrocksKeys.Changes(eventId), KvrocksKeys.Sequence(eventId),
        };
        var values = new List<RedisValue>(6 + positions.Count + items.Length)
        {
            section.Shape.Name,
            time.GetUtcNow().ToUnixTimeMilliseconds(),
            (long)options.Value.RecordLifetime.TotalSeconds,
            options.Value.MaxChangesKept,
            items.Length,
            positions.Count,
        };
        foreach (var position in positions)
        {
            keys.AddRange(section.CounterKeysAt(position));
            values.Add(section.ScriptShapeAt(position));
        }

        foreach (var item in items)
        {
            keys.Add(KvrocksKeys.Reservation(eventId, item.Booking));
        }

        foreach (var position in positions)
        {
            keys.Add(section.BitsKeyAt(position));
            keys.Add(section.RowsKeyAt(position));
        }

        foreach (var item in items)
        {
            values.Add(item.Text);
        }

        var result = await script.EvaluateAsync(kvrocks.GetDatabase(), [.. keys], [.. values]);
        return result.IsNull
            ? throw new SectionNotInitializedException(eventId, section.Shape.Name)
            : (RedisResult[])result!;
    }
}
