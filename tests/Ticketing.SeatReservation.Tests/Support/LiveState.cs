using StackExchange.Redis;
using Ticketing.SeatReservation.Domain;
using Ticketing.SeatReservation.Infrastructure;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>What Kvrocks holds of a section, read key by key and not by the code under test.</summary>
internal static class LiveState
{
    /// <summary>The seats of a subsection as digits, a row a line.</summary>
    public static async Task<string> SeatsAsync(IDatabase kvrocks, LiveSection section, int number)
    {
        var shape = section.Shape.Find(number).ShouldNotBeNull();
        var bits = (byte[])(await kvrocks.StringGetAsync(
            KvrocksKeys.SeatBits(section.Shape.EventId, section.Shape.Name, number)))!;
        return string.Join('\n', Enumerable.Range(0, shape.Rows)
            .Select(row => SeatBits.ToDigits(bits, row * shape.SeatsPerRow, shape.SeatsPerRow)));
    }

    /// <summary>Fails unless every counter of the section says what its bits say.</summary>
    public static async Task CountersShouldAgreeAsync(IDatabase kvrocks, LiveSection section)
    {
        foreach (var subsection in section.Shape.Subsections)
        {
            var rows = (await SeatsAsync(kvrocks, section, subsection.Number)).Split('\n');
            var (e, name, number) = (section.Shape.EventId, section.Shape.Name, subsection.Number);
            (await NumberAsync(kvrocks, KvrocksKeys.Total(e, name, number))).ShouldBe(subsection.Seats);
            (await NumberAsync(kvrocks, KvrocksKeys.Available(e, name, number))).ShouldBe(Count(rows, '0'));
            (await NumberAsync(kvrocks, KvrocksKeys.Reserved(e, name, number))).ShouldBe(Count(rows, '1'));
            (await NumberAsync(kvrocks, KvrocksKeys.Sold(e, name, number))).ShouldBe(Count(rows, '2'));
            for (var row = 1; row <= subsection.Rows; row++)
            {
                (await NumberAsync(kvrocks, KvrocksKeys.RowAvailable(e, name, number, row)))
                    .ShouldBe(Count([rows[row - 1]], '0'), $"row {row}");
            }
        }
    }

    /// <summary>The change stream, oldest first.</summary>
    public static async Task<IReadOnlyList<SeatChange>> ChangesAsync(IDatabase kvrocks, EventId eventId)
    {
        var entries = (RedisResult[])(await kvrocks.ExecuteAsync("XRANGE", (string)KvrocksKeys.Changes(eventId)!, "-", "+"))!;
        return
        [
            .. entries.Select(entry =>
            {
                var pair = (RedisResult[])entry!;
                var fields = (RedisResult[])pair[1]!;
                return SeatChange.Parse(long.Parse(((string)pair[0]!).Split('-')[0]), (string)fields[1]!);
            }),
        ];
    }

    private static async Task<int> NumberAsync(IDatabase kvrocks, string key) =>
        (int)await kvrocks.StringGetAsync(key);

    private static int Count(IEnumerable<string> rows, char digit) => rows.Sum(row => row.Count(c => c == digit));
}
